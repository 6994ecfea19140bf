// What mixed teams agreed on about a statement, beside what people answered alone: a rating or "no
// consensus", with reason, evidence, confidence and dissent, kept as one whole so that merging cannot tear
// it. It never touches individual answers; the shift between the two is computed for showing. Plain
// values, any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/fraction.h"
#include "core/results.h"

namespace ubao::core {

inline constexpr std::size_t kMostConsensusLetters = 2000;  // of each text
inline constexpr std::size_t kMostTeamLetters = 120;

inline constexpr int kNotRated = -1, kNoConsensus = 0;

struct ConsensusEntry {
  int rating = kNotRated;  // a point of the scale; kNoConsensus: the team came to none
  std::string reason, evidence;
  std::string confidence;  // "high", "medium", "low", or empty: not said
  std::string dissent;     // what those say who do not agree
  bool operator==(const ConsensusEntry&) const = default;
};

struct Consensus {
  std::string activity, statement;
  std::string team;  // empty: the plenary
  ConsensusEntry entry;
  std::vector<ConsensusEntry> versions;  // different ones to choose from, the shown first; empty: one
};

// What the facilitator writes down while the room looks at its picture.
struct DebriefNote {
  std::string text;
  std::vector<std::string> versions;  // different ones to choose from, the shown first; empty: one
};

// The record of a team's consensus: two devices that write it write the same one.
std::string consensus_id(const std::string& activity, const std::string& statement, const std::string& team);

// Null when that team has none yet.
const Consensus* find_consensus(const std::vector<Consensus>& all, const std::string& statement,
                                const std::string& team);

// Consensus less the interpolated median of individual answers; none when either is missing.
std::optional<Fraction> shift_of(const ConsensusEntry& entry, const StatementResult& individual);

}  // namespace ubao::core
