// One line of text whose place is known to the pixel, as figures have it: no measuring, no wrapping.
#pragma once

#include <string_view>

#include "app/ui.h"

namespace ubao::app {

// `letters` is the box around them in reading direction, `base` the height of their base line, `em` their
// size, all in pixels.
void draw_text_run(Ui& ui, const Rect& letters, float base, std::string_view text, float em, bool bold,
                   ImU32 colour);

}  // namespace ubao::app
