#include "app/screens/pillars.h"

#include <algorithm>

#include "app/button.h"
#include "app/choice.h"
#include "app/field.h"
#include "app/ledge.h"
#include "app/screens/frame.h"
#include "app/screens/parts.h"
#include "app/scroll.h"
#include "app/sheet.h"
#include "core/typed_text.h"

namespace ubao::app {
namespace {

using core::ActivityState;

// Teams that said something, and those that were named here a moment ago; all together first.
std::vector<std::string> teams_of(const Rating& r) {
  std::vector<std::string> teams;
  for (const auto& [team, cells] : r.state.views.matrix.teams) teams.push_back(team);
  for (const std::string& team : r.draft.named)
    if (std::find(teams.begin(), teams.end(), team) == teams.end()) teams.push_back(team);
  return teams;
}

// What is typed is kept under the team and scope that it was typed for.
void keep_opportunity_now(Rating& r) {
  PillarsDraft& draft = r.draft;
  if (draft.typed_at > 0 && !draft.writing.empty())
    r.intents.push_back(
        SetRating{draft.activity, {draft.team, draft.writing, draft.scope, {}, {}, draft.text}});
  draft.typed_at = 0;
  draft.writing.clear();
}

void draw_teams(Rating& r, Rect& rest) {
  Ui& ui = r.ui;
  const std::vector<std::string> teams = teams_of(r);
  std::vector<Choice> choices;
  int chosen = 0;
  for (std::size_t i = 0; i < teams.size(); ++i) {
    choices.push_back({"team/" + teams[i], teams[i].empty() ? ui.say("pillars.together") : teams[i]});
    if (teams[i] == r.draft.team) chosen = static_cast<int>(i);
  }
  if (r.may_change) choices.push_back({"name team", ui.say("pillars.name_team")});
  flow(ui, rest, ui.say("pillars.who"), style_of(Role::meta, ui.theme.soft), ui.px(4));
  const int pressed =
      pills(ui, rest.take_top(pills_height(ui, choices, chosen, rest.w), ui.px(12)), choices, chosen);
  if (pressed < 0) return;
  keep_opportunity_now(r);
  if (pressed < static_cast<int>(teams.size())) {
    r.draft.team = teams[static_cast<std::size_t>(pressed)];
  } else {
    r.draft.naming = true;
    r.draft.name.clear();
    r.draft.error.clear();
  }
  ui.want_frame();
}

void draw_scopes(Rating& r, Rect& rest) {
  Ui& ui = r.ui;
  std::vector<Choice> choices;
  int chosen = 0;
  for (const core::InstrumentScope& scope : r.plan().scopes) {
    if (scope.code == r.draft.scope) chosen = static_cast<int>(choices.size());
    choices.push_back({"scope/" + scope.code, r.words(scope.label)});
  }
  flow(ui, rest, ui.say("pillars.where"), style_of(Role::meta, ui.theme.soft), ui.px(4));
  const int pressed =
      pills(ui, rest.take_top(pills_height(ui, choices, chosen, rest.w), ui.px(16)), choices, chosen);
  if (pressed < 0) return;
  keep_opportunity_now(r);
  r.draft.scope = r.plan().scopes[static_cast<std::size_t>(pressed)].code;
  ui.want_frame();
}

void draw_matrix_notes(Rating& r, Rect& rest, const core::AgendaItem& item) {
  Ui& ui = r.ui;
  const auto note = [&](Icon icon, const std::string& words, NoteLook look) {
    draw_note(ui, rest.take_top(note_height(ui, words, rest.w), ui.px(14)), icon, words, look);
  };
  if (item.state == ActivityState::planned) note(Icon::clock, ui.say("pillars.planned"), NoteLook::plain);
  if (item.state == ActivityState::closed) note(Icon::lock, ui.say("pillars.closed"), NoteLook::plain);
  if (r.state.facilitating() && !item.guide.empty()) note(Icon::flag, item.guide, NoteLook::plain);
}

std::vector<LedgeAction> matrix_actions(const Rating& r) {
  const bool reading = r.draft.overview;
  std::vector<LedgeAction> actions{{"overview", r.ui.say(reading ? "pillars.fill" : "pillars.overview"),
                                    reading ? Icon::pencil : Icon::table}};
  // a phone has room for it where the table is read
  if (reading || !r.ui.phone()) actions.push_back({"save table", r.ui.say("pillars.save"), Icon::document});
  return actions;
}

void act_on_matrix(Rating& r, int pressed) {
  if (pressed < 0) return;
  keep_opportunity_now(r);
  if (pressed == 0) r.draft.overview = !r.draft.overview;
  if (pressed == 1) r.intents.push_back(SaveMatrix{r.state.activity});
  r.ui.want_frame();
}

void draw_pillars_ledge(Rating& r, const Rect& place, const core::AgendaItem& item) {
  Ui& ui = r.ui;
  const bool open = item.state == ActivityState::open, closed = item.state == ActivityState::closed;
  const std::vector<LedgeAction> actions = matrix_actions(r);
  Ledge ledge;
  if (!ui.phone()) ledge.secondary = actions;
  if (r.state.facilitating()) {
    ledge.primary.id = "set state";
    ledge.primary.label = ui.say(open ? "activity.close" : closed ? "activity.reopen" : "activity.open");
    ledge.primary.icon = open ? Icon::tick : Icon::play;
    ledge.primary_leads_on = false;
    ledge.primary_is_quiet = closed;
  } else {
    ledge.primary = {"leave", ui.say("assessment.to_agenda"), Icon::forward};
  }
  const int pressed = draw_ledge(ui, place, ledge);
  act_on_matrix(r, pressed);
  if (pressed != kPrimaryPressed) return;
  keep_opportunity_now(r);
  if (r.state.facilitating())
    r.intents.push_back(SetActivityState{item.id, open ? ActivityState::closed : ActivityState::open});
  else
    r.intents.push_back(GoTo{Screen::agenda, {}});
}

}  // namespace

const std::string& Rating::name_of(const core::InstrumentStatement& pillar) const {
  const core::InstrumentDimension* dimension = plan().find_dimension(pillar.dimension);
  const bool alone = dimension && plan().of_dimension(pillar.dimension).size() == 1;
  return words(alone ? dimension->name : pillar.text);
}

std::string gap_words(const Ui& ui, const core::MatrixCell& cell) {
  if (!cell.has_gap()) return {};
  if (cell.gap() == 0) return ui.say("pillars.no_gap");
  return cell.gap() > 0 ? ui.say("pillars.gap", {{"n", std::to_string(cell.gap())}})
                        : ui.say("pillars.above");
}

void draw_team_sheet(Rating& r) {
  Ui& ui = r.ui;
  PillarsDraft& draft = r.draft;
  const Sheet sheet =
      begin_sheet(ui, "team", ui.say("pillars.name_team"), ui.say("pillars.name_team.text"), 520);
  Rect rest = sheet.content;
  const std::string label = ui.say("pillars.team_name"),
                    error = draft.error.empty() ? "" : ui.say(draft.error);
  Field field;
  field.id = "team name";
  field.label = label;
  field.error = error;
  field.most_bytes = core::kMostNameLetters;
  field.take_focus = ImGui::IsWindowAppearing();
  const FieldEvents events = draw_field(
      ui, rest.take_top(field_height(ui, field, draft.name, rest.w), ui.px(18)), field, draft.name);
  if (events.changed) draft.error.clear();
  const std::string cancel = ui.say("cancel"), act = ui.say("pillars.use_team");
  const Button buttons[] = {{"cancel", cancel, ButtonLook::secondary},
                            {"use team", act, ButtonLook::primary, Icon::tick}};
  const int pressed = sheet_buttons(ui, sheet.content, rest.y, buttons);
  end_sheet(ui, rest.y);
  if (pressed == 0 || sheet.dismissed) draft.naming = false;
  if (pressed != 1 && !events.submitted) return;
  const std::string name = core::trimmed(draft.name);
  if (name.empty()) {
    draft.error = "pillars.fault.no_name";
    return ui.want_frame();
  }
  draft.team = name;
  draft.named.push_back(draft.team);
  draft.naming = false;
  ui.want_frame();
}

void draw_pillars(Ui& ui, const State& state, PillarsDraft& draft, Intents& intents) {
  const core::AgendaItem* item = state.views.agenda.find(state.activity);
  Page page;
  page.back = ui.say("back");
  page.title = item ? item->title : ui.say("activity.gone");
  page.subtitle = workshop_place(state);
  Rect rest = draw_frame(ui, state, page, intents);
  const bool here = item && state.views.matrix.activity == state.activity &&
                    !state.views.instrument.scopes.empty() && draft.activity == state.activity;
  if (!here) {
    const Rect place = middle_column(ui, rest, 440);
    empty_state(ui, {place.x, rest.y + rest.h / 4, place.w, 0}, ui.say("activity.gone"),
                ui.say("activity.gone.text"));
    return;
  }
  Rating r{ui, state, draft, intents, item->state == ActivityState::open};
  if (draft.scope.empty()) draft.scope = state.views.instrument.scopes.front().code;
  const Rect foot = rest.take_bottom(ledge_height(ui));
  Rect column = begin_scroll(ui, item->id, middle_column(ui, rest, 980));
  column.y += ui.px(ui.phone() ? 12 : 20);
  phone_title(ui, column, item->title);
  flow(ui, column, item->prompt, {}, ui.px(14));
  draw_matrix_notes(r, column, *item);
  if (ui.phone()) act_on_matrix(r, actions_on_page(ui, column, matrix_actions(r)));
  draw_teams(r, column);
  if (draft.overview) {
    draw_pillar_overview(r, column);
  } else {
    draw_scopes(r, column);
    draw_pillar_papers(r, column);
  }
  end_scroll(ui, column.y + ui.px(12));
  draw_pillars_ledge(r, foot, *item);
  if (draft.naming && state.entrance.step == Entrance::Step::none) draw_team_sheet(r);
}

}  // namespace ubao::app
