// Where somebody is in an assessment, and where she goes next.
#include "app/screens/assessment_progress.h"

#include <gtest/gtest.h>

#include "tests/support/data_files.h"

namespace ubao::test {
namespace {

using namespace app;

const core::Instrument& the_instrument() {
  static const core::Instrument read = shipped_instrument();
  return read;
}

core::AnswerSheet sheet(std::map<std::string, std::string> answers, const std::string& place = {}) {
  core::AnswerSheet s;
  s.answers = std::move(answers);
  s.place = place;
  return s;
}

TEST(Progress, Counts_answers_outside_the_scale_as_answers_and_skipped_ones_not) {
  const Progress p = progress_of(
      the_instrument(), sheet({{"L1", "5"}, {"L2", "dk"}, {"L3", "na"}, {"L4", "skipped"}, {"S1", "1"}}));
  EXPECT_EQ(p.total, 42);
  EXPECT_EQ(p.answered, 4);
  EXPECT_EQ(p.skipped, 1);
  ASSERT_EQ(p.dimensions.size(), 6u);
  EXPECT_EQ(p.dimensions[0].answered, 3);
  EXPECT_EQ(p.dimensions[0].skipped, 1);
  EXPECT_EQ(p.dimensions[0].unanswered(), 4);
  EXPECT_EQ(p.dimensions[0].marks[3], Mark::skipped);
  EXPECT_EQ(p.dimensions[1].answered, 1);
  EXPECT_FALSE(p.complete());
  EXPECT_EQ(p.place_of("J"), 3u);
}

TEST(Progress, A_full_sheet_is_complete_and_leads_nowhere) {
  core::AnswerSheet full;
  for (const core::InstrumentStatement& s : the_instrument().statements) full.answers[s.code] = "3";
  const Progress p = progress_of(the_instrument(), full);
  EXPECT_TRUE(p.complete());
  EXPECT_EQ(next_unanswered(the_instrument(), full, 0, true), std::nullopt);
  EXPECT_EQ(next_incomplete(p, 2), std::nullopt);
}

TEST(Progress, The_next_open_statement_comes_after_this_one_then_from_the_first) {
  core::AnswerSheet most;
  for (const core::InstrumentStatement& s : the_instrument().statements) most.answers[s.code] = "3";
  most.answers.erase("L2");
  most.answers["W7"] = "skipped";
  EXPECT_EQ(next_unanswered(the_instrument(), most, 5, false), 41u);
  EXPECT_EQ(next_unanswered(the_instrument(), most, 42, false), std::nullopt);
  EXPECT_EQ(next_unanswered(the_instrument(), most, 42, true), 1u);
  const Progress p = progress_of(the_instrument(), most);
  EXPECT_EQ(next_incomplete(p, 0), 5u);
  EXPECT_EQ(next_incomplete(p, 5), 0u);
}

TEST(Progress, Goes_on_where_she_left_off) {
  EXPECT_EQ(place_to_go_on(the_instrument(), sheet({}, "G3")), 16u);
  EXPECT_EQ(place_to_go_on(the_instrument(), sheet({{"L1", "2"}})), 1u);
  EXPECT_EQ(place_to_go_on(the_instrument(), sheet({{"L1", "2"}}, "gone")), 1u)
      << "a statement that is no more";
  EXPECT_EQ(place_to_go_on(the_instrument(), sheet({})), 0u);
}

}  // namespace
}  // namespace ubao::test
