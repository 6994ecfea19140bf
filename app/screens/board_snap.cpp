#include "app/screens/board_snap.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace ubao::app {
namespace {

// The nearest of some places, kept over all neighbours.
struct Nearest {
  float wanted, reach, found;
  std::optional<float> line;

  Nearest(float at, float within) : wanted(at), reach(within), found(at) {}
  void offer(float place, float on_line) {
    const float away = std::fabs(place - wanted);
    if (away > reach || (line && away >= std::fabs(found - wanted))) return;
    found = place;
    line = on_line;
  }
};

}  // namespace

CardSnap snapped(const Rect& card, std::span<const Rect> neighbours, float reach) {
  Nearest x(card.x, reach), y(card.y, reach);
  for (const Rect& other : neighbours) {
    x.offer(other.x, other.x);
    y.offer(other.y, other.y);
    // a gap away only from what stands in the same row or column
    const bool beside = card.y < other.bottom() && other.y < card.bottom();
    const bool above = card.x < other.end() && other.x < card.end();
    if (beside) {
      x.offer(other.end() + kBesideGap, other.end() + kBesideGap);
      x.offer(other.x - kBesideGap - card.w, other.x - kBesideGap);
    }
    if (above) {
      y.offer(other.bottom() + kBesideGap, other.bottom() + kBesideGap);
      y.offer(other.y - kBesideGap - card.h, other.y - kBesideGap);
    }
  }
  return {x.found, y.found, x.line, y.line};
}

std::vector<ImVec2> arranged(std::span<const Rect> cards, Arrangement arrangement) {
  std::vector<ImVec2> places;
  if (cards.empty()) return places;
  ImVec2 corner{cards.front().x, cards.front().y};
  for (const Rect& card : cards) corner = {std::min(corner.x, card.x), std::min(corner.y, card.y)};
  const float across = cards.front().w + kBesideGap, down = cards.front().h + kBesideGap;
  const double share = std::sqrt(static_cast<double>(cards.size()) * static_cast<double>(down / across));
  const std::size_t columns = arrangement == Arrangement::row ? cards.size()
                              : arrangement == Arrangement::column
                                  ? 1
                                  : std::max<std::size_t>(2, static_cast<std::size_t>(std::ceil(share)));
  for (std::size_t i = 0; i < cards.size(); ++i)
    places.push_back({corner.x + static_cast<float>(i % columns) * across,
                      corner.y + static_cast<float>(i / columns) * down});
  return places;
}

}  // namespace ubao::app
