#include "core/signs.h"

#include <array>
#include <cmath>

namespace ubao::core {
namespace {

// Degrees clockwise from the right.
SignStroke arc(Point middle, float radius, float from, float to, int steps) {
  constexpr float kDegree = 3.14159265f / 180;
  SignStroke stroke;
  for (int i = 0; i <= steps; ++i) {
    const float angle = (from + (to - from) * static_cast<float>(i) / static_cast<float>(steps)) * kDegree;
    stroke.points.push_back({middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)});
  }
  return stroke;
}

SignStroke circle(Point middle, float radius) {
  constexpr int kSides = 24;
  SignStroke stroke = arc(middle, radius, 0, 360, kSides);
  stroke.points.pop_back();
  stroke.closed = true;
  return stroke;
}

using Strokes = std::vector<SignStroke>;

std::array<Strokes, 5> drawn_signs() {
  const Strokes minus{{{{4.5f, 12}, {19.5f, 12}}}};
  const Strokes star{{{{12, 3},
                       {14.7f, 9},
                       {21, 9.6f},
                       {16.2f, 13.8f},
                       {17.7f, 20.2f},
                       {12, 16.8f},
                       {6.3f, 20.2f},
                       {7.8f, 13.8f},
                       {3, 9.6f},
                       {9.3f, 9}},
                      true}};
  const Strokes flag{{{{5, 3.5f}, {5, 21}}}, {{{5, 4}, {19, 4}, {15.5f, 9}, {19, 14}, {5, 14}}}};
  const Strokes speech{
      {{{3, 4}, {21, 4}, {21, 16.5f}, {11, 16.5f}, {6.5f, 21}, {6.5f, 16.5f}, {3, 16.5f}}, true}};
  const Strokes question{circle({12, 12}, 9),
                         arc({12, 9.8f}, 2.6f, -190, 60, 14),
                         {{{13, 12.1f}, {12, 13.6f}}},
                         {{{12, 16.8f}, {12, 17.2f}}}};
  return {minus, star, flag, speech, question};
}

}  // namespace

const std::vector<SignStroke>& strokes_of(Sign sign) {
  static const std::array<Strokes, 5> kSigns = drawn_signs();
  return kSigns[static_cast<std::size_t>(sign)];
}

bool turns_round(Sign sign) { return sign == Sign::flag || sign == Sign::speech; }

}  // namespace ubao::core
