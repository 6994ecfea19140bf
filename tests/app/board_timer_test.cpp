// The countdown: on every device, once a second, and with a sound at its end.
#include <gtest/gtest.h>

#include "tests/app/desk.h"
#include "tests/support/activities.h"

namespace ubao::test {
namespace {

using app::Screen;

class TimedBoard : public ::testing::Test {
 protected:
  void SetUp() override {
    desk.begin({"Amina", "Brian"}, false);
    ASSERT_TRUE(desk.workshop().set_activity_state(kBoard, core::ActivityState::open));
    desk.go(Screen::board, kBoard);
  }
  bool shows(const std::string& text) { return desk.ui().shows(text); }
  std::size_t chimes() { return desk.effects_of<app::Chime>().size(); }

  Desk desk;
};

TEST_F(TimedBoard, It_is_started_in_minutes_and_counts_down) {
  desk.ui().click("Timer");
  desk.ui().settle();
  desk.ui().click("5 minutes");
  desk.ui().settle();
  EXPECT_TRUE(shows("05:00"));
  desk.pass(61);
  EXPECT_TRUE(shows("03:59"));
  desk.ui().click("1 min");
  desk.ui().settle();
  EXPECT_TRUE(shows("04:59"));
  EXPECT_EQ(chimes(), 0u);
}

TEST_F(TimedBoard, It_ends_with_a_word_a_colour_and_one_sound) {
  desk.want(app::SetTimer{kBoard, 60});
  desk.pass(58);
  EXPECT_TRUE(shows("00:02"));
  desk.pass(3);
  EXPECT_TRUE(shows("Time is up"));
  EXPECT_EQ(chimes(), 1u);
  desk.pass(30);
  EXPECT_EQ(chimes(), 1u) << "once";
  desk.ui().click("Timer");
  desk.ui().settle();
  desk.ui().click("Stop");
  desk.ui().settle();
  EXPECT_FALSE(shows("Time is up"));
}

TEST_F(TimedBoard, One_that_ended_before_one_came_is_silent) {
  desk.want(app::SetTimer{kBoard, 60});
  desk.go(Screen::agenda);
  desk.pass(120);
  desk.go(Screen::board, kBoard);
  EXPECT_TRUE(shows("Time is up"));
  EXPECT_EQ(chimes(), 0u);
}

TEST_F(TimedBoard, It_asks_for_a_frame_a_second_and_without_it_for_none) {
  desk.ui().wait(5);
  EXPECT_GT(desk.ui().ui().next_frame_at, desk.ui().ui().now + 60) << "nothing moves";
  desk.want(app::SetTimer{kBoard, 600});
  desk.ui().wait(5);
  const double next = desk.ui().ui().next_frame_at - desk.ui().ui().now;
  EXPECT_GT(next, 0.2);
  EXPECT_LE(next, 1.01);
  desk.want(app::SetTimer{kBoard, 0});
  desk.ui().wait(5);
  EXPECT_GT(desk.ui().ui().next_frame_at, desk.ui().ui().now + 60);
}

}  // namespace
}  // namespace ubao::test
