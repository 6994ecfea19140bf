// A whiteboard on the wall at every size: nothing cut and nothing over anything, with no card and with many,
// in every phase, with a timer and without.
#include <gtest/gtest.h>

#include "tests/app/linted_pages.h"
#include "tests/support/activities.h"

namespace ubao::test {
namespace {

std::vector<Setting> walls() {
  std::vector<Setting> settings = all_settings();
  settings.insert(settings.begin(), {{"wall", 1920, 1080, 1, Words::usual},
                                     {"wall_longer", 1920, 1080, 1, Words::longer},
                                     {"wall_mirrored", 1920, 1080, 1, Words::mirrored}});
  return settings;
}

class LintedWalls : public LintedPages {
 protected:
  void begin(const std::string& course, const std::string& activity) {
    board = "activity:" + activity;
    desk.begin({"Amina Odhiambo", "Brian"}, true, course);
    ASSERT_TRUE(desk.workshop().set_activity_state(board, core::ActivityState::open));
    desk.go(app::Screen::board, board);
    desk.want(app::ProjectBoard{});
    ASSERT_EQ(desk.state().screen, app::Screen::projector);
  }
  void add(int cards) {
    std::vector<core::Change> changes;
    const std::string author = first_person();
    for (int i = 0; i < cards; ++i)
      changes.push_back({"card:" + std::to_string(1'000'000 + i),
                         {{"activity", board},
                          {"author", author},
                          {"text", "Card " + std::to_string(i) + ": ask people only once for what we know"},
                          {"colour", "leaf"},
                          {"pos", {i % 40 * 190 - 700, i / 40 * 140 - 700}}},
                         author,
                         {}});
    ASSERT_TRUE(desk.workshop().store().record(changes));
    desk.ui().settle();
  }
  std::string board;
};

TEST_P(LintedWalls, From_the_question_to_many_cards) {
  begin("online-5x2h", "a3");
  look("no card");
  ASSERT_TRUE(desk.workshop().set_timer(board, 600));
  ASSERT_TRUE(desk.workshop().set_revealed(board, false));
  add(41);
  look("all of them private, with a timer");
  ASSERT_TRUE(desk.workshop().set_revealed(board, true));
  look("shown");
  for (const core::BoardPhase phase :
       {core::BoardPhase::appreciate, core::BoardPhase::critical, core::BoardPhase::closed}) {
    ASSERT_TRUE(desk.workshop().set_phase(board, phase));
    look("phase " + std::string(core::name_of(phase)));
  }
  desk.pass(700);
  look("time is up");
  add(2000);
  look("two thousand cards");
}

TEST_P(LintedWalls, Divided_boards) {
  begin("face-to-face-5d", "d4-doability");
  add(20);
  look("quadrants");
}

INSTANTIATE_TEST_SUITE_P(Sizes, LintedWalls, ::testing::ValuesIn(walls()), name_of_setting);

}  // namespace
}  // namespace ubao::test
