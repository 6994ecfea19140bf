// Figures of an assessment against values worked out by hand, with the working beside them.
#include "core/statistics.h"

#include <gtest/gtest.h>

#include "tests/support/questionnaire.h"

namespace ubao::test {
namespace {

using core::Fraction;
using core::Readout;

struct Outside {
  int dont_know = 0, not_applicable = 0, skipped = 0, silent = 0;
};

// One statement, answered so often on each point of its scale.
core::StatementResult result_of(const std::vector<int>& counts, const Outside& outside = {}) {
  const core::Questions questions = questionnaire(1, 1, static_cast<int>(counts.size()));
  core::Counts sums(questions);
  const auto hand_in = [&](const std::map<std::string, std::string>& answers, int times) {
    for (int i = 0; i < times; ++i) sums.add(core::marks_of(questions, answers));
  };
  for (std::size_t i = 0; i < counts.size(); ++i) hand_in({{"A1", std::to_string(i + 1)}}, counts[i]);
  hand_in({{"A1", "dk"}}, outside.dont_know);
  hand_in({{"A1", "na"}}, outside.not_applicable);
  hand_in({{"A1", "skipped"}}, outside.skipped);
  hand_in({}, outside.silent);
  return core::statement_results(questions, sums).front();
}

// One dimension, of which each of these gave the answers to all three statements.
core::DimensionResult dimension_of(const std::vector<std::array<const char*, 3>>& sheets) {
  const core::Questions questions = questionnaire(1, 3, 5);
  core::Counts sums(questions);
  for (const auto& [first, second, third] : sheets)
    sums.add(core::marks_of(questions, {{"A1", first}, {"A2", second}, {"A3", third}}));
  return core::dimension_results(questions, sums).front();
}

TEST(Statistics, Of_a_unanimous_room) {
  const auto result = result_of({0, 0, 0, 6, 0});
  EXPECT_EQ(result.n, 6);
  EXPECT_EQ(result.median, Fraction(4));
  EXPECT_EQ(result.interpolated_median, Fraction(4));  // 3.5 + (3 - 0) / 6
  EXPECT_EQ(result.agree_share, Fraction(1));
  EXPECT_EQ(result.agreement, Fraction(1));  // every cumulative share is 0 or 1
  EXPECT_EQ(result.readout, Readout::strength);
}

TEST(Statistics, Of_a_polarized_room) {
  const auto result = result_of({4, 0, 0, 0, 4});
  EXPECT_EQ(result.median, Fraction(3));               // between the 4th, a 1, and the 5th, a 5
  EXPECT_EQ(result.interpolated_median, Fraction(3));  // nobody chose 3
  EXPECT_EQ(result.agree_share, Fraction(1, 2));
  EXPECT_EQ(result.agreement, Fraction(0));  // d = 4 times 0.5; D = 2 * 2 / 4
  EXPECT_EQ(result.readout, Readout::discuss);
}

TEST(Statistics, Of_a_uniform_room) {
  const auto result = result_of({2, 2, 2, 2, 2});
  EXPECT_EQ(result.median, Fraction(3));
  EXPECT_EQ(result.interpolated_median, Fraction(3));  // 2.5 + (5 - 4) / 2
  EXPECT_EQ(result.agree_share, Fraction(2, 5));
  EXPECT_EQ(result.agreement, Fraction(2, 5));  // d = 0.2, 0.4, 0.4, 0.2; D = 2 * 1.2 / 4
  EXPECT_EQ(result.readout, Readout::discuss);
}

TEST(Statistics, Of_a_skewed_room) {
  const auto low = result_of({5, 3, 1, 1, 0});
  EXPECT_EQ(low.median, Fraction(3, 2));               // the 5th of 10 is a 1, the 6th a 2
  EXPECT_EQ(low.interpolated_median, Fraction(3, 2));  // which nobody can choose
  EXPECT_EQ(low.agree_share, Fraction(1, 10));
  EXPECT_EQ(low.agreement, Fraction(3, 5));  // d = 0.5, 0.2, 0.1, 0; D = 2 * 0.8 / 4
  EXPECT_EQ(low.readout, Readout::shared_gap);
  const auto middling = result_of({0, 4, 9, 5, 2});
  EXPECT_EQ(middling.median, Fraction(3));                   // the 10th and the 11th of 20
  EXPECT_EQ(middling.interpolated_median, Fraction(19, 6));  // 2.5 + (10 - 4) / 9
  EXPECT_EQ(middling.agree_share, Fraction(7, 20));
  EXPECT_EQ(middling.agreement, Fraction(27, 40));  // d = 0, 0.2, 0.35, 0.1; D = 2 * 0.65 / 4
  EXPECT_EQ(middling.readout, Readout::in_between);
}

TEST(Statistics, Of_one_and_of_nobody) {
  const auto one = result_of({0, 0, 1, 0, 0});
  EXPECT_EQ(one.n, 1);
  EXPECT_EQ(one.median, Fraction(3));
  EXPECT_EQ(one.interpolated_median, Fraction(3));  // 2.5 + (0.5 - 0) / 1
  EXPECT_EQ(one.agree_share, Fraction(0)) << "the middle agrees with nothing";
  EXPECT_EQ(one.agreement, Fraction(1));
  const auto nobody = result_of({0, 0, 0, 0, 0}, {.silent = 3});
  EXPECT_EQ(nobody.n, 0);
  EXPECT_EQ(nobody.not_seen, 3);
  EXPECT_FALSE(nobody.median || nobody.interpolated_median || nobody.agree_share || nobody.agreement ||
               nobody.dont_know_share);
  EXPECT_EQ(nobody.readout, Readout::none);
}

TEST(Statistics, Of_a_room_that_does_not_know) {
  const auto all = result_of({0, 0, 0, 0, 0}, {.dont_know = 7});
  EXPECT_EQ(all.n, 0);
  EXPECT_EQ(all.dont_know_share, Fraction(1));
  EXPECT_FALSE(all.median || all.agreement);
  EXPECT_EQ(all.readout, Readout::knowledge_gap);
  // of those who saw it: 3 of 12; who never came to it do not count
  const auto quarter =
      result_of({0, 0, 0, 6, 0}, {.dont_know = 3, .not_applicable = 2, .skipped = 1, .silent = 8});
  EXPECT_EQ(quarter.dont_know_share, Fraction(1, 4));
  EXPECT_EQ(quarter.readout, Readout::strength) << "just at the threshold is not over it";
  EXPECT_EQ(quarter.not_applicable, 2);
  EXPECT_EQ(quarter.skipped, 1);
  EXPECT_EQ(quarter.not_seen, 8);
  EXPECT_EQ(result_of({0, 0, 0, 6, 0}, {.dont_know = 3, .not_applicable = 2}).readout,
            Readout::knowledge_gap);
}

TEST(Statistics, Of_even_counts) {
  EXPECT_EQ(result_of({0, 2, 2, 0, 0}).median, Fraction(5, 2));
  EXPECT_EQ(result_of({0, 2, 2, 0, 0}).interpolated_median, Fraction(5, 2));
  EXPECT_EQ(result_of({0, 1, 3, 0, 0}).median, Fraction(3));
  EXPECT_EQ(result_of({0, 1, 3, 0, 0}).interpolated_median, Fraction(17, 6));  // 2.5 + (2 - 1) / 3
}

TEST(Statistics, Of_scales_of_2_and_of_11_points) {
  const auto two = result_of({3, 2});
  EXPECT_EQ(two.median, Fraction(1));
  EXPECT_EQ(two.interpolated_median, Fraction(4, 3));  // 0.5 + (2.5 - 0) / 3
  EXPECT_EQ(two.agree_share, Fraction(2, 5));
  EXPECT_EQ(two.agreement, Fraction(1, 5));  // d = 0.4; D = 2 * 0.4 / 1
  const auto eleven = result_of({1, 0, 0, 2, 0, 0, 1, 0, 3, 0, 1});
  EXPECT_EQ(eleven.median, Fraction(8));               // 1 4 4 7 | 9 9 9 11
  EXPECT_EQ(eleven.interpolated_median, Fraction(8));  // nobody chose 8
  EXPECT_EQ(eleven.agree_share, Fraction(5, 8));       // above 6
  EXPECT_EQ(eleven.agreement, Fraction(9, 20));  // d = (3 * 1 + 3 * 3 + 2 * 4 + 2 * 1) / 8; D = 2 * 2.75 / 10
}

TEST(Statistics, Read_out_at_the_edges_of_its_thresholds) {
  core::Thresholds thresholds;
  core::StatementResult statement;
  statement.n = 10;
  const auto readout = [&](Fraction median, Fraction agreement, Fraction dont_know = 0) {
    statement.interpolated_median = median;
    statement.agreement = agreement;
    statement.dont_know_share = dont_know;
    return core::readout_of(statement, thresholds);
  };
  EXPECT_EQ(readout({5, 2}, {1, 2}), Readout::shared_gap);
  EXPECT_EQ(readout({251, 100}, {1, 2}), Readout::in_between);
  EXPECT_EQ(readout({7, 2}, {1, 2}), Readout::strength);
  EXPECT_EQ(readout({349, 100}, {1, 2}), Readout::in_between);
  EXPECT_EQ(readout({1}, {49, 100}), Readout::discuss);
  EXPECT_EQ(readout({5}, {49, 100}), Readout::discuss);
  EXPECT_EQ(readout({1}, {1}, {26, 100}), Readout::knowledge_gap);
  thresholds = {600, 800, 70, 10};
  EXPECT_EQ(readout({6}, {7, 10}, {1, 10}), Readout::shared_gap) << "data of the instrument";
}

TEST(Statistics, Of_dimensions_are_those_of_the_peoples_own_medians) {
  // own medians 4, 3, 2 (of 1 and 3), 5, 1; the sixth answered one of three
  const auto result = dimension_of({{"4", "4", "5"},
                                    {"2", "3", "4"},
                                    {"1", "dk", "3"},
                                    {"5", "5", "na"},
                                    {"1", "1", "1"},
                                    {"5", "dk", "skipped"}});
  EXPECT_EQ(result.n, 5);
  EXPECT_EQ(result.median, Fraction(3));
  EXPECT_EQ(result.q1, Fraction(2));  // at (5 - 1) / 4 = 1 from the first
  EXPECT_EQ(result.q3, Fraction(4));
  EXPECT_EQ(result.mean, Fraction(3));
  // own medians 1.5, 2.5, 4, 5: quartiles at 0.75 and 2.25
  const auto halves = dimension_of({{"1", "2", "dk"}, {"2", "3", "na"}, {"4", "4", "4"}, {"5", "5", "1"}});
  EXPECT_EQ(halves.q1, Fraction(9, 4));  // 1.5 + 0.75 * 1
  EXPECT_EQ(halves.median, Fraction(13, 4));
  EXPECT_EQ(halves.q3, Fraction(17, 4));  // 4 + 0.25 * 1
  EXPECT_EQ(halves.mean, Fraction(13, 4));
  const auto nobody = dimension_of({{"5", "dk", "skipped"}});
  EXPECT_EQ(nobody.n, 0);
  EXPECT_FALSE(nobody.median || nobody.q1 || nobody.q3 || nobody.mean);
}

TEST(Statistics, Of_a_sheet_with_codes_and_values_that_are_not_asked) {
  const core::Questions questions = questionnaire(2, 2, 5);
  const auto marks = core::marks_of(
      questions, {{"A1", "5"}, {"A2", "6"}, {"B1", "05"}, {"B2", "often"}, {"Z9", "3"}, {"A9", "dk"}});
  EXPECT_EQ(marks.answers, (std::vector<std::int8_t>{5, core::kNotSeen, core::kNotSeen, core::kNotSeen}));
  EXPECT_EQ(marks.unknown_codes, 5);
}

TEST(Statistics, Are_rounded_half_away_from_zero_for_showing) {
  EXPECT_EQ(core::rounded({21, 8}, 100), 263);  // 2.625
  EXPECT_EQ(core::rounded({-21, 8}, 100), -263);
  EXPECT_EQ(core::rounded({1, 3}, 100), 33);
  EXPECT_EQ(core::rounded({2, 3}, 100), 67);
  EXPECT_EQ(core::rounded({7, 2}, 10), 35);
}

}  // namespace
}  // namespace ubao::test
