// Five people work in turn on one tablet, and none sees a word of another's: on no screen, in no field, not
// by undo, search, suggestion or paste.
#include <gtest/gtest.h>

#include "core/locks.h"
#include "tests/app/desk.h"
#include "tests/support/activities.h"

namespace ubao::test {
namespace {

using app::Screen;
using core::ActivityState;

constexpr const char* kNames[] = {"Amina", "Brian", "Chebet", "David", "Esther"};
constexpr const char* kQuestion = "Which obstacles do you see in your country? Think of the assessment.";

std::string pin_of(int person) { return "48291" + std::to_string(person); }
std::string word(const char* place, int person) {
  return std::string(place) + std::string(1, static_cast<char>('A' + person)) + "zq";
}

class SharedTablet : public ::testing::Test {
 protected:
  SharedTablet() {
    desk.begin({std::begin(kNames), std::end(kNames)});
    for (const char* activity : {kEvaluation, kPoll, kAssessment, kBoard})
      desk.want(app::SetActivityState{activity, ActivityState::open});
  }

  // Whatever is drawn or can be found by its label, in this frame.
  bool anything_says(const std::string& text) {
    for (const SeenText& seen : desk.ui().texts())
      if (seen.text.find(text) != std::string::npos) return true;
    for (const SeenItem& item : desk.ui().items())
      if (item.label.find(text) != std::string::npos) return true;
    return false;
  }
  void expect_nothing_of_others(int me, const std::string& where) {
    for (int other = 0; other < 5; ++other) {
      if (other == me) continue;
      for (const char* place : {"note", "liked", "other", "draft"})
        EXPECT_FALSE(anything_says(word(place, other)))
            << kNames[me] << " sees " << kNames[other] << ": " << where;
    }
  }
  void visit(Screen screen, const std::string& activity, int me, const std::string& where) {
    desk.go(screen, activity);
    expect_nothing_of_others(me, where);
    // steps back and a paste bring nothing of others
    for (const ImGuiKey key : {ImGuiKey_Z, ImGuiKey_Y}) {
      desk.ui().key(key, true);
      expect_nothing_of_others(me, where + ", undone");
    }
  }
  void type_into(const std::string& label, const std::string& text) {
    desk.type_into(label, text);
    desk.ui().wait(1.5);
  }
  void paste_into(const std::string& label, int me) {
    desk.ui().click(label);
    desk.ui().key(ImGuiKey_Z, true);
    desk.ui().key(ImGuiKey_V, true);
    expect_nothing_of_others(me, "pasted into " + label);
    desk.ui().key(ImGuiKey_A, true);
    desk.ui().key(ImGuiKey_Delete);
  }
  void work(int me) {
    visit(Screen::activity, kReflection, me, "notes");
    paste_into(kQuestion, me);
    type_into(kQuestion, word("note", me));
    EXPECT_TRUE(anything_says(word("note", me)));
    desk.ui().key(ImGuiKey_A, true);
    desk.ui().key(ImGuiKey_C, true);
    visit(Screen::agenda, "", me, "agenda");
    visit(Screen::activity, kEvaluation, me, "evaluation");
    type_into("What I liked", word("liked", me));
    if (me % 2 == 0) desk.ui().click("Hand in");
    visit(Screen::activity, kPoll, me, "poll");
    EXPECT_TRUE(anything_says("0 of 3 chosen")) << "no choice of another";
    desk.ui().click("Politicians");
    type_into("Something else", word("other", me));
    visit(Screen::activity, kAssessment, me, "assessment");
    EXPECT_EQ(desk.state().views.sheet.answers.size(), 0u) << "no answer of another";
    desk.ui().click("Agree");
    desk.ui().wait(1);
    visit(Screen::boards, "", me, "boards");
    visit(Screen::activity, kBoard, me, "board");
    desk.ui().click("New card");
    desk.ui().settle();
    expect_nothing_of_others(me, "a new card");
    desk.ui().type(word("draft", me));
    desk.ui().key(ImGuiKey_Escape);
    desk.ui().key(ImGuiKey_Escape);
    desk.ui().settle();
  }
  void hand_over() {
    desk.want(app::HandOver{});
    EXPECT_EQ(desk.state().screen, Screen::people);
  }

