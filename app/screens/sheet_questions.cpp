#include "app/screens/sheet_questions.h"

#include <algorithm>
#include <vector>

#include "app/button.h"
#include "app/ledge.h"
#include "app/screens/frame.h"
#include "app/screens/parts.h"
#include "app/scroll.h"

namespace ubao::app {
namespace {

using core::ActivityState;

// Takes up what was answered before, once.
void take_up(const State& state, SheetDraft& draft) {
  if (draft.activity == state.activity) return;
  draft = {};
  draft.activity = state.activity;
  draft.texts = state.views.sheet.answers;
  draft.done = state.views.sheet.state == core::AssessmentState::submitted && !state.views.sheet.changed;
}

bool any_answer(const SheetDraft& draft) {
  return std::any_of(draft.texts.begin(), draft.texts.end(), [](const auto& text) {
    return text.second.find_first_not_of(" \t\n") != std::string::npos;
  });
}

// Gives its bottom.
float draw_message(Ui& ui, const Rect& page, const char* title, const char* text) {
  const Rect middle = middle_column(ui, page, 480);
  return empty_state(ui, {middle.x, page.y + page.h / 5, middle.w, 0}, ui.say(title), ui.say(text));
}

void draw_to_agenda(Ui& ui, const Rect& place, Intents& intents) {
  Ledge ledge;
  ledge.primary = {"leave", ui.say("assessment.to_agenda"), Icon::forward};
  if (draw_ledge(ui, place, ledge) == kPrimaryPressed) intents.push_back(GoTo{Screen::agenda, {}});
}

// On a phone the ledge has room for one action only: the others lie in the page.
std::string pressed_on_page(Ui& ui, Rect rest, const std::vector<LedgeAction>& actions) {
  std::string pressed;
  for (const LedgeAction& action : actions) {
    const Button spec{action.id, action.label, ButtonLook::secondary, action.icon};
    if (button(ui, rest.take_top(ui.px(measure::kButton), ui.px(12)), spec)) pressed = action.id;
  }
  return pressed;
}

void act(Answering& a, const std::string& pressed) {
  if (pressed == "change") a.draft.done = false, a.ui.want_frame();
  if (pressed == "hand over") a.intents.push_back(HandOver{});
  if (pressed == "save notes") a.intents.push_back(SaveNotes{a.state.activity});
  if (pressed == "submit") a.intents.push_back(SubmitSheet{a.state.activity});
  if (pressed == "leave") a.intents.push_back(GoTo{Screen::agenda, {}});
}

void draw_ledge_of(Answering& a, const Rect& foot, Ledge ledge, const std::vector<LedgeAction>& actions) {
  if (!a.ui.phone()) ledge.secondary = actions;
  const int pressed = draw_ledge(a.ui, foot, ledge);
  if (pressed == kPrimaryPressed) act(a, ledge.primary.id);
  if (pressed >= 0) act(a, actions[static_cast<std::size_t>(pressed)].id);
}

void draw_handed_in(Answering& a, const Rect& page, const Rect& foot) {
  Ui& ui = a.ui;
  const float bottom = draw_message(ui, page, "sheet.done.title", "sheet.done.text");
  const std::vector<LedgeAction> actions{{"change", ui.say("assessment.change"), Icon::pencil},
                                         {"hand over", ui.say("assessment.hand_over"), Icon::swap}};
  Rect below = middle_column(ui, page, 480);
  below.y = bottom + ui.px(24);
  if (ui.phone()) act(a, pressed_on_page(ui, below, actions));
  Ledge ledge;
  ledge.primary = {"leave", ui.say("assessment.to_agenda"), Icon::forward};
  draw_ledge_of(a, foot, ledge, actions);
}

void draw_sheet_actions(Answering& a, const Rect& foot) {
  Ui& ui = a.ui;
  if (!a.may_change) return draw_to_agenda(ui, foot, a.intents);
  std::vector<LedgeAction> actions;
  Ledge ledge;
  const bool any = any_answer(a.draft);
  if (a.is_private()) {
    if (any) actions.push_back({"save notes", ui.say("sheet.save_notes"), Icon::document});
    ledge.primary = {"leave", ui.say("assessment.to_agenda"), Icon::forward};
  } else {
    const bool again = a.sheet.state == core::AssessmentState::submitted;
    const char* word = !any    ? "assessment.nothing_yet"
                       : again ? "assessment.submit_again"
                               : "assessment.submit";
    ledge.primary = {"submit", ui.say(word), Icon::tray, !any};
    ledge.primary_leads_on = false;
  }
  actions.push_back({"hand over", ui.say("assessment.hand_over"), Icon::swap});
  draw_ledge_of(a, foot, ledge, actions);
}

// Who can read it, and what becomes of what is only begun.
void draw_promise(Answering& a, Rect& rest) {
  Ui& ui = a.ui;
  std::string words = ui.say(!a.is_private()                      ? "sheet.sealed"
                             : a.state.views.agenda.workshop.pins ? "sheet.private"
                                                                  : "sheet.private.open");
  if (!a.is_private() && a.may_change) words += " " + ui.say("assessment.begun_is_handed_in");
  if (!a.may_change) words = ui.say("sheet.closed");
  draw_note(ui, rest.take_top(note_height(ui, words, rest.w), ui.px(18)), Icon::lock, words, NoteLook::good);
}

// The sheet of the present person on its paper.
void draw_paper(Answering& a, const Rect& page, const core::AgendaItem& item) {
  Ui& ui = a.ui;
  Rect column = begin_scroll(ui, item.id, middle_column(ui, page, 760));
  column.y += ui.px(ui.phone() ? 12 : 22);
  phone_title(ui, column, item.title);
  TextStyle prompt;
  prompt.size = 20;
  flow(ui, column, item.prompt, prompt, ui.px(14));
  draw_promise(a, column);
  if (a.plan.kind == "poll")
    draw_poll(a, column);
  else
    draw_questions(a, column);
  if (ui.phone() && a.is_private() && any_answer(a.draft)) {
    const std::vector<LedgeAction> save{{"save notes", ui.say("sheet.save_notes"), Icon::document}};
    act(a, pressed_on_page(ui, column, save));
    column.y += ui.px(measure::kButton);
  }
  end_scroll(ui, column.y + ui.px(16));
}

}  // namespace

void draw_declined(Ui& ui, const Rect& page, Intents& intents) {
  const Rect middle = begin_scroll(ui, "declined", middle_column(ui, page, 520));
  const float y = empty_state(ui, {middle.x, page.y + page.h / 6, middle.w, 0}, ui.say("declined.title"),
                              ui.say("declined.text"));
  const std::string words = ui.say("declined.read");
  const Button read{"read terms", words, ButtonLook::primary, Icon::forward, true};
  const float width = std::min(middle.w, button_width(ui, read));
  const Rect place{middle.x + (middle.w - width) / 2, y + ui.px(24), width, ui.px(measure::kPrimary)};
  if (button(ui, place, read)) intents.push_back(AskConsent{});
  end_scroll(ui, place.bottom() + ui.px(16));
}

void draw_sheet_questions(Ui& ui, const State& state, SheetDraft& draft, Intents& intents) {
  const core::AgendaItem* item = state.views.agenda.find(state.activity);
  Page top;
  top.back = ui.say("assessment.leave");
  top.title = item ? item->title : ui.say("activity.gone");
  top.subtitle = ui.say("assessment.subtitle_brief");
  Rect page = draw_frame(ui, state, top, intents);
  const auto& plan = state.views.plan;
  const core::AnswerSheet& sheet = state.views.sheet;
  const bool here = item && plan && "activity:" + plan->id == state.activity &&
                    sheet.activity == state.activity && sheet.person == state.person && !state.person.empty();
  if (!here) {
    draw_message(ui, page, "activity.gone", "activity.gone.text");
    return;
  }
  const Rect foot = page.take_bottom(ledge_height(ui));
  Answering a{ui, state, draft, intents, *plan, sheet};
  if (!a.is_private() && state.declined) {
    draw_declined(ui, page, intents);
    return draw_to_agenda(ui, foot, intents);
  }
  if (!a.is_private() && item->state == ActivityState::planned) {
    draw_message(ui, page, "sheet.planned.title", "sheet.planned.text");
    return draw_to_agenda(ui, foot, intents);
  }
  take_up(state, draft);
  a.may_change = a.is_private() || item->state == ActivityState::open;
  if (draft.done && a.may_change && !a.is_private()) return draw_handed_in(a, page, foot);
  draw_paper(a, page, *item);
  draw_sheet_actions(a, foot);
  if (!draft.copying.empty()) draw_copying(a);
}

}  // namespace ubao::app
