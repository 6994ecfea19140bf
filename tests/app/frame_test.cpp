// What all screens share: saved or not, what went wrong, what just happened, where one can go.
#include <gtest/gtest.h>

#include "app/screens/frame.h"
#include "app/screens/people.h"
#include "tests/app/desk.h"

namespace ubao::test {
namespace {

using app::Screen;

TEST(Initials, Are_of_the_first_and_the_last_word) {
  EXPECT_EQ(app::initials("Amina Chelimo"), "AC");
  EXPECT_EQ(app::initials("Nguyễn Văn Lộc"), "NL");
  EXPECT_EQ(app::initials("Élodie"), "É");
  EXPECT_EQ(app::initials("  Ángel  Ñusta  "), "ÁÑ");
  EXPECT_EQ(app::initials(""), "");
  EXPECT_EQ(app::initials("   "), "");
}

TEST(Frame, Says_when_something_is_not_saved) {
  Desk desk;
  desk.want(app::CreateSample{});
  EXPECT_TRUE(desk.ui().shows("Saved"));
  desk.state().badge.failure = core::ErrorCode::disk_full;
  desk.ui().frames(1);
  EXPECT_TRUE(desk.ui().shows("Not saved: disk full"));
  desk.state().badge.failure = core::ErrorCode::storage_failed;
  desk.ui().frames(1);
  EXPECT_TRUE(desk.ui().shows("Not saved: disk failed"));
  desk.state().badge.failure = core::ErrorCode::none;
  desk.state().badge.saved = false;
  desk.ui().frames(1);
  EXPECT_TRUE(desk.ui().shows("Not saved: still writing"));
}

TEST(Frame, Shows_what_went_wrong_on_every_screen_until_somebody_has_read_it) {
  Desk desk;
  desk.want(app::CreateSample{});
  for (const Screen screen : {Screen::agenda, Screen::boards, Screen::people, Screen::activity,
                              Screen::delivery, Screen::settings, Screen::create, Screen::join}) {
    desk.go(screen, screen == Screen::activity ? "activity:s2-recap" : "");
    desk.failed(core::ErrorCode::storage_failed);
    EXPECT_TRUE(desk.ui().shows("Your words are still here.")) << static_cast<int>(screen);
    desk.ui().click("Understood");
    EXPECT_FALSE(desk.ui().shows("Your words are still here.")) << static_cast<int>(screen);
  }
  desk.want(app::CloseWorkshop{});
  desk.failed(core::ErrorCode::newer_version);
  EXPECT_TRUE(desk.ui().shows("Update Ubao on this device"));
}

TEST(Frame, A_toast_goes_by_itself_and_lies_above_the_ledge) {
  Desk desk;
  desk.want(app::CreateSample{});
  desk.go(Screen::people);
  desk.app().show("Something happened", desk.ui().ui().now);
  desk.ui().settle();
  ASSERT_TRUE(desk.ui().shows("Something happened"));
  for (const SeenText& text : desk.ui().texts()) {
    if (text.text == "Something happened") {
      EXPECT_LT(text.drawn.box.bottom(), 768 - 80);
    }
  }
  desk.ui().wait(6.1);
  desk.ui().settle();
  EXPECT_FALSE(desk.ui().shows("Something happened"));
  EXPECT_FALSE(desk.state().toast.has_value());
}

TEST(Frame, Every_place_is_reached_at_every_size) {
  struct Size {
    float width, height;
  };
  for (const Size size : {Size{1366, 768}, Size{1024, 600}, Size{800, 1280}, Size{360, 740}}) {
    Desk desk({size.width, size.height, 1});
    desk.want(app::CreateSample{});
    const auto press = [&](const char* place) {
      if (desk.ui().find(place) == nullptr) desk.ui().click("More");
      desk.ui().click(place);
    };
    press("Boards");
    EXPECT_EQ(desk.state().screen, Screen::boards) << size.width;
    press("Agenda");
    EXPECT_EQ(desk.state().screen, Screen::agenda) << size.width;
    press("Delivery");
    EXPECT_EQ(desk.state().screen, Screen::delivery) << size.width;
    press("Back");
    press("People");
    EXPECT_EQ(desk.state().screen, Screen::people) << size.width;
    press("Back");
    press("Home");
    EXPECT_EQ(desk.state().screen, Screen::home) << size.width;
    EXPECT_FALSE(desk.state().workshop_open);
  }
}

TEST(People_list, Finds_by_name_and_ministry_whatever_the_capitals) {
  Desk desk;
  desk.want(app::CreateSample{});
  desk.go(Screen::people);
  const auto found = [&](const std::string& search, const std::string& ministry = {}) {
    app::PeopleDraft draft;
    draft.search = search;
    draft.ministry = ministry;
    return app::people_found(desk.state(), draft).size();
  };
  EXPECT_EQ(found(""), 24u);
  EXPECT_EQ(found("INÉS"), 1u);
  EXPECT_EQ(found("health"), 4u);
  EXPECT_EQ(found("", "Health"), 4u);
  EXPECT_EQ(found("amina", "Land"), 0u);
  EXPECT_EQ(app::ministries_of(desk.state().views.people).size(), 6u);
}

TEST(People_list, Stays_quick_with_many) {
  Desk desk;
  desk.want(app::CreateSample{});
  desk.add_people(500);
  desk.go(Screen::people);
  std::size_t tiles = 0, words = 0;
  for (const SeenItem& item : desk.ui().items()) tiles += item.label.rfind("Participant", 0) == 0 ? 1 : 0;
  for (const SeenText& text : desk.ui().texts()) words += text.text.rfind("Participant", 0) == 0 ? 1 : 0;
  EXPECT_EQ(tiles, 500u) << "all can be reached by keyboard";
  EXPECT_LT(words, 40u) << "those out of sight are not written";
}

TEST(People_list, Brings_the_added_one_into_sight) {
  Desk desk;
  desk.want(app::CreateSample{});
  desk.add_people(500);
  desk.go(Screen::people);
  desk.ui().click("I am not on the list");
  desk.type_into("Name", "Zawadi Zuberi");
  desk.ui().click("Add");
  EXPECT_TRUE(desk.ui().shows("Zawadi Zuberi"));
  const SeenItem& tile = desk.ui().item("Zawadi Zuberi");
  EXPECT_TRUE(tile.clip.contains(tile.box.middle()));
}

TEST(Home, Counts_no_entries_of_the_sample_and_says_what_is_only_here) {
  Desk desk;
  desk.want(app::CreateSample{});
  desk.want(app::CloseWorkshop{});
  EXPECT_FALSE(desk.ui().shows("entries"));
  desk.want(app::CreateWorkshop{"online-5x2h", titled("Coast Region")});
  desk.want(app::CloseWorkshop{});
  EXPECT_TRUE(desk.ui().shows("entries are on this device only"));
  EXPECT_FALSE(desk.ui().shows("with the office"));
}

TEST(Home, The_sample_is_marked_and_goes_on) {
  Desk desk;
  desk.want(app::CreateSample{});
  desk.want(app::CloseWorkshop{});
  EXPECT_TRUE(desk.ui().shows("Sample"));
  desk.ui().click("Continue Session 2");
  EXPECT_TRUE(desk.state().workshop_open);
}

TEST(Home, Takes_one_wish_at_a_time) {
  Desk desk;
  desk.state().busy = true;
  desk.ui().settle();
  desk.ui().click("Try the sample");
  EXPECT_TRUE(desk.effects().empty());
}

}  // namespace
}  // namespace ubao::test
