#include "core/statistics.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace ubao::core {
namespace {

constexpr std::size_t kOutsideColumns = 3;  // don't know, not applicable, skipped
constexpr std::int8_t kNoValue = std::numeric_limits<std::int8_t>::min();

std::int8_t mark_of(const std::string& value, int points) {
  if (value == "dk") return kDontKnow;
  if (value == "na") return kNotApplicable;
  if (value == "skipped") return kSkipped;
  if (value.empty() || value.size() > 2 || value.find_first_not_of("0123456789") != std::string::npos)
    return kNoValue;
  const int point = std::stoi(value);
  return point >= 1 && point <= points && value[0] != '0' ? static_cast<std::int8_t>(point) : kNoValue;
}

// Twice the median of so many answers, of which each point of the scale has so many.
std::int8_t doubled_median(std::span<const int> counts, int n) {
  int lower = 0, upper = 0, up_to = 0;
  for (std::size_t i = 0; i < counts.size() && upper == 0; ++i) {
    up_to += counts[i];
    if (lower == 0 && 2 * up_to >= n) lower = static_cast<int>(i) + 1;
    if (2 * up_to > n) upper = static_cast<int>(i) + 1;
  }
  return static_cast<std::int8_t>(lower + upper);
}

std::int64_t sum_of(std::span<const int> counts) {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

// The point of the (rank + 1)-th in order.
std::int64_t point_at(std::span<const int> counts, std::int64_t rank) {
  std::int64_t up_to = 0;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if ((up_to += counts[i]) > rank) return static_cast<std::int64_t>(i) + 1;
  return static_cast<std::int64_t>(counts.size());
}

// Own medians are counted in half points: position 1 is 1 point, position 2 is 1.5.
std::optional<Fraction> in_points(std::optional<Fraction> position) {
  if (!position) return position;
  return (*position + 1) / 2;
}

}  // namespace

Questions questions_of(const Instrument& instrument) {
  Questions questions;
  questions.points = static_cast<int>(instrument.scale.size());
  questions.thresholds = instrument.thresholds;
  for (const InstrumentDimension& dimension : instrument.dimensions)
    questions.dimensions.push_back(dimension.code);
  for (const InstrumentStatement& statement : instrument.statements) {
    questions.statements.push_back(statement.code);
    const auto at = std::find(questions.dimensions.begin(), questions.dimensions.end(), statement.dimension);
    questions.dimension_of.push_back(static_cast<int>(at - questions.dimensions.begin()));
  }
  return questions;
}

Marks marks_of(const Questions& questions, const std::map<std::string, std::string>& answers) {
  Marks marks;
  marks.answers.assign(questions.statements.size(), kNotSeen);
  marks.unknown_codes = static_cast<int>(answers.size());
  const auto points = static_cast<std::size_t>(questions.points);
  std::vector<int> on_scale(questions.dimensions.size() * points);  // a row a dimension
  std::vector<int> asked(questions.dimensions.size()), valid(questions.dimensions.size());
  for (std::size_t i = 0; i < questions.statements.size(); ++i) {
    const auto dimension = static_cast<std::size_t>(questions.dimension_of[i]);
    ++asked[dimension];
    const auto answer = answers.find(questions.statements[i]);
    if (answer == answers.end()) continue;
    const std::int8_t mark = mark_of(answer->second, questions.points);
    if (mark == kNoValue) continue;
    --marks.unknown_codes;
    marks.answers[i] = mark;
    if (mark <= 0) continue;
    ++valid[dimension];
    ++on_scale[dimension * points + static_cast<std::size_t>(mark) - 1];
  }
  for (std::size_t d = 0; d < asked.size(); ++d) {
    const bool enough = valid[d] > 0 && 3 * valid[d] >= 2 * asked[d];
    const std::span<const int> row = std::span<const int>(on_scale).subspan(d * points, points);
    marks.own_medians.push_back(enough ? doubled_median(row, valid[d]) : std::int8_t{0});
  }
  return marks;
}

Counts::Counts(const Questions& questions)
    : points(questions.points),
      answers(questions.statements.size() * answer_row()),
      medians(questions.dimensions.size() * median_row()) {}

void Counts::count(const Marks& marks, int times) {
  respondents += times;
  for (std::size_t i = 0; i < marks.answers.size(); ++i) {
    const int mark = marks.answers[i];
    if (mark == kNotSeen) continue;
    const std::size_t column =
        mark > 0 ? kOutsideColumns + static_cast<std::size_t>(mark) - 1 : static_cast<std::size_t>(-mark) - 1;
    answers[i * answer_row() + column] += times;
  }
  for (std::size_t d = 0; d < marks.own_medians.size(); ++d)
    if (const int doubled = marks.own_medians[d]; doubled > 0)
      medians[d * median_row() + static_cast<std::size_t>(doubled) - 2] += times;
}

std::optional<Fraction> quantile(std::span<const int> counts, Fraction part) {
  const std::int64_t n = sum_of(counts);
  if (n == 0) return std::nullopt;
  const Fraction place = part * (n - 1);
  const std::int64_t rank = place.over / place.under;
  const std::int64_t lower = point_at(counts, rank);
  const Fraction beyond = place - rank;
  if (beyond.over == 0) return Fraction(lower);
  return lower + beyond * (point_at(counts, rank + 1) - lower);
}

std::optional<Fraction> median_of(std::span<const int> counts) { return quantile(counts, {1, 2}); }

std::optional<Fraction> interpolated_median_of(std::span<const int> counts) {
  const auto median = median_of(counts);
  if (!median || median->under != 1) return median;
  const auto at = static_cast<std::size_t>(median->over - 1);
  if (counts[at] == 0) return median;
  const std::int64_t n = sum_of(counts), below = sum_of(counts.first(at));
  return *median - Fraction(1, 2) + Fraction(n - 2 * below, 2 * std::int64_t{counts[at]});
}

std::optional<Fraction> mean_of(std::span<const int> counts) {
  std::int64_t n = 0, sum = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    n += counts[i];
    sum += counts[i] * (static_cast<std::int64_t>(i) + 1);
  }
  if (n == 0) return std::nullopt;
  return Fraction(sum, n);
}

