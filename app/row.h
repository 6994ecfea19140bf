// One line of a list on a paper: time or icon, title with a second line, who, state, arrow. Rows grow with
// their text and never shrink below 64 px. On narrow papers the middle column moves under the title. The
// caller paints the paper; rows paint their own divider and the 3 px outline of "now".
#pragma once

#include <string_view>

#include "app/panel.h"

namespace ubao::app {

struct Row {
  std::string_view id = {};    // empty: cannot be pressed
  std::string_view lead = {};  // a time, before the icon
  Icon icon = Icon::none;
  bool icon_on_tile = true;
  std::string_view title = {};
  bool title_bold = false;
  bool title_may_elide = false;  // people's own words
  std::string_view subtitle = {};
  ImU32 subtitle_colour = 0;  // 0: soft; another one makes it bold
  Icon meta_icon = Icon::none;
  std::string_view meta = {};      // the middle column
  Chip chip = {};                  // at the end, if it has a label
  std::string_view end_text = {};  // or soft words there
  float end_room = 0;              // px kept free at the end for a button of the caller
  bool arrow = false;
  bool now = false;
  bool danger = false;
  bool last = false;  // no divider below
};

float row_height(Ui& ui, const Row& row, float width);

// Draws the row; true in the frame in which it is pressed.
bool draw_row(Ui& ui, const Rect& rect, const Row& row);

}  // namespace ubao::app
