#include "app/screens/frame.h"

#include <cmath>
#include <vector>

#include "app/button.h"
#include "app/ledge.h"
#include "app/message.h"
#include "app/navigation.h"
#include "app/paint.h"
#include "app/text.h"
#include "app/toast.h"
#include "app/top_bar.h"

namespace ubao::app {
namespace {

BadgeView badge_of(const Ui& ui, const Badge& badge) {
  BadgeView view;
  view.waiting = badge.to_send;
  view.refused = badge.refused;
  view.received = badge.with_office;
  view.in_room = badge.in_room;
  if (badge.failure == core::ErrorCode::disk_full)
    view.not_saved_because = ui.say("badge.reason.disk_full");
  else if (badge.failure != core::ErrorCode::none)
    view.not_saved_because = ui.say("badge.reason.storage");
  else if (!badge.saved)
    view.not_saved_because = ui.say("badge.reason.writing");
  return view;
}

PersonChip person_chip_of(const Ui& ui, const State& state) {
  if (const core::Person* person = state.present_person()) {
    const std::string name = name_words(ui, *person);
    return {name, person->ministry, initials(name), initials(name)};
  }
  const std::string name = ui.say("person.facilitator");
  return {name, state.views.home.device, initials(name), initials(name)};
}

// A strip for the facilitator where a board is not open: without it she could see it and not open it.
Rect draw_not_open(Ui& ui, const State& state, Rect rest, Intents& intents) {
  if (state.screen != Screen::board || !state.facilitating()) return rest;
  const core::Board& board = state.views.board;
  if (board.activity != state.activity || board.state == core::ActivityState::open) return rest;
  const bool closed = board.state == core::ActivityState::closed;
  const std::string words = ui.say(closed ? "activity.is_closed" : "activity.not_open");
  const std::string open_word = ui.say(closed ? "activity.reopen" : "activity.open");
  const Button open{"open activity", open_word, ButtonLook::secondary, Icon::play};
  const float margin = ui.px(ui.phone() ? 12 : 20), width = button_width(ui, open);
  TextStyle style;
  style.middle = true;
  const float room = std::max(ui.px(80), rest.w - 2 * margin - width - ui.px(16));
  const float height = std::max(ui.px(measure::kButton), text_height(ui, words, style, room)) + ui.px(16);
  Rect strip = rest.take_top(height);
  fill(ui, strip, ui.theme.well);
  hairline_across(ui, strip.x, strip.bottom() - 1, strip.w, ui.theme.hairline);
  strip = strip.inset(margin, ui.px(8));
  const Rect place = strip.take_end(width, ui.px(16));
  draw_text(ui, strip, words, style);
  if (button(ui, place.centered(width, ui.px(measure::kButton)), open))
    intents.push_back(SetActivityState{board.activity, core::ActivityState::open});
  return rest;
}

struct Hub {
  Screen screen;
  const char* key;
  Icon icon;
};
constexpr Hub kHubs[] = {{Screen::agenda, "place.agenda", Icon::list},
                         {Screen::boards, "place.boards", Icon::board},
                         {Screen::people, "place.people", Icon::people},
                         {Screen::delivery, "place.delivery", Icon::tray},
                         {Screen::home, "place.home", Icon::home}};

void go_to_hub(Screen screen, Intents& intents) {
  if (screen == Screen::home)
    intents.push_back(CloseWorkshop{});
  else
    intents.push_back(GoTo{screen, {}});
}

bool has_tabs(const Ui& ui) { return ui.layout == Layout::phone || ui.layout == Layout::tablet; }

Rect draw_places(Ui& ui, const State& state, Rect rest, Intents& intents) {
  std::vector<Place> places;
  int here = -1;
  for (const Hub& hub : kHubs) {
    // on a tablet the way home is in the top bar
    if (hub.screen == Screen::home && ui.layout == Layout::tablet) continue;
    if (hub.screen == state.screen) here = static_cast<int>(places.size());
    places.push_back({hub.key, ui.say(hub.key), hub.icon});
  }
  const bool tabs = has_tabs(ui);
  const Rect place = tabs ? rest.take_bottom(ledge_height(ui)) : rest.take_start(ui.px(measure::kSideRail));
  const int pressed = tabs ? bottom_tabs(ui, place, places, here) : side_rail(ui, place, places, here, 1);
  if (pressed >= 0) go_to_hub(kHubs[pressed].screen, intents);
  return rest;
}

Rect draw_bar(Ui& ui, const State& state, const Page& page, bool back_is_home, Intents& intents) {
  Rect rest = ui.screen;
  TopBar bar;
  bar.back = page.back;
  bar.back_icon = page.back_icon;
  bar.title = page.title;
  bar.subtitle = page.subtitle;
  bar.timer = page.timer;
  bar.has_badge = state.workshop_open;
  bar.badge = badge_of(ui, state.badge);
  if (page.has_person && state.workshop_open && !state.nobody) bar.person = person_chip_of(ui, state);
  switch (draw_top_bar(ui, rest.take_top(top_bar_height(ui)), bar)) {
    case TopBarPress::back:
      if (back_is_home)
        go_to_hub(Screen::home, intents);
      else
        intents.push_back(GoBack{});
      break;
    case TopBarPress::badge:
      intents.push_back(GoTo{Screen::delivery, {}});
      break;
    case TopBarPress::person:
      intents.push_back(HandOver{});
      break;
    case TopBarPress::none:
      break;
  }
  return rest;
}

}  // namespace

// What went wrong, in a strip of its own that stays until somebody has read it.
Rect draw_problem(Ui& ui, const State& state, Rect rest, Intents& intents) {
  if (!state.problem) return rest;
  const Theme& t = ui.theme;
  const std::string words = error_sentence(ui, *state.problem), dismiss_word = ui.say("problem.dismiss");
  const Button dismiss{"problem/dismiss", dismiss_word};
  TextStyle style;
  const float margin = ui.px(ui.phone() ? 12 : 20), button_w = button_width(ui, dismiss);
  const bool below = rest.w < ui.px(600);
  const float text_w = rest.w - 2 * margin - ui.px(28 + 12 + 32) - (below ? 0 : button_w + ui.px(16));
  const float text_h = text_height(ui, words, style, text_w);
  const float button_h = ui.px(measure::kButton);
  const float inner = below ? text_h + ui.px(8) + button_h : std::max(text_h, button_h);
  Rect strip = rest.take_top(inner + ui.px(24) + margin).inset(margin, 0);
  strip.take_top(margin);
  const float radius = ui.px(measure::kRadiusCard);
  fill(ui, strip, tint(t, t.danger), radius);
  outline(ui, strip, t.danger, radius, ui.px(2));
  Rect inside = strip.inset(ui.px(16), ui.px(12));
  const Rect icon = inside.take_start(ui.px(28), ui.px(12));
  Rect place;
  if (below)
    place = inside.take_bottom(button_h, ui.px(8)).take_end(button_w);
  else
    place = inside.take_end(button_w, ui.px(16)).centered(button_w, button_h);
  draw_icon(ui, Icon::warning, {icon.middle().x, inside.y + inside.h / 2}, ui.px(26), t.danger);
  style.middle = true;
  draw_text(ui, inside, words, style);
  if (button(ui, place, dismiss)) intents.push_back(DismissProblem{});
  return rest;
}

Rect draw_frame(Ui& ui, const State& state, const Page& page, Intents& intents) {
  const Rect below_bar = draw_problem(ui, state, draw_bar(ui, state, page, false, intents), intents);
  return draw_not_open(ui, state, below_bar, intents);
}

Rect draw_hub(Ui& ui, const State& state, const Page& page, Intents& intents) {
  Page shown = page;
  const bool back_is_home = ui.layout == Layout::tablet;
  if (back_is_home) {
    shown.back = ui.say("place.home");
    shown.back_icon = Icon::home;
  }
  const Rect below_bar = draw_bar(ui, state, shown, back_is_home, intents);
  return draw_problem(ui, state, draw_places(ui, state, below_bar, intents), intents);
}

void draw_notice(Ui& ui, const State& state, Intents& intents) {
  if (!state.toast) return;
  Rect page = ui.screen;
  page.take_top(top_bar_height(ui));
  const bool ledge_below = state.screen != Screen::home && state.screen != Screen::settings;
  const bool hub = state.screen == Screen::agenda || state.screen == Screen::boards;
  if (hub ? has_tabs(ui) : ledge_below) page.take_bottom(ledge_height(ui));
  if (hub && !has_tabs(ui)) page.take_start(ui.px(measure::kSideRail));
  if (!ui.notice_room.empty()) page = ui.notice_room;
  Toast toast{state.toast->text, state.toast->undo.has_value(), state.toast->until};
  if (draw_toast(ui, page, toast) == ToastPress::undo)
    intents.push_back(UndoToast{});
  else if (toast.text.empty())
    intents.push_back(DismissToast{});
}

std::string workshop_place(const State& state) {
  const core::WorkshopInfo& workshop = state.views.agenda.workshop;
  return workshop.place.empty() ? workshop.title : workshop.place;
}

std::string name_words(const Ui& ui, const core::Person& person) {
  return person.name.empty() ? ui.say("people.name_locked") : person.name;
}

std::string initials(const std::string& name) {
  const auto letter_at = [&](std::size_t at) {
    std::size_t end = at + 1;
    while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) ++end;
    return name.substr(at, end - at);
  };
  const std::size_t first = name.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  const std::size_t last = name.find_last_not_of(' ');
  const std::size_t gap = name.find_last_of(' ', last);
  std::string marks = letter_at(first);
  if (gap != std::string::npos && gap >= first) marks += letter_at(gap + 1);
  return marks;
}

}  // namespace ubao::app
