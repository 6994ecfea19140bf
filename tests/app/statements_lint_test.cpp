// The statements' editor and the matrix in every state, at every size, in words of usual length, in longer
// ones and mirrored: nothing cut, nothing overlapping, targets large enough.
#include "tests/app/linted_pages.h"

namespace ubao::test {
namespace {

using app::Screen;
using core::ActivityState;

class LintedStatements : public LintedPages {
 protected:
  LintedStatements() { desk.begin({"Wanjiru Kamau"}, false); }
};

TEST_P(LintedStatements, Editor) {
  const std::string assessed = "activity:a4";
  desk.go(Screen::activity, assessed);
  look("the way there");
  desk.go(Screen::instrument, assessed);
  look("open");
  desk.state().views.agenda.workshop.language = "fr";
  using Over = app::InstrumentDraft::Sheet;
  for (const Over sheet : {Over::edit, Over::add, Over::languages, Over::note, Over::import, Over::save}) {
    app::InstrumentDraft& draft = desk.state().instrument;
    draft = {};
    draft.code = "L1";
    draft.dimension = "W";
    draft.sheet = sheet;
    look("sheet " + std::to_string(static_cast<int>(sheet)));
    draft.error = sheet == Over::import ? "instrument.fault.no_file" : "instrument.fault.empty";
    draft.new_meaning = true;
    look("sheet " + std::to_string(static_cast<int>(sheet)) + ", with a fault");
  }
  desk.state().instrument = {};
  auto& workshop = desk.workshop();
  ASSERT_TRUE(
      workshop
          .edit_instrument(assessed,
                           core::SetStatementTexts{"L1",
                                                   {{"en",
                                                     "One two three four five six seven eight nine ten "
                                                     "eleven twelve thirteen fourteen fifteen <b>16</b>"},
                                                    {"ar", "x"},
                                                    {"fr", "Un"}}})
          .ok());
  desk.ui().settle();
  look("doubts and translations");
  desk.state().views.instrument_status.edited_apart = true;
  look("edited apart");
  with_problem("editor");
  desk.state().instrument.sheet = Over::languages;
  look("translations");
  desk.state().instrument = {};
  desk.want(app::SetActivityState{assessed, ActivityState::open});
  ASSERT_TRUE(workshop.set_answer(assessed, first_person(), "L2", "4").ok());
  desk.ui().settle();
  look("begun here");
  ASSERT_TRUE(workshop.submit(assessed, first_person()).ok());
  desk.ui().settle();
  look("frozen");
  desk.state().instrument.sheet = Over::languages;
  look("frozen translations");
}

TEST_P(LintedStatements, Pillars) {
  const std::string matrix = "activity:a6";
  desk.go(Screen::activity, matrix);
  ASSERT_EQ(desk.state().screen, Screen::pillars);
  look("planned");
  desk.want(app::SetActivityState{matrix, ActivityState::open});
  look("open");
  auto& workshop = desk.workshop();
  ASSERT_TRUE(workshop.set_rating(matrix, {{}, "vision", "national", 1, 4, "Train leaders"}).ok());
  ASSERT_TRUE(workshop.set_rating(matrix, {{}, "legal", "national", 3, 3, {}}).ok());
  ASSERT_TRUE(workshop.set_rating(matrix, {{}, "data", "national", 4, 2, {}}).ok());
  ASSERT_TRUE(workshop.set_rating(matrix, {"Team Blue of the Upper River", "data", "local", 4, 2, {}}).ok());
  desk.ui().settle();
  look("some levels");
  app::PillarsDraft& draft = desk.state().pillars;
  draft.writing = "vision";
  draft.text = "Train leaders, and those who lead them,\nand listen";
  look("writing");
  draft.writing.clear();
  desk.state().views.matrix.teams[""][{"vision", "national"}].versions = {"Train leaders",
                                                                          "Listen to people"};
  look("two texts");
  draft.overview = true;
  look("overview");
  draft.team = "Team Blue of the Upper River";
  look("overview of a team");
  draft.overview = false;
  draft.naming = true;
  look("naming a team");
  draft.error = "pillars.fault.no_name";
  look("naming a team, with a fault");
  draft.naming = false;
  with_problem("pillars");
  desk.want(app::SetActivityState{matrix, ActivityState::closed});
  look("closed");
  desk.want(app::ChoosePerson{first_person()});
  desk.want(app::Agree{first_person()});
  desk.go(Screen::activity, matrix);
  look("as a participant");
}

TEST_P(LintedStatements, A_scale_of_two_and_of_eleven_points) {
  const std::string assessed = "activity:a4";
  for (const int points : {2, 11}) {
    core::Instrument instrument = desk.workshop().instrument(assessed);
    instrument.id = "scale-" + std::to_string(points);
    instrument.scale.clear();
    for (int value = points; value >= 1; --value)
      instrument.scale.push_back({value, {{"en", "Point " + std::to_string(value)}}, {}});
    instrument.thresholds = {150, 151, 50, 25};
    ASSERT_TRUE(desk.workshop().replace_instrument(assessed, instrument).ok());
    desk.want(app::SetActivityState{assessed, ActivityState::open});
    desk.go(Screen::instrument, assessed);
    look("editor, " + std::to_string(points));
    if (GetParam().scale > 1.5f) continue;  // answers this large are the business of a larger screen
    desk.want(app::ChoosePerson{first_person()});
    desk.want(app::Agree{first_person()});
    desk.go(Screen::activity, assessed);
    ASSERT_EQ(desk.state().screen, Screen::assessment);
    desk.want(app::DismissToast{});
    look("one statement, " + std::to_string(points));
    desk.state().assessment.mode = app::AssessmentDraft::Mode::list;
    look("list, " + std::to_string(points));
    desk.want(app::ChoosePerson{});
    desk.go(Screen::agenda);
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, LintedStatements, ::testing::ValuesIn(all_settings()), name_of_setting);

}  // namespace
}  // namespace ubao::test
