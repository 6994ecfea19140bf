// Coming in: what one agrees to, choosing a PIN, entering it, by finger and by keyboard; and what the
// facilitator can do for who forgot it.
#include <gtest/gtest.h>

#include "core/locks.h"
#include "tests/app/desk.h"

namespace ubao::test {
namespace {

using app::Screen;
using core::LockState;
using Step = app::Entrance::Step;

TEST(Entrance, Says_what_is_agreed_to_and_then_has_a_pin_chosen) {
  Desk desk;
  desk.begin({"Amina", "Brian"});
  desk.choose("Amina");
  EXPECT_TRUE(desk.ui().shows("Public Service Office"));
  EXPECT_TRUE(desk.ui().shows("data@office.example"));
  EXPECT_TRUE(desk.ui().shows("24 months"));
  EXPECT_TRUE(desk.ui().shows("Refusing costs you nothing."));
  EXPECT_TRUE(desk.state().person.empty());
  desk.ui().click("I agree");
  EXPECT_TRUE(desk.person("Amina").agreed);
  ASSERT_EQ(desk.state().entrance.step, Step::choose);

  desk.press_digits("12345", "Next");
  EXPECT_TRUE(desk.state().entrance.first.empty()) << "five are too few";
  desk.ui().click("Clear");
  desk.press_digits("123456", "Next");
  EXPECT_TRUE(desk.ui().shows("Too easy to guess."));
  desk.press_digits("482915", "Next");
  desk.press_digits("482916", "Use it");
  EXPECT_TRUE(desk.ui().shows("The two were not the same."));
  desk.press_digits("482915", "Next");
  desk.press_digits("48291", "Delete");
  desk.press_digits("15", "Use it");
  ASSERT_NE(desk.state().present_person(), nullptr);
  EXPECT_EQ(desk.workshop().locks().of(desk.state().person).state, LockState::unlocked);
  EXPECT_TRUE(desk.state().entrance.typed.empty());
  EXPECT_TRUE(desk.state().entrance.first.empty());

  desk.want(app::HandOver{});
  desk.choose("Amina");
  EXPECT_EQ(desk.state().entrance.step, Step::enter) << "nobody is asked twice to agree";
  desk.press_digits("482915", "Open");
  EXPECT_EQ(desk.state().present_person()->name, "Amina");
}

TEST(Entrance, Refusing_costs_nothing) {
  Desk desk;
  desk.begin({"Amina"});
  desk.want(app::SetActivityState{"activity:a3", core::ActivityState::open});
  desk.want(app::SetActivityState{"activity:a4", core::ActivityState::open});
  desk.choose("Amina");
  desk.ui().click("Not now");
  desk.press_digits("482915", "Next");
  desk.press_digits("482915", "Use it");
  ASSERT_NE(desk.state().present_person(), nullptr);
  EXPECT_FALSE(desk.person("Amina").agreed);
  desk.go(Screen::activity, "activity:a3");
  desk.ui().click("New card");
  desk.ui().settle();
  desk.ui().type("Mine all the same");
  desk.ui().click("Save");
  EXPECT_EQ(desk.workshop().board("activity:a3").cards.size(), 1u);

  desk.go(Screen::activity, "activity:a4");
  EXPECT_TRUE(desk.ui().shows("Your answers stay off"));
  desk.want(app::SetAnswer{"activity:a4", "L1", "4"});
  EXPECT_TRUE(desk.workshop().answers("activity:a4", desk.state().person).answers.empty());
  desk.ui().click("Read it again");
  desk.ui().click("I agree");
  EXPECT_TRUE(desk.person("Amina").agreed);
  EXPECT_FALSE(desk.ui().shows("Your answers stay off"));
  EXPECT_EQ(desk.state().screen, Screen::assessment);
}

TEST(Entrance, Without_pins_only_agreeing_is_asked_and_only_once) {
  Desk desk;
  desk.begin({"Amina"}, false);
  desk.choose("Amina");
  desk.ui().click("I agree");
  ASSERT_NE(desk.state().present_person(), nullptr);
  desk.want(app::HandOver{});
  desk.choose("Amina");
  EXPECT_NE(desk.state().present_person(), nullptr);
}

TEST(Entrance, The_sample_asks_nothing) {
  Desk desk;
  desk.want(app::CreateSample{});
  desk.choose("Amina Chelimo");
  EXPECT_NE(desk.state().present_person(), nullptr);
}

TEST(Entrance, Works_by_keyboard) {
  Desk desk;
  desk.begin({"Amina"});
  desk.go(Screen::people);
  desk.press_by_keys("Amina");
  desk.press_by_keys("Go on as Amina");
  desk.press_by_keys("I agree");
  desk.ui().type("482915");
  desk.ui().key(ImGuiKey_Enter);
  desk.ui().settle();
  desk.ui().type("4829155");
  desk.ui().key(ImGuiKey_Backspace);
  desk.ui().key(ImGuiKey_Enter);
  desk.ui().settle();
  ASSERT_NE(desk.state().present_person(), nullptr);
  desk.want(app::HandOver{});
  desk.choose("Amina");
  desk.press_by_keys("Use a passphrase");
  desk.ui().type("482915");  // the same PIN in a field
  desk.ui().key(ImGuiKey_Enter);
  desk.ui().settle();
  EXPECT_NE(desk.state().present_person(), nullptr);
}

TEST(Entrance, Takes_one_try_at_a_time) {
  Desk desk;
  desk.begin({"Amina"});
  desk.come_in("Amina", "482915");
  desk.want(app::HandOver{});
  desk.choose("Amina");
  desk.hold_stretching();
  desk.press_digits("111222", "Open");
  EXPECT_TRUE(desk.ui().shows("One moment"));
  const std::size_t tries = desk.effects_of<app::StretchWords>().size();
  desk.want(app::EnterPin{desk.person("Amina").id, core::Secret("482915")});
  EXPECT_EQ(desk.effects_of<app::StretchWords>().size(), tries);
  desk.stretch_now();
  desk.ui().settle();
  EXPECT_TRUE(desk.ui().shows("That is not the right PIN."));
}

TEST(Entrance, A_key_that_comes_too_late_opens_nothing) {
  Desk desk;
  desk.begin({"Amina"});
  desk.come_in("Amina", "482915");
  desk.want(app::HandOver{});
  desk.choose("Amina");
  desk.hold_stretching();
  desk.press_digits("482915", "Open");
  desk.want(app::LeaveEntrance{});
  desk.stretch_now();
  desk.ui().settle();
  EXPECT_EQ(desk.state().present_person(), nullptr);
  EXPECT_EQ(desk.workshop().locks().of(desk.person("Amina").id).state, LockState::locked);
}

TEST(Entrance, The_facilitator_lets_somebody_choose_a_new_pin_after_a_warning) {
  Desk desk;
  desk.begin({"Amina"});
  desk.come_in("Amina", "482915");
  desk.go(Screen::activity, "activity:a18");
  desk.want(app::SetAnswer{"activity:a18", "obstacles", "of before"});
  desk.want(app::HandOver{});
  EXPECT_EQ(desk.ui().find("Manage"), nullptr) << "nobody manages but the facilitator";
  desk.ui().click("Facilitator");
  desk.go(Screen::people);
  desk.ui().click("Amina");
  desk.ui().click("Manage");
  desk.ui().click("Let them choose a new PIN");
  EXPECT_TRUE(desk.ui().shows("stay closed for ever"));
  desk.ui().click("Cancel");
  EXPECT_EQ(desk.workshop().locks().of(desk.person("Amina").id).state, LockState::locked);
  desk.ui().click("Manage");
  desk.ui().click("Let them choose a new PIN");
  desk.ui().click("Choose a new PIN");
  EXPECT_EQ(desk.workshop().locks().of(desk.person("Amina").id).state, LockState::open);

  desk.come_in("Amina", "739164");
  ASSERT_NE(desk.state().present_person(), nullptr);
  desk.go(Screen::activity, "activity:a18");
  EXPECT_FALSE(desk.ui().shows("of before"));
}

TEST(Entrance, The_facilitator_withdraws_and_erases_after_a_warning) {
  Desk desk;
  desk.begin({"Amina", "Brian"});
  desk.go(Screen::people);
  desk.ui().click("Amina");
  desk.ui().click("Manage");
  EXPECT_EQ(desk.ui().find("Let them choose a new PIN"), nullptr) << "she has none";
  desk.ui().click("Withdraw from the workshop");
  EXPECT_TRUE(desk.ui().shows("It cannot be undone."));
  EXPECT_TRUE(desk.ui().shows("sticks and backups"));
  desk.ui().click("Withdraw");
  EXPECT_EQ(desk.ui().find("Amina"), nullptr);
  desk.ui().click("Brian");
  desk.ui().click("Manage");
  desk.ui().click("Erase from this tablet");
  EXPECT_TRUE(desk.ui().shows("What was handed in, cards and plans stay"));
  desk.ui().click("Erase");
  EXPECT_EQ(desk.workshop().locks().of(desk.person("Brian").id).state, LockState::none);
}

TEST(Entrance, A_facilitators_passphrase_is_asked_for_after_a_hand_over) {
  Desk desk;
  desk.begin({"Amina"});
  desk.want(app::ChoosePin{{}, core::Secret("long grass 7")});
  EXPECT_EQ(desk.workshop().locks().of({}).state, LockState::unlocked);
  desk.want(app::HandOver{});
  desk.ui().click("Facilitator");
  EXPECT_TRUE(desk.ui().shows("Your passphrase"));
  EXPECT_TRUE(desk.state().nobody);
  desk.ui().type("wrong words 8");
  desk.ui().key(ImGuiKey_Enter);
  desk.ui().settle();
  EXPECT_TRUE(desk.ui().shows("That is not the right passphrase."));
  desk.ui().type("long grass 7");
  desk.ui().click("Open");
  desk.ui().settle();
  EXPECT_TRUE(desk.state().facilitating());
  desk.pass(130);
  EXPECT_TRUE(desk.ui().shows("Locked after two minutes."));
  // closing the workshop and opening it again is no way round
  const std::string id = desk.workshop().id();
  desk.want(app::CloseWorkshop{});
  desk.want(app::OpenWorkshop{id});
  EXPECT_EQ(desk.state().screen, Screen::people);
  EXPECT_FALSE(desk.state().facilitating());
}

TEST(Entrance, A_participants_tablet_offers_nothing_that_facilitators_do) {
  Desk desk;
  desk.begin({"Amina"});
  desk.want(app::SetActivityState{"activity:a3", core::ActivityState::open});
  desk.take_participants_tablet();
  EXPECT_EQ(desk.state().screen, Screen::people);
  EXPECT_EQ(desk.ui().find("Facilitator"), nullptr);
  EXPECT_EQ(desk.ui().find("Manage"), nullptr);
  desk.want(app::ChoosePerson{});
  EXPECT_FALSE(desk.state().facilitating());
  EXPECT_TRUE(desk.state().nobody);
  desk.come_in("Amina", "482915");
  ASSERT_NE(desk.state().present_person(), nullptr);
  for (const Screen screen :
       {Screen::agenda, Screen::boards, Screen::delivery, Screen::settings, Screen::people}) {
    desk.go(screen);
    for (const char* action : {"Open it", "Close it", "Reopen", "Devices and keys", "Facilitator", "Manage"})
      EXPECT_EQ(desk.ui().find(action), nullptr) << action;
  }
  desk.want(app::SetActivityState{"activity:a3", core::ActivityState::closed});
  EXPECT_EQ(desk.workshop().agenda().find("activity:a3")->state, core::ActivityState::open);
  desk.go(Screen::devices);
  EXPECT_NE(desk.state().screen, Screen::devices);
}

}  // namespace
}  // namespace ubao::test
