// Fields to type in: label above, box, and below it what is wrong, in words. A text of one line is Dear
// ImGui's InputText in our look; one of several lines wraps and grows (text_area.h). The text belongs to the
// caller's draft.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "app/icons.h"
#include "app/ui.h"

namespace ubao::app {

struct Field {
  std::string_view id = {};
  std::string_view label = {};  // above the box; tests find the field by it
  std::string_view hint = {};   // soft words in an empty box
  std::string_view error = {};  // below the box; red
  Icon icon = Icon::none;       // inside the box, at its start
  bool label_hidden = false;    // the hint says it (search)
  bool secret = false;          // a password
  bool take_focus = false;      // the first field of a sheet, in the frame in which it opens
  int lines = 1;                // more: several lines, at least so many
  std::size_t most_bytes = 2000;
};

struct FieldEvents {
  bool changed = false;
  bool submitted = false;  // Enter in a field of one line
};

float field_height(Ui& ui, const Field& field, const std::string& text, float width);
FieldEvents draw_field(Ui& ui, const Rect& rect, const Field& field, std::string& text);

// A screen keeps what is typed when the keys have been still for so many seconds.
inline constexpr double kKeepAfter = 1.0;

}  // namespace ubao::app
