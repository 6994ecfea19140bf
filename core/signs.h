// The few signs that figures and screens share, as strokes on a grid of 24: each is beside a word, never
// alone. Icons of the screen draw the same strokes (app/icons.h). Immutable, any thread.
#pragma once

#include <vector>

namespace ubao::core {

struct Point {
  float x = 0, y = 0;
};

enum class Sign { minus, star, flag, speech, question };

struct SignStroke {
  std::vector<Point> points;
  bool closed = false;
};

inline constexpr float kSignGrid = 24, kSignStroke = 2;  // a round pen

const std::vector<SignStroke>& strokes_of(Sign sign);

// Whether it is turned round where people read from right to left.
bool turns_round(Sign sign);

}  // namespace ubao::core
