#include "app/screens/board_cards.h"

#include <algorithm>

#include "app/screens/board_find.h"

namespace ubao::app {

void BoardCards::update(const core::Board& board, std::uint64_t revision, const std::string& looked_for) {
  const bool moved =
      !fresh_ || revision != revision_ || board.activity != activity_ || board.cards.size() != index_.size();
  if (!moved && looked_for == looked_for_) return;
  if (moved) {
    index_ = BoardIndex(board.cards);
    ++times_built_;
  }
  fresh_ = true;
  revision_ = revision;
  activity_ = board.activity;
  looked_for_ = looked_for;
  const auto from = looked_for.find_first_not_of(' '), to = looked_for.find_last_not_of(' ');
  wanted_ = from == std::string::npos ? std::string() : folded(looked_for.substr(from, to - from + 1));
  found_.resize(board.cards.size());
  for (std::size_t i = 0; i < board.cards.size(); ++i) found_[i] = matches(board.cards[i], wanted_);
  in_order_.clear();
  for (const std::size_t card : index_.reading_order())
    if (found_[card]) in_order_.push_back(card);
}

std::size_t BoardCards::place_of(const core::Board& board, const std::string& card) const {
  const auto at =
      std::lower_bound(board.cards.begin(), board.cards.end(), card,
                       [](const core::Card& a, const std::string& wanted) { return a.id < wanted; });
  if (at == board.cards.end() || at->id != card) return BoardIndex::kNoCard;
  return static_cast<std::size_t>(at - board.cards.begin());
}

}  // namespace ubao::app
