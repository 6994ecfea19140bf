// A finger drawn across an area: on to the next page, or back. It has to be longer than 72 px and much more
// across than down; from 24 px on, what lies under the finger is no longer pressed. Not while a sheet lies
// above. Nothing is kept between frames. One thread.
#pragma once

#include "app/rect.h"
#include "app/ui.h"

namespace ubao::app {

enum class Swipe { none, back, forward };

// Call in every frame, after the items of the area; gives the swipe in the frame in which the finger lifts.
Swipe swipe_across(Ui& ui, const Rect& area);

}  // namespace ubao::app
