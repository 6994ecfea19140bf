// The cards of the board as the screen needs them in every frame: their index, their colours, which of them
// are found and which are chosen. When one card changed, that card alone is brought up to date; everything is
// computed anew only when the board was read anew. Kept in the board's draft, for one thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "app/screens/board_choice.h"
#include "app/screens/board_filter.h"
#include "app/screens/board_index.h"
#include "app/theme.h"

namespace ubao::app {

// What happened to one card, in the order in which it happened.
struct CardTouch {
  enum class What { added, changed, removed };
  std::uint64_t revision = 0;  // of the board with it
  What what = What::changed;
  std::size_t at = 0;         // place in the board's list, before others changed
  std::int32_t x = 0, y = 0;  // canvas units
  std::string colour;
};

// What moved the board's revision lately.
struct BoardTouches {
  std::uint64_t whole = 0;  // up to this revision everything may have changed
  std::vector<CardTouch> cards;
};

class BoardCards {
 public:
  void update(const core::Board& board, std::uint64_t revision, const BoardTouches& touches,
              const std::string& looked_for, const CardChoice& choice, const CardFilter& filter = {},
              const std::map<std::string, std::string>& ministries = {});

  const BoardIndex& index() const { return index_; }
  CardColour colour(std::size_t card) const { return colours_[card]; }
  bool looking() const { return !wanted_.empty() || !filter_.empty(); }
  bool found(std::size_t card) const { return !looking() || found_[card]; }
  std::size_t count_found() const { return looking() ? in_order_.size() : index_.size(); }
  // Those found, in reading order; all of them while nothing is looked for.
  const std::vector<std::size_t>& found_in_order() const {
    return looking() ? in_order_ : index_.reading_order();
  }
  bool chosen(std::size_t card) const { return !chosen_.empty() && chosen_[card]; }
  // The place of a card in the board's list, or BoardIndex::kNoCard.
  std::size_t place_of(const core::Board& board, const std::string& card) const;

  // The whole board in small, `columns` times `rows` cells over everything; what lies in one cell is one
  // block. Computed anew when the board changed.
  struct Block {
    ImVec2 from;  // canvas units
    CardColour colour;
  };
  const std::vector<Block>& blocks(int columns, int rows);

  int times_built() const { return times_built_; }  // the index, from nothing

 private:
  bool follow(const BoardTouches& touches);
  void build(const core::Board& board);

  bool fresh_ = false;
  std::uint64_t revision_ = 0, choice_version_ = 0, blocks_revision_ = 0;
  std::string activity_, looked_for_, wanted_;
  CardFilter filter_;
  BoardIndex index_;
  std::vector<CardColour> colours_;
  std::vector<bool> found_, chosen_;
  std::vector<std::size_t> in_order_;
  int block_columns_ = 0, block_rows_ = 0;
  std::vector<Block> blocks_;
  int times_built_ = 0;
};

CardColour colour_named(std::string_view name);

}  // namespace ubao::app
