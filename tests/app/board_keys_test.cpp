// The whiteboard without a mouse.
#include <gtest/gtest.h>

#include "tests/app/screen_rig.h"

namespace ubao::test {
namespace {

using app::Screen;

class BoardKeys : public ::testing::Test {
 protected:
  void SetUp() override { rig.open(Screen::board, kBoard, 0); }

  void add(const std::string& text, std::int64_t x, std::int64_t y) {
    rig.want(app::AddCard{kBoard, text, "maize", x, y});
    rig.state().board.selected.clear();
    rig.ui().settle();
  }
  std::string selected() {
    for (const core::Card& card : rig.board().cards)
      if (card.id == draft().selected) return card.text;
    return {};
  }
  app::BoardDraft& draft() { return rig.state().board; }

  ScreenRig rig;
};

TEST_F(BoardKeys, A_card_is_written_edited_and_removed) {
  rig.ui().key(ImGuiKey_N);
  rig.ui().settle();
  rig.ui().type("From the keyboard");
  EXPECT_EQ(draft().text, "From the keyboard") << "the N that opened the sheet is not in it";
  rig.ui().key(ImGuiKey_Enter, true);
  ASSERT_EQ(rig.board().cards.size(), 1u);
  EXPECT_EQ(rig.board().cards.front().text, "From the keyboard");
  rig.ui().settle();
  rig.ui().key(ImGuiKey_Enter);
  rig.ui().settle();
  ASSERT_TRUE(draft().composing);
  rig.ui().type("!");
  rig.ui().key(ImGuiKey_Enter, true);
  EXPECT_EQ(rig.board().cards.front().text, "From the keyboard!");
  rig.ui().settle();
  rig.ui().key(ImGuiKey_Delete);
  EXPECT_TRUE(rig.board().cards.empty());
}

TEST_F(BoardKeys, Arrows_move_the_selected_card_as_one_change) {
  add("One", 0, 0);
  rig.ui().key(ImGuiKey_Tab);
  ASSERT_EQ(selected(), "One");
  rig.take_intents();
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiKey_RightArrow, true);
  rig.ui().frames(60);
  EXPECT_EQ(rig.card("One").x, 0) << "nothing is written while the key is down";
  io.AddKeyEvent(ImGuiKey_RightArrow, false);
  rig.ui().frames(3);
  EXPECT_GT(rig.card("One").x, 40) << "it repeats while it is held";
  EXPECT_EQ(rig.take_intents().size(), 1u);
  const std::int32_t x = rig.card("One").x;
  rig.ui().key(ImGuiKey_DownArrow, false, true);
  EXPECT_EQ(rig.card("One").y, 40) << "a longer step with shift";
  EXPECT_EQ(rig.card("One").x, x);
}

TEST_F(BoardKeys, Arrows_pan_when_nothing_is_selected) {
  add("One", 0, 0);
  const app::BoardView before = draft().view;
  rig.ui().key(ImGuiKey_RightArrow);
  EXPECT_GT(draft().view.x, before.x);
  EXPECT_EQ(rig.card("One").x, 0);
}

TEST_F(BoardKeys, Tab_goes_through_the_cards_as_one_reads_and_Escape_lets_go) {
  add("Third", 0, 400);
  add("Second", 300, 10);
  add("First", 0, 0);
  std::vector<std::string> order;
  for (int i = 0; i < 3; ++i) {
    rig.ui().key(ImGuiKey_Tab);
    order.push_back(selected());
  }
  EXPECT_EQ(order, (std::vector<std::string>{"First", "Second", "Third"}));
  rig.ui().key(ImGuiKey_Tab, false, true);
  EXPECT_EQ(selected(), "Second");
  EXPECT_EQ(rig.ui().focused(), "") << "the tools are not touched by it";
  rig.ui().key(ImGuiKey_Escape);
  EXPECT_EQ(selected(), "");
  rig.ui().key(ImGuiKey_Tab);
  EXPECT_EQ(rig.ui().focused(), "Select") << "from here Tab goes on to the tools";
  EXPECT_EQ(selected(), "");
}

TEST_F(BoardKeys, Every_tool_can_be_reached_from_the_cards) {
  add("One", 0, 0);
  rig.ui().key(ImGuiKey_Tab);
  rig.ui().key(ImGuiKey_Tab);  // past the last card
  std::vector<std::string> seen;
  for (int i = 0; i < 20; ++i) {
    rig.ui().key(ImGuiKey_Tab);
    seen.push_back(rig.ui().focused());
  }
  for (const char* tool :
       {"Find", "Out", "In", "Fit", "Edit", "Colour", "Remove", "As a list", "New card", "Leave"})
    EXPECT_NE(std::find(seen.begin(), seen.end(), tool), seen.end()) << tool;
}

TEST_F(BoardKeys, Enter_on_a_tool_is_the_tools) {
  add("One", 0, 0);
  rig.ui().key(ImGuiKey_Tab);
  rig.ui().key(ImGuiKey_Escape);
  for (int i = 0; i < 20 && rig.ui().focused() != "As a list"; ++i) rig.ui().key(ImGuiKey_Tab);
  rig.ui().key(ImGuiKey_Enter);
  EXPECT_TRUE(draft().as_list);
  EXPECT_FALSE(draft().composing);
}

TEST_F(BoardKeys, Plus_minus_and_nought_zoom) {
  add("One", 0, 0);
  add("Two", 4000, 0);
  draft().view.zoom = 1;
  rig.ui().key(ImGuiKey_Equal);
  EXPECT_FLOAT_EQ(draft().view.zoom, 1.25f);
  rig.ui().key(ImGuiKey_Minus);
  rig.ui().key(ImGuiKey_KeypadSubtract);
  EXPECT_NEAR(draft().view.zoom, 0.8f, 0.001f);
  rig.ui().key(ImGuiKey_0);
  EXPECT_LT(draft().view.zoom, 0.35f);
  EXPECT_NE(rig.ui().find("Fit"), nullptr);
}

TEST_F(BoardKeys, Undo_and_redo_have_their_keys) {
  add("One", 0, 0);
  rig.ui().key(ImGuiKey_Z, true);
  EXPECT_TRUE(rig.board().cards.empty());
  rig.ui().key(ImGuiKey_Y, true);
  EXPECT_EQ(rig.board().cards.size(), 1u);
  rig.ui().key(ImGuiKey_Z, true);
  rig.ui().key(ImGuiKey_Z, true, true);
  EXPECT_EQ(rig.board().cards.size(), 1u);
}

TEST_F(BoardKeys, Escape_puts_a_dragged_card_back) {
  add("One", 0, 0);
  const ImVec2 at = rig.ui().item("One").box.middle();
  rig.ui().press_at(at);
  rig.ui().move_to({at.x + 100, at.y + 100});
  ASSERT_FALSE(draft().dragging.empty());
  rig.take_intents();
  rig.ui().key(ImGuiKey_Escape);
  rig.ui().move_to({at.x + 150, at.y + 100});
  rig.ui().release();
  EXPECT_EQ(rig.card("One").x, 0);
  EXPECT_TRUE(rig.take_intents().empty());
}

TEST_F(BoardKeys, Finding_is_done_with_the_keyboard_alone) {
  add("School", 0, 0);
  add("Clinic", 300, 0);
  rig.ui().key(ImGuiKey_F, true);
  rig.ui().settle();
  rig.ui().type("clin");
  rig.ui().key(ImGuiKey_Enter);
  EXPECT_EQ(selected(), "Clinic");
}

TEST_F(BoardKeys, A_board_is_led_grouped_voted_on_and_chosen_from) {
  const auto press = [&](const std::string& label) {
    for (int i = 0; i < 80 && rig.ui().focused() != label; ++i) rig.ui().key(ImGuiKey_Tab);
    ASSERT_EQ(rig.ui().focused(), label);
    rig.ui().key(ImGuiKey_Space);
    rig.ui().settle();
  };
  add("One", 0, 0);
  add("Two", 300, 0);
  rig.open(Screen::board, kBoard, -1);
  press("Go to Appreciate");
  press("Go to Critical");
  EXPECT_EQ(rig.board().phase, core::BoardPhase::critical);
  rig.open(Screen::board, kBoard, 0);
  rig.ui().key(ImGuiKey_A, true);
  rig.ui().key(ImGuiKey_G);
  rig.ui().settle();
  rig.ui().type("Both");
  rig.ui().key(ImGuiKey_Enter);
  rig.ui().settle();
  ASSERT_EQ(rig.board().groups.size(), 1u);
  EXPECT_EQ(rig.board().groups[0].cards, 2);
  rig.ui().key(ImGuiKey_Escape);
  rig.ui().key(ImGuiKey_Tab);
  rig.ui().settle();
  ASSERT_FALSE(selected().empty());
  rig.ui().key(ImGuiKey_V);
  rig.ui().settle();
  EXPECT_EQ(rig.workshop().board_votes(kBoard, rig.person(0)).mine.size(), 1u);
  rig.ui().key(ImGuiKey_O);
  rig.ui().settle();
  press("Choose it");
  EXPECT_TRUE(rig.card(selected()).shortlisted);
}

}  // namespace
}  // namespace ubao::test
