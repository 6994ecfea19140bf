// Groups: which sheets belong together, what is shown of them, and that counting along the way comes to what
// counting from nothing does.
#include "core/breakdown.h"

#include <gtest/gtest.h>

#include "core/spelling.h"
#include "core/views.h"
#include "tests/support/questionnaire.h"
#include "tests/support/results_text.h"

namespace ubao::test {
namespace {

using core::Fraction;
using TypedValues = std::map<std::string, std::string>;

class CountedRoom {
 public:
  void add(int times, const TypedValues& breakdown, const std::string& value = "3") {
    for (int i = 0; i < times; ++i) counter.add(core::marks_of(questions, {{"A1", value}}), breakdown);
  }
  core::AssessmentResults results() {
    core::AssessmentResults results;
    counter.fill(results, counter.showable());
    return results;
  }
  // "Health 7, Lands -, ..." of one variable.
  std::string shown(const std::string& variable) {
    std::string text;
    for (const core::Breakdown& breakdown : results().breakdowns)
      if (breakdown.variable == variable)
        for (const core::GroupResult& group : breakdown.groups)
          text += (text.empty() ? "" : ", ") + (group.value.empty() ? "not said" : group.value) + ' ' +
                  (group.suppressed ? "-" : std::to_string(group.respondents));
    return text;
  }

