// The things on a board's canvas as shapes: zones, axes, frames of groups, cards. Places are canvas units;
// the sketch maps them to the figure, turned round twice for right-to-left readers, so that a card lies where
// it lies in every language. For chart_board.cpp; one thread.
#pragma once

#include <string>

#include "core/board_view.h"
#include "core/language.h"
#include "core/sketch.h"

namespace ubao::core {

// Canvas units.
struct Area {
  float x = 0, y = 0, w = 0, h = 0;
  float end() const { return x + w; }
  float bottom() const { return y + h; }
  bool empty() const { return w <= 0 || h <= 0; }
};
Area area_of(const Card& card);
Area area_of(const BoardZone& zone);
Area around_both(const Area& a, const Area& b);

inline constexpr float kGroupAround = 14, kGroupHead = 44;
inline constexpr float kZoneStrip = 48, kAxisStrip = 64;  // the names of zones; of axes, beside the quadrants

// What is said at the foot of a card.
struct CardMarks {
  std::string words;  // "6 dots"
  bool chosen = false, parked = false;
  bool undecided = false;  // the words are about something to be decided
};

class BoardSketch {
 public:
  // The canvas `shown` lies in the sketch below its `y`, in the middle of its room, `unit` pixels for each of
  // its units. `y` moves on below it.
  BoardSketch(Sketch& sketch, const Area& shown, float unit);

  void draw_zone(const BoardZone& zone, LayoutKind kind, const std::string& name, const std::string& count);
  void draw_axes(const BoardLayout& layout);
  void draw_group(const Area& frame, const std::string& name, const std::string& count);
  void draw_card(const Card& card, const CardMarks& marks);

 private:
  Box placed(const Area& area) const;
  Point placed(float x, float y) const;
  bool legible(float size) const;
  void draw_mark_paper(Point start, float width, float height);
  void draw_name(const Area& strip, float size, const std::string& name, const std::string& count);

  Sketch& sketch_;
  bool turned_ = false;
  float left_ = 0, top_ = 0, unit_ = 1, width_ = 0;  // left_: from the left of the glass
  Area shown_;
};

}  // namespace ubao::core
