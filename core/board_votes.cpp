#include "core/board_votes.h"

#include <algorithm>

#include "core/faults.h"

namespace ubao::core {
namespace {

template <class Acts>
void sort_by_time(Acts& acts) {
  std::sort(acts.begin(), acts.end(), [](const auto& a, const auto& b) { return a.at.before(b.at); });
}

}  // namespace

BoardVotes count_votes(std::vector<CastVote> votes, int each, const PhaseChange* ending,
                       const std::string& viewer) {
  sort_by_time(votes);
  BoardVotes result;
  result.left = each;
  std::map<std::string, std::set<std::string>> given;  // person -> cards
  for (const CastVote& vote : votes) {
    auto& cards = given[vote.person];
    const bool counts = static_cast<int>(cards.size()) < each || planted(Fault::votes_over_limit_counted);
    if (!cards.insert(vote.card).second) continue;
    VoteTally& tally = result.tallies[vote.card];
    ++(counts ? tally.counted : tally.surplus);
    if (counts && came_late(vote.at.place, ending)) ++tally.late;
    if (viewer.empty() || vote.person != viewer) continue;
    result.mine.insert(vote.card);
    if (counts)
      --result.left;
    else
      result.mine_surplus.insert(vote.card);
  }
  result.voters = static_cast<int>(given.size());
  return result;
}

std::set<std::string> surplus_of(std::vector<WrittenCard> cards, int each) {
  std::set<std::string> surplus;
  if (each <= 0) return surplus;
  sort_by_time(cards);
  std::map<std::string, int> written;
  for (const WrittenCard& card : cards)
    if (!card.person.empty() && ++written[card.person] > each) surplus.insert(card.card);
  return surplus;
}

}  // namespace ubao::core
