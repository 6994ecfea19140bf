// The debrief as a facilitator leads it: the real screen, the real App, a real store.
#include <gtest/gtest.h>

#include "core/locks.h"
#include "tests/app/screen_rig.h"
#include "tests/support/made_results.h"

namespace ubao::test {
namespace {

using app::DebriefFigure;
using app::Screen;

constexpr const char* kDebriefOfSession = "activity:s2-debrief";

class Debrief : public ::testing::Test {
 protected:
  Debrief() : rig(true) {
    if (rig.workshop().agenda().find(kAssessment)->state != core::ActivityState::closed) {
      EXPECT_TRUE(rig.workshop().set_activity_state(kAssessment, core::ActivityState::closed));
    }
    rig.open(Screen::debrief, kAssessment, -1);
  }

  bool shows(const std::string& text) { return rig.ui().shows(text); }
  template <class T>
  std::vector<T> wanted() {
    std::vector<T> found;
    for (const app::Intent& intent : rig.take_intents())
      if (const T* one = std::get_if<T>(&intent)) found.push_back(*one);
    return found;
  }
  app::DebriefView& view() { return rig.state().views.debrief; }
  void show(const core::AssessmentResults& results) {
    view().results = results;
    ++view().revision;
    rig.ui().settle();
  }
  void show_made(int people) {
    core::AssessmentResults results =
        made_results(rig.workshop().instrument(kAssessment), {.respondents = people});
    results.live = true;
    show(results);
  }

