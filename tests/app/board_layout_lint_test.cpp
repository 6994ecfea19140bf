// Divided boards at every size, empty and with cards, from near and from afar.
#include <gtest/gtest.h>

#include "tests/app/linted_pages.h"

namespace ubao::test {
namespace {

class LintedLayouts : public LintedPages {
 protected:
  void look_at(const std::string& course, const std::string& activity) {
    const std::string board = "activity:" + activity;
    desk.begin({"Amina Odhiambo", "Brian"}, true, course);
    ASSERT_TRUE(desk.workshop().set_activity_state(board, core::ActivityState::open));
    desk.go(app::Screen::board, board);
    look(activity + ", empty");
    std::vector<core::Change> changes;
    const std::string author = first_person();
    for (const core::BoardZone& zone : desk.state().views.board.layout.zones)
      for (int i = 0; i < 9; ++i)
        changes.push_back({"card:" + zone.code + std::to_string(i),
                           {{"activity", board},
                            {"author", author},
                            {"text", "Ask people only once for what we know already"},
                            {"colour", "leaf"},
                            {"pos", {zone.x + 20 + i % 3 * 190, zone.y + 60 + i / 3 * 140}}},
                           author,
                           {}});
    ASSERT_TRUE(desk.workshop().store().record(changes));
    desk.ui().settle();
    look(activity + ", with cards");
    desk.ui().key(ImGuiKey_0);
    look(activity + ", all in sight");
    desk.ui().key(ImGuiKey_1);
    look(activity + ", at 100 %");
    desk.state().board.selected = desk.state().views.board.cards.front().id;
    look(activity + ", one selected");
  }
};

TEST_P(LintedLayouts, Zones) { look_at("face-to-face-5d", "d3-framework"); }
TEST_P(LintedLayouts, Quadrants) { look_at("face-to-face-5d", "d4-doability"); }
TEST_P(LintedLayouts, Columns) { look_at("online-5x2h", "a17"); }

INSTANTIATE_TEST_SUITE_P(Sizes, LintedLayouts, ::testing::ValuesIn(all_settings()), name_of_setting);

}  // namespace
}  // namespace ubao::test
