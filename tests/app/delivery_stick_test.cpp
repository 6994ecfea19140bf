// Sticks on the delivery page: which are in, how far a file is, and "safe to remove" only when it is.
#include "tests/app/linted_pages.h"

namespace ubao::test {
namespace {

using app::Screen;
using core::ErrorCode;
using Carried = core::Carrying::Phase;

core::Stick a_stick(const std::string& name) {
  core::Stick stick;
  stick.id = "/media/amina/" + name;
  stick.name = name;
  stick.free_bytes = 14'200'000'000;
  return stick;
}

core::StickFile a_file(const core::Stick& stick, const std::string& at) {
  const std::string name = "ubao-" + at.substr(0, 10) + "-Coast-Region.ubao";
  return {stick.id + "/" + name, name, "w", at, 1'234'567};
}

class DeliveryStick : public ::testing::Test {
 protected:
  DeliveryStick() {
    desk.want(app::CreateSample{});
    desk.state().sticks.offered = true;
    desk.go(Screen::delivery);
  }
  void put_in(core::Stick stick) {
    desk.state().sticks.all.push_back(std::move(stick));
    desk.ui().settle();
  }
  core::Carrying& carrying() { return desk.state().sticks.carrying; }
  void now(Carried phase) {
    carrying().phase = phase;
    carrying().stick = desk.state().sticks.all.empty() ? "gone" : desk.state().sticks.all.front().id;
    desk.ui().settle();
  }
  template <class T>
  std::size_t wanted() {
    desk.ui().settle();
    return desk.effects_of<T>().size();
  }

