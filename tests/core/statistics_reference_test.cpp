// The figures a second time, slowly and from the definitions, on lists of single answers; and on thousands of
// random rooms both agree to the last digit.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/statistics.h"
#include "tests/support/questionnaire.h"

namespace ubao::test {
namespace {

using core::Fraction;
using ValueList = std::vector<int>;  // of single values, in any order

ValueList put_in_order(ValueList values) {
  std::sort(values.begin(), values.end());
  return values;
}

// As the text has it: the middle one, or the mean of the two middle ones.
Fraction middle_of(const ValueList& values) {
  const ValueList in_order = put_in_order(values);
  const std::size_t n = in_order.size();
  if (n % 2 == 1) return in_order[n / 2];
  return Fraction(in_order[n / 2 - 1] + in_order[n / 2], 2);
}

Fraction interpolated_of(const ValueList& values) {
  const Fraction m = middle_of(values);
  int below = 0, at = 0;
  for (const int value : values) {
    if (Fraction(value) < m) ++below;
    if (Fraction(value) == m) ++at;
  }
  if (at == 0) return m;
  return m - Fraction(1, 2) + (Fraction(static_cast<int>(values.size()), 2) - below) / at;
}

// One minus the mean distance of the cumulative shares from 0 or 1, whichever is nearer, against a half.
Fraction leik_agreement(const ValueList& values, int points) {
  Fraction d = 0;
  const int n = static_cast<int>(values.size());
  for (int point = 1; point <= points; ++point) {
    const auto up_to = std::count_if(values.begin(), values.end(), [&](int value) { return value <= point; });
    const Fraction f(static_cast<int>(up_to), n);
    d = d + (f <= Fraction(1, 2) ? f : 1 - f);
  }
  return 1 - 2 * d / (points - 1);
}

// Walks along the order statistics in quarter steps between neighbours.
Fraction quartile_of(const ValueList& values, int which) {
  const ValueList in_order = put_in_order(values);
  ValueList quarters;  // four times the value at each quarter step
  for (std::size_t i = 0; i + 1 < in_order.size(); ++i)
    for (int step = 0; step < 4; ++step)
      quarters.push_back(4 * in_order[i] + step * (in_order[i + 1] - in_order[i]));
  quarters.push_back(4 * in_order.back());
  return Fraction(quarters[(in_order.size() - 1) * static_cast<std::size_t>(which)], 4);
}

struct AnsweredSheet {
  std::map<std::string, std::string> answers;
};

void expect_statement(const core::StatementResult& ours, const std::vector<AnsweredSheet>& sheets,
                      int points) {
  ValueList values;
  int dont_know = 0, saw = 0;
  for (const AnsweredSheet& sheet : sheets) {
    const auto answer = sheet.answers.find(ours.code);
    if (answer == sheet.answers.end()) continue;
    ++saw;
    if (answer->second == "dk") ++dont_know;
    if (std::isdigit(static_cast<unsigned char>(answer->second[0])))
      values.push_back(std::stoi(answer->second));
  }
  ASSERT_EQ(ours.n, static_cast<int>(values.size()));
  ASSERT_EQ(ours.not_seen, static_cast<int>(sheets.size()) - saw);
  ASSERT_EQ(ours.dont_know, dont_know);
  if (saw > 0) {
    ASSERT_EQ(ours.dont_know_share, Fraction(dont_know, saw));
  }
  if (values.empty()) return;
  ASSERT_EQ(ours.median, middle_of(values));
  ASSERT_EQ(ours.interpolated_median, interpolated_of(values));
  ASSERT_EQ(ours.agreement, leik_agreement(values, points));
  const auto agree = std::count_if(values.begin(), values.end(), [&](int v) { return 2 * v > points + 1; });
  ASSERT_EQ(ours.agree_share, Fraction(static_cast<int>(agree), ours.n));
}

void expect_dimension(const core::DimensionResult& ours, const std::vector<AnsweredSheet>& sheets,
                      const std::vector<std::string>& statements) {
  ValueList doubled;  // own medians
  int sum = 0;
  for (const AnsweredSheet& sheet : sheets) {
    ValueList own;
    for (const std::string& code : statements)
      if (const auto answer = sheet.answers.find(code);
          answer != sheet.answers.end() && std::isdigit(static_cast<unsigned char>(answer->second[0])))
        own.push_back(std::stoi(answer->second));
    if (own.empty() ||
        Fraction(static_cast<int>(own.size()), static_cast<int>(statements.size())) < Fraction(2, 3))
      continue;
    const Fraction twice = 2 * middle_of(own);
    ASSERT_EQ(twice.under, 1);
    doubled.push_back(static_cast<int>(twice.over));
    sum += doubled.back();
  }
  ASSERT_EQ(ours.n, static_cast<int>(doubled.size()));
  if (doubled.empty()) return;
  ASSERT_EQ(ours.q1, quartile_of(doubled, 1) / 2);
  ASSERT_EQ(ours.median, middle_of(doubled) / 2);
  ASSERT_EQ(ours.q3, quartile_of(doubled, 3) / 2);
  ASSERT_EQ(ours.mean, Fraction(sum, 2 * ours.n));
}

TEST(StatisticsReference, Agrees_on_ten_thousand_random_inputs) {
  Dice dice(20260731);
  int statements_compared = 0;
  while (statements_compared < 10'000) {
    const int each = dice.between(1, 7), points = dice.between(2, 11);
    const core::Questions questions = questionnaire(2, each, points);
    std::vector<AnsweredSheet> sheets(dice.roll(30));
    core::Counts counts(questions);
    for (AnsweredSheet& sheet : sheets) {
      sheet.answers = random_answers(questions, dice);
      counts.add(core::marks_of(questions, sheet.answers));
    }
    for (const auto& result : core::statement_results(questions, counts)) {
      ASSERT_NO_FATAL_FAILURE(expect_statement(result, sheets, points)) << result.code;
      ++statements_compared;
    }
    const auto dimensions = core::dimension_results(questions, counts);
    for (std::size_t d = 0; d < 2; ++d) {
      std::vector<std::string> codes;
      for (int i = 1; i <= each; ++i) codes.push_back(questions.dimensions[d] + std::to_string(i));
      ASSERT_NO_FATAL_FAILURE(expect_dimension(dimensions[d], sheets, codes)) << questions.dimensions[d];
    }
  }
}

TEST(StatisticsReference, Sheets_that_come_and_go_leave_what_counting_from_nothing_gives) {
  Dice dice(7);
  for (int room = 0; room < 100; ++room) {
    const core::Questions questions = questionnaire(3, 4, dice.between(2, 11));
    core::Counts moving(questions);
    std::vector<core::Marks> here;
    for (int step = 0; step < 40; ++step) {
      if (!here.empty() && dice.one_in(3)) {
        const std::size_t gone = dice.roll(here.size());
        moving.remove(here[gone]);
        here.erase(here.begin() + static_cast<std::ptrdiff_t>(gone));
      } else {
        here.push_back(core::marks_of(questions, random_answers(questions, dice)));
        moving.add(here.back());
      }
    }
    core::Counts anew(questions);
    for (const core::Marks& marks : here) anew.add(marks);
    ASSERT_EQ(moving, anew) << "room " << room;
  }
}

}  // namespace
}  // namespace ubao::test
