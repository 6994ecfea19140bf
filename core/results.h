// What an assessment came to, as plain structs: computed from sheets by core/statistics.h on a device that
// may open them, or read from a published snapshot anywhere else. Never one person's answers. Figures are
// exact; who shows them rounds. Any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/fraction.h"

namespace ubao::core {

// What a statement tells the room; thresholds are data of the instrument.
enum class Readout {
  none,           // nobody answered
  strength,       // high and agreed
  shared_gap,     // low and agreed
  discuss,        // opinions are split
  knowledge_gap,  // too many do not know
  in_between,     // agreed, and neither high nor low
};

struct StatementResult {
  std::string code, dimension;
  std::vector<int> counts;  // per point of the scale, the lowest first
  int n = 0;                // answers on the scale: the sum of counts
  int dont_know = 0, not_applicable = 0, skipped = 0;
  int not_seen = 0;  // sheets without a word on this statement
  std::optional<Fraction> median, interpolated_median;
  std::optional<Fraction> agree_share;      // of n, above the middle of the scale
  std::optional<Fraction> agreement;        // 1 - Leik's D: 1 unanimous, 0 polarized
  std::optional<Fraction> dont_know_share;  // of those who saw the statement
  Readout readout = Readout::none;
};

// Of the respondents' own medians, each over at least two thirds of the dimension's statements.
struct DimensionResult {
  std::string code;
  int n = 0;  // respondents with a median of their own
  std::optional<Fraction> q1, median, q3;
  std::optional<Fraction> mean;  // secondary, always labelled as a mean of ordinal answers
};

struct GroupResult {
  std::string value;  // "Health"; empty: not said
  bool suppressed =
      false;  // too few, or hidden so that a difference reveals nobody: nothing else is filled in
  int respondents = 0;
  std::vector<StatementResult> statements;
  std::vector<DimensionResult> dimensions;
};

struct Breakdown {
  std::string variable;             // ministry, role, region, gender
  std::vector<GroupResult> groups;  // by value; what was not said last
};

struct AssessmentResults {
  std::string activity, instrument, version;
  std::string date;       // of the snapshot, or today: 2026-11-26
  bool live = false;      // computed here and now, not a published snapshot
  int number = 0;         // of the snapshot, from 1; 0 when live
  int respondents = 0;    // sheets that count
  int ministries = 0;     // that they come from
  int completions = 0;    // people who say that they handed in
  int late = 0;           // people after the freeze: kept, not counted until the facilitator decides
  int unreadable = 0;     // damaged sheets
  int unknown_codes = 0;  // answers to statements that the instrument does not have: kept, not counted
  bool hidden = false;    // fewer than kFewestShown respondents: no figures
  std::vector<StatementResult> statements;  // in the order of the instrument
  std::vector<DimensionResult> dimensions;
  // The same with each ministry counting equally, beside the unweighted; empty when there are too few.
  std::vector<StatementResult> by_equal_ministries;
  std::vector<Breakdown> breakdowns;
};

// What publishing did.
struct Publication {
  int number = 0;       // of the snapshot, from 1
  std::string record;   // its first record
  int respondents = 0;  // whom it covers
  int shown = 0;        // groups with figures
  int hidden = 0;       // groups that are too small, or would reveal somebody by a difference
  // This device does not know any more whom earlier snapshots cover, so that only totals were published.
  bool only_totals = false;
};

}  // namespace ubao::core
