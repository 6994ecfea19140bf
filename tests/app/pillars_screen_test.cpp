// Teams fill the nine pillars on a tablet and on a phone.
#include <gtest/gtest.h>

#include "tests/app/desk.h"

namespace ubao::test {
namespace {

using app::Screen;

const std::string kMatrix = "activity:a6";

class Pillars : public ::testing::TestWithParam<std::pair<float, float>> {
 protected:
  Pillars() : desk({GetParam().first, GetParam().second, 1}) {
    desk.begin({"Amina Hassan"}, false);
    desk.want(app::SetActivityState{kMatrix, core::ActivityState::open});
    amina = desk.person("Amina Hassan").id;
    desk.want(app::ChoosePerson{amina});
    desk.want(app::Agree{amina});
    desk.go(Screen::activity, kMatrix);
  }
  bool shows(const std::string& text) { return desk.ui().shows(text); }
  // Whether it is on the page, wherever one has to scroll to.
  bool finds(const std::string& text) {
    const ImVec2 middle{GetParam().first / 2, GetParam().second / 2};
    desk.ui().wheel(middle, 200);
    for (int turn = 0; turn < 60; ++turn) {
      if (shows(text)) return true;
      desk.ui().wheel(middle, -2);
      desk.ui().settle();
    }
    return false;
  }
  core::MatrixCell cell(const std::string& pillar, const std::string& scope, const std::string& team = {}) {
    return desk.workshop().matrix(kMatrix).cell(team, pillar, scope);
  }
  // A level of the first pillar: the label is longer where cells show only its number.
  void tap(const std::string& level, int nth) {
    for (const std::string& prefix :
         {std::string(), std::string("1 "), std::string("2 "), std::string("3 "), std::string("4 ")})
      if (desk.ui().find(prefix + level, nth) != nullptr) return desk.ui().click(prefix + level, nth);
    ADD_FAILURE() << "no level " << level;
  }

  Desk desk;
  std::string amina;
};

TEST_P(Pillars, Two_taps_give_a_gap_and_a_third_takes_one_back) {
  ASSERT_EQ(desk.state().screen, Screen::pillars);
  tap("Transactional", 0);
  EXPECT_EQ(cell("vision", "national").current, 2);
  tap("Transformative", 1);
  EXPECT_EQ(cell("vision", "national").target, 4);
  EXPECT_TRUE(finds("Gap 2"));
  tap("Transformative", 0);
  EXPECT_EQ(cell("vision", "national").current, 4);
  EXPECT_TRUE(finds("No gap"));
  tap("Transformative", 0);
  EXPECT_EQ(cell("vision", "national").current, 0);
  EXPECT_FALSE(finds("No gap"));
}

TEST_P(Pillars, Every_level_is_large_enough_for_a_finger) {
  int levels = 0;
  for (const SeenItem& item : desk.ui().items())
    if (item.label.find("Connected") != std::string::npos) {
      EXPECT_GE(item.box.w, 48);
      EXPECT_GE(item.box.h, 48);
      ++levels;
    }
  EXPECT_GE(levels, 2);
}

TEST_P(Pillars, Scopes_and_teams_are_filled_apart) {
  tap("Connected", 0);
  desk.ui().click("Society");
  tap("Online presence", 0);
  EXPECT_EQ(cell("vision", "national").current, 3);
  EXPECT_EQ(cell("vision", "society").current, 1);
  desk.ui().click("Another team");
  desk.ui().click("Fill in for this team");
  EXPECT_TRUE(shows("Give the team a name."));
  desk.type_into("Name of the team", " Blue ");
  desk.ui().click("Fill in for this team");
  tap("Transactional", 0);
  EXPECT_EQ(cell("vision", "society", "Blue").current, 2);
  EXPECT_EQ(cell("vision", "society").current, 1);
  desk.ui().click("All together");
  desk.ui().click("Overview");
  EXPECT_TRUE(finds("3 to open"));
}

TEST_P(Pillars, What_is_typed_is_kept_when_fingers_rest_and_when_somebody_leaves) {
  desk.ui().click("Add an opportunity", 0);
  desk.ui().frames(2);
  desk.ui().type("Train leaders");
  EXPECT_EQ(cell("vision", "national").opportunity, "");
  desk.ui().wait(1.2);
  EXPECT_EQ(cell("vision", "national").opportunity, "Train leaders");
  desk.ui().type(" now");
  desk.ui().frames(1);
  desk.want(app::HandOver{});
  EXPECT_EQ(cell("vision", "national").opportunity, "Train leaders now");
}

TEST_P(Pillars, Closed_they_are_only_to_be_read) {
  ASSERT_TRUE(desk.workshop().set_rating(kMatrix, {{}, "vision", "national", 1, 3, "Listen"}).ok());
  desk.want(app::ChoosePerson{});
  desk.want(app::SetActivityState{kMatrix, core::ActivityState::closed});
  desk.want(app::ChoosePerson{amina});
  desk.go(Screen::activity, kMatrix);
  EXPECT_TRUE(shows("This is closed."));
  EXPECT_TRUE(finds("Listen"));
  EXPECT_EQ(desk.ui().find("Another team"), nullptr);
  EXPECT_EQ(desk.ui().find("Change this text"), nullptr);
  tap("Transformative", 0);
  EXPECT_EQ(cell("vision", "national").current, 1);
}

TEST_P(Pillars, The_facilitator_opens_closes_and_saves_a_table) {
  desk.want(app::ChoosePerson{});
  desk.go(Screen::activity, kMatrix);
  ASSERT_EQ(desk.state().screen, Screen::pillars);
  EXPECT_TRUE(shows("Give three pillars to each team"));
  desk.ui().click("Close it");
  EXPECT_EQ(desk.workshop().matrix(kMatrix).state, core::ActivityState::closed);
  desk.want(app::SaveMatrix{kMatrix});
  EXPECT_EQ(desk.effects_of<app::SaveMatrix>().size(), 1u);
}

INSTANTIATE_TEST_SUITE_P(Sizes, Pillars,
                         ::testing::Values(std::pair(800.f, 1280.f), std::pair(360.f, 740.f),
                                           std::pair(1366.f, 768.f)));

}  // namespace
}  // namespace ubao::test
