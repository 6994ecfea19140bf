// A rectangle in pixels that is cut up: take a strip off one side, go on with the rest. x runs from the start
// of the reading direction (the left, in Arabic the right); the painter turns it round, so screens never say
// left or right.
#pragma once

#include <algorithm>

#include "imgui.h"

namespace ubao::app {

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;

  float end() const { return x + w; }
  float bottom() const { return y + h; }
  ImVec2 middle() const { return {x + w / 2, y + h / 2}; }
  bool contains(ImVec2 p) const { return p.x >= x && p.x < end() && p.y >= y && p.y < bottom(); }
  bool empty() const { return w <= 0 || h <= 0; }

  Rect inset(float dx, float dy) const {
    return {x + dx, y + dy, std::max(0.0f, w - 2 * dx), std::max(0.0f, h - 2 * dy)};
  }
  Rect inset(float d) const { return inset(d, d); }
  Rect grown(float d) const { return {x - d, y - d, w + 2 * d, h + 2 * d}; }
  Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }

  // Cuts a strip off; what remains begins `gap` further on.
  Rect take_top(float height, float gap = 0) {
    const Rect strip{x, y, w, height};
    y += height + gap;
    h = std::max(0.0f, h - height - gap);
    return strip;
  }
  Rect take_bottom(float height, float gap = 0) {
    const Rect strip{x, bottom() - height, w, height};
    h = std::max(0.0f, h - height - gap);
    return strip;
  }
  Rect take_start(float width, float gap = 0) {
    const Rect strip{x, y, width, h};
    x += width + gap;
    w = std::max(0.0f, w - width - gap);
    return strip;
  }
  Rect take_end(float width, float gap = 0) {
    const Rect strip{end() - width, y, width, h};
    w = std::max(0.0f, w - width - gap);
    return strip;
  }

  // The i-th of n equal columns.
  Rect column(int i, int n, float gap) const {
    const float each = (w - gap * static_cast<float>(n - 1)) / static_cast<float>(n);
    return {x + (each + gap) * static_cast<float>(i), y, each, h};
  }
  // A smaller rectangle in the middle of this one.
  Rect centered(float width, float height) const {
    return {x + (w - width) / 2, y + (h - height) / 2, width, height};
  }
};

// The least rectangle that holds both; an empty one holds nothing.
inline Rect grown_to(const Rect& all, const Rect& one) {
  if (all.empty()) return one;
  const float x = std::min(all.x, one.x), y = std::min(all.y, one.y);
  return {x, y, std::max(all.end(), one.end()) - x, std::max(all.bottom(), one.bottom()) - y};
}

inline Rect common(const Rect& a, const Rect& b) {
  const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  return {x, y, std::min(a.end(), b.end()) - x, std::min(a.bottom(), b.bottom()) - y};
}

}  // namespace ubao::app
