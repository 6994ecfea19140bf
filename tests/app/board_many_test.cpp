// Several cards at once: choosing them with a box, a finger or the keyboard, and what is done to all of them
// as one act.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/app/board_fixture.h"

namespace ubao::test {
namespace {

class ManyCards : public Board {
 protected:
  // Three in a row and one far below.
  void SetUp() override {
    Board::SetUp();
    add("One", 0, 0);
    add("Two", 220, 0);
    add("Three", 440, 0);
    add("Below", 0, 400);
    draft().view = {-300, -150, 0.8f};
    rig.ui().settle();
    rig.take_intents();
  }
  std::vector<std::string> chosen() {
    std::vector<std::string> words;
    for (const core::Card& card : rig.board().cards)
      if (draft().choice.has(card.id)) words.push_back(card.text);
    std::sort(words.begin(), words.end());
    return words;
  }
  // From the paper above the first card to the middle of the second one.
  void box_over_the_first_two() {
    const ImVec2 first = middle("One"), second = middle("Two");
    rig.ui().drag({first.x - 140, first.y - 80}, second);
  }
  void hold(ImGuiKey key, bool down) {
    ImGui::GetIO().AddKeyEvent(key, down);
    rig.ui().frames();
  }
  using Words = std::vector<std::string>;
};

TEST_F(ManyCards, A_box_drawn_with_shift_chooses_what_it_touches) {
  hold(ImGuiMod_Shift, true);
  box_over_the_first_two();
  hold(ImGuiMod_Shift, false);
  rig.ui().settle();
  EXPECT_EQ(chosen(), (Words{"One", "Two"}));
  EXPECT_TRUE(shows("chosen"));
  EXPECT_TRUE(rig.take_intents().empty());
  rig.ui().click_at(rig.ui().item("Board").box.middle());
  EXPECT_TRUE(draft().choice.empty()) << "a tap on the paper lets go";
}

TEST_F(ManyCards, Without_shift_the_paper_is_moved) {
  const app::BoardView before = draft().view;
  box_over_the_first_two();
  EXPECT_TRUE(draft().choice.empty());
  EXPECT_LT(draft().view.x, before.x);
}

TEST_F(ManyCards, The_tool_chooses_with_the_mouse_alone_and_a_tap_adds_and_takes_out) {
  rig.ui().click("Select");
  box_over_the_first_two();
  EXPECT_EQ(chosen(), (Words{"One", "Two"}));
  rig.ui().click_at(middle("Below"));
  EXPECT_EQ(chosen(), (Words{"Below", "One", "Two"}));
  rig.ui().click_at(middle("One"));
  EXPECT_EQ(chosen(), (Words{"Below", "Two"}));
  rig.ui().click("Done");
  EXPECT_TRUE(draft().choice.empty());
  EXPECT_FALSE(draft().choosing);
}

TEST_F(ManyCards, Shift_and_a_click_adds_to_the_selected_card) {
  rig.ui().click_at(middle("One"));
  hold(ImGuiMod_Shift, true);
  rig.ui().click_at(middle("Three"));
  hold(ImGuiMod_Shift, false);
  rig.ui().settle();
  EXPECT_EQ(chosen(), (Words{"One", "Three"}));
}

TEST_F(ManyCards, A_long_press_on_a_card_begins_choosing) {
  rig.ui().use_touch(true);
  rig.ui().press_at(middle("Two"));
  rig.ui().wait(0.3);
  EXPECT_TRUE(draft().choice.empty());
  rig.ui().wait(0.3);
  EXPECT_EQ(chosen(), (Words{"Two"})) << "before the finger is lifted";
  rig.ui().release();
  EXPECT_EQ(chosen(), (Words{"Two"})) << "lifting it is no tap";
  rig.ui().click_at(middle("Three"));
  EXPECT_EQ(chosen(), (Words{"Three", "Two"}));
  EXPECT_FALSE(draft().composing);
}

TEST_F(ManyCards, A_long_press_on_the_paper_draws_a_box) {
  rig.ui().use_touch(true);
  const app::BoardView before = draft().view;
  const ImVec2 first = middle("One"), second = middle("Two");
  rig.ui().press_at({first.x - 140, first.y - 80});
  rig.ui().wait(0.6);
  rig.ui().move_to({first.x, first.y});
  rig.ui().move_to(second);
  rig.ui().release();
  EXPECT_EQ(chosen(), (Words{"One", "Two"}));
  EXPECT_EQ(draft().view.x, before.x);
}

TEST_F(ManyCards, Escape_takes_the_box_back) {
  rig.ui().click("Select");
  rig.ui().click_at(middle("Below"));
  const ImVec2 first = middle("One");
  rig.ui().press_at({first.x - 140, first.y - 80});
  rig.ui().move_to(first);
  ASSERT_EQ(chosen(), (Words{"Below", "One"}));
  rig.ui().key(ImGuiKey_Escape);
  EXPECT_EQ(chosen(), (Words{"Below"}));
  rig.ui().release();
  EXPECT_EQ(chosen(), (Words{"Below"}));
}

TEST_F(ManyCards, Moving_one_of_them_moves_all_as_one_act) {
  rig.ui().click("Select");
  box_over_the_first_two();
  rig.take_intents();
  const ImVec2 from = middle("Two");
  rig.ui().drag(from, {from.x + 160, from.y + 200});
  const core::Card one = rig.card("One"), two = rig.card("Two");
  EXPECT_GT(one.x, 150);
  EXPECT_GT(one.y, 200);
  EXPECT_EQ(two.x - one.x, 220) << "they stay as they were to each other";
  EXPECT_EQ(two.y, one.y);
  EXPECT_EQ(rig.card("Three").x, 440);
  EXPECT_EQ(rig.take_intents().size(), 1u);
  rig.ui().key(ImGuiKey_Z, true);
  EXPECT_EQ(rig.card("One").x, 0);
  EXPECT_EQ(rig.card("Two").x, 220);
  rig.ui().key(ImGuiKey_Y, true);
  EXPECT_EQ(rig.card("Two").x, two.x);
}

TEST_F(ManyCards, All_take_a_colour_and_one_undo_gives_each_its_own_back) {
  rig.want(app::ColourCard{rig.card("Two").id, "sky"});
  rig.ui().key(ImGuiKey_A, true);
  ASSERT_EQ(draft().choice.size(), 4u);
  rig.ui().click("Colour");
  rig.ui().settle();
  rig.ui().click("Leaf");
  for (const core::Card& card : rig.board().cards) EXPECT_EQ(card.colour, "leaf") << card.text;
  rig.ui().settle();
  rig.ui().click("Undo");
  EXPECT_EQ(rig.card("One").colour, "maize");
  EXPECT_EQ(rig.card("Two").colour, "sky");
}

TEST_F(ManyCards, All_are_removed_and_come_back_with_one_undo) {
  rig.ui().key(ImGuiKey_A, true);
  rig.ui().click("Remove");
  EXPECT_TRUE(rig.board().cards.empty());
  EXPECT_TRUE(shows("4 cards removed"));
  rig.ui().key(ImGuiKey_Z, true);
  EXPECT_EQ(rig.board().cards.size(), 4u);
  EXPECT_FALSE(rig.workshop().store().op_count() == 0);
}

TEST_F(ManyCards, One_act_is_one_transaction) {
  const std::uint64_t before = rig.workshop().store_revision().written;
  rig.ui().key(ImGuiKey_A, true);
  rig.ui().key(ImGuiKey_Delete);
  EXPECT_EQ(rig.workshop().store_revision().written, before + 1);
}

TEST_F(ManyCards, Only_what_is_found_is_chosen_by_all) {
  draft().finding = true;
  draft().find = "o";  // One, Two, Below
  rig.ui().settle();
  draft().find_opened = true;
  rig.ui().key(ImGuiKey_Escape);
  draft().finding = true;
  draft().find = "t";
  rig.ui().settle();
  rig.ui().click_at({middle("Two").x, middle("Two").y});
  rig.ui().key(ImGuiKey_A, true);
  EXPECT_EQ(chosen(), (Words{"Three", "Two"}));
}

TEST_F(ManyCards, Everything_is_done_by_keyboard) {
  rig.ui().key(ImGuiKey_Tab);
  rig.ui().key(ImGuiKey_Space);
  rig.ui().key(ImGuiKey_Tab);
  rig.ui().key(ImGuiKey_Tab);
  rig.ui().key(ImGuiKey_Space);
  EXPECT_EQ(chosen(), (Words{"One", "Three"}));
  rig.take_intents();
  rig.ui().key(ImGuiKey_DownArrow);
  EXPECT_EQ(rig.card("One").y, 8);
  EXPECT_EQ(rig.card("Three").y, 8);
  EXPECT_EQ(rig.card("Two").y, 0);
  EXPECT_EQ(rig.take_intents().size(), 1u);
  rig.ui().key(ImGuiKey_Space);
  EXPECT_EQ(chosen(), (Words{"One"}));
  rig.ui().key(ImGuiKey_Escape);
  EXPECT_TRUE(draft().choice.empty());
}

TEST_F(ManyCards, The_panels_tools_are_reached_by_keyboard) {
  rig.ui().key(ImGuiKey_A, true);
  rig.ui().key(ImGuiKey_Tab, false, true);
  for (int i = 0; i < 6; ++i) rig.ui().key(ImGuiKey_Tab);
  std::vector<std::string> seen;
  for (int i = 0; i < 24; ++i) {
    rig.ui().key(ImGuiKey_Tab);
    seen.push_back(rig.ui().focused());
  }
  for (const char* tool : {"Select", "Colour", "Order", "Copy", "Remove", "All", "Done"})
    EXPECT_NE(std::find(seen.begin(), seen.end(), tool), seen.end()) << tool;
}

TEST_F(ManyCards, They_are_put_in_order_without_lying_on_each_other) {
  rig.ui().key(ImGuiKey_A, true);
  rig.ui().click("Order");
  rig.ui().settle();
  rig.ui().click("Rows");
  const auto cards = rig.board().cards;
  for (std::size_t i = 0; i < cards.size(); ++i)
    for (std::size_t k = i + 1; k < cards.size(); ++k)
      EXPECT_TRUE(std::abs(cards[i].x - cards[k].x) >= 176 || std::abs(cards[i].y - cards[k].y) >= 128);
  EXPECT_EQ(rig.card("One").x, 0);
  EXPECT_EQ(rig.card("One").y, 0);
  EXPECT_LT(rig.card("Below").y, 400) << "moved up";
  rig.ui().settle();
  rig.ui().key(ImGuiKey_Z, true);
  EXPECT_EQ(rig.card("Below").y, 400);
}

TEST_F(ManyCards, A_dragged_card_stands_in_line_with_its_neighbours_unless_Alt_is_held) {
  const float unit = draft().view.zoom;
  const ImVec2 from = middle("Below"), to{from.x + 222 * unit, from.y};
  rig.ui().drag(from, to);
  EXPECT_EQ(rig.card("Below").x, 220) << "the left edge of the second card";
  EXPECT_EQ(rig.card("Below").y, 400);
  hold(ImGuiMod_Alt, true);
  const ImVec2 again = middle("Below");
  rig.ui().drag(again, {again.x + 8.75f * unit, again.y});
  hold(ImGuiMod_Alt, false);
  EXPECT_NEAR(rig.card("Below").x, 228.5f, 1.5f);
}

TEST_F(ManyCards, A_card_that_others_removed_is_chosen_no_more) {
  OtherTablet other(rig);
  rig.ui().key(ImGuiKey_A, true);
  other.says(rig.card("Two").id, {{"removed", true}}, {"text"});
  other.arrives();
  EXPECT_EQ(chosen(), (Words{"Below", "One", "Three"}));
  EXPECT_EQ(draft().choice.size(), 3u);
}

TEST_F(ManyCards, Undo_of_an_act_leaves_what_somebody_else_did_since) {
  OtherTablet other(rig);
  const std::string one = rig.card("One").id, two = rig.card("Two").id;
  rig.want(app::MoveCards{{{one, 0, 900}, {two, 220, 900}}});
  other.says(two, {{"pos", {7, 7}}});
  OtherTablet later(rig);
  later.says(two, {{"pos", {7, 7}}});
  later.arrives();
  rig.ui().key(ImGuiKey_Z, true);
  EXPECT_EQ(rig.card("One").y, 0);
  EXPECT_EQ(rig.card("Two").y, 7) << "she has put it there";
  EXPECT_TRUE(shows("Somebody changed some of these cards"));
}

TEST_F(ManyCards, Undo_of_a_move_keeps_the_words_that_somebody_else_wrote_since) {
  const std::string one = rig.card("One").id;
  rig.want(app::MoveCard{one, 0, 900});
  OtherTablet other(rig);
  other.says(one, {{"text", "One, by her"}});
  other.arrives();
  rig.ui().key(ImGuiKey_Z, true);
  EXPECT_EQ(rig.card("One, by her").y, 0);
}

TEST_F(ManyCards, A_closed_board_lets_one_copy_and_nothing_else) {
  ASSERT_TRUE(rig.workshop().set_activity_state(kBoard, core::ActivityState::closed));
  rig.ui().settle();
  rig.ui().settle();
  rig.ui().key(ImGuiKey_A, true);
  for (const char* tool : {"Colour", "Order", "Remove"}) EXPECT_EQ(rig.ui().find(tool), nullptr) << tool;
  EXPECT_NE(rig.ui().find("Copy"), nullptr);
  rig.take_intents();
  rig.ui().key(ImGuiKey_Delete);
  rig.ui().key(ImGuiKey_RightArrow);
  rig.ui().key(ImGuiKey_X, true);
  for (const app::Intent& intent : rig.take_intents())
    EXPECT_TRUE(std::holds_alternative<app::CopyCards>(intent));
  EXPECT_EQ(rig.board().cards.size(), 4u);
}

}  // namespace
}  // namespace ubao::test
