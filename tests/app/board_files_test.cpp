// What leaves a whiteboard on the screen: pictures and tables as files, the board on the wall.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/app/desk.h"
#include "tests/support/activities.h"

namespace ubao::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class BoardFiles : public ::testing::Test {
 protected:
  BoardFiles() : desk({1920, 1080, 1}) {}
  void SetUp() override {
    desk.begin({"Amina Odhiambo"}, false);
    ASSERT_TRUE(desk.workshop().set_activity_state(kBoard, core::ActivityState::open));
    amina = desk.person("Amina Odhiambo").id;
    ASSERT_TRUE(desk.workshop().agree(amina));
    one = add("One window for all", 0);
    other = add("=Pay in small parts", 300);
    desk.go(app::Screen::board, kBoard);
  }
  std::string add(const std::string& text, std::int64_t x) {
    const auto added = desk.workshop().add_card(kBoard, amina, text, {x, 0}, "maize");
    EXPECT_TRUE(added);
    return added ? added->record : std::string();
  }
  // What pressing it asks the program to write.
  template <class Written>
  Written written(const std::string& label) {
    const std::size_t before = desk.effects_of<Written>().size();
    press(label);
    const auto found = desk.effects_of<Written>();
    EXPECT_EQ(found.size(), before + 1) << label;
    return found.empty() ? Written{} : found.back();
  }
  app::WritePicture picture(const std::string& label) { return written<app::WritePicture>(label); }
  app::WriteTable table(const std::string& label) { return written<app::WriteTable>(label); }
  void press(const std::string& label) {
    if (!desk.ui().find(label)) desk.ui().click("More");
    desk.ui().settle();
    desk.ui().click(label);
    desk.ui().settle();
  }
  bool shows(const std::string& text) { return desk.ui().shows(text); }

  Desk desk;
  std::string amina, one, other;
};

TEST_F(BoardFiles, The_whole_board_is_saved_as_a_picture_that_says_what_it_is) {
  const app::WritePicture saved = picture("Save as picture");
  EXPECT_THAT(saved.name, HasSubstr("Coast Region, How might digital change"));
  EXPECT_THAT(saved.figure.description, HasSubstr("One window for all"));
  EXPECT_THAT(saved.figure.description, HasSubstr("Pay in small parts"));
  EXPECT_THAT(saved.figure.foot, HasSubstr("n = 2 cards"));
  EXPECT_THAT(saved.figure.foot, HasSubstr("21 November 2026"));
}

TEST_F(BoardFiles, Chosen_cards_are_saved_alone) {
  desk.state().board.choice.set({one});
  desk.ui().settle();
  const app::WritePicture saved = picture("Picture of 1 card");
  EXPECT_THAT(saved.figure.description, HasSubstr("One window for all"));
  EXPECT_THAT(saved.figure.description, Not(HasSubstr("Pay in small parts")));
  EXPECT_THAT(saved.name, HasSubstr("1 card"));
}

TEST_F(BoardFiles, A_table_of_all_or_of_the_chosen_cards_has_a_line_for_each_and_no_formula) {
  const app::WriteTable all = table("Save as table");
  EXPECT_EQ(std::count(all.csv.begin(), all.csv.end(), '\n'), 3);
  EXPECT_THAT(all.csv, Not(HasSubstr(",=Pay")));
  desk.state().board.choice.set({one});
  desk.ui().settle();
  const app::WriteTable chosen = table("Table of 1 card");
  EXPECT_EQ(std::count(chosen.csv.begin(), chosen.csv.end(), '\n'), 2);
}

TEST_F(BoardFiles, What_is_still_private_is_in_no_file) {
  ASSERT_TRUE(desk.workshop().set_revealed(kBoard, false));
  desk.want(app::SaveBoardPicture{});
  const auto saved = desk.effects_of<app::WritePicture>();
  ASSERT_EQ(saved.size(), 1u);
  EXPECT_THAT(saved.back().figure.description, Not(HasSubstr("One window")));
}

