// How cards stand to each other: a card that is moved keeps in line with its neighbours, and several cards
// are put in order. Canvas units. Pure functions, any thread.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "app/rect.h"

namespace ubao::app {

inline constexpr float kBesideGap = 20;  // between cards that stand beside each other

// Where a card goes that is held near `x`, `y`, and the lines that it then stands on.
struct CardSnap {
  float x = 0, y = 0;
  std::optional<float> line_x, line_y;
};

// In line with an edge of a neighbour, or a gap away from one, where that is nearer than `reach`; else
// unchanged. The neighbours are those in sight.
CardSnap snapped(const Rect& card, std::span<const Rect> neighbours, float reach);

enum class Arrangement { row, column, rows };

// Cards of one size in the order given, a gap apart, from the upper left corner of them all. Rows make about
// a square.
std::vector<ImVec2> arranged(std::span<const Rect> cards, Arrangement arrangement);

}  // namespace ubao::app