  Desk desk;
};

TEST_F(DeliveryStick, Where_there_can_be_none_nothing_is_said_of_them) {
  EXPECT_TRUE(desk.ui().shows("No USB stick is in"));
  desk.state().sticks.offered = false;
  desk.ui().settle();
  EXPECT_FALSE(desk.ui().shows("USB stick"));
}

TEST_F(DeliveryStick, Says_by_name_which_are_in_and_what_is_on_them) {
  put_in(a_stick("KINGSTON"));
  EXPECT_FALSE(desk.ui().shows("No USB stick is in"));
  EXPECT_TRUE(desk.ui().shows("KINGSTON"));
  EXPECT_TRUE(desk.ui().shows("14 GB free"));
  EXPECT_TRUE(desk.ui().shows("no file of this workshop yet"));
  core::Stick& stick = desk.state().sticks.all.front();
  stick.files = {a_file(stick, "2026-11-21T11:12:00Z"), a_file(stick, "2026-11-20T08:00:00Z")};
  stick.writable = false;
  desk.ui().settle();
  EXPECT_TRUE(desk.ui().shows("it can only be read"));
  EXPECT_TRUE(desk.ui().shows("2 files of this workshop"));
  EXPECT_TRUE(desk.ui().shows("latest: 14:12"));
}

TEST_F(DeliveryStick, A_press_saves_to_it) {
  put_in(a_stick("KINGSTON"));
  desk.ui().click("KINGSTON");
  desk.ui().click("Save to this stick");
  ASSERT_EQ(wanted<app::SaveToStick>(), 1u);
  EXPECT_EQ(desk.effects_of<app::SaveToStick>().front().stick, "/media/amina/KINGSTON");
}

TEST_F(DeliveryStick, Another_press_takes_in_a_file) {
  core::Stick stick = a_stick("KINGSTON");
  stick.files = {a_file(stick, "2026-11-21T11:12:00Z")};
  put_in(stick);
  desk.ui().click("KINGSTON");
  desk.ui().click("Take in the file of 14:12");
  ASSERT_EQ(wanted<app::TakeFromStick>(), 1u);
  EXPECT_EQ(desk.effects_of<app::TakeFromStick>().front().path, stick.files.front().path);
}

TEST_F(DeliveryStick, Says_safe_to_remove_only_when_it_is) {
  put_in(a_stick("KINGSTON"));
  carrying().share = 0.45f;
  for (const Carried phase : {Carried::none, Carried::writing, Carried::checking, Carried::reading,
                              Carried::taking_in, Carried::taken_in, Carried::failed}) {
    now(phase);
    EXPECT_FALSE(desk.ui().shows("Safe to remove")) << static_cast<int>(phase);
  }
  now(Carried::saved);
  EXPECT_TRUE(desk.ui().shows("Safe to remove"));
}

TEST_F(DeliveryStick, Tells_how_far_it_is_and_offers_nothing_else_meanwhile) {
  core::Stick stick = a_stick("KINGSTON");
  stick.files = {a_file(stick, "2026-11-21T11:12:00Z")};
  put_in(stick);
  carrying().share = 0.45f;
  now(Carried::writing);
  EXPECT_TRUE(desk.ui().shows("Writing: 45 %"));
  desk.ui().click("KINGSTON");
  EXPECT_TRUE(desk.ui().shows("Leave the stick in"));
  EXPECT_EQ(desk.ui().find("Save to this stick"), nullptr);
  EXPECT_EQ(desk.ui().find("Take in the file of 14:12"), nullptr);
  now(Carried::checking);
  EXPECT_TRUE(desk.ui().shows("Reading back: 45 %"));
  carrying().entries = 1204;
  carrying().bytes = 1'234'567;
  carrying().file = "ubao-2026-11-21-Coast-Region.ubao";
  now(Carried::saved);
  EXPECT_TRUE(desk.ui().shows("1,204 entries (1 MB) are in ubao-2026-11-21-Coast-Region.ubao"));
  desk.ui().click("Close");
  EXPECT_EQ(wanted<app::DismissCarrying>(), 0u) << "it is said as long as the stick is in";
}

TEST_F(DeliveryStick, Says_what_was_new) {
  put_in(a_stick("KINGSTON"));
  now(Carried::taken_in);
  EXPECT_TRUE(desk.ui().shows("Nothing new was in this file"));
  carrying().added = 36;
  carrying().set_aside = 2;
  now(Carried::taken_in);
  EXPECT_TRUE(desk.ui().shows("36 new entries were taken in"));
  desk.ui().click("KINGSTON");
  EXPECT_TRUE(desk.ui().shows("2 entries could not be used and are kept apart."));
  desk.ui().click("Close");
  EXPECT_EQ(wanted<app::DismissCarrying>(), 1u);
}

TEST_F(DeliveryStick, Says_in_words_why_it_did_not_work_and_that_all_is_safe) {
  put_in(a_stick("KINGSTON"));
  for (const ErrorCode code :
       {ErrorCode::disk_full, ErrorCode::storage_failed, ErrorCode::not_found, ErrorCode::bundle_damaged,
        ErrorCode::bundle_newer, ErrorCode::bundle_other, ErrorCode::bundle_limits,
        ErrorCode::bundle_too_much, ErrorCode::bundle_unlike}) {
    carrying().error = {code, "ENOSPC: detail"};
    now(Carried::failed);
    EXPECT_TRUE(desk.ui().shows("is safe")) << core::name_of(code);
    EXPECT_FALSE(desk.ui().shows("ENOSPC")) << core::name_of(code);
    EXPECT_FALSE(desk.ui().shows("[")) << core::name_of(code);
  }
}

TEST_F(DeliveryStick, One_that_was_pulled_out_too_early_is_told_until_it_is_read) {
  carrying().error = {ErrorCode::storage_failed, {}};
  now(Carried::failed);
  EXPECT_TRUE(desk.ui().shows("The stick did not work"));
  EXPECT_TRUE(desk.ui().shows("it was pulled out"));
  desk.ui().click("The stick did not work");
  EXPECT_EQ(wanted<app::DismissCarrying>(), 1u);
}

TEST_F(DeliveryStick, The_sheet_goes_with_the_stick) {
  put_in(a_stick("KINGSTON"));
  desk.ui().click("KINGSTON");
  EXPECT_NE(desk.ui().find("Save to this stick"), nullptr);
  desk.state().sticks.all.clear();
  desk.ui().settle();
  EXPECT_EQ(desk.ui().find("Save to this stick"), nullptr);
  EXPECT_TRUE(desk.state().delivery.stick.empty());
}

TEST_F(DeliveryStick, To_a_locked_one_nothing_is_saved) {
  core::Stick stick = a_stick("KINGSTON");
  stick.writable = false;
  put_in(stick);
  desk.ui().click("KINGSTON");
  EXPECT_EQ(desk.ui().find("Save to this stick"), nullptr);
}

TEST_F(DeliveryStick, Is_reached_by_the_keyboard) {
  put_in(a_stick("KINGSTON"));
  desk.press_by_keys("KINGSTON");
  desk.press_by_keys("Save to this stick");
  EXPECT_EQ(wanted<app::SaveToStick>(), 1u);
}

class LintedSticks : public LintedPages {};

TEST_P(LintedSticks, Sticks_in_every_state) {
  desk.want(app::CreateSample{});
  core::Sticks& sticks = desk.state().sticks;
  sticks.offered = true;
  desk.go(Screen::delivery);
  look("none");
  sticks.all = {a_stick("KINGSTON"), a_stick("A stick with the long name that somebody gave it"),
                a_stick("E")};
  sticks.all[0].files.assign(7, a_file(sticks.all[0], "2026-11-20T08:00:00Z"));
  for (std::size_t i = 0; i < 7; ++i) sticks.all[0].files[i].path += std::to_string(i);
  sticks.all[1].writable = false;
  look("three");
  desk.state().delivery.stick = sticks.all[0].id;
  look("the sheet of one with many files");
  desk.state().delivery.stick = sticks.all[1].id;
  look("the sheet of a locked one");
  desk.state().delivery.stick.clear();
  core::Carrying& now = sticks.carrying;
  now.stick = sticks.all[0].id;
  now.file = sticks.all[0].files[0].name;
  now.share = 0.5f;
  now.entries = now.added = 12'345;
  now.bytes = 64'000'000;
  now.set_aside = 3;
  now.error = {ErrorCode::storage_failed, {}};
  for (int phase = 1; phase <= static_cast<int>(Carried::failed); ++phase) {
    now.phase = static_cast<Carried>(phase);
    look("phase " + std::to_string(phase));
    desk.state().delivery.stick = now.stick;
    look("the sheet in phase " + std::to_string(phase));
    desk.state().delivery.stick.clear();
  }
  sticks.all.clear();
  look("pulled out too early");
}

INSTANTIATE_TEST_SUITE_P(Sizes, LintedSticks, ::testing::ValuesIn(all_settings()), name_of_setting);

}  // namespace
}  // namespace ubao::test
