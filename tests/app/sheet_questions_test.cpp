// Somebody answers an evaluation and a poll, and writes notes for herself.
#include <gtest/gtest.h>

#include "tests/app/desk.h"
#include "tests/support/activities.h"

namespace ubao::test {
namespace {

using app::Screen;
using core::ActivityState;
using core::AssessmentState;

class Sheet_of_her_own : public ::testing::Test {
 protected:
  Sheet_of_her_own() {
    desk.begin({"Amina"}, false);
    for (const char* activity : {kEvaluation, kPoll})
      desk.want(app::SetActivityState{activity, ActivityState::open});
    desk.come_in("Amina", {});
  }
  core::AnswerSheet sheet(const char* activity) {
    return desk.workshop().answers(activity, desk.state().person);
  }
  Desk desk;
};

TEST_F(Sheet_of_her_own, Is_kept_as_typed_after_a_pause) {
  desk.go(Screen::activity, kEvaluation);
  ASSERT_EQ(desk.state().screen, Screen::sheet);
  desk.ui().click("What I liked");
  desk.ui().type("  The maps, ");
  EXPECT_TRUE(sheet(kEvaluation).answers.empty());
  desk.ui().wait(1.5);
  desk.ui().settle();
  EXPECT_EQ(sheet(kEvaluation).answers["liked"], "  The maps, ");
  desk.ui().type("and the talks");
  desk.go(Screen::agenda);
  EXPECT_EQ(sheet(kEvaluation).answers["liked"], "  The maps, and the talks") << "and when it is left";
}

TEST_F(Sheet_of_her_own, Is_handed_in_as_a_whole_and_again_until_it_is_closed) {
  desk.go(Screen::activity, kEvaluation);
  EXPECT_NE(desk.ui().find("Nothing to hand in yet"), nullptr);
  desk.type_into("What I liked", "The maps");
  EXPECT_TRUE(desk.ui().shows("What you have begun is handed in when the facilitator closes this."));
  desk.ui().click("Hand in");
  EXPECT_TRUE(desk.ui().shows("Thank you. Your answers are handed in."));
  EXPECT_EQ(sheet(kEvaluation).state, AssessmentState::submitted);
  desk.ui().click("Change my answers");
  desk.type_into("What I liked less", "The heat");
  desk.ui().click("Hand in again");
  EXPECT_FALSE(sheet(kEvaluation).changed);
  desk.want(app::ChoosePerson{});
  desk.want(app::SetActivityState{kEvaluation, ActivityState::closed});
  desk.come_in("Amina", {});
  desk.go(Screen::activity, kEvaluation);
  EXPECT_TRUE(desk.ui().shows("The heat"));
  EXPECT_TRUE(desk.ui().shows("no longer change them"));
  EXPECT_EQ(desk.ui().find("What I liked less"), nullptr) << "there is no field";
}

TEST_F(Sheet_of_her_own, Takes_no_more_choices_than_there_may_be) {
  desk.go(Screen::activity, kPoll);
  for (const char* option : {"Politicians", "Fear of failure", "Me"}) desk.ui().click(option);
  desk.ui().wheel({700, 400}, 40);
  EXPECT_TRUE(desk.ui().shows("You have chosen 3."));
  desk.ui().click("Lack of finance");
  EXPECT_EQ(sheet(kPoll).answers.count("finance"), 0u);
  EXPECT_EQ(desk.ui().find("Something else"), nullptr);
  desk.ui().click("Me");
  desk.type_into("Something else", "The weather");
  desk.ui().click("Hand in");
  EXPECT_EQ(sheet(kPoll).answers, (std::map<std::string, std::string>{
                                      {"politicians", "1"}, {"fear", "1"}, {"other", "The weather"}}));
  EXPECT_FALSE(desk.state().problem.has_value());
}

TEST_F(Sheet_of_her_own, Notes_go_nowhere_but_by_her_own_act) {
  desk.go(Screen::activity, kReflection);
  EXPECT_TRUE(desk.ui().shows("whoever holds the tablet can open it")) << "there are no PINs here";
  EXPECT_EQ(desk.ui().find("Hand in"), nullptr);
  desk.type_into("What will you change in your own behaviour?", "Listen first");
  desk.ui().wait(1.5);
  desk.ui().click("Save as a file");
  ASSERT_EQ(desk.effects_of<app::SaveNotes>().size(), 1u);
  EXPECT_EQ(desk.effects_of<app::SaveNotes>()[0].person, desk.state().person);
  desk.ui().click("Copy to the plan");
  EXPECT_TRUE(desk.ui().shows("Everybody in the workshop and the office can read it there"));
  desk.ui().click("Cancel");
  EXPECT_TRUE(desk.workshop().store().all_of_kind("row").empty());
  desk.ui().click("Copy to the plan");
  desk.ui().click("Copy it");
  EXPECT_EQ(desk.workshop().store().all_of_kind("row").size(), 1u);
  EXPECT_TRUE(desk.ui().shows("Copied to the action plan"));
}

TEST_F(Sheet_of_her_own, Waits_for_the_facilitator_to_open_it) {
  desk.want(app::ChoosePerson{});
  desk.want(app::SetActivityState{kPoll, ActivityState::planned});
  desk.come_in("Amina", {});
  desk.go(Screen::activity, kPoll);
  EXPECT_TRUE(desk.ui().shows("Not open yet"));
  EXPECT_EQ(desk.ui().find("Politicians"), nullptr);
}

TEST_F(Sheet_of_her_own, Takes_no_more_letters_than_can_be_kept) {
  desk.go(Screen::activity, kEvaluation);
  desk.type_into("What I liked", std::string(2100, 'w'));
  desk.ui().wait(1.5);
  desk.ui().settle();
  EXPECT_EQ(sheet(kEvaluation).answers["liked"].size(), 2000u);
  desk.ui().wheel({700, 400}, -40);
  EXPECT_TRUE(desk.ui().shows("At most 2"));
}

}  // namespace
}  // namespace ubao::test
