// What everything on the projector stands on: the board in its wooden frame over the whole window, and the
// ledge below. Measures are those of a wall of 1920 x 1080, and shrink with a smaller one.
#pragma once

#include <algorithm>

#include "app/text.h"
#include "app/ui.h"

namespace ubao::app {

struct Wall {
  Ui& ui;
  float unit = 1;  // pixels of one px on that wall

  float at(float px) const { return px * unit; }
  TextStyle text(float size, ImU32 colour, bool bold = false) const {
    TextStyle style;
    style.size = std::max(15.0f, at(size) / ui.scale);
    style.colour = colour;
    style.bold = bold;
    style.line_height = measure::kTitleLineHeight;
    return style;
  }
};

Wall wall_of(Ui& ui);

struct WallPlaces {
  Rect board;  // inside the frame, with a margin
  Rect ledge;
};
WallPlaces draw_wall(const Wall& wall);

// The ledge with its wood; gives the room on it.
Rect draw_wall_ledge(const Wall& wall, const Rect& ledge);

}  // namespace ubao::app
