#include "app/screens/board_facts.h"

#include <algorithm>

#include "app/screens/board_view.h"

namespace ubao::app {
namespace {

int counted_dots(const core::Board& board, const std::string& card) {
  const auto tally = board.votes.tallies.find(card);
  return tally == board.votes.tallies.end() ? 0 : tally->second.counted;
}

bool is_own_card(const core::Board& board, const std::string& id) {
  const auto at =
      std::lower_bound(board.cards.begin(), board.cards.end(), id,
                       [](const core::Card& card, const std::string& wanted) { return card.id < wanted; });
  return at != board.cards.end() && at->id == id && at->mine;
}

}  // namespace

void BoardFacts::update(const core::Board& board, const std::vector<core::Card>& hung, std::uint64_t now) {
  if (revision == now && now != 0) return;
  *this = {};
  revision = now;
  for (std::size_t at = 0; at < board.cards.size(); ++at) {
    const core::Card& card = board.cards[at];
    const bool comment = card.kind == core::CardKind::comment;
    own_ideas += card.mine && !comment ? 1 : 0;
    own_comments += card.mine && comment ? 1 : 0;  // loose, and still said
    if (card.parked) parked.push_back(at);
    if (card.shortlisted) chosen.push_back(at);
    if (!card.surplus) {
      yes += card.kind == core::CardKind::yes ? 1 : 0;
      no += card.kind == core::CardKind::no ? 1 : 0;
    }
    if (card.group.empty()) continue;
    GroupFacts& group = groups[card.group];
    group.around = grown_to(
        group.around, {static_cast<float>(card.x), static_cast<float>(card.y), kCardWidth, kCardHeight});
    ++group.cards;
    group.dots += counted_dots(board, card.id);
  }
  for (std::size_t at = 0; at < hung.size(); ++at) {
    comments[hung[at].on].push_back(at);
    if (hung[at].mine && !is_own_card(board, hung[at].on)) ++own_comments;
  }
  const auto most_dots_first = [&](std::size_t a, std::size_t b) {
    return counted_dots(board, board.cards[a].id) > counted_dots(board, board.cards[b].id);
  };
  std::stable_sort(chosen.begin(), chosen.end(), most_dots_first);
  rank(board);
}

void BoardFacts::rank(const core::Board& board) {
  const auto& tallies = board.votes.shown ? board.votes.tallies : board.votes.unshown;
  if (tallies.empty()) return;
  for (std::size_t at = 0; at < board.cards.size(); ++at)
    if (const auto tally = tallies.find(board.cards[at].id);
        tally != tallies.end() && tally->second.counted > 0)
      ranking.push_back({at, tally->second.counted});
  std::stable_sort(ranking.begin(), ranking.end(),
                   [](const Ranked& a, const Ranked& b) { return a.dots > b.dots; });
}

int BoardFacts::comments_on(const std::string& card) const {
  const auto found = comments.find(card);
  return found == comments.end() ? 0 : static_cast<int>(found->second.size());
}

}  // namespace ubao::app
