#include "app/screens/completion.h"

#include <vector>

#include "app/ledge.h"
#include "app/screens/frame.h"
#include "app/screens/instrument.h"
#include "app/screens/parts.h"
#include "app/scroll.h"

namespace ubao::app {
namespace {

using core::ActivityState;

constexpr float kCompletionAsideFrom = 900, kCompletionAside = 340;

// One action leads: open, then freeze, then the debrief.
void draw_completion_ledge(Ui& ui, const Rect& place, const core::AgendaItem& item, CompletionDraft& draft,
                           Intents& intents) {
  const bool open = item.state == ActivityState::open, closed = item.state == ActivityState::closed;
  std::vector<LedgeAction> actions;
  if (closed)
    actions.push_back({"reopen", ui.say("completion.reopen"), Icon::undo});
  else
    actions.push_back({"hand over", ui.say("activity.hand_over"), Icon::swap});
  if (open) actions.push_back({"debrief", ui.say("completion.debrief"), Icon::chart});
  Ledge ledge;
  ledge.secondary = actions;
  ledge.primary_leads_on = closed;
  ledge.primary = closed ? LedgeAction{"debrief", ui.say("completion.debrief"), Icon::forward}
                  : open ? LedgeAction{"freeze", ui.say("completion.freeze"), Icon::lock}
                         : LedgeAction{"open", ui.say("activity.open"), Icon::play};
  const int pressed = draw_ledge(ui, place, ledge);
  if (pressed == kNothingPressed) return;
  const std::string& id =
      pressed == kPrimaryPressed ? ledge.primary.id : actions[static_cast<std::size_t>(pressed)].id;
  if (id == "open") intents.push_back(SetActivityState{item.id, ActivityState::open});
  if (id == "freeze") draft.sheet = CompletionDraft::Sheet::freeze;
  if (id == "reopen") draft.sheet = CompletionDraft::Sheet::reopen;
  if (id == "hand over") intents.push_back(HandOver{});
  if (id == "debrief") intents.push_back(GoTo{Screen::debrief, item.id});
}

}  // namespace

void draw_completion(Ui& ui, const State& state, CompletionDraft& draft, Intents& intents) {
  const core::AgendaItem* item = state.views.agenda.find(state.activity);
  Page page;
  page.back = ui.say("back");
  page.title = ui.say("completion.title");
  page.subtitle = item ? item->title : workshop_place(state);
  Rect rest = draw_frame(ui, state, page, intents);
  if (item == nullptr || state.views.completion.activity != item->id) {
    const Rect place = middle_column(ui, rest, 440);
    empty_state(ui, {place.x, rest.y + rest.h / 4, place.w, 0}, ui.say("activity.gone"),
                ui.say("activity.gone.text"));
    return;
  }
  draw_completion_ledge(ui, rest.take_bottom(ledge_height(ui)), *item, draft, intents);
  rest = rest.inset(page_margin(ui), 0);
  const bool has_aside = rest.w >= ui.px(kCompletionAsideFrom);
  Rect aside;
  if (has_aside) aside = rest.take_end(ui.px(kCompletionAside), ui.px(20));
  Rect column = begin_scroll(ui, "completion",
                             has_aside ? rest : middle_column(ui, rest.inset(-page_margin(ui), 0), 720));
  column.y += ui.px(ui.phone() ? 12 : 18);
  phone_title(ui, column, ui.say("completion.title"));
  draw_completion_total(ui, column, state);
  draw_completion_notes(ui, column, state, intents);
  if (!has_aside) draw_completion_ministries(ui, column, state);
  draw_completion_people(ui, column, state);
  if (!has_aside) {
    draw_completion_history(ui, column, state);
    draw_completion_plan(ui, column, state, *item);
    draw_instrument_entry(ui, column, state, *item, intents);
  }
  end_scroll(ui, column.y + ui.px(8));
  if (has_aside) {
    Rect side = begin_scroll(ui, "completion/aside", aside);
    side.y += ui.px(18);
    draw_completion_ministries(ui, side, state);
    draw_completion_history(ui, side, state);
    draw_completion_plan(ui, side, state, *item);
    draw_instrument_entry(ui, side, state, *item, intents);
    end_scroll(ui, side.y + ui.px(8));
  }
  draw_completion_sheets(ui, state, draft, intents);
}

}  // namespace ubao::app
