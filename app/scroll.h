// An area whose content may be higher than it is: dragged with a finger or the mouse, by wheel, or by the
// keyboard, which brings what it reaches into view. A drag of more than 8 px scrolls and cancels the tap;
// text being edited is not dragged away. There is no momentum. A thin mark at the end side shows where one
// is.
#pragma once

#include <string_view>

#include "app/ui.h"

namespace ubao::app {

// Gives where content goes: as wide as `rect`, moved up by what is scrolled, of any height.
Rect begin_scroll(Ui& ui, std::string_view id, const Rect& rect);

// `content_bottom` is the y at which the content ends, in the same coordinates.
void end_scroll(Ui& ui, float content_bottom);

// Inside the area: brings a place into view, e.g. after something was added.
void scroll_to(Ui& ui, const Rect& rect);

}  // namespace ubao::app
