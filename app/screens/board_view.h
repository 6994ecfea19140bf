// Where one stands over the canvas of a board, as pure functions: pan, zoom about a point, fit, pinch with
// two fingers. Cards are placed in canvas units; at zoom 1 and scale 1 a unit is a pixel. The canvas is never
// mirrored: a card lies where it lies in every language. Values only, any thread.
#pragma once

#include <cstdint>

#include "app/rect.h"

namespace ubao::app {

inline constexpr float kCardWidth = 176, kCardHeight = 128;  // canvas units
inline constexpr float kLeastZoom = 0.02f, kMostZoom = 3.0f;
inline constexpr float kZoomStep = 1.25f;       // of one press
inline constexpr float kCanvasEnd = 1'000'000;  // cards lie no farther from the origin, see core/workshop.h

// What a press on the canvas has become.
enum class BoardHold { none, pressing, panning, dragging, boxing, middle, gesture };

struct BoardView {
  float x = 0, y = 0;  // canvas units at the upper left corner of the window
  float zoom = 1;
};

// The view through a window of so many pixels, at a scale of the interface.
struct Lens {
  BoardView view;
  Rect window;     // pixels
  float unit = 1;  // pixels to a canvas unit

  ImVec2 to_window(float x, float y) const {
    return {window.x + (x - view.x) * unit, window.y + (y - view.y) * unit};
  }
  Rect to_window(const Rect& r) const {
    const ImVec2 p = to_window(r.x, r.y);
    return {p.x, p.y, r.w * unit, r.h * unit};
  }
  ImVec2 to_canvas(ImVec2 p) const {
    return {view.x + (p.x - window.x) / unit, view.y + (p.y - window.y) / unit};
  }
  Rect in_sight() const { return {view.x, view.y, window.w / unit, window.h / unit}; }
};

inline Lens lens_of(const BoardView& view, const Rect& window, float scale) {
  return {view, window, view.zoom * scale};
}

// The content follows a finger that moved by so many pixels. The view stays near the canvas.
BoardView moved_by(const Lens& lens, ImVec2 pixels);

// What lies under the point stays there. The zoom is kept within its limits.
BoardView zoomed_to(const Lens& lens, float zoom, ImVec2 about);

// Everything in sight, in the middle of a part of the window, never enlarged beyond 1.
BoardView fitted(const Rect& everything, const Rect& window, const Rect& part, float scale);

// As fitted, but never smaller than letters can be read at: then the upper left corner is in sight.
BoardView first_view(const Rect& everything, const Rect& window, const Rect& part, float scale,
                     float least_zoom);

// Moved just so far that the rectangle (canvas units) is in the part of the window (pixels).
BoardView with_in_sight(const Lens& lens, const Rect& wanted, const Rect& part);

// The place in the middle of the part of the window, canvas units.
ImVec2 middle_of(const Lens& lens, const Rect& part);

// Two fingers on the canvas: what was under each when they came down stays under it.
struct Fingers {
  ImVec2 a, b;  // pixels
};

// Who turns the wheel. A mouse has one wheel that goes in whole lines, and zooms; a trackpad goes in smaller
// steps and across as well, and pans. What a movement of the hand began as it stays until the hand rests.
class WheelHand {
 public:
  // Lines across and down at a time in seconds.
  bool is_trackpad(float across, float down, double now);

 private:
  bool trackpad_ = false;
  double turned_at_ = -1;
};

class CanvasGesture {
 public:
  // Call with the two fingers in every frame that has them; gives the view that follows them.
  BoardView follow(const Lens& now, const Fingers& fingers);
  void end() { active_ = false; }
  bool active() const { return active_; }

 private:
  bool active_ = false;
  BoardView start_;
  Fingers from_;
};

}  // namespace ubao::app