  core::Questions questions = questionnaire(1, 1, 5);
  core::AssessmentCounter counter{questions};
};

TEST(Breakdown, Values_that_differ_in_capitals_and_blanks_are_one_group) {
  CountedRoom room;
  room.add(3, {{"ministry", "Health"}});
  room.add(2, {{"ministry", " health  "}});
  room.add(2, {{"ministry", "HEALTH"}});
  room.add(6, {{"ministry", "Économie  et Finances"}});
  room.add(1, {{"ministry", "économie et finances"}});
  EXPECT_EQ(room.shown("ministry"), "Health 7, Économie  et Finances 7") << "as most have typed it";
  EXPECT_EQ(room.results().ministries, 2);
}

TEST(Breakdown, Words_are_folded_in_several_scripts) {
  EXPECT_EQ(core::folded("\t Ministry\n of  LANDS "), "ministry of lands");
  EXPECT_EQ(core::folded("ÀÉÎÕÜŠŽŸ"), "àéîõüšžÿ");
  EXPECT_EQ(core::folded("ΥΠΟΥΡΓΕΊΟ ΆΈΌΏ"), core::folded("υπουργείο άέόώ"));
  EXPECT_EQ(core::folded("МИНИСТЕРСТВО Ёж"), "министерство ёж");
  EXPECT_EQ(core::folded("Tiếng VIỆT"), "tiếng việt");
  EXPECT_EQ(core::folded("財務省 وزارة"), "財務省 وزارة");
  EXPECT_EQ(core::folded("a\xff\xc3"), "a\xff\xc3") << "bytes that are no letters stay";
  EXPECT_NE(core::folded("Cote"), core::folded("Côte"));
}

TEST(Breakdown, Who_did_not_say_is_a_group_of_its_own_and_the_last_one) {
  CountedRoom room;
  room.add(6, {{"role", "Officer"}});
  room.add(5, {});
  room.add(7, {{"role", "Director"}});
  EXPECT_EQ(room.shown("role"), "Director 7, Officer 6, not said 5");
  EXPECT_EQ(room.shown("region"), "") << "nobody said one";
}

TEST(Breakdown, A_small_group_is_hidden_with_a_complementary_one) {
  CountedRoom room;
  room.add(10, {{"ministry", "Health"}});
  room.add(7, {{"ministry", "Lands"}});
  EXPECT_EQ(room.shown("ministry"), "Health 10, Lands 7");
  room.add(3, {{"ministry", "Water"}});
  EXPECT_EQ(room.shown("ministry"), "Health 10, Lands -, Water -");
  room.add(1, {{"ministry", "Trade"}});
  EXPECT_EQ(room.shown("ministry"), "Health 10, Lands -, Trade -, Water -") << "4 would be left";
  room.add(1, {{"ministry", "Trade"}});
  EXPECT_EQ(room.shown("ministry"), "Health 10, Lands 7, Trade -, Water -") << "5 hide each other";
}

TEST(Breakdown, Of_two_groups_a_small_one_hides_both) {
  CountedRoom room;
  room.add(10, {{"gender", "f"}});
  room.add(4, {{"gender", "m"}});
  EXPECT_EQ(room.shown("gender"), "f -, m -");
  room.add(1, {{"gender", "m"}});
  EXPECT_EQ(room.shown("gender"), "f 10, m 5");
}

TEST(Breakdown, Groups_of_two_variables_that_differ_in_one_person_are_not_both_shown) {
  CountedRoom room;
  room.add(8, {{"ministry", "Health"}, {"role", "Officer"}});
  room.add(1, {{"ministry", "Lands"}, {"role", "Officer"}});
  room.add(8, {{"ministry", "Lands"}, {"role", "Director"}});
  EXPECT_EQ(room.shown("ministry"), "Health 8, Lands 9");
  EXPECT_EQ(room.shown("role"), "Director -, Officer -");
}

TEST(Breakdown, Fewer_than_five_show_nothing) {
  CountedRoom room;
  room.add(4, {{"ministry", "Health"}});
  const auto results = room.results();
  EXPECT_TRUE(results.hidden);
  EXPECT_EQ(results.respondents, 4);
  EXPECT_TRUE(results.statements.empty() && results.dimensions.empty() && results.breakdowns.empty() &&
              results.by_equal_ministries.empty());
}

TEST(Breakdown, Each_ministry_counts_equally_beside_the_plain_figures) {
  CountedRoom room;
  room.add(15, {{"ministry", "Health"}}, "5");
  room.add(5, {{"ministry", "Lands"}}, "1");
  auto results = room.results();
  EXPECT_EQ(results.statements.front().agree_share, Fraction(3, 4));
  ASSERT_EQ(results.by_equal_ministries.size(), 1u);
  EXPECT_EQ(results.by_equal_ministries.front().agree_share, Fraction(1, 2));
  EXPECT_EQ(results.by_equal_ministries.front().median, Fraction(3)) << "half of the weight at each end";
  EXPECT_EQ(results.by_equal_ministries.front().not_seen, 0);
  // hidden ministries weigh as one together
  room.add(3, {{"ministry", "Water"}}, "5");
  room.add(3, {{"ministry", "Trade"}}, "5");
  EXPECT_EQ(room.shown("ministry"), "Health 15, Lands 5, Trade -, Water -");
  results = room.results();
  EXPECT_EQ(results.by_equal_ministries.front().agree_share, Fraction(2, 3));
  // of one ministry there is nothing to weigh
  CountedRoom alone;
  alone.add(9, {{"ministry", "Health"}});
  EXPECT_TRUE(alone.results().by_equal_ministries.empty());
}

TEST(Breakdown, A_name_from_a_foreign_program_is_made_harmless) {
  CountedRoom room;
  room.add(6, {{"region", std::string("Coast\x01\0x", 8) + std::string(5000, 'y')}});
  room.add(6, {{"region", "North"}});
  const auto groups = room.results().breakdowns.front().groups;
  EXPECT_EQ(groups.front().value.substr(0, 8), "Coast  x");
  EXPECT_EQ(groups.front().value.size(), core::kMostGroupNameBytes);
}

TEST(Breakdown, Counting_along_the_way_comes_to_what_counting_from_nothing_does) {
  Dice dice(31);
  struct Sheet {
    core::Marks marks;
    TypedValues breakdown;
  };
  for (int room = 0; room < 30; ++room) {
    const core::Questions questions = questionnaire(2, 3, dice.between(2, 7));
    core::AssessmentCounter moving(questions);
    std::vector<Sheet> here;
    for (int step = 0; step < 60; ++step) {
      if (!here.empty() && dice.one_in(4)) {
        const std::size_t gone = dice.roll(here.size());
        moving.remove(here[gone].marks, here[gone].breakdown);
        here.erase(here.begin() + static_cast<std::ptrdiff_t>(gone));
      } else {
        Sheet sheet{core::marks_of(questions, random_answers(questions, dice)), {}};
        for (const char* variable : core::kBreakdownVariables)
          if (!dice.one_in(8))
            sheet.breakdown[variable] = dice.pick(std::vector<std::string>{"a", "b", " A", "c", "C "});
        moving.add(sheet.marks, sheet.breakdown);
        here.push_back(std::move(sheet));
      }
      if (step % 10 != 9) continue;
      core::AssessmentCounter anew(questions);
      for (const Sheet& sheet : here) anew.add(sheet.marks, sheet.breakdown);
      core::AssessmentResults ours, theirs;
      moving.fill(ours, moving.showable());
      anew.fill(theirs, anew.showable());
      ASSERT_EQ(figures_text(ours), figures_text(theirs)) << "room " << room << ", step " << step;
    }
  }
}

}  // namespace
}  // namespace ubao::test
