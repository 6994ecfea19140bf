#include "core/chart_radar.h"

#include <algorithm>
#include <cmath>

#include "core/figures_text.h"
#include "core/value_axis.h"

namespace ubao::core {
namespace {

constexpr std::size_t kFewestAxes = 3, kMostAxes = 12;
constexpr float kPi = 3.14159265f;
constexpr float kLeastRadius = 72, kMostRadius = 190, kLabelGap = 12;
constexpr float kMostShareOfLabel = 0.27f;  // of the room, on each side

struct Spoke {
  const DimensionResult* dimension = nullptr;
  MedianRow row;
  std::string short_label;
  float dx = 0, dy = 0;  // its direction
  std::vector<WrappedLine> label;
  float label_width = 0;
  TextLook look;

  bool is_side() const { return std::abs(dx) > 0.15f; }
  bool has_band() const { return row.median && row.q1 && row.q3; }
};

struct Place {
  Point middle;
  float radius = 0;
  int points = 2;

  Point at(const Spoke& spoke, Fraction value) const {
    const float share = static_cast<float>((value - Fraction(1)).value()) / static_cast<float>(points - 1);
    return along(spoke, std::clamp(share, 0.0f, 1.0f) * radius);
  }
  Point along(const Spoke& spoke, float length) const {
    return {middle.x + spoke.dx * length, middle.y + spoke.dy * length};
  }
};

Box label_box(const Spoke& spoke, const Place& place) {
  Box box;
  box.w = spoke.label_width;
  box.h = Sketch::height_of(spoke.label, spoke.look);
  const Point tip = place.along(spoke, place.radius + kLabelGap);
  box.x = !spoke.is_side() ? tip.x - box.w / 2 : spoke.dx > 0 ? tip.x : tip.x - box.w;
  box.y = spoke.is_side() ? tip.y - box.h / 2 : spoke.dy < 0 ? tip.y - box.h : tip.y;
  return box;
}

bool boxes_meet(const Box& a, const Box& b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

void set_label(Spoke& spoke, const Sketch& sketch, const std::string& name, const std::string& value,
               float width) {
  const bool one_line = !spoke.is_side() || sketch.width_of(name, spoke.look) < 48;
  spoke.label =
      sketch.lines_of(one_line ? name + " " + value : name, spoke.look, one_line ? 2 * width : width);
  if (!one_line)
    for (WrappedLine& line : sketch.lines_of(value, spoke.look, width))
      spoke.label.push_back(std::move(line));
  spoke.label_width = 0;
  for (const WrappedLine& line : spoke.label) spoke.label_width = std::max(spoke.label_width, line.width);
}

std::string value_words(const ChartSource& source, const DimensionResult& dimension) {
  return dimension.median ? decimal(*dimension.median, 1) : source.words.text("chart.no_answers");
}

// The greatest radius at which every label is within the room; 0 when labels meet each other.
float radius_for(const std::vector<Spoke>& spokes, float room) {
  float radius = kMostRadius;
  for (const Spoke& spoke : spokes)
    if (spoke.is_side())
      radius = std::min(radius, (room / 2 - spoke.label_width) / std::abs(spoke.dx) - kLabelGap);
  const Place place{{}, radius, 2};
  for (std::size_t i = 0; i < spokes.size(); ++i)
    for (std::size_t j = i + 1; j < spokes.size(); ++j)
      if (boxes_meet(label_box(spokes[i], place), label_box(spokes[j], place))) return 0;
  return radius;
}

std::vector<Spoke> spokes_of(const ChartSource& source, const std::string& emphasized) {
  std::vector<Spoke> spokes;
  const auto& dimensions = source.results.dimensions;
  for (std::size_t i = 0; i < dimensions.size(); ++i) {
    const DimensionResult& dimension = dimensions[i];
    Spoke spoke;
    spoke.dimension = &dimension;
    spoke.row = {dimension.code, dimension_words(source, dimension.code), dimension.q1, dimension.median,
                 dimension.q3,   source.words.text("chart.no_answers")};
    const float angle = 2 * kPi * static_cast<float>(i) / static_cast<float>(dimensions.size());
    spoke.dx = std::sin(angle), spoke.dy = -std::cos(angle);
    spoke.look = {kMetaText, dimension.code == emphasized, {}, Anchor::start, 3};
    spokes.push_back(std::move(spoke));
  }
  return spokes;
}

void draw_band(Sketch& sketch, const std::vector<Spoke>& spokes, const Place& place) {
  const auto each_pair = [&](const auto& work) {
    for (std::size_t i = 0; i < spokes.size(); ++i) {
      const Spoke &a = spokes[i], &b = spokes[(i + 1) % spokes.size()];
      if (a.has_band() && b.has_band()) work(a, b);
    }
  };
  // The band as a whole is not convex, each part between two axes is.
  each_pair([&](const Spoke& a, const Spoke& b) {
    Path part;
    part.points = {place.at(a, *a.row.q1), place.at(a, *a.row.q3), place.at(b, *b.row.q3),
                   place.at(b, *b.row.q1)};
    part.closed = true;
    part.fill = Colour{ColourRole::band};
    part.stroke = {{ColourRole::band}, 0.8f};  // no seam between two parts
    sketch.draw(part);
  });
  each_pair([&](const Spoke& a, const Spoke& b) {
    const Colour edge{ColourRole::band_edge};
    sketch.draw_line(place.at(a, *a.row.q3), place.at(b, *b.row.q3), edge, 1.5f);
    sketch.draw_line(place.at(a, *a.row.q1), place.at(b, *b.row.q1), edge, 1.5f);
  });
}

void draw_rings(Sketch& sketch, const std::vector<Spoke>& spokes, const Place& place) {
  for (int point = 2; point <= place.points; ++point) {
    Path ring;
    ring.closed = true;
    ring.stroke = {{ColourRole::hairline}, 1.2f};
    for (const Spoke& spoke : spokes) ring.points.push_back(place.at(spoke, point));
    sketch.draw(ring);
  }
  for (const Spoke& spoke : spokes)
    sketch.draw_line(place.middle, place.along(spoke, place.radius), {ColourRole::hairline}, 1.2f);
}

void draw_ring_numbers(Sketch& sketch, const Spoke& first, const Place& place) {
  const float step = place.radius / static_cast<float>(place.points - 1);
  const int every = step >= kMetaText + 2 ? 1 : place.points - 1;
  for (int point = 1; point <= place.points; point += every) {
    const Point at = place.at(first, point);
    sketch.draw_word({at.x + 9, at.y}, std::to_string(point), {kMetaText, false, {}});
  }
}

void draw_medians(Sketch& sketch, const std::vector<Spoke>& spokes, const Place& place) {
  for (std::size_t i = 0; i < spokes.size(); ++i) {
    const Spoke &a = spokes[i], &b = spokes[(i + 1) % spokes.size()];
    if (a.row.median && b.row.median)
      sketch.draw_line(place.at(a, *a.row.median), place.at(b, *b.row.median), {ColourRole::action}, 3);
  }
  for (const Spoke& spoke : spokes)
    if (spoke.row.median) draw_median(sketch, place.at(spoke, *spoke.row.median));
}

// Where names have no room at the axes: which code is which.
void draw_key(Sketch& sketch, const ChartSource& source, const std::vector<Spoke>& spokes) {
  float widest = 0;
  for (const Spoke& spoke : spokes) widest = std::max(widest, chip_width(sketch, spoke.short_label));
  for (const Spoke& spoke : spokes) {
    const TextLook look{kMetaText, spoke.look.bold, {}, Anchor::start, 2};
    const auto lines = sketch.lines_of(spoke.row.text + " " + value_words(source, *spoke.dimension), look,
                                       sketch.room() - widest - 8);
    const float height = std::max(kChipHeight, Sketch::height_of(lines, look)) + 4;
    draw_chip(sketch, {sketch.x, sketch.y + height / 2}, spoke.short_label, widest);
    sketch.draw_lines({sketch.x + widest + 8, sketch.y + (height - Sketch::height_of(lines, look)) / 2},
                      lines, look);
    sketch.add_zone(spoke.row.id, sketch.x, sketch.y, sketch.room(), height);
    sketch.y += height;
  }
}

void draw_radar(Sketch& sketch, const ChartSource& source, std::vector<Spoke> spokes) {
  const float side = sketch.room() * kMostShareOfLabel;
  for (Spoke& spoke : spokes)
    set_label(spoke, sketch, spoke.row.text, value_words(source, *spoke.dimension), side);
  float radius = radius_for(spokes, sketch.room());
  const bool keyed = radius < kLeastRadius;
  if (keyed) {
    for (std::size_t i = 0; i < spokes.size(); ++i) {
      const std::string& code = spokes[i].row.id;
      spokes[i].short_label = code.size() <= 3 ? code : std::to_string(i + 1);
      set_label(spokes[i], sketch, spokes[i].short_label,
                spokes[i].row.median ? decimal(*spokes[i].row.median, 1) : "-", side);
    }
    radius = std::max(kLeastRadius, radius_for(spokes, sketch.room()));
  }
  Place place{{sketch.x + sketch.room() / 2, 0}, radius, std::max(2, points_of(source.instrument))};
  float top = -radius, bottom = radius;
  for (const Spoke& spoke : spokes) {
    const Box box = label_box(spoke, place);
    top = std::min(top, box.y);
    bottom = std::max(bottom, box.y + box.h);
  }
  place.middle.y = sketch.y - top + 4;
  draw_band(sketch, spokes, place);
  draw_rings(sketch, spokes, place);
  draw_medians(sketch, spokes, place);
  draw_ring_numbers(sketch, spokes.front(), place);
  for (const Spoke& spoke : spokes) {
    const Box box = label_box(spoke, place);
    TextLook look = spoke.look;
    look.anchor = !spoke.is_side() ? Anchor::middle : spoke.dx > 0 ? Anchor::start : Anchor::end;
    const float anchor_x = !spoke.is_side() ? box.x + box.w / 2 : spoke.dx > 0 ? box.x : box.x + box.w;
    sketch.draw_lines({anchor_x, box.y}, spoke.label, look);
    if (!keyed) sketch.add_zone(spoke.row.id, box.x, box.y, box.w, box.h);
  }
  sketch.y = place.middle.y + bottom + 14;
  if (keyed) draw_key(sketch, source, spokes);
}

}  // namespace

Figure radar_chart(const ChartSource& source, const RadarLook& look) {
  Sketch sketch = begun_chart(source, look.chart, source.words.text("chart.radar.title"));
  if (says_that_nothing_shows(sketch, source)) return ended_chart(sketch, source);
  const std::vector<Spoke> spokes = spokes_of(source, look.dimension);
  std::vector<MedianRow> rows;
  for (const Spoke& spoke : spokes) {
    describe_median(sketch, source, spoke.row);
    rows.push_back(spoke.row);
  }
  if (spokes.size() < kFewestAxes || spokes.size() > kMostAxes)
    draw_median_rows(sketch, source, rows, sketch.x, sketch.end);
  else
    draw_radar(sketch, source, spokes);
  sketch.y += 6;
  std::vector<FlowItem> legend = median_legend(source);
  legend.push_back(scale_ends(source));
  sketch.flow(legend, {kMetaText}, 16, {});
  return ended_chart(sketch, source);
}

}  // namespace ubao::core
