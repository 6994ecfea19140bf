// A chart or board as plain data: shapes in the order of painting, text in runs of one line, colours as
// roles. Pixels at scale 1 from the top; x runs from the start of the reading direction, and painters turn
// the whole round for right-to-left readers (text anchors too, letters never). Painted on screens by
// app/figure_painter.h, written by core/svg.h; every shape lies within the figure. Plain values, any thread.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/palette.h"
#include "core/signs.h"

namespace ubao::core {

struct Stroke {
  Colour colour;
  float width = 0;  // 0: none
  float dash = 0;   // length of dashes and of the gaps between them; 0: unbroken
};

struct Box {
  float x = 0, y = 0, w = 0, h = 0;
  float radius = 0;
  std::optional<Colour> fill;
  Stroke stroke;  // over the edge, half inside
};

// A line of many points, or a closed area; a filled one is convex.
struct Path {
  std::vector<Point> points;
  bool closed = false;
  std::optional<Colour> fill;
  Stroke stroke;
};

struct Disc {
  Point middle;
  float radius = 0;
  std::optional<Colour> fill;
  Stroke stroke;
};

// A sign in a square of `size` around its middle.
struct Mark {
  Sign sign = Sign::minus;
  Point middle;
  float size = 0;
  Colour colour;
};

enum class Anchor { start, middle, end };

// One line of text without control characters.
struct TextRun {
  Point at;  // on the base line, where the anchor says
  Anchor anchor = Anchor::start;
  std::string text;
  float size = 15;  // the em
  bool bold = false;
  Colour colour;
  float width = 0;  // as it was measured
};

using Shape = std::variant<Box, Path, Disc, Mark, TextRun>;

// Where a thing is that people may point at: a statement, a dimension, a group.
struct FigureZone {
  std::string id;
  float x = 0, y = 0, w = 0, h = 0;
};

struct Figure {
  float width = 0, height = 0;
  bool right_to_left = false;
  std::string title;
  std::string description;  // all that the figure says, for people who cannot see it
  std::string foot;         // n, date, instrument, status, "not a ranking"; also drawn
  std::vector<Shape> shapes;
  std::vector<FigureZone> zones;
};

// The letters of a run: from ascender to descender, about.
Box box_of(const TextRun& run);

}  // namespace ubao::core
