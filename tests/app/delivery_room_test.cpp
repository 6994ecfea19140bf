// Sharing in the room, as the facilitator sees it on the Delivery screen.
#include <gtest/gtest.h>

#include "tests/app/linted_pages.h"

namespace ubao::test {
namespace {

using app::Screen;

core::RoomStatus room_with_two() {
  core::RoomStatus room;
  room.possible = room.sharing = true;
  room.addresses = {"https://192.168.1.7:6985", "https://laptop.local:6985"};
  room.members = {{"device-1", "Blue 3", "2026-11-21T13:00:00Z", true, 0},
                  {"device-2", "Red 1", "2026-11-21T13:00:00Z", false, 12},
                  {"device-3", "", "", false, 140}};
  return room;
}

class DeliveryRoom : public ::testing::Test {
 protected:
  DeliveryRoom() {
    desk.begin({"Amina"});
    desk.ui().resize(1366, 1800);  // all of the page at once
    desk.state().room.possible = true;
    desk.go(Screen::delivery);
  }
  void share() {
    desk.state().room = room_with_two();
    desk.ui().settle();
  }

  Desk desk;
};

TEST_F(DeliveryRoom, Is_shared_by_a_switch_and_stopped_by_another) {
  EXPECT_TRUE(desk.ui().shows("only devices that you let in take part"));
  desk.ui().click("Share in this room");
  ASSERT_EQ(desk.effects_of<app::ShareRoom>().size(), 1u);
  EXPECT_TRUE(desk.effects_of<app::ShareRoom>()[0].on);
  share();
  EXPECT_TRUE(desk.ui().shows("https://192.168.1.7:6985, https://laptop.local:6985"));
  EXPECT_EQ(desk.ui().find("Share in this room"), nullptr);
  desk.ui().click("Stop sharing");
  ASSERT_EQ(desk.effects_of<app::ShareRoom>().size(), 2u);
  EXPECT_FALSE(desk.effects_of<app::ShareRoom>()[1].on);
}

TEST_F(DeliveryRoom, Says_who_is_here_and_what_each_lacks) {
  share();
  EXPECT_TRUE(desk.ui().shows("Blue 3"));
  EXPECT_TRUE(desk.ui().shows("Connected"));
  EXPECT_TRUE(desk.ui().shows("has everything"));
  EXPECT_TRUE(desk.ui().shows("lacks 12 entries"));
  EXPECT_TRUE(desk.ui().shows("Not here yet"));
}

TEST_F(DeliveryRoom, Lets_a_device_in_by_a_file_and_asks_before_it_shuts_one_out) {
  share();
  desk.ui().click("Let a device in");
  EXPECT_EQ(desk.effects_of<app::LetIn>().size(), 1u);
  desk.ui().click("Shut out");
  EXPECT_TRUE(desk.ui().shows("Shut Blue 3 out?"));
  EXPECT_TRUE(desk.effects_of<app::ShutOut>().empty());
  desk.ui().click("Cancel");
  EXPECT_TRUE(desk.effects_of<app::ShutOut>().empty());
  desk.state().delivery.shutting_out = "device-2";
  desk.ui().settle();
  EXPECT_TRUE(desk.ui().shows("Shut Red 1 out?"));
  // it went away meanwhile
  desk.state().room.members.clear();
  desk.ui().settle();
  EXPECT_FALSE(desk.ui().shows("Shut Red 1 out?"));
  EXPECT_TRUE(desk.ui().shows("No device was let in yet."));
}

TEST_F(DeliveryRoom, Is_not_offered_in_a_browser_nor_on_a_tablet_of_participants) {
  desk.state().room.possible = false;
  desk.ui().settle();
  EXPECT_FALSE(desk.ui().shows("In this room"));
  desk.state().room.possible = true;
  desk.take_participants_tablet();
  desk.state().room.possible = true;
  desk.go(Screen::delivery);
  EXPECT_FALSE(desk.ui().shows("In this room"));
}

class DeliveryRoomPages : public LintedPages {};

TEST_P(DeliveryRoomPages, Have_room_for_everything) {
  desk.begin({"Amina"});
  desk.state().room.possible = true;
  desk.go(Screen::delivery);
  look("not shared");
  desk.state().room = room_with_two();
  look("shared");
  desk.state().delivery.shutting_out = "device-3";
  look("shutting out");
}

INSTANTIATE_TEST_SUITE_P(Sizes, DeliveryRoomPages, ::testing::ValuesIn(all_settings()), name_of_setting);

}  // namespace
}  // namespace ubao::test
