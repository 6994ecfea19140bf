// The one way to draw, measure and wrap text. Lines break at spaces, hyphens and between Han characters; the
// line height is 1.34, of titles 1.2; what does not fit into the lines it may have ends with an ellipsis.
// core::kBoldMark inside a text switches bold on and off. Sizes are CSS pixels at scale 1 (the em, not
// ImGui's line height). Alignment is start, center or end of the reading direction. Texts keep no state.
#pragma once

#include <string_view>

#include "app/ui.h"

namespace ubao::app {

enum class Role { meta, body, title, page, statement };
enum class Align { start, center, end };

struct TextStyle {
  Role role = Role::body;
  ImU32 colour = 0;   // 0: ink
  bool bold = false;  // title, page and statement are bold anyway
  Align align = Align::start;
  bool middle = false;     // in the middle of the height, else at the top
  int lines = 0;           // at the most; 0: as many as it takes
  bool may_elide = false;  // people's own words may be cut; ours may not, and the layout lint says so
  float size = 0;          // instead of the role's, px at scale 1
  float line_height = 0;   // instead of the role's
};

struct TextExtent {
  float width = 0, height = 0;
  int lines = 0;
  bool elided = false;
};

// The extent when wrapped into `width` pixels; kNoWrap for a single line.
inline constexpr float kNoWrap = 1e9f;
TextExtent measure_text(Ui& ui, std::string_view text, const TextStyle& style, float width = kNoWrap);
inline float text_width(Ui& ui, std::string_view text, const TextStyle& style) {
  return measure_text(ui, text, style).width;
}
inline float text_height(Ui& ui, std::string_view text, const TextStyle& style, float width) {
  return measure_text(ui, text, style, width).height;
}

// Draws into the rectangle and gives the extent. Text that is higher than the rectangle is drawn over its
// edge and reported to the probe.
TextExtent draw_text(Ui& ui, const Rect& rect, std::string_view text, const TextStyle& style);

float line_height(Ui& ui, const TextStyle& style);

// ImGui's size of a font (ascent to descent, a whole number) for a size in CSS pixels (the em).
float imgui_size(ImFont* font, float em);
// The em in pixels of a style, scaled.
float em_of(Ui& ui, const TextStyle& style);

}  // namespace ubao::app
