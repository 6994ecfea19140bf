// One tablet goes round among six people with PINs: 42 statements each, the program killed in the middle, and
// the facilitator freezes before everybody is through.
#include <gtest/gtest.h>

#include "tests/app/desk.h"
#include "tests/support/activities.h"

namespace ubao::test {
namespace {

using app::Screen;
using core::ActivityState;
using Mode = app::AssessmentDraft::Mode;

constexpr const char* kRound[] = {"Amina", "Brian", "Chebet", "David", "Esther", "Farah"};
constexpr int kStatements = 42;

std::string round_pin(int person) { return "58291" + std::to_string(person); }

class OneTablet : public ::testing::Test {
 protected:
  OneTablet() {
    desk.begin({std::begin(kRound), std::end(kRound)});
    desk.want(app::SetActivityState{kAssessment, ActivityState::open, {}});
  }

  void come_in(int person) {
    desk.come_in(kRound[person], round_pin(person));
    ASSERT_EQ(desk.state().present_person() ? desk.state().present_person()->name : "", kRound[person]);
    desk.go(Screen::assessment, kAssessment);
  }
  // Taps until so many are answered; every statement that comes is one that she was not asked before.
  void answer_up_to(int count) {
    const auto& answers = desk.state().views.sheet.answers;
    while (static_cast<int>(answers.size()) < count) {
      const std::string& code =
          desk.state().views.instrument.statements.at(desk.state().assessment.statement).code;
      ASSERT_EQ(answers.count(code), 0u) << code << " is asked twice";
      desk.ui().click(answers.size() % 3 == 0 ? "Agree" : "Disagree");
      desk.ui().wait(0.4);
      ++taps;
    }
  }
  void hand_in() {
    ASSERT_EQ(desk.state().assessment.mode, Mode::review);
    desk.ui().click("Hand in");
    ASSERT_EQ(desk.state().views.sheet.state, core::AssessmentState::submitted);
  }
  void hand_over() { desk.want(app::HandOver{}); }

  Desk desk;
  int taps = 0;
};

TEST_F(OneTablet, Six_people_answer_in_turn_and_nobody_is_asked_twice_though_it_is_killed) {
  for (int person = 0; person < 6; ++person) {
    come_in(person);
    taps = 0;
    answer_up_to(person == 2 ? 17 : kStatements);
    if (person == 2) {
      desk.restart();
      come_in(person);
      EXPECT_EQ(desk.state().views.sheet.answers.size(), 17u);
      answer_up_to(kStatements);
    }
    EXPECT_EQ(taps, kStatements);
    hand_in();
    hand_over();
  }
  const core::Completion seen = desk.workshop().completion(kAssessment);
  EXPECT_EQ(seen.done, 6);
  for (const core::PersonCompletion& person : seen.people) EXPECT_FALSE(person.by_closing);
}

TEST_F(OneTablet, Freezing_hands_in_what_is_begun_and_says_so_plainly) {
  come_in(0);
  answer_up_to(kStatements);
  hand_in();
  hand_over();
  come_in(1);
  answer_up_to(5);
  hand_over();
  desk.want(app::ChoosePerson{});
  desk.go(Screen::activity, kAssessment);
  ASSERT_EQ(desk.state().screen, Screen::completion);
  EXPECT_TRUE(desk.ui().shows("1 of 6 people have handed in"));
  desk.ui().click("Freeze");
  EXPECT_TRUE(desk.ui().shows("5 people have not handed in. What is begun is handed in as it is."));
  desk.ui().click("Not now");
  EXPECT_EQ(desk.workshop().agenda().find(kAssessment)->state, ActivityState::open) << "asked first";
  desk.ui().click("Freeze");
  desk.ui().click("Freeze now");
  desk.ui().settle();
  EXPECT_TRUE(desk.ui().shows("2 of 6 people have handed in"));
  EXPECT_TRUE(desk.ui().shows("Handed in by freezing"));
  EXPECT_EQ(desk.workshop().completion(kAssessment).sheets, 2);
  hand_over();
  come_in(1);
  EXPECT_TRUE(desk.ui().shows("This assessment is closed"));
  hand_over();
  come_in(3);
  EXPECT_TRUE(desk.ui().shows("This assessment is closed"));
}

TEST_F(OneTablet, Is_opened_again_with_a_reason_that_everybody_reads) {
  desk.want(app::SetActivityState{kAssessment, ActivityState::closed, {}});
  desk.go(Screen::activity, kAssessment);
  desk.ui().click("Open again");
  desk.ui().click("Open it now");
  EXPECT_TRUE(desk.ui().shows("Please say why, in a few words."));
  desk.type_into("Reason", "Lands came late");
  desk.ui().click("Open it now");
  desk.ui().settle();
  const core::AgendaItem item = *desk.workshop().agenda().find(kAssessment);
  EXPECT_EQ(item.state, ActivityState::open);
  EXPECT_EQ(item.reason, "Lands came late");
  EXPECT_TRUE(desk.ui().shows("It was opened again: Lands came late"));
}

}  // namespace
}  // namespace ubao::test
