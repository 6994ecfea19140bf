// What a facilitator decides about devices and keys, and what she sees of what people handed in.
#include <gtest/gtest.h>

#include "core/locks.h"
#include "tests/app/desk.h"
#include "tests/support/activities.h"

namespace ubao::test {
namespace {

using app::Screen;
using core::ActivityState;

TEST(Devices_screen, Lists_this_device_and_warns_that_its_key_lies_open) {
  Desk desk;
  desk.begin({"Amina"});
  desk.go(Screen::delivery);
  desk.ui().click("Devices and keys");
  ASSERT_EQ(desk.state().screen, Screen::devices);
  EXPECT_TRUE(desk.ui().shows("Laptop 4 (this device)"));
  EXPECT_TRUE(desk.ui().shows("Nothing asks for a passphrase."));
  EXPECT_EQ(desk.ui().find("Revoke"), nullptr) << "not this one";
  desk.ui().click("Set a passphrase");
  desk.ui().type("long grass 7");
  desk.ui().key(ImGuiKey_Enter);
  desk.ui().settle();
  desk.ui().type("long grass 7");
  desk.ui().click("Use it");
  desk.ui().settle();
  EXPECT_EQ(desk.workshop().locks().of({}).state, core::LockState::unlocked);
  EXPECT_TRUE(desk.ui().shows("A passphrase guards the answers."));
}

TEST(Devices_screen, Invites_and_saves_the_recovery_sheet_after_a_warning) {
  Desk desk;
  desk.begin({"Amina"});
  desk.go(Screen::devices);
  desk.ui().click("Invite a tablet");
  EXPECT_TRUE(desk.ui().shows("one device only"));
  desk.ui().click("A tablet for participants");
  ASSERT_EQ(desk.effects_of<app::Invite>().size(), 1u);
  EXPECT_EQ(desk.effects_of<app::Invite>()[0].role, core::Role::participant);
  desk.ui().click("Recovery sheet");
  EXPECT_TRUE(desk.ui().shows("It opens everything in this workshop."));
  EXPECT_TRUE(desk.effects_of<app::SaveRecoverySheet>().empty());
  desk.ui().click("Save it");
  EXPECT_EQ(desk.effects_of<app::SaveRecoverySheet>().size(), 1u);
}

TEST(Devices_screen, Erases_only_what_the_office_confirmed_and_asks_twice) {
  Desk desk;
  desk.begin({"Amina"});
  desk.go(Screen::devices);
  desk.ui().click("Erase this workshop");
  EXPECT_TRUE(desk.ui().shows("The office has not confirmed that it holds everything"));
  desk.ui().click("Cancel");
  desk.want(app::SetOffice{"https://amina:secret@office.example/ubao-1"});
  desk.office_confirms();
  desk.go(Screen::agenda);
  desk.go(Screen::devices);
  desk.ui().click("Erase this workshop");
  EXPECT_TRUE(desk.ui().shows("The office confirmed that it holds everything of this device."));
  desk.ui().click("Go on");
  ASSERT_TRUE(desk.ui().shows("Erase it for ever?"));
  desk.ui().click("Erase for ever");
  EXPECT_TRUE(desk.effects_of<app::EraseWorkshop>().empty()) << "the title is not typed yet";
  desk.ui().click("Type the title to erase it: Coast Region");
  desk.ui().type("Coast Region");
  desk.ui().click("Erase for ever");
  ASSERT_EQ(desk.effects_of<app::EraseWorkshop>().size(), 1u);
  EXPECT_EQ(desk.effects_of<app::EraseWorkshop>()[0].typed_title, "Coast Region");
}

TEST(Devices_screen, Makes_a_workshop_with_more_settings_and_a_passphrase) {
  Desk desk;
  desk.ui().click("New workshop");
  desk.type_into("Title of the workshop", "Highland Districts");
  desk.ui().click("More settings");
  desk.ui().click("Everybody locks their own work with a PIN");
  EXPECT_TRUE(desk.ui().shows("anybody who holds the tablet can read what others are writing"));
  desk.type_into("Who is responsible for the data", "Public Service Office");
  desk.type_into("How many months it is kept", "6");
  desk.type_into("Passphrase for the answers (if you like)", "long grass 7");
  desk.type_into("The same passphrase again", "long grass 7");
  desk.ui().click("Make the workshop");
  desk.ui().settle();
  ASSERT_EQ(desk.state().screen, Screen::agenda);
  const core::WorkshopInfo info = desk.workshop().info();
  EXPECT_FALSE(info.pins);
  EXPECT_EQ(info.responsible, "Public Service Office");
  EXPECT_EQ(info.keep_months, 6);
  EXPECT_EQ(desk.workshop().locks().of({}).state, core::LockState::unlocked);
  for (const auto& made : desk.effects_of<app::CreateWorkshop>()) EXPECT_TRUE(made.passphrase.empty());
}

class Facilitator_of_answers : public ::testing::Test {
 protected:
  Facilitator_of_answers() {
    desk.begin({"Amina", "Brian", "Chebet", "David", "Esther"}, false);
    desk.want(app::SetActivityState{kEvaluation, ActivityState::open});
  }
  void hand_in(const std::string& name) {
    desk.come_in(name, {});
    desk.go(Screen::activity, kEvaluation);
    desk.type_into("What I liked", "The maps");
    desk.ui().click("Hand in");
    EXPECT_TRUE(desk.ui().shows("Thank you. Your answers are handed in."));
    desk.want(app::HandOver{});
  }
  void close() {
    desk.want(app::ChoosePerson{});
    desk.go(Screen::activity, kEvaluation);
    desk.ui().click("Close it");
    ASSERT_TRUE(desk.workshop().settle());
    desk.ui().settle();
  }
  Desk desk;
};

TEST_F(Facilitator_of_answers, Sees_sums_of_five_and_nobodys_own) {
  for (const char* name : {"Amina", "Brian", "Chebet", "David", "Esther"}) hand_in(name);
  close();
  EXPECT_TRUE(desk.ui().shows("5 of 5 handed in"));
  EXPECT_TRUE(desk.ui().shows("5 sheets added up"));
  EXPECT_TRUE(desk.ui().shows("Written 5"));
  EXPECT_FALSE(desk.ui().shows("The maps"));
}

TEST_F(Facilitator_of_answers, Sees_no_sums_of_four_and_is_told_why) {
  for (const char* name : {"Amina", "Brian", "Chebet", "David"}) hand_in(name);
  close();
  EXPECT_TRUE(desk.ui().shows("Fewer than 5 sheets are here"));
  EXPECT_FALSE(desk.ui().shows("Written 4"));
}

TEST_F(Facilitator_of_answers, Enters_the_passphrase_where_the_sums_are_locked) {
  desk.want(app::ChoosePin{{}, core::Secret("long grass 7")});
  for (const char* name : {"Amina", "Brian", "Chebet", "David", "Esther"}) hand_in(name);
  desk.want(app::ChoosePerson{});
  desk.ui().type("long grass 7");
  desk.ui().key(ImGuiKey_Enter);
  desk.ui().settle();
  desk.go(Screen::activity, kEvaluation);
  desk.ui().click("Close it");
  ASSERT_TRUE(desk.workshop().settle());
  desk.workshop().locks().close_all();
  desk.go(Screen::agenda);
  desk.go(Screen::activity, kEvaluation);
  EXPECT_FALSE(desk.ui().shows("sheets added up"));
  desk.ui().click("Enter the passphrase");
  desk.ui().type("long grass 7");
  desk.ui().key(ImGuiKey_Enter);
  desk.ui().settle();
  EXPECT_TRUE(desk.ui().shows("5 sheets added up"));
}

}  // namespace
}  // namespace ubao::test
