// Things that lie on the page and are read: chips, section headings, dividers with a word, meters, empty
// states. Papers themselves are in paint.h. Chips are never pressed.
#pragma once

#include <string_view>

#include "app/icons.h"
#include "app/text.h"

namespace ubao::app {

enum class ChipLook { now, plain, received, late, refused, code };

struct Chip {
  std::string_view label = {};
  ChipLook look = ChipLook::plain;
  Icon icon = Icon::none;
};

inline constexpr float kChipHeight = 30;
float chip_width(Ui& ui, const Chip& chip);
// Draws it with its start at the point, `height` px at scale 1 high; gives the width.
float draw_chip(Ui& ui, ImVec2 at, const Chip& chip, float height = kChipHeight);

// An icon on a small square of well colour, `size` pixels wide.
void icon_tile(Ui& ui, const Rect& rect, Icon icon);

// A bold 18 px line inside a panel; gives its height.
float panel_title(Ui& ui, const Rect& rect, std::string_view text);

// A line across with a word in its middle.
void divider_word(Ui& ui, const Rect& rect, std::string_view word);

// How much of a whole is done: 0 to 1.
void meter(Ui& ui, const Rect& rect, float share);

// An icon and a word in a line; gives the width.
float icon_word(Ui& ui, const Rect& rect, Icon icon, std::string_view word, const TextStyle& style,
                float icon_size = 20);

// The drawing, a bold line, a soft text below: what a place looks like while nothing is in it. Gives the
// bottom.
float empty_state(Ui& ui, const Rect& rect, std::string_view title, std::string_view text);

}  // namespace ubao::app
