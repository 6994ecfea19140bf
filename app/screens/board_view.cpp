#include "app/screens/board_view.h"

#include <cmath>

namespace ubao::app {
namespace {

BoardView kept_near(BoardView view, const Lens& lens) {
  const Rect sight = lens.in_sight();
  view.x = std::clamp(view.x, -kCanvasEnd - sight.w, kCanvasEnd + kCardWidth);
  view.y = std::clamp(view.y, -kCanvasEnd - sight.h, kCanvasEnd + kCardHeight);
  return view;
}

// The view in which the canvas point lies under the pixel.
BoardView with_point_at(const Rect& window, float unit, float zoom, ImVec2 point, ImVec2 pixel) {
  return {point.x - (pixel.x - window.x) / unit, point.y - (pixel.y - window.y) / unit, zoom};
}

BoardView with_middle(const Rect& everything, const Rect& window, const Rect& part, float scale, float zoom) {
  return with_point_at(window, zoom * scale, zoom, everything.middle(), part.middle());
}

float fitting_zoom(const Rect& everything, const Rect& part, float scale) {
  if (everything.empty() || part.empty()) return 1;
  const float zoom = std::min(part.w / everything.w, part.h / everything.h) / scale;
  return std::clamp(zoom, kLeastZoom, 1.0f);
}

ImVec2 between(const Fingers& f) { return {(f.a.x + f.b.x) / 2, (f.a.y + f.b.y) / 2}; }
float apart(const Fingers& f) { return std::hypot(f.a.x - f.b.x, f.a.y - f.b.y); }

}  // namespace

BoardView moved_by(const Lens& lens, ImVec2 pixels) {
  return kept_near({lens.view.x - pixels.x / lens.unit, lens.view.y - pixels.y / lens.unit, lens.view.zoom},
                   lens);
}

BoardView zoomed_to(const Lens& lens, float zoom, ImVec2 about) {
  const float to = std::clamp(zoom, kLeastZoom, kMostZoom);
  const float scale = lens.unit / lens.view.zoom;
  return kept_near(with_point_at(lens.window, to * scale, to, lens.to_canvas(about), about), lens);
}

BoardView fitted(const Rect& everything, const Rect& window, const Rect& part, float scale) {
  return with_middle(everything, window, part, scale, fitting_zoom(everything, part, scale));
}

BoardView first_view(const Rect& everything, const Rect& window, const Rect& part, float scale,
                     float least_zoom) {
  const float fit = fitting_zoom(everything, part, scale);
  if (fit >= least_zoom) return with_middle(everything, window, part, scale, fit);
  return with_point_at(window, least_zoom * scale, least_zoom, {everything.x, everything.y},
                       {part.x, part.y});
}

BoardView with_in_sight(const Lens& lens, const Rect& wanted, const Rect& part) {
  const Rect now = lens.to_window(wanted);
  const auto needed = [](float from, float to, float least, float most) {
    if (from < least) return least - from;
    return to > most ? std::max(most - to, least - from) : 0;
  };
  return moved_by(lens, {needed(now.x, now.end(), part.x, part.end()),
                         needed(now.y, now.bottom(), part.y, part.bottom())});
}

ImVec2 middle_of(const Lens& lens, const Rect& part) { return lens.to_canvas(part.middle()); }

bool WheelHand::is_trackpad(float across, float down, double now) {
  constexpr double kRest = 0.4;
  constexpr float kWholeLine = 0.9f;
  if (now - turned_at_ > kRest) trackpad_ = false;
  turned_at_ = now;
  if (across != 0 || (down != 0 && std::fabs(down) < kWholeLine)) trackpad_ = true;
  return trackpad_;
}

BoardView CanvasGesture::follow(const Lens& now, const Fingers& fingers) {
  if (!active_) {
    active_ = true;
    start_ = now.view;
    from_ = fingers;
  }
  const float scale = now.unit / now.view.zoom;
  const Lens start = lens_of(start_, now.window, scale);
  const float spread = apart(from_) > 1 ? apart(fingers) / apart(from_) : 1;
  const float zoom = std::clamp(start_.zoom * spread, kLeastZoom, kMostZoom);
  return kept_near(
      with_point_at(now.window, zoom * scale, zoom, start.to_canvas(between(from_)), between(fingers)), now);
}

}  // namespace ubao::app
