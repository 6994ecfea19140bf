// How a whiteboard is divided: yes and no as columns, named zones, or a square of two axes whose values are
// data. Where a zone lies follows from the plan alone, so that a card's place means the same on every
// device. Canvas units from the upper left, y down; pure functions, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/course.h"

namespace ubao::core {

inline constexpr int kCardUnitsWide = 176, kCardUnitsHigh = 128;

enum class LayoutKind { free, yes_no, zones, quadrants };

struct BoardZone {
  std::string code, title;  // of yes and no the title is empty: languages have the words
  int x = 0, y = 0, w = 0, h = 0;
};

// 0 to 1000: from the start of an axis to its end.
struct QuadrantValue {
  int x = 0, y = 0;
  bool operator==(const QuadrantValue&) const = default;
};

struct BoardLayout {
  LayoutKind kind = LayoutKind::free;
  std::vector<BoardZone> zones;  // they do not overlap
  std::vector<CourseItem> axes;  // of quadrants: x to the right, y upwards

  // The zone in which the middle of a card lies whose upper left corner is there; null outside.
  const BoardZone* zone_at(std::int64_t x, std::int64_t y) const;
  // None outside, and on other layouts.
  std::optional<QuadrantValue> value_at(std::int64_t x, std::int64_t y) const;
};

BoardLayout layout_of(const CourseActivity& plan);

}  // namespace ubao::core
