// What answering a statement is made of: the five large buttons with their glyph of five steps, the two
// outside the scale, the small cells of the list, and the tiles that show how far one is.
#pragma once

#include <span>
#include <string_view>

#include "app/icons.h"
#include "app/item.h"

namespace ubao::app {

struct Answer {
  std::string_view id = {};
  std::string_view label = {};
  int step = 0;               // 1..5 on the scale, 0 outside
  Icon icon = Icon::none;     // outside the scale
  std::string_view key = {};  // its key on the keyboard; empty on touch devices
  bool chosen = false;
  std::string_view brief = {};  // shown instead of the label where that has no room; of a cell
};

// 84 px high, 50 on a phone; outside the scale 64.
float answer_height(const Ui& ui, bool outside_the_scale);
bool answer_button(Ui& ui, const Rect& rect, const Answer& answer);

// A small cell of the list: two lines of 15 px, a tick when chosen.
bool answer_cell(Ui& ui, const Rect& rect, const Answer& answer);

enum class Tile { open, answered, skipped };

// One tile a statement; `current` has the ring, -1 for none.
void progress_tiles(Ui& ui, const Rect& rect, std::span<const Tile> tiles, int current = -1);

// The five steps, one of them tall, in a box of 44 x 32 px at scale 1.
void step_glyph(Ui& ui, ImVec2 start_middle, int step, ImU32 colour);

}  // namespace ubao::app
