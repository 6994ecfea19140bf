// The newcomer's story without a mouse: Tab, Space, Enter, Escape and letters.
#include <gtest/gtest.h>

#include "tests/app/desk.h"

namespace ubao::test {
namespace {

using app::Screen;
using core::ActivityState;

void fill(Desk& desk, const std::string& label, const std::string& text) {
  desk.tab_to(label);
  desk.ui().key(ImGuiKey_A, true);
  desk.ui().type(text);
}

TEST(Without_a_mouse, A_workshop_is_made) {
  Desk desk;
  desk.press_by_keys("New workshop");
  ASSERT_EQ(desk.state().screen, Screen::create);
  desk.press_by_keys("Face to face, 5 days");
  fill(desk, "Title of the workshop", "Highland Districts");
  fill(desk, "First day", "1/3/2027");
  desk.press_by_keys("Make the workshop");
  ASSERT_EQ(desk.state().screen, Screen::agenda);
  EXPECT_EQ(desk.workshop().info().title, "Highland Districts");
  EXPECT_EQ(desk.workshop().info().starts, "2027-03-01");
  EXPECT_EQ(desk.workshop().info().course, "face-to-face-5d");
}

TEST(Without_a_mouse, Enter_in_a_field_makes_the_workshop_too) {
  Desk desk;
  desk.go(Screen::create);
  fill(desk, "Title of the workshop", "Highland Districts");
  desk.ui().key(ImGuiKey_Enter);
  desk.ui().settle();
  EXPECT_EQ(desk.state().screen, Screen::agenda);
}

TEST(Without_a_mouse, An_activity_is_opened_and_closed) {
  Desk desk;
  desk.press_by_keys("Try the sample");
  desk.press_by_keys("Session 3");
  desk.press_by_keys("Public value and inclusion");
  ASSERT_EQ(desk.state().screen, Screen::activity);
  desk.press_by_keys("Open it");
  EXPECT_EQ(desk.workshop().agenda().find(desk.state().activity)->state, ActivityState::open);
  desk.press_by_keys("Close it");
  EXPECT_EQ(desk.workshop().agenda().find(desk.state().activity)->state, ActivityState::closed);
  desk.press_by_keys("Back");
  EXPECT_EQ(desk.state().screen, Screen::agenda);
}

TEST(Without_a_mouse, A_person_is_added_chosen_and_hands_over) {
  Desk desk;
  desk.press_by_keys("Try the sample");
  desk.press_by_keys("People");
  desk.press_by_keys("I am not on the list");
  desk.ui().type("Wanjiru Kamau");  // the sheet puts the keyboard into its first field
  fill(desk, "Ministry or agency", "Health");
  desk.press_by_keys("Add");
  ASSERT_EQ(desk.workshop().people().size(), 25u);
  desk.press_by_keys("Go on as Wanjiru Kamau");
  ASSERT_NE(desk.state().present_person(), nullptr);
  desk.press_by_keys("Wanjiru Kamau");
  ASSERT_EQ(desk.state().screen, Screen::people);
  EXPECT_TRUE(desk.state().people.handed_over);
  desk.press_by_keys("Farid Karimov");
  desk.press_by_keys("Go on as Farid Karimov");
  EXPECT_EQ(desk.state().present_person()->name, "Farid Karimov");
}

TEST(Without_a_mouse, Escape_leaves_a_sheet_and_keeps_what_was_typed) {
  Desk desk;
  desk.want(app::CreateSample{});
  desk.go(Screen::people);
  desk.press_by_keys("I am not on the list");
  desk.ui().type("Wanjiru");
  desk.ui().key(ImGuiKey_Escape);  // out of the field
  desk.ui().key(ImGuiKey_Escape);  // out of the sheet
  EXPECT_FALSE(desk.state().people.adding);
  EXPECT_EQ(desk.state().people.person.name, "Wanjiru");
  EXPECT_EQ(desk.workshop().people().size(), 24u);
}

TEST(Without_a_mouse, The_office_is_given_and_sent_to) {
  Desk desk;
  desk.press_by_keys("Try the sample");
  desk.press_by_keys("Delivery");
  desk.press_by_keys("Give the address");
  desk.ui().type("https://amina:secret@office.example/ubao-1");
  desk.ui().key(ImGuiKey_Enter);
  desk.ui().settle();
  ASSERT_EQ(desk.effects_of<app::SetOffice>().size(), 1u);
  desk.press_by_keys("Send now");
  EXPECT_EQ(desk.effects_of<app::SendNow>().size(), 1u);
}

TEST(Without_a_mouse, Colours_and_size_are_chosen) {
  Desk desk;
  desk.press_by_keys("Display");
  desk.press_by_keys("Dark");
  desk.press_by_keys("Larger");
  desk.press_by_keys("No sliding and fading, only cuts");
  EXPECT_EQ(desk.state().settings.theme, "dark");
  EXPECT_EQ(desk.state().settings.scale_percent, 110);
  EXPECT_TRUE(desk.state().settings.reduced_motion);
}

TEST(Without_a_mouse, A_workshop_is_joined) {
  Desk desk;
  desk.press_by_keys("Join a workshop");
  fill(desk, "Address, file or code", "https://a:b@office.example/ubao-j01nedw0rksh0p22");
  desk.press_by_keys("Join");
  ASSERT_EQ(desk.effects_of<app::JoinWorkshop>().size(), 1u);
  EXPECT_TRUE(desk.effects_of<app::JoinWorkshop>()[0].workshop.empty()) << "the address says it";
}

}  // namespace
}  // namespace ubao::test
