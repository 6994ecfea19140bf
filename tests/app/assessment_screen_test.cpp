// The assessment as people do it: the real screen, the real App, a real store.
#include <gtest/gtest.h>

#include "tests/app/screen_rig.h"

namespace ubao::test {
namespace {

using app::AssessmentDraft;
using app::Screen;

using Mode = AssessmentDraft::Mode;

class Assessment : public ::testing::Test {
 protected:
  void SetUp() override { rig.open(Screen::assessment, kAssessment, 0); }

  // Taps an answer and waits until it has led on.
  void tap(const std::string& answer) {
    rig.ui().click(answer);
    rig.ui().wait(0.4);
  }
  std::string answer_to(const std::string& code) {
    const auto sheet = rig.sheet();
    const auto at = sheet.answers.find(code);
    return at == sheet.answers.end() ? std::string() : at->second;
  }
  bool shows(const std::string& text) { return rig.ui().shows(text); }
  Mode mode() { return rig.state().assessment.mode; }

  ScreenRig rig;
};

TEST_F(Assessment, Forty_two_taps_a_review_and_handing_in) {
  const std::vector<std::string> answers{"Strongly agree", "Agree", "Disagree", "Don't know",
                                         "Not applicable"};
  for (int i = 0; i < 42; ++i) {
    ASSERT_TRUE(shows(std::to_string(i + 1) + " of 42"));
    ASSERT_EQ(rig.state().assessment.statement, static_cast<std::size_t>(i));
    tap(answers[static_cast<std::size_t>(i) % answers.size()]);
  }
  EXPECT_EQ(mode(), Mode::review);
  EXPECT_TRUE(shows("42 of 42 answered"));
  EXPECT_EQ(rig.sheet().state, core::AssessmentState::begun);
  rig.ui().click("Hand in");
  EXPECT_EQ(rig.sheet().state, core::AssessmentState::submitted);
  EXPECT_TRUE(shows("Thank you"));
  EXPECT_EQ(answer_to("L1"), "5");
  EXPECT_EQ(answer_to("L4"), "dk");
  EXPECT_EQ(answer_to("L5"), "na");
}

TEST_F(Assessment, An_answer_is_saved_at_once_and_leads_on_after_a_moment) {
  rig.ui().click("Agree");
  EXPECT_EQ(answer_to("L1"), "4");
  EXPECT_TRUE(shows("Statement 1 of 42")) << "she sees what she chose";
  rig.ui().wait(0.05);
  EXPECT_TRUE(shows("Statement 1 of 42"));
  rig.ui().wait(0.35);
  EXPECT_TRUE(shows("Statement 2 of 42"));
  EXPECT_TRUE(shows("L1 saved: Agree"));
}

TEST_F(Assessment, With_reduced_motion_it_leads_on_at_once) {
  rig.ui().ui().reduced_motion = true;
  rig.ui().click("Agree");
  EXPECT_TRUE(shows("Statement 2 of 42"));
}

TEST_F(Assessment, Undo_takes_the_answer_back_and_shows_the_statement_again) {
  tap("Agree");
  rig.ui().click("Undo");
  EXPECT_EQ(answer_to("L1"), "");
  EXPECT_TRUE(shows("Statement 1 of 42"));
  rig.ui().wait(1);
  EXPECT_TRUE(shows("Statement 1 of 42")) << "and stays there";
}

TEST_F(Assessment, Skipping_is_secondary_and_stored_apart) {
  EXPECT_EQ(rig.ui().find("Next"), nullptr);
  rig.ui().click("Skip for now");
  EXPECT_EQ(answer_to("L1"), "skipped");
  EXPECT_TRUE(shows("Statement 2 of 42"));
  rig.ui().click("Back");
  tap("Disagree");
  EXPECT_EQ(answer_to("L1"), "2");
  rig.ui().click("Back");
  EXPECT_NE(rig.ui().find("Next"), nullptr);
  EXPECT_EQ(rig.ui().find("Skip for now"), nullptr);
}

TEST_F(Assessment, Goes_on_where_she_left_off_also_after_a_crash) {
  tap("Agree");
  tap("Disagree");
  rig.ui().click("Skip for now");
  ASSERT_TRUE(shows("Statement 4 of 42"));
  rig.restart();
  rig.open(Screen::assessment, kAssessment, 0);
  EXPECT_TRUE(shows("Statement 4 of 42"));
  EXPECT_EQ(answer_to("L2"), "2");
  EXPECT_EQ(answer_to("L3"), "skipped");
}

TEST_F(Assessment, The_next_person_begins_at_her_own_first_statement) {
  tap("Agree");
  tap("Agree");
  rig.open(Screen::agenda, "", 1);
  rig.open(Screen::assessment, kAssessment, 1);
  EXPECT_TRUE(shows("Statement 1 of 42"));
  EXPECT_FALSE(shows("saved"));
  rig.open(Screen::agenda, "", 0);
  rig.open(Screen::assessment, kAssessment, 0);
  EXPECT_TRUE(shows("Statement 3 of 42"));
}

TEST_F(Assessment, Every_key_does_what_its_cap_says) {
  struct Press {
    ImGuiKey key;
    std::string value;
  };
  const std::vector<Press> keys{{ImGuiKey_1, "1"},       {ImGuiKey_2, "2"},  {ImGuiKey_3, "3"},
                                {ImGuiKey_4, "4"},       {ImGuiKey_5, "5"},  {ImGuiKey_Keypad1, "1"},
                                {ImGuiKey_Keypad5, "5"}, {ImGuiKey_D, "dk"}, {ImGuiKey_N, "na"}};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::string code = rig.state().views.instrument.statements[i].code;
    rig.ui().key(keys[i].key);
    EXPECT_EQ(answer_to(code), keys[i].value) << code;
    rig.ui().wait(0.4);
  }
  EXPECT_TRUE(shows("Statement 10 of 42"));
  rig.ui().key(ImGuiKey_Backspace);
  EXPECT_TRUE(shows("Statement 9 of 42"));
  rig.ui().key(ImGuiKey_LeftArrow);
  EXPECT_TRUE(shows("Statement 8 of 42"));
  rig.ui().key(ImGuiKey_RightArrow);
  EXPECT_TRUE(shows("Statement 9 of 42"));
  rig.ui().key(ImGuiKey_Enter);
  EXPECT_TRUE(shows("Statement 10 of 42"));
  rig.ui().key(ImGuiKey_Enter);
  EXPECT_EQ(answer_to("S3"), "skipped") << "without an answer Enter skips, as the button says";
  EXPECT_EQ(rig.ui().focused(), "") << "arrows belong to the screen here";
}

TEST_F(Assessment, A_finger_drawn_across_leads_on_and_back_and_answers_nothing) {
  rig.ui().use_touch(true);
  const app::Rect answer = rig.ui().item("Agree").box;
  const float y = answer.middle().y;
  rig.ui().drag({answer.end() - 20, y}, {answer.end() - 220, y + 10});
  rig.ui().wait(0.5);
  EXPECT_TRUE(shows("Statement 2 of 42"));
  EXPECT_EQ(answer_to("L1"), "") << "neither answered nor skipped";
  rig.ui().drag({answer.x + 20, y}, {answer.x + 220, y - 10});
  rig.ui().wait(0.5);
  EXPECT_TRUE(shows("Statement 1 of 42"));
  rig.ui().drag({answer.x + 20, y}, {answer.x + 60, y});
  rig.ui().drag({answer.x + 120, y}, {answer.x + 20, y + 80});
  rig.ui().wait(0.5);
  EXPECT_TRUE(shows("Statement 1 of 42")) << "too short, and too steep";
  EXPECT_TRUE(rig.sheet().answers.empty());
}

TEST_F(Assessment, All_answers_can_be_given_with_Tab_and_Space) {
  for (int i = 0; i < 20 && rig.ui().focused() != "Neither agree nor disagree"; ++i)
    rig.ui().key(ImGuiKey_Tab);
  ASSERT_EQ(rig.ui().focused(), "Neither agree nor disagree");
  rig.ui().key(ImGuiKey_Space);
  EXPECT_EQ(answer_to("L1"), "3");
  rig.ui().wait(0.4);
  EXPECT_EQ(rig.ui().focused(), "Neither agree nor disagree") << "the keyboard stays where it was";
  rig.ui().key(ImGuiKey_Enter);
  EXPECT_EQ(answer_to("L2"), "3") << "Enter on an answer is the answer's";
}

TEST_F(Assessment, The_list_takes_answers_and_leads_through_the_dimensions) {
  rig.ui().click("See all 42");
  ASSERT_EQ(mode(), Mode::list);
  rig.ui().click("Strongly disagree", 2);
  rig.ui().click("Not applicable", 6);
  EXPECT_EQ(answer_to("L3"), "1");
  EXPECT_EQ(answer_to("L7"), "na");
  rig.ui().wait(1);
  EXPECT_EQ(mode(), Mode::list) << "answering in the list stays in the list";
  EXPECT_TRUE(shows("2 of 42 answered."));
  rig.ui().click("Go to Strategy");
  EXPECT_TRUE(shows("We have an up-to-date written digital strategy."));
  rig.ui().click("Legal");
  EXPECT_TRUE(shows("Personal data protection law is enforced."));
  rig.ui().click("Next open: L1");
  EXPECT_TRUE(shows("Statement 1 of 42"));
}

TEST_F(Assessment, On_a_tablet_a_row_of_the_list_opens_the_statement) {
  rig.ui().resize(800, 1280);
  rig.ui().settle();
  rig.ui().click("See all 42");
  EXPECT_EQ(rig.ui().find("Strongly agree"), nullptr) << "no small buttons here";
  rig.ui().click("The strategy names groups at risk of exclusion.");
  EXPECT_TRUE(shows("Statement 10 of 42"));
  tap("Agree");
  EXPECT_EQ(answer_to("S3"), "4");
}

TEST_F(Assessment, The_review_counts_what_is_left_and_leads_there) {
  for (const core::InstrumentStatement& s : rig.state().views.instrument.statements)
    if (s.code != "G2" && s.code != "G5" && s.code != "W7")
      rig.want(app::SetAnswer{kAssessment, s.code, "3"});
  rig.want(app::SetAnswer{kAssessment, "G5", "skipped"});
  rig.ui().click("See all 42");
  rig.ui().click("Workforce");
  rig.ui().click("Go to Governance");
  rig.ui().click("Go to Workforce");
  rig.ui().click("One at a time");
  rig.state().assessment.mode = Mode::review;
  rig.ui().settle();
  EXPECT_TRUE(shows("39 of 42 answered"));
  EXPECT_TRUE(shows("1 open, 1 skipped"));
  rig.ui().click("Governance");
  EXPECT_TRUE(shows("Statement 16 of 42")) << "the first that is open";
  tap("Agree");
  EXPECT_TRUE(shows("Statement 19 of 42")) << "answers lead on to what is left";
  tap("Agree");
  tap("Agree");
  EXPECT_EQ(mode(), Mode::review);
  EXPECT_TRUE(shows("42 of 42 answered"));
}

TEST_F(Assessment, Nothing_is_handed_in_while_nothing_is_answered) {
  rig.state().assessment.mode = Mode::review;
  rig.ui().settle();
  rig.ui().click("Nothing to hand in yet");
  EXPECT_EQ(rig.sheet().state, core::AssessmentState::not_begun);
  EXPECT_EQ(mode(), Mode::review);
}

TEST_F(Assessment, After_handing_in_answers_can_be_changed_and_handed_in_again) {
  tap("Agree");
  rig.state().assessment.mode = Mode::review;
  rig.ui().settle();
  rig.ui().click("Hand in");
  rig.ui().click("Change my answers");
  rig.ui().click("Strongly agree", 0);
  EXPECT_TRUE(rig.sheet().changed);
  rig.restart();
  rig.open(Screen::assessment, kAssessment, 0);
  EXPECT_TRUE(shows("You changed answers after handing in"));
  rig.ui().click("Hand in again");
  EXPECT_TRUE(shows("Thank you"));
  EXPECT_FALSE(rig.sheet().changed);
  ASSERT_TRUE(rig.workshop().set_activity_state(kAssessment, core::ActivityState::closed));
  ASSERT_TRUE(rig.workshop().settle());
  const auto all = rig.workshop().store().all_of_kind("submission");
  EXPECT_EQ(all.size(), 1u) << "the second replaces the first";
}

TEST_F(Assessment, A_closed_one_can_be_read_and_not_changed) {
  tap("Agree");
  ASSERT_TRUE(rig.workshop().set_activity_state(kAssessment, core::ActivityState::closed));
  rig.want(app::GoTo{Screen::agenda, {}});
  rig.want(app::GoTo{Screen::assessment, kAssessment});
  rig.open(Screen::agenda, "", 0);
  rig.open(Screen::assessment, kAssessment, 0);
  EXPECT_TRUE(shows("This assessment is closed"));
  rig.take_intents();
  for (const SeenItem& item : std::vector<SeenItem>(rig.ui().items()))
    EXPECT_TRUE(item.label == "Leave" || item.label == "To the agenda" ||
                item.label == "What the room answered" || item.label.empty() || item.label == "Amina" ||
                item.label.find("Saved") != std::string::npos)
        << item.label;
  rig.ui().key(ImGuiKey_2);
  EXPECT_TRUE(rig.take_intents().empty());
  EXPECT_EQ(answer_to("L1"), "4");
}

TEST_F(Assessment, A_closing_that_comes_from_another_device_is_seen_at_once) {
  tap("Agree");
  OtherTablet facilitator(rig);
  facilitator.says(kAssessment, {{"state", "closed"}});
  ASSERT_TRUE(shows("Statement 2 of 42"));
  facilitator.arrives();
  EXPECT_TRUE(shows("This assessment is closed"));
}

TEST_F(Assessment, Nobody_in_particular_is_led_to_the_people) {
  rig.open(Screen::agenda, "", -1);
  rig.open(Screen::assessment, kAssessment, -1);
  EXPECT_TRUE(shows("Who is answering?"));
  rig.ui().click("Choose a name");
  EXPECT_EQ(rig.state().screen, Screen::people);
  rig.want(app::ChoosePerson{rig.person(1)});
  EXPECT_EQ(rig.state().screen, Screen::assessment) << "and back";
  EXPECT_TRUE(shows("Statement 1 of 42"));
}

TEST_F(Assessment, Word_help_begins_with_the_words_of_this_statement) {
  rig.want(app::SetPlace{kAssessment, "L6"});
  rig.state().assessment.statement = 5;
  rig.ui().settle();
  rig.ui().click("Word help");
  ASSERT_TRUE(shows("A small test of a new way"));
  float trial = 0, other = 0;
  for (const SeenText& text : rig.ui().texts()) {
    if (text.text == "Trial") trial = text.drawn.box.y;
    if (text.text == "Senior official") other = text.drawn.box.y;
  }
  EXPECT_LT(trial, other);
  rig.ui().key(ImGuiKey_3);
  EXPECT_EQ(answer_to("L6"), "") << "keys do not reach below a sheet";
  rig.ui().key(ImGuiKey_Escape);
  EXPECT_FALSE(shows("A small test of a new way"));
}

TEST_F(Assessment, What_cannot_be_saved_does_not_lead_on) {
  rig.state().person = "person:nobody";
  rig.ui().settle();
  rig.ui().click("Agree");
  rig.ui().wait(1);
  EXPECT_TRUE(rig.state().problem.has_value());
  EXPECT_TRUE(shows("Statement 1 of 42"));
}

}  // namespace
}  // namespace ubao::test
