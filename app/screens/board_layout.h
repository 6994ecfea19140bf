// The layout of a board on its canvas, beneath the cards: zones and columns with their names and counts,
// quadrants with their axes and the values of the card in hand. Follows pan and zoom as cards do, but names
// stay readable however far one stands away. What is out of sight costs nothing. The window's thread.
#pragma once

#include "app/screens/board_parts.h"

namespace ubao::app {

void draw_layout(Boarding& b, const Lens& lens);
// Names that are larger than their strip has room for, over the cards that lie there.
void draw_names_above(Boarding& b, const Lens& lens);

// The canvas without anything that is done on it: layout, groups, cards.
void draw_still_canvas(Boarding& b);

// The cards and the layout, canvas units.
Rect everything_on(const Boarding& b);

// A tap on the paper, pixels: on the plus of a zone, or the second one of two, it begins a card that lies
// there.
void tap_begins_card(Boarding& b, ImVec2 pixel, bool second);

}  // namespace ubao::app
