#include "core/value_axis.h"

#include <algorithm>

#include "core/figures_text.h"

namespace ubao::core {
namespace {

constexpr float kLeastMedianRow = 44, kBandHeight = 16, kAxisGap = 14;

const TextLook kAxisNumber{kMetaText, false, {ColourRole::soft}, Anchor::middle};
const TextLook kRowName{kBodyText, false, {}, Anchor::start, 3};
const TextLook kMedianNumber{kBodyText, true, {}, Anchor::end};
const TextLook kInstead{kMetaText, false, {ColourRole::soft}, Anchor::start, 2};

void draw_middle_half(Sketch& sketch, const ValueAxis& axis, const MedianRow& row, float middle_y) {
  if (row.q1 && row.q3) {
    Box band;
    band.x = axis.at(*row.q1), band.y = middle_y - kBandHeight / 2;
    band.w = axis.at(*row.q3) - band.x, band.h = kBandHeight;
    band.fill = Colour{ColourRole::band};
    band.stroke = {{ColourRole::band_edge}, 1.5f};
    sketch.draw(band);
  }
  draw_median(sketch, {axis.at(*row.median), middle_y});
}

}  // namespace

float ValueAxis::at(Fraction value) const {
  const float share = static_cast<float>((value - Fraction(1)).value()) / static_cast<float>(points - 1);
  return from + std::clamp(share, 0.0f, 1.0f) * (to - from);
}

void draw_axis_numbers(Sketch& sketch, const ValueAxis& axis) {
  const float height = kAxisNumber.line_height();
  const float needed = sketch.width_of("00", kAxisNumber) + 4;
  const float step = (axis.to - axis.from) / static_cast<float>(axis.points - 1);
  const int every = step >= needed ? 1 : axis.points - 1;
  for (int point = 1; point <= axis.points; point += every)
    sketch.draw_word({axis.at(point), sketch.y + height / 2}, std::to_string(point), kAxisNumber);
  sketch.y += height + 2;
}

void draw_axis_lines(Sketch& sketch, const ValueAxis& axis, float top, float bottom) {
  for (int point = 1; point <= axis.points; ++point)
    sketch.draw_line({axis.at(point), top}, {axis.at(point), bottom}, {ColourRole::hairline}, 1);
}

void draw_median_rows(Sketch& sketch, const ChartSource& source, const std::vector<MedianRow>& rows,
                      float left, float right) {
  float names = 0;
  for (const MedianRow& row : rows) names = std::max(names, sketch.width_of(row.text, kRowName));
  names = std::min(names, (right - left) * 0.42f);
  const float numbers = sketch.width_of("00.0", kMedianNumber);
  const ValueAxis axis{left + names + kAxisGap, right - numbers - kAxisGap,
                       std::max(2, points_of(source.instrument))};
  draw_axis_numbers(sketch, axis);
  std::vector<std::vector<WrappedLine>> texts;
  std::vector<float> heights;
  float bottom = sketch.y;
  for (const MedianRow& row : rows) {
    texts.push_back(sketch.lines_of(row.text, kRowName, names));
    heights.push_back(std::max(kLeastMedianRow, Sketch::height_of(texts.back(), kRowName) + 12));
    bottom += heights.back();
  }
  draw_axis_lines(sketch, axis, sketch.y, bottom);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const MedianRow& row = rows[i];
    const float middle = sketch.y + heights[i] / 2;
    sketch.draw_lines({left, middle - Sketch::height_of(texts[i], kRowName) / 2}, texts[i], kRowName);
    if (row.median) {
      draw_middle_half(sketch, axis, row, middle);
      sketch.draw_word({right, middle}, decimal(*row.median, 1), kMedianNumber);
    } else {
      sketch.draw_note({axis.from, middle}, row.instead, kInstead, right - axis.from);
    }
    sketch.add_zone(row.id, left, sketch.y, right - left, heights[i]);
    sketch.y += heights[i];
  }
}

void describe_median(Sketch& sketch, const ChartSource& source, const MedianRow& row) {
  const auto figure = [](const std::optional<Fraction>& value) { return value ? decimal(*value, 1) : "-"; };
  sketch.describe(row.text + ": " +
                  (row.median ? source.words.text("chart.median_row", {{"median", figure(row.median)},
                                                                       {"q1", figure(row.q1)},
                                                                       {"q3", figure(row.q3)}})
                              : row.instead));
}

FlowItem scale_ends(const ChartSource& source) {
  const int points = points_of(source.instrument);
  return {source.words.text("chart.scale_ends", {{"lowest", point_words(source, 0, false)},
                                                 {"highest", point_words(source, points - 1, false)},
                                                 {"points", std::to_string(points)}})};
}

}  // namespace ubao::core