std::optional<Fraction> agree_share_of(std::span<const int> counts) {
  const std::int64_t n = sum_of(counts);
  if (n == 0) return std::nullopt;
  return Fraction(sum_of(counts.subspan((counts.size() + 1) / 2)), n);
}

std::optional<Fraction> agreement_of(std::span<const int> counts) {
  const std::int64_t n = sum_of(counts);
  if (n == 0 || counts.size() < 2) return std::nullopt;
  std::int64_t up_to = 0, dispersion = 0;  // in n-ths
  for (const int count : counts) {
    up_to += count;
    dispersion += std::min(up_to, n - up_to);
  }
  const std::int64_t most = n * (static_cast<std::int64_t>(counts.size()) - 1);
  return Fraction(most - 2 * dispersion, most);
}

Readout readout_of(const StatementResult& statement, const Thresholds& thresholds) {
  const auto hundredths = [](int value) { return Fraction(value, 100); };
  if (statement.dont_know_share && *statement.dont_know_share > hundredths(thresholds.dont_know))
    return Readout::knowledge_gap;
  if (statement.n == 0) return Readout::none;
  if (*statement.agreement < hundredths(thresholds.agreed)) return Readout::discuss;
  if (*statement.interpolated_median <= hundredths(thresholds.low_median)) return Readout::shared_gap;
  if (*statement.interpolated_median >= hundredths(thresholds.high_median)) return Readout::strength;
  return Readout::in_between;
}

std::vector<StatementResult> statement_results(const Questions& questions, const Counts& counts) {
  std::vector<StatementResult> results(questions.statements.size());
  const std::span<const int> all(counts.answers);
  for (std::size_t i = 0; i < results.size(); ++i) {
    StatementResult& result = results[i];
    result.code = questions.statements[i];
    result.dimension = questions.dimensions[static_cast<std::size_t>(questions.dimension_of[i])];
    const auto row = all.subspan(i * counts.answer_row(), counts.answer_row());
    const auto on_scale = row.subspan(kOutsideColumns);
    result.counts.assign(on_scale.begin(), on_scale.end());
    result.n = static_cast<int>(sum_of(on_scale));
    result.dont_know = row[0];
    result.not_applicable = row[1];
    result.skipped = row[2];
    const int saw = static_cast<int>(sum_of(row));
    result.not_seen = counts.respondents - saw;
    result.median = median_of(on_scale);
    result.interpolated_median = interpolated_median_of(on_scale);
    result.agree_share = agree_share_of(on_scale);
    result.agreement = agreement_of(on_scale);
    if (saw > 0) result.dont_know_share = Fraction(result.dont_know, saw);
    result.readout = readout_of(result, questions.thresholds);
  }
  return results;
}

std::vector<DimensionResult> dimension_results(const Questions& questions, const Counts& counts) {
  std::vector<DimensionResult> results(questions.dimensions.size());
  const std::span<const int> all(counts.medians);
  for (std::size_t d = 0; d < results.size(); ++d) {
    const auto row = all.subspan(d * counts.median_row(), counts.median_row());
    DimensionResult& result = results[d];
    result.code = questions.dimensions[d];
    result.n = static_cast<int>(sum_of(row));
    result.q1 = in_points(quantile(row, {1, 4}));
    result.median = in_points(median_of(row));
    result.q3 = in_points(quantile(row, {3, 4}));
    result.mean = in_points(mean_of(row));
  }
  return results;
}

}  // namespace ubao::core
