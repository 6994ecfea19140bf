// The screens that go with an assessment, in every state, at every size, of 5 and of 500 people, in words of
// usual length, in longer ones and mirrored: nothing cut, nothing overlapping, targets large enough.
#include "tests/app/linted_pages.h"
#include "tests/support/activities.h"
#include "tests/support/made_results.h"

namespace ubao::test {
namespace {

using app::DebriefFigure;
using app::Screen;
using core::ActivityState;
using core::StatementOrder;

class LintedDebrief : public LintedPages {
 protected:
  void begin() { desk.begin({"Wanjiru Kamau", "Leilani Tuivasa of the Long Family Name of Upper River"}); }
  app::DebriefView& view() { return desk.state().views.debrief; }
  app::DebriefDraft& draft() { return desk.state().debrief; }
  void show(const core::AssessmentResults& results) {
    view().results = results;
    ++view().revision;
  }
  core::AssessmentResults answers_of(int people, bool live = true) {
    core::AssessmentResults results =
        made_results(desk.workshop().instrument(kAssessment), {.respondents = people});
    results.live = live;
    if (people < core::kFewestShown) results.hidden = true, results.statements.clear();
    return results;
  }
  void agree(const std::string& statement, const std::string& team, const core::ConsensusEntry& entry) {
    ASSERT_TRUE(desk.workshop().set_consensus(kAssessment, statement, team, entry, {}));
    desk.ui().settle();
  }
};

TEST_P(LintedDebrief, Who_has_answered) {
  begin();
  desk.go(Screen::activity, kAssessment);
  ASSERT_EQ(desk.state().screen, Screen::completion);
  look("planned");
  desk.want(app::SetActivityState{kAssessment, ActivityState::open, {}});
  look("open");
  desk.state().completion.sheet = app::CompletionDraft::Sheet::freeze;
  look("asked whether to freeze");
  desk.want(app::SetActivityState{kAssessment, ActivityState::closed, {}});
  look("frozen");
  desk.state().completion.sheet = app::CompletionDraft::Sheet::reopen;
  desk.state().completion.error = "completion.reopen.why";
  look("asked why");
  desk.want(app::SetActivityState{kAssessment, ActivityState::open,
                                  "Lands came late, and the tablets of the coast were not charged. We go on "
                                  "at two, and freeze at three."});
  look("opened again");
  desk.want(app::DismissToast{});
  core::Completion& seen = desk.state().views.completion;
  seen.sheets = 40;
  seen.unknown = 3;
  look("more sheets than people");
  seen.late = 3;
  look("late sheets");
  seen.late_counts = true;
  look("late sheets that count");
  seen.late = 0;
  seen.sheets = 0;
  seen.done = 2;
  seen.state = ActivityState::closed;
  look("sheets are missing");
  with_problem("who has answered");
}

TEST_P(LintedDebrief, Who_has_answered_of_500) {
  begin();
  desk.add_people(498);
  desk.go(Screen::activity, kAssessment);
  core::Completion& seen = desk.state().views.completion;
  ASSERT_EQ(seen.people.size(), 500u);
  for (std::size_t i = 0; i < seen.people.size(); ++i) {
    seen.people[i].done = i > 200;
    seen.people[i].by_closing = i > 400;
    seen.people[i].name_locked = i == 1;
  }
  desk.state().badge.to_send = 12;
  look("some have handed in");
  desk.ui().wheel({desk.ui().ui().screen.w / 3, desk.ui().ui().screen.h / 2}, -400);
  look("further down");
}

TEST_P(LintedDebrief, Pictures) {
  begin();
  desk.go(Screen::debrief, kAssessment);
  look("no answers");
  for (const core::ErrorCode why : {core::ErrorCode::locked, core::ErrorCode::no_key}) {
    view().why_none = why;
    look("no answers, " + std::string(core::name_of(why)));
  }
  view().why_none = core::ErrorCode::none;
  show(answers_of(3));
  look("too few");
  for (const int people : {5, 500}) {
    show(answers_of(people, people == 5));
    const std::string of = " of " + std::to_string(people);
    for (const StatementOrder order :
         {StatementOrder::dimension, StatementOrder::gap, StatementOrder::disagreement}) {
      draft().order = order;
      look("answers" + of);
    }
    draft().dimension.clear();
    draft().order = StatementOrder::dimension;
    look("all answers" + of);
    draft().compare = "ministry";
    look("groups" + of);
    draft().compare.clear();
    draft().dimension = "L";
    draft().statement = "L7";
    look("a statement" + of);
    draft().statement.clear();
  }
  view().publish = {0, 0, true};
  view().results.live = true;
  look("never published");
  view().publish = {2, 4, false};
  look("may not be published yet");
  view().publish = {2, 0, true};
  look("may be published");
  using Asked = app::DebriefDraft::Sheet;
  for (const Asked sheet : {Asked::compare, Asked::priority, Asked::publish, Asked::notes}) {
    draft().sheet = sheet;
    look("sheet " + std::to_string(static_cast<int>(sheet)));
  }
  draft().opened = false;
  view().note_versions = {"Lands has no data.\nAsk Finance.",
                          "Somebody else's words " + std::string(60, 'w')};
  look("two notes");
  draft().sheet = Asked::none;
  desk.want(app::MakePriority{kAssessment, "L3"});
  look("a priority was made");
  with_problem("debrief");
}

TEST_P(LintedDebrief, On_the_projector) {
  begin();
  desk.go(Screen::debrief, kAssessment);
  desk.want(app::GoTo{Screen::projector, kAssessment});
  ASSERT_EQ(desk.state().screen, Screen::projector);
  look("nothing published");
  show(answers_of(500, false));
  view().consensus = {{kAssessment, "L1", "", {2, "", "", "", ""}, {}},
                      {kAssessment, "L2", "", {5, "", "", "", ""}, {}}};
  app::FigureChoice& shown = desk.state().projector;
  for (const DebriefFigure figure : {DebriefFigure::bars, DebriefFigure::radar, DebriefFigure::words,
                                     DebriefFigure::groups, DebriefFigure::dumbbells})
    for (const char* dimension : {"L", ""})
      for (const StatementOrder order : {StatementOrder::dimension, StatementOrder::gap}) {
        shown = {figure, dimension, figure == DebriefFigure::groups ? "ministry" : "", order};
        look("projected " + std::to_string(static_cast<int>(figure)) + dimension);
      }
}

TEST_P(LintedDebrief, Common_answers) {
  begin();
  desk.go(Screen::consensus, kAssessment);
  look("none yet");
  agree("L1", "",
        {2, "A reason of some length that fills a line and goes on in the next one.", "A report", "high",
         "Two of us"});
  agree("L2", "The Team of the Upper River and Its Long Name", {core::kNoConsensus, "", "", "", ""});
  look("two teams");
  auto& form = desk.state().consensus;
  form.sheet = app::ConsensusDraft::Sheet::team;
  form.error = "consensus.team.error";
  look("another team");
  form.sheet = app::ConsensusDraft::Sheet::none;
  show(answers_of(24));
  look("beside what was answered alone");
  for (const char* code : {"L1", "L6", "W7"}) {
    form.statement = code;
    form.loaded = false;
    look(std::string("form of ") + code);
  }
  form.statement = "L1";
  form.loaded = false;
  view().consensus.front().versions = {{2, "No budget line", "", "high", ""},
                                       {4, std::string(300, 'w'), "Savings", "", "Some"},
                                       {core::kNoConsensus, "", "", "", ""}};
  look("three versions");
}

INSTANTIATE_TEST_SUITE_P(Sizes, LintedDebrief, ::testing::ValuesIn(all_settings()), name_of_setting);

}  // namespace
}  // namespace ubao::test
