// The board with few and with very many cards at every size: nothing cut, nothing overlapping, targets large
// enough, and no more drawn than can be seen.
#include <gtest/gtest.h>

#include "tests/app/desk.h"
#include "tests/app/linted_pages.h"
#include "tests/support/activities.h"

namespace ubao::test {
namespace {

class LintedBoards : public LintedPages {
 protected:
  void open_board(int cards) {
    desk.begin({"Amina Odhiambo", "Brian"});
    ASSERT_TRUE(desk.workshop().set_activity_state(kBoard, core::ActivityState::open));
    const std::string author = first_person();
    const auto& colours = core::card_colours();
    std::vector<core::Change> changes;
    for (int i = 0; i < cards; ++i)
      changes.push_back({"card:" + std::to_string(1'000'000 + i),
                         {{"activity", kBoard},
                          {"author", author},
                          {"text", "Card " + std::to_string(i) + ": ask people only once for what we know"},
                          {"colour", colours[static_cast<std::size_t>(i) % colours.size()]},
                          {"pos", {i % 50 * 200, i / 50 * 150}}},
                         author,
                         {}});
    ASSERT_TRUE(desk.workshop().store().record(changes));
    desk.go(app::Screen::board, kBoard);
  }
  app::BoardDraft& draft() { return desk.state().board; }
  std::string word(const char* key) { return desk.ui().ui().say(key); }

  void look_at_board(int cards) {
    open_board(cards);
    const std::string many = std::to_string(cards) + " cards";
    look(many);
    draft().selected = "card:1000003";
    look(many + ", one selected");
    desk.ui().key(ImGuiKey_A, true);
    look(many + ", all chosen");
    draft().choice.set({"card:1000000", "card:1000001"});
    look(many + ", two chosen");
    draft().arranging = true;
    look(many + ", arranging");
    draft().arranging = false;
    draft().finding = true;
    look(many + ", two chosen while finding");
    draft().finding = false;
    draft().choice.clear();
    look(many + ", none chosen yet");
    draft().choosing = false;
    desk.ui().key(ImGuiKey_0);
    look(many + ", all in sight");
    desk.ui().key(ImGuiKey_1);
    look(many + ", at 100 %");
    draft().as_list = true;
    look(many + ", as a list");
    draft().as_list = false;
    desk.ui().key(ImGuiKey_N);
    desk.ui().settle();
    desk.ui().type("First line");
    desk.ui().key(ImGuiKey_Enter);
    desk.ui().type("Second line");
    look(many + ", several lines");
  }
};

TEST_P(LintedBoards, Twenty_cards) { look_at_board(20); }
TEST_P(LintedBoards, Two_hundred_cards) { look_at_board(200); }
TEST_P(LintedBoards, Two_thousand_cards) { look_at_board(2000); }

INSTANTIATE_TEST_SUITE_P(Sizes, LintedBoards, ::testing::ValuesIn(all_settings()), name_of_setting);

}  // namespace
}  // namespace ubao::test
