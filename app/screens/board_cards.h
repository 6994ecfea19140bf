// The cards of the board as the screen needs them in every frame: their index and which of them are found.
// Computed anew only when the board's revision or the words looked for change. Kept in the board's draft.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/screens/board_index.h"

namespace ubao::app {

class BoardCards {
 public:
  void update(const core::Board& board, std::uint64_t revision, const std::string& looked_for);

  const BoardIndex& index() const { return index_; }
  bool looking() const { return !wanted_.empty(); }
  bool found(std::size_t card) const { return found_[card]; }
  // Those found, in reading order; all of them while nothing is looked for.
  const std::vector<std::size_t>& found_in_order() const { return in_order_; }
  // The place of a card in the board's list, or BoardIndex::kNoCard.
  std::size_t place_of(const core::Board& board, const std::string& card) const;

  int times_built() const { return times_built_; }

 private:
  bool fresh_ = false;
  std::uint64_t revision_ = 0;
  std::string activity_, looked_for_, wanted_;
  BoardIndex index_;
  std::vector<bool> found_;
  std::vector<std::size_t> in_order_;
  int times_built_ = 0;
};

}  // namespace ubao::app