  Desk desk;
};

TEST_F(SharedTablet, Five_people_work_in_turn_and_none_sees_a_word_of_another) {
  for (int me = 0; me < 5; ++me) {
    desk.come_in(kNames[me], pin_of(me));
    ASSERT_EQ(desk.state().present_person() ? desk.state().present_person()->name : "", kNames[me]);
    work(me);
    hand_over();
    expect_nothing_of_others(-1, "people");
    desk.type_into("Type a name or a ministry", word("note", me).substr(0, 4));
    for (int other = 0; other <= me; ++other) {
      EXPECT_FALSE(anything_says(word("liked", other)));
      EXPECT_FALSE(anything_says(word("draft", other)));
    }
    desk.type_into("Type a name or a ministry", "");
    desk.ui().key(ImGuiKey_Delete);
  }
  // the facilitator sees nobody's
  desk.want(app::ChoosePerson{});
  for (const char* activity : {kReflection, kEvaluation, kPoll, kAssessment, kBoard})
    visit(Screen::activity, activity, -1, activity);
  visit(Screen::devices, "", -1, "devices");
  visit(Screen::delivery, "", -1, "delivery");
  hand_over();
  // and everybody finds her own
  for (int me = 0; me < 5; ++me) {
    desk.come_in(kNames[me], pin_of(me));
    desk.go(Screen::activity, kReflection);
    EXPECT_TRUE(anything_says(word("note", me)));
    expect_nothing_of_others(me, "notes, coming back");
    desk.go(Screen::activity, kBoard);
    desk.ui().click("New card");
    desk.ui().settle();
    EXPECT_TRUE(anything_says(word("draft", me)));
    expect_nothing_of_others(me, "a new card, coming back");
    hand_over();
  }
}

TEST_F(SharedTablet, Nobody_steps_back_into_the_work_of_who_left) {
  desk.come_in("Amina", pin_of(0));
  desk.go(Screen::activity, kReflection);
  hand_over();
  EXPECT_EQ(desk.ui().find("Back"), nullptr);
  desk.go(Screen::delivery);  // where the badge leads
  EXPECT_EQ(desk.state().screen, Screen::delivery);
  desk.ui().click("Back");
  EXPECT_EQ(desk.state().screen, Screen::people);
  for (const Screen screen : {Screen::agenda, Screen::boards, Screen::board, Screen::sheet,
                              Screen::assessment, Screen::activity, Screen::devices}) {
    desk.go(screen, kReflection);
    EXPECT_EQ(desk.state().screen, Screen::people) << static_cast<int>(screen);
  }
}

TEST_F(SharedTablet, A_wrong_pin_opens_nothing_and_five_make_everybody_wait) {
  desk.come_in("Amina", pin_of(0));
  hand_over();
  desk.choose("Amina");
  EXPECT_TRUE(desk.ui().shows("Your PIN"));
  for (int i = 0; i < 4; ++i) {
    desk.press_digits("112233", "Open");
    EXPECT_TRUE(desk.ui().shows("That is not the right PIN. Nothing is lost."));
    EXPECT_TRUE(desk.state().entrance.typed.empty()) << "what was typed is wiped";
  }
  desk.press_digits("112233", "Open");
  EXPECT_TRUE(desk.ui().shows("Too many wrong tries. Wait 30 seconds."));
  desk.press_digits("482910", "Open");  // the keys are shut
  EXPECT_TRUE(desk.state().entrance.typed.empty());
  EXPECT_LE(desk.ui().ui().next_frame_at - desk.ui().ui().now, 1) << "the seconds count down";
  desk.pass(10);
  EXPECT_TRUE(desk.ui().shows("Wait 20 seconds."));
  // who closes the sheet and opens it again waits as long
  desk.ui().click("Not me");
  desk.choose("Amina");
  EXPECT_TRUE(desk.ui().shows("Wait 20 seconds."));
  desk.pass(20);
  EXPECT_FALSE(desk.ui().shows("Too many wrong tries"));
  desk.press_digits(pin_of(0), "Open");
  ASSERT_NE(desk.state().present_person(), nullptr);
}

TEST_F(SharedTablet, Locks_after_two_minutes_and_keeps_what_was_being_typed) {
  desk.come_in("Amina", pin_of(0));
  desk.go(Screen::activity, kBoard);
  desk.ui().click("New card");
  desk.ui().settle();
  desk.ui().type("Half a thought");
  desk.ui().settle();
  desk.ui().wait(2);
  EXPECT_NEAR(desk.state().idle_at - desk.ui().ui().now, 118, 1);
  EXPECT_GT(desk.ui().ui().next_frame_at, desk.ui().ui().now + 100) << "no frames while it waits";
  desk.pass(121);
  ASSERT_EQ(desk.state().screen, Screen::people);
  EXPECT_TRUE(desk.state().person.empty());
  EXPECT_TRUE(desk.ui().shows("Locked after two minutes. Everything of Amina is kept."));
  EXPECT_FALSE(anything_says("Half a thought"));
  EXPECT_EQ(desk.workshop().locks().of(desk.person("Amina").id).state, core::LockState::locked);

  desk.choose("Amina");
  desk.press_digits(pin_of(0), "Open");
  EXPECT_EQ(desk.state().screen, Screen::board);
  EXPECT_EQ(desk.state().activity, kBoard);
  EXPECT_TRUE(anything_says("Half a thought"));
}

TEST_F(SharedTablet, Locks_over_a_question_and_keeps_the_last_letter) {
  desk.come_in("Brian", pin_of(1));
  desk.go(Screen::activity, kEvaluation);
  desk.ui().click("What I liked");
  desk.pass(100);
  desk.ui().type("The maps");
  desk.want(app::HandOver{});  // at once, before it is kept
  desk.come_in("Brian", pin_of(1));
  EXPECT_EQ(desk.state().screen, Screen::sheet);
  EXPECT_TRUE(anything_says("The maps"));
  desk.pass(130);
  ASSERT_EQ(desk.state().screen, Screen::people);
  desk.choose("Amina");
  desk.ui().click("Not now");
  desk.press_digits(pin_of(0), "Next");
  desk.press_digits(pin_of(0), "Use it");
  EXPECT_NE(desk.state().screen, Screen::sheet) << "it is not her place";
  hand_over();
  desk.come_in("Brian", pin_of(1));
  EXPECT_EQ(desk.state().screen, Screen::sheet) << "and his is still his";
  EXPECT_TRUE(anything_says("The maps"));
}

TEST_F(SharedTablet, A_touch_puts_the_lock_off) {
  desk.come_in("Amina", pin_of(0));
  for (int i = 0; i < 4; ++i) {
    desk.pass(100);
    desk.ui().key(ImGuiKey_LeftArrow);
  }
  EXPECT_NE(desk.state().present_person(), nullptr);
}

TEST_F(SharedTablet, Without_a_pin_there_is_no_lock_that_could_not_be_opened) {
  desk.want(app::ChoosePerson{});
  desk.pass(1000);
  EXPECT_NE(desk.state().screen, Screen::people) << "the facilitator has no passphrase";
}

}  // namespace
}  // namespace ubao::test
