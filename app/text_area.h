// The inside of a field of several lines: wraps, grows with its text, is edited with keyboard, mouse and
// clipboard. What is being edited is kept in Ui::area, one at a time.
#pragma once

#include <string>
#include <string_view>

#include "app/ui.h"

namespace ubao::app {

struct AreaEvents {
  bool changed = false;
  bool active = false;
  bool focused = false;
};

// The height of the text itself.
float text_area_height(Ui& ui, const std::string& text, float width, int least_lines);

// `box` is what can be pressed, `inside` where the text lies.
AreaEvents text_area(Ui& ui, std::string_view id, const Rect& box, const Rect& inside, std::string_view label,
                     std::string& text, std::size_t most_bytes, bool take_focus);

}  // namespace ubao::app
