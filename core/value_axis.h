// The scale as an axis across: from its lowest point to its highest, with numbers above. Rows on it show
// medians with the middle half of people. Shared by the charts of dimensions, groups and consensus. For the
// charts' own sources.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/chart_parts.h"

namespace ubao::core {

struct ValueAxis {
  float from = 0, to = 0;  // x of the lowest and of the highest point
  int points = 2;

  float at(Fraction value) const;
};

// The numbers of the points, as many as have room, in a line below `sketch.y`, which moves on.
void draw_axis_numbers(Sketch& sketch, const ValueAxis& axis);
// A line down at every point. Before what lies on it.
void draw_axis_lines(Sketch& sketch, const ValueAxis& axis, float top, float bottom);

struct MedianRow {
  std::string id, text;
  std::optional<Fraction> q1, median, q3;
  std::string instead;  // said where there is no median
};

// Rows beside each other's axis, from `left` to `right` below `sketch.y`, which moves on.
void draw_median_rows(Sketch& sketch, const ChartSource& source, const std::vector<MedianRow>& rows,
                      float left, float right);

void describe_median(Sketch& sketch, const ChartSource& source, const MedianRow& row);
// What the lowest and the highest number of the axis mean.
FlowItem scale_ends(const ChartSource& source);

}  // namespace ubao::core
