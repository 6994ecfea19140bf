// A team fills in what it agrees on: the real screen, the real App, a real store.
#include <gtest/gtest.h>

#include "core/consensus.h"
#include "tests/app/screen_rig.h"

namespace ubao::test {
namespace {

using app::Screen;
using core::ConsensusEntry;

class Common_answers : public ::testing::Test {
 protected:
  Common_answers() { rig.open(Screen::consensus, kAssessment, 0); }

  ConsensusEntry entry(const std::string& statement, const std::string& team = {}) {
    const auto all = rig.workshop().consensus(kAssessment);
    const core::Consensus* found = core::find_consensus(all, statement, team);
    return found ? found->entry : ConsensusEntry();
  }
  void open_first() {
    rig.ui().click("Next open: L1");
    rig.ui().settle();
  }
  void type_into(const std::string& label, const std::string& text) {
    rig.ui().click(label);
    rig.ui().type(text);
  }
  bool shows(const std::string& text) { return rig.ui().shows(text); }

  ScreenRig rig;
};

TEST_F(Common_answers, Are_saved_with_the_tap_and_can_be_undone) {
  open_first();
  rig.ui().click("Disagree");
  rig.ui().settle();
  EXPECT_EQ(entry("L1").rating, 2);
  EXPECT_TRUE(shows("L1 saved: Disagree"));
  rig.ui().click("Undo");
  rig.ui().settle();
  EXPECT_EQ(entry("L1").rating, core::kNotRated);
  rig.ui().click("No consensus");
  rig.ui().settle();
  EXPECT_EQ(entry("L1").rating, core::kNoConsensus);
}

TEST_F(Common_answers, Keep_what_is_typed_when_typing_pauses_and_when_the_form_is_left) {
  open_first();
  type_into("Reason", "No budget line");
  EXPECT_EQ(entry("L1").reason, "");
  rig.ui().wait(2);
  rig.ui().settle();
  EXPECT_EQ(entry("L1").reason, "No budget line");
  EXPECT_EQ(entry("L1").rating, core::kNotRated) << "a reason is no rating";
  type_into("Evidence", "The report of 2025");
  rig.want(app::HandOver{});
  EXPECT_EQ(entry("L1").evidence, "The report of 2025");
  rig.restart();
  rig.open(Screen::consensus, kAssessment, 0);
  open_first();
  EXPECT_EQ(rig.state().consensus.entry.reason, "No budget line");
}

TEST_F(Common_answers, Lead_from_statement_to_statement_and_count_up) {
  open_first();
  rig.ui().click("Agree");
  rig.ui().click("Very sure");
  rig.ui().settle();
  EXPECT_EQ(entry("L1").confidence, "high");
  rig.ui().click("Next");
  rig.ui().settle();
  EXPECT_EQ(rig.state().consensus.statement, "L2");
  rig.ui().click("No consensus");
  rig.ui().settle();
  rig.ui().click("All statements");
  rig.ui().settle();
  EXPECT_TRUE(shows("Plenary: 2 of 42 rated"));
  EXPECT_NE(rig.ui().find("Next open: L3"), nullptr);
}

TEST_F(Common_answers, Of_teams_stay_apart) {
  rig.ui().click("Another team");
  rig.ui().settle();
  rig.ui().click("Use this team");
  rig.ui().settle();
  EXPECT_TRUE(shows("Please give the team a short name."));
  type_into("Name of the team", "Blue");
  rig.ui().click("Use this team");
  rig.ui().settle();
  open_first();
  rig.ui().click("Strongly agree");
  rig.ui().settle();
  EXPECT_EQ(entry("L1", "Blue").rating, 5);
  EXPECT_EQ(entry("L1").rating, core::kNotRated);
}

TEST_F(Common_answers, That_two_tablets_gave_apart_stand_beside_each_other_until_somebody_chooses) {
  OtherTablet other(rig);
  open_first();
  rig.ui().click("Disagree");
  rig.ui().settle();
  other.says(core::consensus_id(kAssessment, "L1", ""),
             {{"activity", kAssessment},
              {"statement", "L1"},
              {"consensus", {{"rating", 4}, {"reason", "It is paid from savings"}}}});
  other.arrives();
  rig.ui().settle();
  EXPECT_TRUE(shows("It is paid from savings"));
  EXPECT_TRUE(shows("Two devices wrote this apart from each other."));
  EXPECT_EQ(rig.ui().find("Strongly agree"), nullptr) << "nothing is rated before it is chosen";
  const auto versions = rig.workshop().consensus(kAssessment).front().versions;
  ASSERT_EQ(versions.size(), 2u);
  rig.ui().click("Use this", versions[0].rating == 4 ? 0 : 1);
  rig.ui().settle();
  EXPECT_EQ(entry("L1").reason, "It is paid from savings");
  EXPECT_TRUE(rig.workshop().consensus(kAssessment).front().versions.empty());
  EXPECT_NE(rig.ui().find("Strongly agree"), nullptr);
}

TEST_F(Common_answers, Typed_while_another_tablet_wrote_loses_nobodys_words) {
  open_first();
  OtherTablet other(rig);
  type_into("Reason", "Mine");
  other.says(
      core::consensus_id(kAssessment, "L1", ""),
      {{"activity", kAssessment}, {"statement", "L1"}, {"consensus", {{"rating", 4}, {"reason", "Theirs"}}}});
  other.arrives();
  rig.ui().wait(3);
  EXPECT_EQ(entry("L1").reason, "Theirs") << "what is typed here does not take its place";
  EXPECT_TRUE(shows("Mine"));
  EXPECT_TRUE(shows("Theirs"));
  rig.want(app::HandOver{});
  EXPECT_EQ(entry("L1").reason, "Theirs\nMine");
  EXPECT_EQ(entry("L1").rating, 4);
}

}  // namespace
}  // namespace ubao::test
