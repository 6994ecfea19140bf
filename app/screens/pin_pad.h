// The keys on which a PIN is typed, as large as fingers want them, and the dots that stand for it: nobody
// reads a digit over a shoulder. Works by keyboard, too. Keeps nothing; the digits are the caller's. One
// thread.
#pragma once

#include <string>

#include "app/ui.h"

namespace ubao::app {

inline constexpr std::size_t kFewestDigits = 6, kMostDigits = 24;

struct PadEvents {
  bool changed = false;
  bool submitted = false;  // Enter
};

// The height of the keys in that width.
float pin_pad_height(const Ui& ui);

// Twelve keys. Where it is shut they can be seen and not pressed.
PadEvents draw_pin_pad(Ui& ui, const Rect& rect, std::string& digits, bool shut);

// A filled dot for each digit that is typed, rings up to the fewest; takes what it needs off the top.
void draw_pin_dots(Ui& ui, Rect& rest, std::size_t typed, bool centered);

}  // namespace ubao::app
