// What can be done with the picture: the ledge, and the sheets that its actions open.
#include <algorithm>
#include <array>
#include <vector>

#include "app/button.h"
#include "app/ledge.h"
#include "app/screens/debrief.h"
#include "app/screens/debrief_words.h"
#include "app/sheet.h"

namespace ubao::app {
namespace {

using core::StatementOrder;
using DebriefSheet = DebriefDraft::Sheet;

constexpr std::size_t kMostOffered = 8;

StatementOrder next_order(StatementOrder order) {
  return order == StatementOrder::dimension ? StatementOrder::gap
         : order == StatementOrder::gap     ? StatementOrder::disagreement
                                            : StatementOrder::dimension;
}

const char* words_of_sorting(StatementOrder order) {
  return order == StatementOrder::gap            ? "debrief.sort.gap"
         : order == StatementOrder::disagreement ? "debrief.sort.disagreement"
                                                 : "debrief.sort.questionnaire";
}

FigureChoice figure_shown(const DebriefDraft& draft) {
  return {draft.compare.empty() ? DebriefFigure::bars : DebriefFigure::groups, draft.dimension, draft.compare,
          draft.order, draft.statement};
}

void draw_comparing(Debriefing& d) {
  Ui& ui = d.ui;
  std::vector<MenuEntry> entries{{"together", ui.say("debrief.by.nothing"), Icon::people}};
  for (const core::Breakdown& breakdown : d.results.breakdowns)
    entries.push_back({breakdown.variable, ui.say("debrief.by." + breakdown.variable), Icon::group});
  bool open = true;
  const int chosen = menu_sheet(ui, "debrief/compare", ui.say("debrief.compare"), entries, open);
  if (chosen == 0) d.draft.compare.clear();
  if (chosen > 0) d.draft.compare = d.results.breakdowns[static_cast<std::size_t>(chosen) - 1].variable;
  if (!open || chosen >= 0) d.draft.sheet = DebriefSheet::none;
}

// The widest gaps come first, whatever the chart is sorted by.
void draw_choosing_priority(Debriefing& d) {
  Ui& ui = d.ui;
  auto offered = core::in_order(d.results.statements, StatementOrder::gap, d.dimension());
  if (offered.size() > kMostOffered) offered.resize(kMostOffered);
  std::vector<MenuEntry> entries;
  for (const core::StatementResult* statement : offered) {
    const core::InstrumentStatement* asked = d.instrument.find(statement->code);
    entries.push_back({"priority/" + statement->code,
                       ui.say("debrief.code_text", {{"code", statement->code},
                                                    {"text", asked ? d.words(asked->text) : std::string()}}),
                       d.is_priority(statement->code) ? Icon::tick : Icon::flag});
  }
  bool open = true;
  const int chosen = menu_sheet(ui, "debrief/priority", ui.say("debrief.priority.title"), entries, open);
  if (chosen >= 0)
    d.intents.push_back(MakePriority{d.state.activity, offered[static_cast<std::size_t>(chosen)]->code});
  if (!open || chosen >= 0) d.draft.sheet = DebriefSheet::none;
}

void draw_asking_to_publish(Debriefing& d) {
  Ui& ui = d.ui;
  const Sheet sheet = begin_sheet(ui, "debrief/publish", ui.say("publish.title"), ui.say("publish.text"));
  const std::string later = ui.say("completion.not_now"), publish = ui.say("publish.act");
  const std::array<Button, 2> buttons{
      {{"later", later, ButtonLook::quiet}, {"publish now", publish, ButtonLook::primary, Icon::people}}};
  float y = sheet.content.y;
  const int pressed = sheet_buttons(ui, sheet.content, y, buttons);
  end_sheet(ui, y);
  if (pressed == 1) d.intents.push_back(Publish{d.state.activity});
  if (pressed >= 0 || sheet.dismissed) d.draft.sheet = DebriefSheet::none;
}

// The room sees published pictures only, on the wall as on its tablets.
LedgeAction leading_action(const Debriefing& d) {
  const Ui& ui = d.ui;
  const PublishView& publish = d.state.views.debrief.publish;
  if (!d.state.facilitating()) return {"leave", ui.say("assessment.to_agenda"), Icon::forward};
  if (d.results.live && publish.published == 0)
    return {"publish", ui.say(ui.phone() ? "publish.brief" : "publish.act"), Icon::people, !publish.may};
  return {"projector", ui.say(ui.phone() ? "debrief.project.brief" : "debrief.project"), Icon::projector};
}

std::vector<LedgeAction> actions_of(const Debriefing& d) {
  const Ui& ui = d.ui;
  const DebriefDraft& draft = d.draft;
  const bool facilitating = d.state.facilitating();
  std::vector<LedgeAction> actions;
  if (!draft.statement.empty()) {
    actions.push_back({"list", ui.say("debrief.to_all"), Icon::back});
    if (facilitating)
      actions.push_back({"this priority",
                         ui.say(d.is_priority(draft.statement) ? "debrief.is_priority" : "debrief.priority"),
                         Icon::flag, d.is_priority(draft.statement)});
  } else {
    if (draft.compare.empty())
      actions.push_back({"sort", ui.say(words_of_sorting(next_order(draft.order))), Icon::bullets});
    if (!d.results.breakdowns.empty())
      actions.push_back({"compare", ui.say("debrief.compare"), Icon::people});
    if (facilitating) {
      actions.push_back({"picture", ui.say("debrief.save_picture"), Icon::camera});
      actions.push_back({"priority", ui.say("debrief.priority"), Icon::flag});
      actions.push_back({"table", ui.say("debrief.table"), Icon::table});
    }
    actions.push_back({"teams", ui.say("debrief.teams_agree"), Icon::teams});
  }
  if (facilitating) actions.push_back({"notes", ui.say("debrief.notes"), Icon::pencil});
  return actions;
}

}  // namespace

void draw_debrief_ledge(Debriefing& d, const Rect& rect) {
  DebriefDraft& draft = d.draft;
  const std::vector<LedgeAction> actions = actions_of(d);
  Ledge ledge;
  ledge.secondary = actions;
  ledge.primary_leads_on = !d.state.facilitating();
  ledge.primary = leading_action(d);
  const int pressed = draw_ledge(d.ui, rect, ledge);
  if (pressed == kNothingPressed) return;
  const std::string& id =
      pressed == kPrimaryPressed ? ledge.primary.id : actions[static_cast<std::size_t>(pressed)].id;
  if (id == "list") draft.statement.clear();
  if (id == "this priority") d.intents.push_back(MakePriority{d.state.activity, draft.statement});
  if (id == "sort") draft.order = next_order(draft.order);
  if (id == "compare") draft.sheet = DebriefSheet::compare;
  if (id == "picture") d.intents.push_back(SavePicture{figure_shown(draft)});
  if (id == "table") d.intents.push_back(SaveTable{});
  if (id == "priority") draft.sheet = DebriefSheet::priority;
  if (id == "teams") d.intents.push_back(GoTo{Screen::consensus, d.state.activity});
  if (id == "publish") draft.sheet = DebriefSheet::publish;
  if (id == "notes") draft.sheet = DebriefSheet::notes, draft.opened = false;
  if (id == "projector") d.intents.push_back(ShowOnProjector{figure_shown(draft)});
  if (id == "leave") d.intents.push_back(GoTo{Screen::agenda, {}});
  d.ui.want_frame();
}

void draw_debrief_sheets(Debriefing& d) {
  switch (d.draft.sheet) {
    case DebriefSheet::none:
      break;
    case DebriefSheet::compare:
      draw_comparing(d);
      break;
    case DebriefSheet::priority:
      draw_choosing_priority(d);
      break;
    case DebriefSheet::notes:
      draw_debrief_notes(d);
      break;
    case DebriefSheet::publish:
      draw_asking_to_publish(d);
      break;
  }
}

}  // namespace ubao::app
