// A facilitator changes the statements of an assessment: the real screens, the real App, a real store.
#include <gtest/gtest.h>

#include "tests/app/desk.h"
#include "tests/support/activities.h"

namespace ubao::test {
namespace {

using app::Screen;

class Statements : public ::testing::Test {
 protected:
  Statements() {
    desk.begin({"Amina Hassan"}, false);
    desk.go(Screen::activity, kAssessment);
  }
  core::Instrument instrument() { return desk.workshop().instrument(kAssessment); }
  bool shows(const std::string& text) { return desk.ui().shows(text); }
  void open_editor() { desk.ui().click("Edit the statements"); }
  void answer_one() {
    desk.want(app::SetActivityState{kAssessment, core::ActivityState::open});
    const std::string amina = desk.person("Amina Hassan").id;
    ASSERT_TRUE(desk.workshop().set_answer(kAssessment, amina, "L1", "4").ok());
    ASSERT_TRUE(desk.workshop().submit(kAssessment, amina).ok());
    desk.ui().settle();
  }

  Desk desk;
};

TEST_F(Statements, Are_reached_from_the_assessment_and_say_that_they_can_be_changed) {
  open_editor();
  EXPECT_EQ(desk.state().screen, Screen::instrument);
  EXPECT_TRUE(shows("Nobody has answered yet"));
  EXPECT_TRUE(shows("Version 1.0.0"));
  EXPECT_TRUE(shows("42 statements"));
  desk.ui().click("Done");
  EXPECT_EQ(desk.state().screen, Screen::completion);
}

TEST_F(Statements, Better_words_are_saved_as_a_new_version_and_can_be_taken_back) {
  open_editor();
  const std::string before = instrument().find("L1")->text.at("en");
  desk.ui().click(before);
  desk.type_into("English (original)", "One official leads.");
  desk.ui().click("Save");
  EXPECT_EQ(instrument().find("L1")->text.at("en"), "One official leads.");
  EXPECT_TRUE(shows("Saved as version 1.0.1"));
  EXPECT_TRUE(shows("One official leads."));
  desk.ui().click("Undo");
  EXPECT_EQ(instrument().find("L1")->text.at("en"), before);
}

TEST_F(Statements, Another_meaning_gets_the_code_that_the_sheet_names) {
  open_editor();
  desk.ui().click(instrument().find("L1")->text.at("en"));
  EXPECT_TRUE(shows("Statement L1"));
  desk.type_into("English (original)", "Leaders answer letters.");
  desk.ui().click("It asks something else now: it gets the new code L8.");
  desk.ui().click("Save");
  EXPECT_EQ(instrument().find("L1"), nullptr);
  EXPECT_EQ(instrument().find("L8")->text.at("en"), "Leaders answer letters.");
  EXPECT_EQ(instrument().version, "2.0.0");
}

TEST_F(Statements, One_is_added_and_taken_out_and_put_back) {
  open_editor();
  desk.ui().click("Add a statement", 1);
  EXPECT_TRUE(shows("New statement S8"));
  desk.ui().click("Save");
  EXPECT_TRUE(shows("The original text is missing."));
  desk.type_into("English (original)", "We tell people about it.");
  desk.ui().click("Save");
  ASSERT_NE(instrument().find("S8"), nullptr);
  desk.want(app::DismissToast{});
  desk.ui().click("We tell people about it.");
  desk.ui().click("Take it out");
  EXPECT_EQ(instrument().find("S8"), nullptr);
  desk.ui().click("Undo");
  ASSERT_NE(instrument().find("S8"), nullptr);
  EXPECT_EQ(instrument().find("S8")->text.at("en"), "We tell people about it.");
}

TEST_F(Statements, A_translation_is_typed_beside_the_original_and_read_by_somebody) {
  desk.state().views.agenda.workshop.language = "fr";
  open_editor();
  desk.state().views.agenda.workshop.language = "fr";
  desk.ui().settle();
  desk.ui().click(instrument().find("L1")->text.at("en"));
  desk.type_into("French (not begun)", "Un responsable.");
  desk.ui().click("Save");
  EXPECT_EQ(instrument().find("L1")->text.at("fr"), "Un responsable.");
  EXPECT_EQ(instrument().languages.at("fr"), "draft");
  desk.ui().click("Languages");
  desk.ui().click("French has been read by somebody who knows both languages.");
  EXPECT_EQ(instrument().languages.at("fr"), "reviewed");
}

TEST_F(Statements, Stay_as_they_are_once_somebody_answered_and_a_copy_can_be_changed) {
  answer_one();
  open_editor();
  EXPECT_TRUE(shows("1 person has answered"));
  EXPECT_EQ(desk.ui().find("Add a statement"), nullptr);
  EXPECT_EQ(desk.ui().find(instrument().find("L1")->text.at("en")), nullptr) << "is not to be pressed";
  desk.ui().click("Duplicate");
  EXPECT_EQ(desk.state().screen, Screen::instrument);
  EXPECT_EQ(desk.state().activity, "activity:a4-2");
  EXPECT_TRUE(shows("Nobody has answered yet"));
  EXPECT_TRUE(shows("dtca-default-2"));
}

TEST_F(Statements, An_edit_that_comes_too_late_is_refused_in_words_and_the_typed_text_stays) {
  open_editor();
  desk.ui().click(instrument().find("L1")->text.at("en"));
  desk.type_into("English (original)", "Too late.");
  answer_one();
  desk.ui().click("Save");
  EXPECT_TRUE(shows("People have answered already"));
  EXPECT_EQ(desk.state().instrument.texts["en"], "Too late.");
  EXPECT_NE(instrument().find("L1")->text.at("en"), "Too late.");
}

TEST_F(Statements, Files_are_read_and_written_outside_of_the_app) {
  open_editor();
  desk.ui().click("Save as a file");
  desk.ui().click("Table of statements");
  const auto saved = desk.effects_of<app::ExportInstrument>();
  ASSERT_EQ(saved.size(), 1u);
  EXPECT_TRUE(saved[0].as_table);
  EXPECT_EQ(saved[0].activity, kAssessment);
  desk.ui().click("Read a file");
  desk.ui().click("Use this file");
  EXPECT_TRUE(shows("Type where the file is"));
  desk.type_into("File", "  /media/stick/ours.csv ");
  desk.ui().click("Use this file");
  const auto read = desk.effects_of<app::ImportInstrument>();
  ASSERT_EQ(read.size(), 1u);
  EXPECT_EQ(read[0].path, "/media/stick/ours.csv");
}

TEST_F(Statements, Html_and_right_to_left_text_are_shown_as_they_are_written) {
  const std::string html = "<b>Bold</b> & <script>alert(1)</script>";
  const std::string arabic = "\u0627\u0644\u0642\u064a\u0627\u062f\u0629";
  ASSERT_TRUE(
      desk.workshop().edit_instrument(kAssessment, core::SetStatementTexts{"L1", {{"en", html}}}).ok());
  ASSERT_TRUE(
      desk.workshop().edit_instrument(kAssessment, core::SetStatementTexts{"L2", {{"en", arabic}}}).ok());
  open_editor();
  EXPECT_TRUE(shows(html));
  EXPECT_TRUE(shows(arabic));
  EXPECT_TRUE(shows("L1 (English): looks like HTML."));
  EXPECT_TRUE(shows("L2 (English): the letters do not fit the language."));
  desk.want(app::SetActivityState{kAssessment, core::ActivityState::open});
  const std::string amina = desk.person("Amina Hassan").id;
  desk.want(app::ChoosePerson{amina});
  desk.want(app::Agree{amina});
  desk.go(Screen::activity, kAssessment);
  EXPECT_TRUE(shows(html));
}

TEST_F(Statements, Are_not_for_participants) {
  const std::string amina = desk.person("Amina Hassan").id;
  desk.want(app::ChoosePerson{amina});
  desk.want(app::Agree{amina});
  desk.go(Screen::instrument, kAssessment);
  EXPECT_NE(desk.state().screen, Screen::instrument);
  desk.want(app::EditInstrument{kAssessment, core::RemoveStatement{"L1"}});
  EXPECT_NE(instrument().find("L1"), nullptr);
}

}  // namespace
}  // namespace ubao::test
