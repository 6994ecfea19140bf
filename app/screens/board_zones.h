// What the canvas needs to know of a board's layout: how far it reaches, how many cards lie in each of its
// zones, and where a new card goes that is to lie in one. Canvas units. Plain values, one thread.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "app/screens/board_index.h"
#include "core/board_view.h"

namespace ubao::app {

inline constexpr float kZoneHead = 48;  // the strip of a zone in which its name stands

inline Rect rect_of(const core::BoardZone& zone) {
  return {static_cast<float>(zone.x), static_cast<float>(zone.y), static_cast<float>(zone.w),
          static_cast<float>(zone.h)};
}

// Around all zones, and the names of the axes; empty on a free board.
Rect extent_of(const core::BoardLayout& layout);

// The zone that holds the point, or null.
const core::BoardZone* zone_holding(const core::BoardLayout& layout, ImVec2 point);

// Where a new card lies whose middle is to be there: within the zone that holds the point, below its name and
// on no other card as long as there is room; outside of all zones as BoardIndex::free_place says.
std::pair<std::int64_t, std::int64_t> place_for_card(const BoardIndex& index, const core::BoardLayout& layout,
                                                     ImVec2 near);

// The cards that lie in each zone: of yes and no those that count. Counted again when the board changed, not
// in every frame.
class ZoneCounts {
 public:
  void update(const core::Board& board, std::uint64_t revision);
  // Of the zone at that place of the layout.
  int of(std::size_t zone) const { return zone < counts_.size() ? counts_[zone] : 0; }

 private:
  bool fresh_ = false;
  std::uint64_t revision_ = 0;
  std::string activity_;
  std::vector<int> counts_;
};

}  // namespace ubao::app
