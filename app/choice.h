// Choosing one of several: segments of equal width (sessions, dimensions), and pills that wrap into lines
// (filters).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/item.h"

namespace ubao::app {

struct Choice {
  std::string id = {};
  std::string label = {};
  bool done = false;  // a tick before the word
};

// Draws the segments; gives the one that is pressed, else -1. `chosen` has the 3 px outline.
int segments(Ui& ui, const Rect& rect, std::span<const Choice> choices, int chosen);

// Draws the pills from the top of the rectangle; gives the pressed one, else -1.
int pills(Ui& ui, const Rect& rect, std::span<const Choice> choices, int chosen);
float pills_height(Ui& ui, std::span<const Choice> choices, int chosen, float width);

// Two states with a word: a square that is ticked or not, the label beside it; the whole line is pressed.
bool tick_box(Ui& ui, const Rect& rect, std::string_view id, std::string_view label, bool ticked);

}  // namespace ubao::app
