// Paints a figure of core on the current ImGui window, in Ui's theme and reading direction, and measures text
// for it. A figure is laid out when its data changes, and painted every frame: painting allocates nothing
// and leaves out what is not in sight. The window's thread.
#pragma once

#include "app/ui.h"
#include "core/figure.h"
#include "core/text_measure.h"

namespace ubao::app {

// Widths as the screen has them at a scale. Valid as long as Ui's fonts; a figure that was measured at one
// scale is painted at the same.
class ScreenMeasure : public core::TextMeasure {
 public:
  ScreenMeasure(const Fonts& fonts, float scale) : fonts_(fonts), scale_(scale) {}
  float width(std::string_view text, float size, bool bold) const override;

 private:
  Fonts fonts_;
  float scale_;
};

// From the point `at` to the end and down, both in Ui's reading direction; `scale` pixels for each of the
// figure's, Ui::scale or for a projector more.
void paint_figure(Ui& ui, const core::Figure& figure, ImVec2 at, float scale);

// Where a zone of a painted figure is, to lay an item over it.
Rect zone_rect(const core::FigureZone& zone, ImVec2 at, float scale);

}  // namespace ubao::app
