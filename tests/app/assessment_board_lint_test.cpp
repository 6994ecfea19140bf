// Both screens in every state at every size, with words as they are, 40 % longer, and mirrored: nothing cut,
// nothing overlapping, targets large enough.
#include <gtest/gtest.h>

#include <tuple>

#include "tests/app/desk.h"
#include "tests/app/screen_rig.h"
#include "tests/support/layout_lint.h"

namespace ubao::test {
namespace {

using app::Screen;
using Mode = app::AssessmentDraft::Mode;

struct ScreenSize {
  const char* name;
  float width, height, scale;
};

class LintedScreens : public ::testing::TestWithParam<std::tuple<ScreenSize, Words>> {
 protected:
  HeadlessOptions options() const {
    const ScreenSize& size = std::get<ScreenSize>(GetParam());
    return {size.width, size.height, size.scale};
  }
  void in_these_words(ScreenRig& rig) {
    language_ = language_of(std::get<Words>(GetParam()));
    rig.ui().ui().language = &language_;
  }
  static void look(ScreenRig& rig, const char* what) {
    rig.ui().wait(0.5);
    EXPECT_EQ(lint_report(rig.ui()), "") << what;
  }
  core::Language language_;
};

TEST_P(LintedScreens, Assessment) {
  ScreenRig rig(false, options());
  in_these_words(rig);
  rig.open(Screen::assessment, kAssessment, -1);
  look(rig, "nobody");
  rig.open(Screen::assessment, kAssessment, 0);
  look(rig, "first statement");
  auto& draft = rig.state().assessment;
  const std::size_t count = rig.state().views.instrument.statements.size();
  for (std::size_t i = 0; i < count; ++i) {
    draft.statement = i;
    look(rig, rig.state().views.instrument.statements[i].code.c_str());
  }
  rig.ui().key(ImGuiKey_3);
  rig.ui().frames(3);
  EXPECT_EQ(lint_report(rig.ui()), "") << "chosen, with the toast";
  rig.want(app::SetAnswer{kAssessment, "L2", "skipped"});
  rig.want(app::SetAnswer{kAssessment, "L3", "dk"});
  rig.want(app::DismissToast{});
  for (const Mode mode : {Mode::list, Mode::review, Mode::done}) {
    draft.mode = mode;
    draft.advance_at = 0;
    look(rig, mode == Mode::list ? "list" : mode == Mode::review ? "review" : "done");
  }
  draft.mode = Mode::list;
  draft.dimension = "W";
  look(rig, "last dimension of the list");
  draft.word_help = true;
  look(rig, "word help");
  draft.word_help = false;
  rig.want(app::SubmitSheet{kAssessment});
  look(rig, "handed in");
  rig.want(app::SetAnswer{kAssessment, "L3", "1"});
  rig.want(app::DismissToast{});
  look(rig, "changed afterwards");
  rig.want(app::SetActivityState{kAssessment, core::ActivityState::closed});
  rig.open(Screen::agenda, "", 0);
  rig.open(Screen::assessment, kAssessment, 0);
  look(rig, "closed");
}

TEST_P(LintedScreens, Board) {
  ScreenRig rig(true, options());
  in_these_words(rig);
  rig.open(Screen::board, kBoard, 0);
  auto& draft = rig.state().board;
  look(rig, "board");
  const auto cards = rig.board().cards;
  for (const core::Card& card : cards) {
    draft.selected = card.id;
    look(rig, card.text.c_str());
  }
  draft.choosing_colour = true;
  look(rig, "colours");
  draft.choosing_colour = false;
  draft.finding = true;
  look(rig, "finding");
  draft.finding = false;
  look(rig, "found");
  rig.ui().key(ImGuiKey_N);
  look(rig, "composing");
  rig.ui().click(language_.text("board.save"));
  look(rig, "composing with an error");
  draft.composing = false;
  rig.want(app::RemoveCard{cards.front().id});
  look(rig, "removed, with the toast");
  rig.want(app::DismissToast{});
  draft.as_list = true;
  look(rig, "list");
  draft.selected = cards[3].id;
  draft.reading = true;
  look(rig, "reading");
  draft.reading = false;
  draft.as_list = false;
  draft.view = {-3000, -3000, 1};
  look(rig, "far away, with the overview");
  rig.want(app::SetActivityState{kBoard, core::ActivityState::closed});
  look(rig, "closed");
}

TEST_P(LintedScreens, Empty_board) {
  ScreenRig rig(false, options());
  in_these_words(rig);
  rig.open(Screen::board, kBoard, 0);
  look(rig, "empty");
  rig.want(app::AddCard{kBoard, "One", "sky", 0, 0});
  rig.want(app::EditCard{rig.card("One").id, std::string(1990, 'w')});
  look(rig, "a very long word");
  rig.ui().key(ImGuiKey_Enter);
  look(rig, "editing a very long word");
}

std::string name_of_size_and_words(const ::testing::TestParamInfo<std::tuple<ScreenSize, Words>>& given) {
  const Words words = std::get<Words>(given.param);
  const char* name = words == Words::usual ? "usual" : words == Words::longer ? "longer" : "mirrored";
  return std::string(std::get<ScreenSize>(given.param).name) + "_" + name;
}

INSTANTIATE_TEST_SUITE_P(Sizes, LintedScreens,
                         ::testing::Combine(::testing::Values(ScreenSize{"laptop", 1366, 768, 1},
                                                              ScreenSize{"small", 1024, 600, 1.25f},
                                                              ScreenSize{"small1", 1024, 600, 1},
                                                              ScreenSize{"tablet", 800, 1280, 1},
                                                              ScreenSize{"phone", 360, 740, 1}),
                                            ::testing::Values(Words::usual, Words::longer, Words::mirrored)),
                         name_of_size_and_words);

}  // namespace
}  // namespace ubao::test
