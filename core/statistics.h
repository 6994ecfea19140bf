// The figures of an assessment, as pure functions over counts. Answers are ordinal: medians and shares, no
// test of significance, no grand score. Agreement is 1 - D of R. K. Leik, "A Measure of Ordinal Consensus"
// (1966); quartiles are type 7 of R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages"
// (1996); the interpolated median spreads those who chose the median evenly over half a point to both sides.
// All of it is exact. Plain values, any thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/fraction.h"
#include "core/instrument.h"
#include "core/results.h"

namespace ubao::core {

// What is asked, as far as figures depend on it: taken from an instrument, or kept with a snapshot.
struct Questions {
  std::vector<std::string> statements;  // codes, in the order of asking
  std::vector<int> dimension_of;        // of each statement: index into dimensions
  std::vector<std::string> dimensions;  // codes
  int points = kFewestPoints;           // of the scale; 1 is the lowest
  Thresholds thresholds;
  bool operator==(const Questions&) const = default;
};
Questions questions_of(const Instrument& instrument);

// What a sheet says of one statement, where it is no point of the scale.
inline constexpr std::int8_t kNotSeen = 0, kDontKnow = -1, kNotApplicable = -2, kSkipped = -3;

// One sheet, reduced to what is counted.
struct Marks {
  std::vector<std::int8_t> answers;      // per statement: 1 to points, or one of the above
  std::vector<std::int8_t> own_medians;  // per dimension, doubled (7 is 3.5); 0: too few answers for one
  int unknown_codes = 0;                 // answers to no statement of these, or no value of this scale
};
// A dimension's own median needs answers on the scale to at least two thirds of its statements.
Marks marks_of(const Questions& questions, const std::map<std::string, std::string>& answers);

// Sums of sheets: all that figures are computed from, and all that a snapshot publishes.
struct Counts {
  Counts() = default;
  explicit Counts(const Questions& questions);
  void add(const Marks& marks) { count(marks, 1); }
  void remove(const Marks& marks) { count(marks, -1); }  // of a sheet that was added
  bool operator==(const Counts&) const = default;

  int respondents = 0;
  int points = 0;
  // A row a statement: don't know, not applicable, skipped, then the points of the scale from the lowest.
  std::vector<int> answers;
  // A row a dimension: how many respondents have the own median 1, 1.5, 2, ... points.
  std::vector<int> medians;

  std::size_t answer_row() const { return static_cast<std::size_t>(points) + 3; }
  std::size_t median_row() const { return 2 * static_cast<std::size_t>(points) - 1; }

 private:
  void count(const Marks& marks, int times);
};

std::vector<StatementResult> statement_results(const Questions& questions, const Counts& counts);
std::vector<DimensionResult> dimension_results(const Questions& questions, const Counts& counts);

// --- single figures, of how often each point was chosen, the lowest (1) first

// The part-th quantile (0 to 1): the order statistics at (n - 1) * part, joined by straight lines. None of
// nothing.
std::optional<Fraction> quantile(std::span<const int> counts, Fraction part);
std::optional<Fraction> median_of(std::span<const int> counts);
std::optional<Fraction> interpolated_median_of(std::span<const int> counts);
std::optional<Fraction> mean_of(std::span<const int> counts);
// Share above the middle of the scale; the middle itself agrees with nothing.
std::optional<Fraction> agree_share_of(std::span<const int> counts);
std::optional<Fraction> agreement_of(std::span<const int> counts);

// Too many who do not know come first, since the rest speaks for few; then what is agreed and low, then what
// is agreed and high; split opinions are for discussion; what is left is in between.
Readout readout_of(const StatementResult& statement, const Thresholds& thresholds);

}  // namespace ubao::core
