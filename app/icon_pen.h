// How the icons are drawn: strokes of 2 px with round ends on a grid of 24, in a square around a point. For
// the icons' own sources only; everybody else calls draw_icon.
#pragma once

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "app/icons.h"
#include "core/signs.h"

namespace ubao::app {

class Pen {
 public:
  Pen(ImVec2 middle, float size, ImU32 colour, bool turned)
      : list_(*ImGui::GetWindowDrawList()),
        middle_(middle),
        unit_(size / 24),
        colour_(colour),
        turned_(turned) {}

  void path(std::initializer_list<ImVec2> points, bool closed = false) {
    for (const ImVec2& p : points) list_.PathLineTo(at(p));
    finish(at(*points.begin()), at(*(points.end() - 1)), closed);
  }
  void stroke(const core::SignStroke& stroke) {
    const auto point = [&](const core::Point& p) { return at({p.x, p.y}); };
    for (const core::Point& p : stroke.points) list_.PathLineTo(point(p));
    finish(point(stroke.points.front()), point(stroke.points.back()), stroke.closed);
  }
  void line(float x1, float y1, float x2, float y2) { path({{x1, y1}, {x2, y2}}); }
  void box(float x, float y, float w, float h, float radius = 1.5f) {
    const ImVec2 a = at({x, y}), b = at({x + w, y + h});
    list_.AddRect({std::min(a.x, b.x), a.y}, {std::max(a.x, b.x), b.y}, colour_, radius * unit_, 0, width());
  }
  void circle(float x, float y, float r) { list_.AddCircle(at({x, y}), r * unit_, colour_, 0, width()); }
  void dot(float x, float y, float r = 1.3f) { list_.AddCircleFilled(at({x, y}), r * unit_, colour_); }
  // Degrees clockwise from the end direction.
  void arc(float x, float y, float r, float from, float to) {
    constexpr int kSteps = 14;
    ImVec2 first{}, last{};
    for (int i = 0; i <= kSteps; ++i) {
      const float a = (from + (to - from) * static_cast<float>(i) / kSteps) * 3.14159265f / 180;
      last = at({x + r * std::cos(a), y + r * std::sin(a)});
      if (i == 0) first = last;
      list_.PathLineTo(last);
    }
    list_.PathStroke(colour_, 0, width());
    list_.AddCircleFilled(first, width() / 2, colour_);
    list_.AddCircleFilled(last, width() / 2, colour_);
  }

 private:
  void finish(ImVec2 first, ImVec2 last, bool closed) {
    list_.PathStroke(colour_, closed ? ImDrawFlags_Closed : 0, width());
    if (closed) return;
    list_.AddCircleFilled(first, width() / 2, colour_);
    list_.AddCircleFilled(last, width() / 2, colour_);
  }
  float width() const { return std::max(1.25f, 2 * unit_); }
  ImVec2 at(ImVec2 p) const {
    const float x = (p.x - 12) * unit_;
    return {middle_.x + (turned_ ? -x : x), middle_.y + (p.y - 12) * unit_};
  }
  ImDrawList& list_;
  ImVec2 middle_;
  float unit_;
  ImU32 colour_;
  bool turned_;
};

// Signs and arrows are in icons.cpp, these in icons_things.cpp; each draws only those that it knows.
void draw_works(Pen& pen, Icon icon);
void draw_things(Pen& pen, Icon icon);

}  // namespace ubao::app
