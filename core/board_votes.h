// Counting dots, and what people wrote beyond their share: functions of what is there alone, so that all
// devices come to the same, whatever was done apart. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "core/board_phase.h"
#include "core/board_view.h"

namespace ubao::core {

// When something was done, in the one order that all devices agree on: (n, id of the op).
struct DoneAt {
  std::uint64_t n = 0;
  std::string op;
  OpPlace place = {};

  bool before(const DoneAt& other) const { return std::tie(n, op) < std::tie(other.n, other.op); }
};

// A dot that is given now; `person` is the one who counts for it, see counted_as in core/completion.h.
struct CastVote {
  std::string person, card;
  DoneAt at;
};

// Each person has `each` dots: the first ones count, by their order. A person's second dot on one card is
// none. Tallies are filled in whether they are shown or not.
BoardVotes count_votes(std::vector<CastVote> votes, int each, const PhaseChange* ending,
                       const std::string& viewer);

// What a person wrote of one sort.
struct WrittenCard {
  std::string person, card;
  DoneAt at;
};
// Those over `each` of their author, later ones first out; of nobody in particular none. 0: no limit.
std::set<std::string> surplus_of(std::vector<WrittenCard> cards, int each);

}  // namespace ubao::core
