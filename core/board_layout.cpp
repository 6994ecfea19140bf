#include "core/board_layout.h"

#include <algorithm>

namespace ubao::core {
namespace {

constexpr int kZoneWide = 760, kZoneHigh = 560, kZoneGap = 40;
constexpr int kColumnWide = 780, kColumnHigh = 1200;
constexpr int kQuadrant = 800;

int columns_for(int zones) { return zones <= 3 ? zones : zones == 4 ? 2 : zones <= 9 ? 3 : 4; }

std::vector<BoardZone> grid_of(const std::vector<CourseItem>& items, int columns, int wide, int high,
                               int gap) {
  const int count = static_cast<int>(items.size());
  const int rows = (count + columns - 1) / columns;
  const int left = -(columns * (wide + gap) - gap) / 2, top = -(rows * (high + gap) - gap) / 2;
  std::vector<BoardZone> zones;
  for (int i = 0; i < count; ++i) {
    const CourseItem& item = items[static_cast<std::size_t>(i)];
    zones.push_back({item.code, item.text, left + i % columns * (wide + gap),
                     top + i / columns * (high + gap), wide, high});
  }
  return zones;
}

// One in the middle, one on each side of it, the rest above and below in rows of the same width.
std::vector<BoardZone> ring_of(const std::vector<CourseItem>& items, const std::string& centre) {
  std::vector<CourseItem> around;
  std::size_t at = 0;  // the first of that code: there is one, see has_centre
  while (items[at].code != centre) ++at;
  const CourseItem& middle = items[at];
  for (std::size_t i = 0; i < items.size(); ++i)
    if (i != at) around.push_back(items[i]);
  const int above = (static_cast<int>(around.size()) - 2 + 1) / 2;
  const int below = static_cast<int>(around.size()) - 2 - above;
  const int columns = std::max(3, above), wide = columns * (kZoneWide + kZoneGap) - kZoneGap;
  const int left = -wide / 2, row_step = kZoneHigh + kZoneGap, first_row = -(3 * row_step - kZoneGap) / 2;
  std::vector<BoardZone> zones;
  std::size_t next = 0;
  const auto place = [&](const CourseItem& item, int x, int row, int w) {
    zones.push_back({item.code, item.text, left + x, first_row + row * row_step, w, kZoneHigh});
  };
  const auto row_of = [&](int count, int row) {
    for (int i = 0; i < count; ++i) {
      const int from = i * (wide + kZoneGap) / count, to = (i + 1) * (wide + kZoneGap) / count;
      place(around[next++], from, row, to - from - kZoneGap);
    }
  };
  row_of(above, 0);
  place(around[next++], 0, 1, kZoneWide);
  place(middle, kZoneWide + kZoneGap, 1, wide - 2 * (kZoneWide + kZoneGap));
  place(around[next++], wide - kZoneWide, 1, kZoneWide);
  row_of(below, 2);
  return zones;
}

bool has_centre(const CourseActivity& plan) {
  constexpr std::size_t kFewestAround = 5;
  return plan.zones.size() > kFewestAround &&
         std::any_of(plan.zones.begin(), plan.zones.end(),
                     [&](const CourseItem& zone) { return zone.code == plan.centre; });
}

int thousandths(std::int64_t part, std::int64_t whole) { return static_cast<int>(part * 1000 / whole); }

}  // namespace

const BoardZone* BoardLayout::zone_at(std::int64_t x, std::int64_t y) const {
  const std::int64_t middle_x = x + kCardUnitsWide / 2, middle_y = y + kCardUnitsHigh / 2;
  for (const BoardZone& zone : zones)
    if (middle_x >= zone.x && middle_x < zone.x + zone.w && middle_y >= zone.y && middle_y < zone.y + zone.h)
      return &zone;
  return nullptr;
}

std::optional<QuadrantValue> BoardLayout::value_at(std::int64_t x, std::int64_t y) const {
  if (kind != LayoutKind::quadrants || zones.size() != 4 || !zone_at(x, y)) return std::nullopt;
  const BoardZone &first = zones.front(), &last = zones.back();
  const int wide = last.x + last.w - first.x, high = last.y + last.h - first.y;
  return QuadrantValue{thousandths(x + kCardUnitsWide / 2 - first.x, wide),
                       1000 - thousandths(y + kCardUnitsHigh / 2 - first.y, high)};
}

BoardLayout layout_of(const CourseActivity& plan) {
  BoardLayout layout;
  if (plan.layout == "yes-no") {
    layout.kind = LayoutKind::yes_no;
    layout.zones = grid_of({{"yes", ""}, {"no", ""}}, 2, kColumnWide, kColumnHigh, kZoneGap);
  } else if (plan.layout == "quadrants" && plan.zones.size() == 4 && plan.axes.size() == 2) {
    layout.kind = LayoutKind::quadrants;
    layout.zones = grid_of(plan.zones, 2, kQuadrant, kQuadrant, 0);
    layout.axes = plan.axes;
  } else if (plan.layout == "zones" && !plan.zones.empty()) {
    layout.kind = LayoutKind::zones;
    layout.zones = has_centre(plan) ? ring_of(plan.zones, plan.centre)
                                    : grid_of(plan.zones, columns_for(static_cast<int>(plan.zones.size())),
                                              kZoneWide, kZoneHigh, kZoneGap);
  }
  return layout;
}

}  // namespace ubao::core
