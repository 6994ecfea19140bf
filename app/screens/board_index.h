// Where the cards of a board lie, for questions that are asked in every frame: which are in sight, which one
// is under a finger, where is room for another, which comes next. A grid over the cards' upper left corners:
// ten thousand cards take about a millisecond to build it from, a change of one some microseconds. Cards are
// named by their place in the list that it was built from, which is also the order in which they lie on each
// other. The reading order is computed when somebody asks for it. Plain values, one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "app/screens/board_view.h"
#include "core/views.h"

namespace ubao::app {

class BoardIndex {
 public:
  BoardIndex() = default;
  explicit BoardIndex(std::span<const core::Card> cards);

  // A card comes into the list before `at`, lies elsewhere, goes from the list.
  void insert(std::size_t at, ImVec2 place);
  void move(std::size_t at, ImVec2 place);
  void erase(std::size_t at);

  std::size_t size() const { return places_.size(); }
  Rect place(std::size_t card) const { return {places_[card].x, places_[card].y, kCardWidth, kCardHeight}; }
  Rect everything() const { return everything_; }  // empty without cards

  // Those that touch the rectangle, from below to above.
  std::vector<std::size_t> in(const Rect& rect) const;
  bool any_in(const Rect& rect) const;

  // The uppermost one at the point, or kNoCard.
  static constexpr std::size_t kNoCard = static_cast<std::size_t>(-1);
  std::size_t at(ImVec2 point) const;

  // As one reads: line by line from above, in a line from the left. Cards whose tops are less than half a
  // card apart stand in one line.
  const std::vector<std::size_t>& reading_order() const;
  // The next one (or the one before) in reading order; from kNoCard the first (the last). kNoCard at the end.
  std::size_t next(std::size_t card, bool backwards) const;

  // Room for a card near the point that shall be its middle: the nearest place of a raster around it that
  // touches no card. Whole units, within the canvas.
  std::pair<std::int64_t, std::int64_t> free_place(ImVec2 near) const;
  // The same for several cards that together take so much room; where there is none near, to the right of
  // everything.
  std::pair<std::int64_t, std::int64_t> free_room(ImVec2 near, ImVec2 size) const;

 private:
  struct Entry {
    std::int32_t row, column;
    std::uint32_t card;
  };
  template <class Visit>
  void visit(const Rect& rect, Visit visit) const;  // until it gives false
  static bool before(const Entry& a, const Entry& b);
  Entry entry_of(std::size_t card) const;
  void take_in(std::size_t card);
  void leave_out(std::size_t card);
  void changed();
  std::optional<ImVec2> nearest_room(ImVec2 corner, ImVec2 size, int rings) const;

  std::vector<ImVec2> places_;
  std::vector<Entry> entries_;                         // by row, then column, then card
  mutable std::vector<std::size_t> order_, position_;  // empty until asked for
  Rect everything_;
};

}  // namespace ubao::app
