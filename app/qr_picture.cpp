#include "app/qr_picture.h"

#include <algorithm>
#include <cmath>

#include "app/paint.h"

namespace ubao::app {
namespace {

constexpr int kQuietSquares = 4;         // squares of white around, as the standard wants
constexpr float kLeastSquarePixels = 2;  // of a square

}  // namespace

float qr_side(int squares, float room) {
  const auto all = static_cast<float>(squares + 2 * kQuietSquares);
  const float pixels = std::floor(room / all);
  return squares > 0 && pixels >= kLeastSquarePixels ? pixels * all : 0;
}

void draw_qr(Ui& ui, const Rect& place, int side, const std::vector<bool>& dark) {
  const float size = qr_side(side, std::min(place.w, place.h));
  if (size <= 0 || dark.size() != static_cast<std::size_t>(side) * static_cast<std::size_t>(side)) return;
  const float pixels = size / static_cast<float>(side + 2 * kQuietSquares);
  Rect paper = place.centered(size, size);
  paper.x = std::round(paper.x);
  paper.y = std::round(paper.y);
  fill(ui, paper, IM_COL32_WHITE);
  const auto at = [&](int x, int y) {
    // the screen turns round what runs in reading direction; a code runs in one direction only
    const int column = ui.mirrored ? side - 1 - x : x;
    return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) +
                static_cast<std::size_t>(column)];
  };
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side;) {
      int end = x;
      while (end < side && at(end, y)) ++end;
      if (end > x)
        fill(ui,
             {paper.x + static_cast<float>(kQuietSquares + x) * pixels,
              paper.y + static_cast<float>(kQuietSquares + y) * pixels, static_cast<float>(end - x) * pixels,
              pixels},
             IM_COL32_BLACK);
      x = std::max(end, x + 1);
    }
}

}  // namespace ubao::app