TEST_F(BoardFiles, Only_facilitators_take_the_board_out_of_the_room) {
  desk.want(app::ChoosePerson{amina});
  desk.go(app::Screen::board, kBoard);
  EXPECT_EQ(desk.ui().find("Save as picture"), nullptr);
  EXPECT_EQ(desk.ui().find("Projector"), nullptr);
  desk.want(app::SaveBoardPicture{});
  desk.want(app::SaveBoardTable{});
  desk.want(app::ProjectBoard{});
  EXPECT_TRUE(desk.effects_of<app::WritePicture>().empty());
  EXPECT_TRUE(desk.effects_of<app::WriteTable>().empty());
  EXPECT_EQ(desk.state().screen, app::Screen::board);
}

TEST_F(BoardFiles, The_projector_shows_the_board_with_phase_and_number_and_follows_new_cards) {
  press("Projector");
  ASSERT_EQ(desk.state().screen, app::Screen::projector);
  EXPECT_TRUE(shows("How might digital change bring value to our services?"));
  EXPECT_TRUE(shows("Creative phase: everybody writes"));
  EXPECT_TRUE(shows("2 cards on the board"));
  EXPECT_TRUE(shows("One window for all"));
  const float zoom = desk.state().wall.view.zoom;
  add("A card far away", 9000);
  desk.ui().wait(0.1);
  EXPECT_TRUE(shows("3 cards on the board"));
  EXPECT_LT(desk.state().wall.view.zoom, zoom) << "all of them are in sight";
  desk.ui().key(ImGuiKey_Escape);
  desk.ui().settle();
  EXPECT_EQ(desk.state().screen, app::Screen::board);
}

TEST_F(BoardFiles, The_projector_counts_what_is_private_and_shows_none_of_it) {
  ASSERT_TRUE(desk.workshop().set_revealed(kBoard, false));
  press("Projector");
  EXPECT_FALSE(shows("One window"));
  EXPECT_TRUE(shows("2 more are still private"));
  EXPECT_TRUE(shows("1 person has written"));
  ASSERT_TRUE(desk.workshop().set_revealed(kBoard, true));
  desk.ui().wait(0.1);
  EXPECT_TRUE(shows("One window"));
}

TEST_F(BoardFiles, The_projector_has_no_dots_before_they_are_shown) {
  ASSERT_TRUE(desk.workshop().set_phase(kBoard, core::BoardPhase::critical));
  ASSERT_TRUE(desk.workshop().set_vote(one, amina, true));
  press("Projector");
  EXPECT_TRUE(shows("Critical phase: weigh and choose"));
  EXPECT_TRUE(shows("1 person has voted"));
  EXPECT_FALSE(shows("1 dot"));
  ASSERT_TRUE(desk.workshop().show_votes(kBoard, true));
  desk.ui().wait(0.1);
  EXPECT_TRUE(shows("1 dot"));
}

TEST_F(BoardFiles, The_timer_wears_down_on_the_wall_until_time_is_up) {
  ASSERT_TRUE(desk.workshop().set_timer(kBoard, 600));
  press("Projector");
  EXPECT_TRUE(shows("of 10 minutes"));
  EXPECT_TRUE(shows("10:00") || shows("09:59"));
  EXPECT_TRUE(shows("until 14:28"));
  desk.pass(601);
  desk.ui().wait(0.1);
  EXPECT_TRUE(shows("Time is up"));
}

TEST_F(BoardFiles, The_board_stays_on_the_wall_when_nobody_touches_the_tablet) {
  press("Projector");
  desk.pass(400);
  desk.ui().wait(0.1);
  EXPECT_EQ(desk.state().screen, app::Screen::projector);
  EXPECT_TRUE(shows("One window for all"));
}

}  // namespace
}  // namespace ubao::test
