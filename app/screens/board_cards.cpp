#include "app/screens/board_cards.h"

#include <algorithm>

#include "app/screens/board_find.h"

namespace ubao::app {
namespace {

std::string trimmed_words(const std::string& looked_for) {
  const auto from = looked_for.find_first_not_of(' '), to = looked_for.find_last_not_of(' ');
  return from == std::string::npos ? std::string() : folded(looked_for.substr(from, to - from + 1));
}

}  // namespace

void BoardCards::build(const core::Board& board) {
  index_ = BoardIndex(board.cards);
  colours_.clear();
  for (const core::Card& card : board.cards) colours_.push_back(colour_named(card.colour));
  ++times_built_;
}

// Does what was done to single cards. False when that is not all.
bool BoardCards::follow(const BoardTouches& touches) {
  if (revision_ < touches.whole) return false;
  for (const CardTouch& touch : touches.cards) {
    if (touch.revision <= revision_) continue;
    if (touch.at > index_.size() || (touch.at == index_.size() && touch.what != CardTouch::What::added))
      return false;
    const ImVec2 place{static_cast<float>(touch.x), static_cast<float>(touch.y)};
    const auto colour = colours_.begin() + static_cast<std::ptrdiff_t>(touch.at);
    switch (touch.what) {
      case CardTouch::What::added:
        index_.insert(touch.at, place);
        colours_.insert(colour, colour_named(touch.colour));
        break;
      case CardTouch::What::changed:
        index_.move(touch.at, place);
        *colour = colour_named(touch.colour);
        break;
      case CardTouch::What::removed:
        index_.erase(touch.at);
        colours_.erase(colour);
        break;
    }
  }
  return true;
}

void BoardCards::update(const core::Board& board, std::uint64_t revision, const BoardTouches& touches,
                        const std::string& looked_for, const CardChoice& choice, const CardFilter& filter,
                        const std::map<std::string, std::string>& ministries) {
  const bool moved = !fresh_ || revision != revision_ || board.activity != activity_;
  if (moved) {
    const bool followed = fresh_ && board.activity == activity_ && follow(touches);
    if (!followed || index_.size() != board.cards.size()) build(board);
  }
  if (moved || choice.version() != choice_version_) {
    choice_version_ = choice.version();
    chosen_.clear();
    if (!choice.empty()) chosen_.resize(board.cards.size());
    for (const std::string& card : choice.cards())
      if (const std::size_t at = place_of(board, card); at != BoardIndex::kNoCard) chosen_[at] = true;
  }
  if (moved || looked_for != looked_for_ || filter != filter_) {
    looked_for_ = looked_for;
    filter_ = filter;
    wanted_ = trimmed_words(looked_for);
    found_.clear();
    in_order_.clear();
    if (looking()) {
      for (const core::Card& card : board.cards)
        found_.push_back(matches(card, wanted_) && passes(card, filter, ministries));
      for (const std::size_t card : index_.reading_order())
        if (found_[card]) in_order_.push_back(card);
    }
  }
  fresh_ = true;
  revision_ = revision;
  activity_ = board.activity;
}

std::size_t BoardCards::place_of(const core::Board& board, const std::string& card) const {
  const auto at =
      std::lower_bound(board.cards.begin(), board.cards.end(), card,
                       [](const core::Card& a, const std::string& wanted) { return a.id < wanted; });
  if (at == board.cards.end() || at->id != card) return BoardIndex::kNoCard;
  return static_cast<std::size_t>(at - board.cards.begin());
}

const std::vector<BoardCards::Block>& BoardCards::blocks(int columns, int rows) {
  if (blocks_revision_ == revision_ && block_columns_ == columns && block_rows_ == rows) return blocks_;
  blocks_revision_ = revision_;
  block_columns_ = columns;
  block_rows_ = rows;
  blocks_.clear();
  const Rect everything = index_.everything();
  std::vector<std::size_t> cells(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows),
                                 BoardIndex::kNoCard);
  for (std::size_t card = 0; card < index_.size(); ++card) {
    const Rect place = index_.place(card);
    const auto cell = [](float at, float size, int count) {
      return static_cast<std::size_t>(
          std::clamp(static_cast<int>(at / size * static_cast<float>(count)), 0, count - 1));
    };
    cells[cell(place.y - everything.y, everything.h, rows) * static_cast<std::size_t>(columns) +
          cell(place.x - everything.x, everything.w, columns)] = card;
  }
  for (const std::size_t card : cells)
    if (card != BoardIndex::kNoCard)
      blocks_.push_back({{index_.place(card).x, index_.place(card).y}, colours_[card]});
  return blocks_;
}

CardColour colour_named(std::string_view name) {
  for (int i = 0; i < kCardColours; ++i)
    if (name_of(static_cast<CardColour>(i)) == name) return static_cast<CardColour>(i);
  return CardColour::chalk;
}

}  // namespace ubao::app