  ScreenRig rig;
};

TEST_F(Debrief, Is_reached_from_the_agenda_and_is_that_of_the_assessment) {
  rig.want(app::GoTo{Screen::agenda, {}});
  rig.want(app::GoTo{Screen::activity, kDebriefOfSession});
  rig.ui().click("Open the debrief");
  rig.ui().settle();
  EXPECT_EQ(rig.state().screen, Screen::debrief);
  EXPECT_EQ(rig.state().activity, kAssessment);
}

TEST_F(Debrief, Leads_from_a_dimension_to_a_statement_and_back) {
  show_made(24);
  rig.ui().click("Governance");
  rig.ui().settle();
  rig.ui().click("Service performance data is published.");
  rig.ui().settle();
  EXPECT_EQ(rig.state().debrief.statement, "G6");
  EXPECT_TRUE(shows("Strongly agree"));
  EXPECT_TRUE(shows("By ministry"));
  rig.ui().click("All statements");
  rig.ui().settle();
  EXPECT_EQ(rig.state().debrief.statement, "");
  EXPECT_EQ(rig.state().debrief.dimension, "G");
}

TEST_F(Debrief, Sorts_by_gap_and_by_agreement_and_back) {
  show_made(24);
  rig.ui().click("Sort by gap");
  EXPECT_EQ(rig.state().debrief.order, core::StatementOrder::gap);
  rig.ui().settle();
  rig.ui().click("Sort by agreement");
  EXPECT_EQ(rig.state().debrief.order, core::StatementOrder::disagreement);
  rig.ui().settle();
  rig.ui().click("Sort by number");
  EXPECT_EQ(rig.state().debrief.order, core::StatementOrder::dimension);
}

TEST_F(Debrief, Compares_groups_and_hides_the_small_ones) {
  show_made(40);
  rig.ui().click("Compare groups");
  rig.ui().settle();
  rig.ui().click("By ministry");
  rig.ui().settle();
  EXPECT_EQ(rig.state().debrief.compare, "ministry");
  EXPECT_TRUE(shows("Health"));
  rig.ui().click("Compare groups");
  rig.ui().settle();
  rig.ui().click("All together");
  rig.ui().settle();
  EXPECT_EQ(rig.state().debrief.compare, "");
}

TEST_F(Debrief, Makes_a_statement_a_priority_once) {
  show_made(24);
  rig.ui().click("One named senior official answers for digital change.");
  rig.ui().settle();
  rig.ui().click("Make a priority");
  rig.ui().settle();
  EXPECT_TRUE(shows("L1 is on the action plan."));
  EXPECT_EQ(rig.workshop().priorities(kAssessment), std::vector<std::string>{"L1"});
  rig.want(app::MakePriority{kAssessment, "L1"});
  EXPECT_TRUE(shows("L1 is on the action plan already."));
  EXPECT_FALSE(rig.state().problem.has_value());
  EXPECT_EQ(rig.workshop().store().all_of_kind("row").size(), 1u);
}

TEST_F(Debrief, Keeps_notes_while_they_are_typed) {
  show_made(24);
  rig.want(app::DismissToast{});
  rig.state().debrief.sheet = app::DebriefDraft::Sheet::notes;
  rig.ui().settle();
  rig.ui().type("Lands has no data");
  rig.ui().wait(2);
  rig.ui().settle();
  EXPECT_EQ(rig.workshop().debrief_note(kAssessment).text, "Lands has no data");
  rig.ui().type(" yet");
  rig.want(app::GoTo{Screen::agenda, {}});
  EXPECT_EQ(rig.workshop().debrief_note(kAssessment).text, "Lands has no data yet");
}

TEST_F(Debrief, Is_published_before_it_is_projected) {
  ASSERT_TRUE(view().results.live);
  ASSERT_GE(view().results.respondents, core::kFewestShown);
  EXPECT_EQ(rig.ui().find("Show on projector"), nullptr);
  rig.want(app::ShowOnProjector{});
  EXPECT_EQ(rig.state().screen, Screen::debrief) << "the room has not been shown anything yet";
  rig.ui().click("Publish to the room");
  rig.ui().settle();
  EXPECT_TRUE(shows("Publish this picture?"));
  rig.ui().click("Not now");
  rig.ui().settle();
  EXPECT_FALSE(rig.workshop().published(kAssessment).has_value());
  rig.want(app::Publish{kAssessment});
  EXPECT_TRUE(shows("Published. Everybody sees picture 1."));
  ASSERT_TRUE(rig.workshop().published(kAssessment).has_value());
  EXPECT_EQ(view().publish.more_needed, core::kFewestShown);
  EXPECT_NE(rig.ui().find("Show on projector"), nullptr);
  rig.open(Screen::debrief, kAssessment, 0);
  EXPECT_TRUE(shows("Picture 1 of")) << "and participants see it";
}

TEST_F(Debrief, Is_projected_without_a_name_and_left_with_Escape) {
  rig.want(app::Publish{kAssessment});
  rig.want(app::DismissToast{});
  rig.ui().click("Show on projector");
  rig.ui().settle();
  ASSERT_EQ(rig.state().screen, Screen::projector);
  EXPECT_FALSE(view().results.live) << "the wall shows what was published";
  EXPECT_TRUE(shows("Leadership"));
  EXPECT_FALSE(shows("Facilitator")) << "nothing personal";
  for (const core::Person& person : rig.workshop().people()) EXPECT_FALSE(shows(person.name)) << person.name;
  rig.ui().key(ImGuiKey_RightArrow);
  rig.ui().settle();
  EXPECT_EQ(rig.state().projector.dimension, "S");
  rig.ui().click("Other view");
  rig.ui().settle();
  EXPECT_EQ(rig.state().projector.figure, DebriefFigure::radar);
  rig.ui().key(ImGuiKey_Escape);
  rig.ui().settle();
  EXPECT_EQ(rig.state().screen, Screen::debrief);
  EXPECT_TRUE(view().results.live);
}

TEST_F(Debrief, Goes_back_from_a_statement_to_all_of_them_and_then_to_where_one_came_from) {
  show_made(24);
  rig.ui().click("Leaders shift resources to agreed digital priorities.");
  rig.ui().settle();
  rig.ui().click("Back");
  rig.ui().settle();
  EXPECT_EQ(rig.state().screen, Screen::debrief);
  EXPECT_EQ(rig.state().debrief.statement, "");
  rig.ui().click("Back");
  rig.ui().settle();
  EXPECT_EQ(rig.state().screen, Screen::agenda);
}

TEST_F(Debrief, Lays_a_figure_out_once_and_not_in_every_frame) {
  show_made(500);
  rig.ui().frames(3);
  const int made = rig.ui().ui().figures.made();
  rig.ui().frames(10);
  EXPECT_GT(made, 0);
  EXPECT_EQ(rig.ui().ui().figures.made(), made);
}

TEST_F(Debrief, Saves_picture_and_table_under_a_name_that_says_what_they_are) {
  show_made(24);
  app::State& state = rig.state();
  const app::Effects picture =
      rig.app().update({app::SavePicture{{DebriefFigure::bars, "L", {}, {}, {}}}}, 1);
  ASSERT_EQ(picture.size(), 1u);
  const auto& written = std::get<app::WritePicture>(picture.front());
  EXPECT_NE(written.name.find(state.views.agenda.workshop.title), std::string::npos);
  EXPECT_FALSE(written.figure.shapes.empty());
  const app::Effects table = rig.app().update({app::SaveTable{}}, 1);
  ASSERT_EQ(table.size(), 1u);
  EXPECT_NE(std::get<app::WriteTable>(table.front()).csv.find("L1"), std::string::npos);
}

TEST_F(Debrief, Shows_participants_no_actions_of_the_facilitator) {
  rig.open(Screen::debrief, kAssessment, 0);
  show_made(24);
  for (const char* action :
       {"Make a priority", "Publish to the room", "Show on projector", "Notes", "Picture", "Table"})
    EXPECT_EQ(rig.ui().find(action), nullptr) << action;
  EXPECT_NE(rig.ui().find("Common answers"), nullptr);
  show({});
  EXPECT_TRUE(shows("The picture is not published yet"));
}

}  // namespace
}  // namespace ubao::test
