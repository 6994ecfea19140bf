// The phases of a whiteboard: first ideas without judgement, then what is good about them, then choosing (S.
// Parnes and A. Osborn's rule to keep imagining and judging apart). What each phase locks, and what came
// after a phase was over: by what its author had seen, never by a clock. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ubao::core {

enum class BoardPhase {
  none,        // a board without phases: everything is open
  creative,    // ideas; no comments, no votes
  appreciate,  // one good word about somebody else's idea; no new ideas
  critical,    // organize, evaluate, vote, choose
  closed,      // read only, but for the facilitator's shortlist; what was chosen goes on to a plan
};
std::string_view name_of(BoardPhase phase);
// none for another name.
BoardPhase board_phase_named(std::string_view name);

enum class BoardAct {
  idea,
  comment,
  edit,      // a text that is there
  arrange,   // place, colour, tags, parking lot, removing
  organize,  // groups
  vote,
  shortlist,
  plan,  // take what was chosen on to a plan
};
bool allows(BoardPhase phase, BoardAct act);
// Why it is locked, as a sentence of one clause for the command line: "votes come in the critical phase".
std::string locked_because(BoardPhase phase, BoardAct act);

// The place of an op: its log and number there.
struct OpPlace {
  std::string log;
  std::int64_t seq = 0;
};

struct PhaseChange {
  BoardPhase phase = BoardPhase::none;
  std::map<std::string, std::int64_t> seen;  // last seq of each log that whoever changed it had seen
};

// The change that ended a kind of act for good: the first of those at the end of `history` (the oldest first)
// that do not allow it. Null while it is allowed, and where it never was: `first` is the phase before all of
// them.
const PhaseChange* ending_of(BoardAct act, BoardPhase first, const std::vector<PhaseChange>& history);

// Whether an op was written without what ended its kind of act having seen it. Logs that were forked by a
// copied folder count as one.
bool came_late(const OpPlace& op, const PhaseChange* ending);

}  // namespace ubao::core
