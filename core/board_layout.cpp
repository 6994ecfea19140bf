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
    layout.zones =
        grid_of(plan.zones, columns_for(static_cast<int>(plan.zones.size())), kZoneWide, kZoneHigh, kZoneGap);
  }
  return layout;
}

}  // namespace ubao::core
