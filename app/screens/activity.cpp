#include "app/screens/activity.h"

#include "app/ledge.h"
#include "app/paint.h"
#include "app/screens/frame.h"
#include "app/screens/instrument.h"
#include "app/screens/parts.h"
#include "app/scroll.h"

namespace ubao::app {
namespace {

using core::ActivityState;

// How this kind is worked here, in plain words.
std::string how_words(const Ui& ui, const std::string& kind) {
  const std::string key = "activity.how." + kind;
  return ui.say(ui.language->has(key) ? key : "activity.how.plenary");
}

// A paper with a heading and a text.
void draw_text_paper(Ui& ui, Rect& rest, Icon icon, const std::string& heading, const std::string& text) {
  if (text.empty()) return;
  const float pad = ui.px(18), width = rest.w - 2 * pad;
  TextStyle bold;
  bold.bold = true;
  const float head = text_height(ui, heading, bold, width - ui.px(30));
  const float height = head + ui.px(4) + text_height(ui, text, {}, width) + 2 * pad;
  const Rect card = rest.take_top(height, ui.px(16));
  paper(ui, card);
  Rect inside = card.inset(pad, pad);
  icon_word(ui, inside.take_top(head, ui.px(4)), icon, heading, bold, 22);
  flow(ui, inside, text, {}, 0);
}

void draw_activity_head(Ui& ui, Rect& rest, const core::AgendaItem& item, const std::string& session) {
  TextStyle title = style_of(Role::page);
  if (ui.phone()) title.size = 24;
  flow(ui, rest, item.title, title, ui.px(8));
  const std::string state = ui.say(item.state == ActivityState::open     ? "state.open"
                                   : item.state == ActivityState::closed ? "state.closed"
                                                                         : "state.planned");
  Chip chip = state_chip(state, state, item.state);
  if (chip.label.empty()) chip = {state, ChipLook::plain, Icon::clock};
  const float wide = chip_width(ui, chip);
  const std::string when =
      item.due_session.empty() ? item.time : due_words(ui, item.due_hours, item.due_session);
  const std::string facts =
      dotted({item.due_session.empty() ? session : std::string(), when,
              item.minutes > 0 ? minutes_words(ui, item.minutes) : std::string(), who_words(ui, item)});
  draw_chip(ui, {rest.x, rest.y}, chip);
  TextStyle soft = style_of(Role::body, ui.theme.soft);
  const bool beside = rest.w - wide - ui.px(14) >= text_width(ui, facts, soft);
  Rect line = rest;
  if (beside) {
    line.take_start(wide, ui.px(14));
    line.y += (ui.px(kChipHeight) - line_height(ui, soft)) / 2;
  } else {
    line.y += ui.px(kChipHeight + 8);
  }
  flow(ui, line, facts, soft, 0);
  rest.y = std::max(line.y, rest.y + ui.px(kChipHeight)) + ui.px(16);
}

const core::AgendaSession* session_of(const core::Agenda& agenda, const std::string& activity) {
  for (const core::AgendaSession& session : agenda.sessions)
    for (const auto* items : {&session.preparation, &session.items})
      for (const core::AgendaItem& item : *items)
        if (item.id == activity) return &session;
  return nullptr;
}

bool has_plan(const State& state, const core::AgendaItem& item) {
  return state.views.plan && "activity:" + state.views.plan->id == item.id;
}

// What one person fills in on the tablet, handed in or private.
bool is_answered_alone(const State& state, const core::AgendaItem& item) {
  return item.kind == "reflection" || is_sealed(state, item);
}

// The facilitator opens and closes; where people answer alone the tablet goes round.
void draw_facilitator_ledge(Ui& ui, const Rect& place, const core::AgendaItem& item, bool goes_round,
                            Intents& intents) {
  const bool open = item.state == ActivityState::open, closed = item.state == ActivityState::closed;
  const LedgeAction hand_over{"hand over", ui.say("activity.hand_over"), Icon::swap};
  Ledge ledge;
  if (goes_round) ledge.secondary = {&hand_over, 1};
  ledge.primary.id = "set state";
  ledge.primary.label = ui.say(open ? "activity.close" : closed ? "activity.reopen" : "activity.open");
  ledge.primary.icon = open ? Icon::tick : Icon::play;
  ledge.primary_leads_on = false;
  ledge.primary_is_quiet = closed;
  const int pressed = draw_ledge(ui, place, ledge);
  if (pressed == kPrimaryPressed)
    intents.push_back(SetActivityState{item.id, open ? ActivityState::closed : ActivityState::open});
  if (pressed == 0) intents.push_back(HandOver{});
}

// Who was handed the tablet here goes on to the statements or questions.
void draw_answer_ledge(Ui& ui, const Rect& place, const core::AgendaItem& item, Intents& intents) {
  const bool assessment = item.kind == "assessment";
  Ledge ledge;
  ledge.primary = {"go", ui.say(assessment ? "agenda.go.assessment" : "agenda.go.sheet"), Icon::forward};
  if (draw_ledge(ui, place, ledge) == kPrimaryPressed)
    intents.push_back(GoTo{assessment ? Screen::assessment : Screen::sheet, item.id});
}

// What goes on with an assessment has its own screen: the debrief, or what teams agree on.
void draw_way_on(Ui& ui, Rect& rest, const State& state, const core::AgendaItem& item, Intents& intents) {
  const core::AgendaItem* from = state.views.agenda.find(item.from);
  if (from == nullptr || from->kind != "assessment") return;
  const bool teams = item.kind == "worksheet";
  if (!teams && item.kind != "plenary") return;
  const std::string title = ui.say(teams ? "consensus.title" : "activity.open_debrief");
  const std::string text = ui.say(teams ? "consensus.subtitle" : "activity.open_debrief.text");
  const PaperButton way{"way on", teams ? Icon::teams : Icon::chart, title, text};
  if (paper_button(ui, rest.take_top(paper_button_height(ui, way, rest.w), ui.px(16)), way))
    intents.push_back(GoTo{teams ? Screen::consensus : Screen::debrief, from->id});
}

}  // namespace

bool is_sealed(const State& state, const core::AgendaItem& item) {
  if (item.kind == "assessment" || item.kind == "poll") return true;
  return item.kind == "worksheet" && has_plan(state, item) && !state.views.plan->attributed;
}

void draw_activity(Ui& ui, const State& state, Intents& intents) {
  const core::AgendaItem* item = state.views.agenda.find(state.activity);
  const core::AgendaSession* session = session_of(state.views.agenda, state.activity);
  Page page;
  page.back = ui.say("back");
  page.title = session ? session->title : ui.say("activity.gone");  // the activity's own is on the page
  page.subtitle = workshop_place(state);
  Rect rest = draw_frame(ui, state, page, intents);
  if (item == nullptr) {
    const Rect place = middle_column(ui, rest, 440);
    empty_state(ui, {place.x, rest.y + rest.h / 4, place.w, 0}, ui.say("activity.gone"),
                ui.say("activity.gone.text"));
    return;
  }
  if (state.facilitating())
    draw_facilitator_ledge(ui, rest.take_bottom(ledge_height(ui)), *item, is_answered_alone(state, *item),
                           intents);
  else if (is_answered_alone(state, *item))
    draw_answer_ledge(ui, rest.take_bottom(ledge_height(ui)), *item, intents);

  Rect column = begin_scroll(ui, item->id, middle_column(ui, rest, 820));
  column.y += ui.px(ui.phone() ? 14 : 24);
  draw_activity_head(ui, column, *item, session ? session->title : std::string());
  TextStyle prompt;
  prompt.size = 20;
  flow(ui, column, item->prompt, prompt, ui.px(16));
  draw_way_on(ui, column, state, *item, intents);
  if (state.facilitating() && is_sealed(state, *item)) draw_sealed(ui, column, state, *item, intents);
  draw_instrument_entry(ui, column, state, *item, intents);
  const bool evaluation = item->kind == "worksheet" && is_sealed(state, *item);
  const std::string how = how_words(ui, evaluation ? "evaluation" : item->kind);
  draw_note(ui, column.take_top(note_height(ui, how, column.w), ui.px(16)), Icon::pencil, how,
            NoteLook::plain);
  if (state.facilitating()) draw_text_paper(ui, column, Icon::flag, ui.say("activity.guide"), item->guide);
  if (has_plan(state, *item)) draw_plan(ui, column, *state.views.plan);
  end_scroll(ui, column.y + ui.px(8));
}

}  // namespace ubao::app
