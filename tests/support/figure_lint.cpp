#include "tests/support/figure_lint.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/line_breaks.h"

namespace ubao::test {
namespace {

using core::Box;

constexpr float kTolerance = 0.6f;

Box grown(Box box, float by) {
  box.x -= by, box.y -= by, box.w += 2 * by, box.h += 2 * by;
  return box;
}

Box box_around(const std::vector<core::Point>& points) {
  Box box;
  if (points.empty()) return box;
  const auto [left, right] =
      std::minmax_element(points.begin(), points.end(), [](auto& a, auto& b) { return a.x < b.x; });
  const auto [top, bottom] =
      std::minmax_element(points.begin(), points.end(), [](auto& a, auto& b) { return a.y < b.y; });
  box.x = left->x, box.y = top->y, box.w = right->x - left->x, box.h = bottom->y - top->y;
  return box;
}

struct Extent {
  Box operator()(const Box& box) const { return grown(box, box.stroke.width / 2); }
  Box operator()(const core::Path& path) const {
    return grown(box_around(path.points), path.stroke.width / 2);
  }
  Box operator()(const core::Disc& disc) const {
    Box box;
    box.x = disc.middle.x, box.y = disc.middle.y;
    return grown(box, disc.radius + disc.stroke.width / 2);
  }
  Box operator()(const core::Mark& mark) const {
    Box box;
    box.x = mark.middle.x, box.y = mark.middle.y;
    return grown(box, mark.size / 2);
  }
  Box operator()(const core::TextRun& run) const { return core::box_of(run); }
};

bool overlap(const Box& a, const Box& b) {
  return a.x + kTolerance < b.x + b.w && b.x + kTolerance < a.x + a.w && a.y + kTolerance < b.y + b.h &&
         b.y + kTolerance < a.y + a.h;
}

std::string rounded(float length) { return std::isfinite(length) ? std::to_string(std::lround(length)) : "?"; }

std::string place_of(const Box& box) {
  return "(" + rounded(box.x) + "," + rounded(box.y) + " " + rounded(box.w) + "x" + rounded(box.h) + ")";
}

std::string name_of(const core::Shape& shape) {
  const auto* run = std::get_if<core::TextRun>(&shape);
  return run ? "\"" + run->text + "\"" : "shape " + std::to_string(shape.index());
}

}  // namespace

std::string figure_lint(const core::Figure& figure, const core::TextMeasure& measure) {
  std::string report;
  int found = 0;
  const auto say = [&](const std::string& what) {
    if (++found <= 6) report += what + "\n";
  };
  std::vector<const core::TextRun*> runs;
  for (const core::Shape& shape : figure.shapes) {
    const Box box = std::visit(Extent{}, shape);
    const bool inside =
        box.x >= -kTolerance && box.y >= -kTolerance && box.x + box.w <= figure.width + kTolerance &&
        box.y + box.h <= figure.height + kTolerance && std::isfinite(box.x + box.w + box.y + box.h);
    if (!inside)
      say(name_of(shape) + " at " + place_of(box) + " leaves the figure of " + rounded(figure.width) + "x" +
          rounded(figure.height));
    const auto* run = std::get_if<core::TextRun>(&shape);
    if (!run) continue;
    runs.push_back(run);
    if (run->text != core::plain_line(run->text)) say(name_of(shape) + " has characters that are not shown");
    if (measure.width(run->text, run->size, run->bold) > run->width + kTolerance)
      say(name_of(shape) + " is wider than it was measured");
    if (run->size < 15) say(name_of(shape) + " is too small to read");
  }
  for (std::size_t i = 0; i < runs.size(); ++i)
    for (std::size_t j = i + 1; j < runs.size(); ++j)
      if (overlap(core::box_of(*runs[i]), core::box_of(*runs[j])))
        say("\"" + runs[i]->text + "\" lies over \"" + runs[j]->text + "\"");
  for (const core::FigureZone& zone : figure.zones)
    if (zone.x < -kTolerance || zone.y < 0 || zone.x + zone.w > figure.width + kTolerance ||
        zone.y + zone.h > figure.height)
      say("zone " + zone.id + " leaves the figure");
  return report;
}

}  // namespace ubao::test
