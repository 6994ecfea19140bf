// What every screen inside a workshop shares: the board on top, the places of a hub, what went wrong, and
// what just happened. A screen calls draw_frame (or draw_hub) first and draws into the rectangle that it
// gives; a ledge is the screen's own. draw_notice comes after the screen, draw_screen sees to that. One
// thread.
#pragma once

#include <string>

#include "app/chalk_timer.h"
#include "app/icons.h"
#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

struct Page {
  std::string back;  // the word of the way back; empty: the wordmark (on a phone the title)
  Icon back_icon = Icon::back;
  std::string title, subtitle;
  ChalkTimer timer = {};
  bool has_person = true;  // who works now; pressing it hands over
};

// The top bar and, when something went wrong, what happened and what to do; for the facilitator, whether the
// board is open. Gives what remains of the window.
// On a phone a page with a way back has no title in its bar: it shows its own.
Rect draw_frame(Ui& ui, const State& state, const Page& page, Intents& intents);

// The same with the places of a workshop: the rail beside, or the tabs below.
Rect draw_hub(Ui& ui, const State& state, const Page& page, Intents& intents);

// The strip alone, for a page that has its own top. Gives what remains of `rest`.
Rect draw_problem(Ui& ui, const State& state, Rect rest, Intents& intents);

// The toast, above the ledge or the tabs.
void draw_notice(Ui& ui, const State& state, Intents& intents);

// The place of the workshop, or its title when no place is known: what the second line of the bar begins
// with.
std::string workshop_place(const State& state);

// The name of a person, or that it is locked: the key to names is not on this device.
std::string name_words(const Ui& ui, const core::Person& person);

// One or two letters for the circle of a person: of the first and the last word of the name.
std::string initials(const std::string& name);

}  // namespace ubao::app
