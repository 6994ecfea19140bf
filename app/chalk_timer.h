// The chalk timer: minutes and seconds, and a piece of chalk that wears down; when time is up, the word. On
// the top bar it is chalk on the board, elsewhere ink on paper. It is read, never pressed. Who draws it says
// when it moves on.
#pragma once

#include <string>

#include "app/ui.h"

namespace ubao::app {

struct ChalkTimer {
  int left = 0, seconds = 0;  // of its whole; 0: there is none
  bool any() const { return seconds > 0; }
};

std::string time_left(int seconds);  // "06:12", "1:00:00"

float chalk_timer_width(Ui& ui, const ChalkTimer& timer, bool on_board);
void draw_chalk_timer(Ui& ui, const Rect& rect, const ChalkTimer& timer, bool on_board);

}  // namespace ubao::app
