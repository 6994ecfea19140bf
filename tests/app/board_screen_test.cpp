// The whiteboard by mouse and touch: the real screen, the real App, a real store.
#include <gtest/gtest.h>

#include <cmath>

#include "app/screens/board_view.h"
#include "tests/app/board_fixture.h"

namespace ubao::test {
namespace {

using app::Screen;

TEST_F(Board, A_new_card_is_written_and_selected) {
  EXPECT_TRUE(shows("Nothing on the board yet"));
  write("Ask people only once");
  ASSERT_EQ(rig.board().cards.size(), 1u);
  const core::Card card = rig.card("Ask people only once");
  EXPECT_EQ(card.colour, "maize");
  EXPECT_EQ(card.author, "Amina");
  EXPECT_EQ(draft().selected, card.id);
  EXPECT_FALSE(draft().composing);
  EXPECT_NE(rig.ui().find("Ask people only once"), nullptr) << "in sight";
}

TEST_F(Board, New_cards_never_lie_on_each_other) {
  for (int i = 0; i < 12; ++i) write("Idea " + std::to_string(i));
  const auto cards = rig.board().cards;
  ASSERT_EQ(cards.size(), 12u);
  for (std::size_t i = 0; i < cards.size(); ++i)
    for (std::size_t k = i + 1; k < cards.size(); ++k)
      EXPECT_TRUE(std::abs(cards[i].x - cards[k].x) >= 176 || std::abs(cards[i].y - cards[k].y) >= 128);
}

TEST_F(Board, A_card_takes_the_colour_chosen_by_its_name) {
  rig.ui().click("New card");
  rig.ui().settle();
  rig.ui().type("Publish waiting times");
  rig.ui().click("Hibiscus");
  rig.ui().click("Save");
  EXPECT_EQ(rig.card("Publish waiting times").colour, "hibiscus");
}

TEST_F(Board, An_error_leaves_the_words_in_the_field) {
  rig.ui().click("New card");
  rig.ui().settle();
  rig.ui().click("Save");
  EXPECT_TRUE(shows("Write something first."));
  rig.ui().click("Your words");
  rig.ui().type(std::string(2001, 'a'));
  EXPECT_FALSE(shows("Write something first."));
  rig.ui().reveal("Save");
  EXPECT_TRUE(shows("2,001 of 2,000 letters"));
  rig.ui().click("Save");
  EXPECT_TRUE(shows("This is too long for one card."));
  EXPECT_EQ(draft().text.size(), 2001u);
  EXPECT_TRUE(rig.board().cards.empty());
  rig.ui().click("Your words");
  rig.ui().key(ImGuiKey_Backspace);
  rig.ui().click("Save");
  EXPECT_EQ(rig.board().cards.size(), 1u) << "two thousand letters are allowed";
}

TEST_F(Board, Two_hundred_letters_typed_quickly_all_arrive) {
  rig.ui().click("New card");
  rig.ui().settle();
  std::string text;
  for (int i = 0; i < 200; ++i) text.push_back(static_cast<char>('a' + i % 26));
  rig.ui().type(text);
  rig.ui().click("Save");
  ASSERT_EQ(rig.board().cards.size(), 1u);
  EXPECT_EQ(rig.board().cards.front().text, text);
}

TEST_F(Board, The_end_of_a_long_text_stays_in_sight_while_it_is_typed) {
  rig.ui().resize(360, 740);
  rig.ui().settle();
  rig.ui().click("New card");
  rig.ui().settle();
  for (int line = 0; line < 60; ++line) {
    rig.ui().type("a line");
    rig.ui().key(ImGuiKey_Enter);
  }
  const SeenItem& field = rig.ui().item("Your words");
  EXPECT_GT(field.box.h, 740) << "it grew beyond the screen";
  EXPECT_LT(field.box.bottom() - 40, field.clip.bottom());
  EXPECT_GT(field.box.bottom(), field.clip.y);
}

TEST_F(Board, What_was_typed_survives_a_crash_and_is_offered_again) {
  rig.ui().click("New card");
  rig.ui().settle();
  rig.ui().type("Half a thou");
  rig.ui().wait(0.5);
  EXPECT_EQ(rig.workshop().kept_typing(kBoard, rig.person(0)), "");
  rig.ui().wait(0.6);
  EXPECT_EQ(rig.workshop().kept_typing(kBoard, rig.person(0)), "Half a thou");
  rig.restart();
  rig.open(Screen::board, kBoard, 0);
  rig.ui().click("New card");
  rig.ui().settle();
  EXPECT_EQ(draft().text, "Half a thou");
  rig.ui().type("ght");
  rig.ui().click("Save");
  EXPECT_EQ(rig.board().cards.front().text, "Half a thought");
  EXPECT_EQ(rig.workshop().kept_typing(kBoard, rig.person(0)), "") << "it is a card now";
}

TEST_F(Board, Leaving_the_sheet_keeps_the_words_without_waiting) {
  rig.ui().click("New card");
  rig.ui().settle();
  rig.ui().type("Later");
  rig.ui().click("Not now");
  EXPECT_EQ(rig.workshop().kept_typing(kBoard, rig.person(0)), "Later");
  add("Another", 0, 0);
  rig.ui().click("New card");
  EXPECT_EQ(draft().text, "Later");
}

TEST_F(Board, A_tap_selects_and_shows_what_can_be_done) {
  add("One", 0, 0);
  rig.ui().click("One");
  EXPECT_EQ(draft().selected, rig.card("One").id);
  for (const char* tool : {"Edit", "Colour", "Remove"}) EXPECT_NE(rig.ui().find(tool), nullptr) << tool;
  rig.ui().click_at({700, 640});
  EXPECT_EQ(draft().selected, "") << "a tap beside it lets go";
  EXPECT_EQ(rig.ui().find("Edit"), nullptr);
}

TEST_F(Board, A_card_is_edited_coloured_and_removed_by_its_tools) {
  add("One", 0, 0);
  rig.ui().click("One");
  rig.ui().click("Edit");
  rig.ui().settle();
  rig.ui().type(" and two");
  rig.ui().click("Save");
  EXPECT_EQ(rig.board().cards.front().text, "One and two");
  rig.ui().click("Colour");
  rig.ui().settle();
  rig.ui().click("Sky");
  EXPECT_EQ(rig.board().cards.front().colour, "sky");
  rig.ui().settle();
  rig.ui().click("Remove");
  EXPECT_TRUE(rig.board().cards.empty());
  EXPECT_TRUE(shows("removed"));
  rig.ui().click("Undo", 1);  // of the toast; the other one is the tool
  EXPECT_EQ(rig.board().cards.size(), 1u);
}

TEST_F(Board, A_double_tap_edits) {
  add("One", 0, 0);
  const ImVec2 at = middle("One");
  rig.ui().click_at(at);
  rig.ui().click_at(at);
  EXPECT_TRUE(draft().composing);
  EXPECT_EQ(draft().editing, rig.card("One").id);
  EXPECT_EQ(draft().edited_text, "One");
}

TEST_F(Board, Editing_a_card_leaves_the_words_of_a_new_one_alone) {
  add("One", 0, 0);
  rig.ui().click("New card");
  rig.ui().settle();
  rig.ui().type("New words");
  rig.ui().click("Not now");
  rig.ui().click("One");
  rig.ui().click("Edit");
  rig.ui().settle();
  rig.ui().type("!");
  rig.ui().click("Save");
  EXPECT_EQ(rig.board().cards.front().text, "One!");
  rig.ui().click("New card");
  EXPECT_EQ(draft().text, "New words");
}

TEST_F(Board, A_card_is_dragged_and_the_move_is_one_change) {
  add("One", 0, 0);
  const core::Card before = rig.card("One");
  const ImVec2 from = middle("One");
  const float unit = draft().view.zoom;
  rig.take_intents();
  rig.ui().drag(from, {from.x + 140, from.y + 60});
  const core::Card after = rig.card("One");
  EXPECT_NEAR(after.x, static_cast<float>(before.x) + 140 / unit, 1);
  EXPECT_NEAR(after.y, static_cast<float>(before.y) + 60 / unit, 1);
  EXPECT_EQ(rig.take_intents().size(), 1u);
  EXPECT_NEAR(middle("One").x, from.x + 140, 1.5f) << "it lies where the finger left it";
}

TEST_F(Board, A_trembling_tap_moves_nothing) {
  add("One", 0, 0);
  const ImVec2 at = middle("One");
  rig.take_intents();
  rig.ui().drag(at, {at.x + 4, at.y - 3});
  EXPECT_TRUE(rig.take_intents().empty());
  EXPECT_EQ(draft().selected, rig.card("One").id);
}

TEST_F(Board, A_card_held_at_the_edge_moves_the_view_along) {
  add("One", 0, 0);
  const app::BoardView before = draft().view;
  rig.ui().press_at(middle("One"));
  rig.ui().move_to({1200, 300});
  rig.ui().move_to({1360, 300});
  rig.ui().frames(30);
  EXPECT_GT(draft().view.x, before.x + 50);
  rig.ui().release();
  EXPECT_GT(rig.card("One").x, 800);
}

TEST_F(Board, The_empty_canvas_pans_and_the_wheel_zooms_at_the_pointer) {
  add("One", 0, 0);
  const ImVec2 card = middle("One");
  rig.ui().drag({1000, 560}, {1060, 520});
  EXPECT_NEAR(middle("One").x, card.x + 60, 1.5f);
  EXPECT_NEAR(middle("One").y, card.y - 40, 1.5f);
  const float zoom = draft().view.zoom;
  const ImVec2 at = middle("One");
  rig.ui().wheel(at, 1);
  EXPECT_GT(draft().view.zoom, zoom);
  EXPECT_NEAR(middle("One").x, at.x, 1.5f);
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
  const app::BoardView before = draft().view;
  rig.ui().wheel(at, 1);
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
  rig.ui().settle();
  EXPECT_FLOAT_EQ(draft().view.zoom, before.zoom) << "with shift it pans";
  EXPECT_NE(draft().view.x, before.x);
}

TEST_F(Board, Two_fingers_zoom_and_move_no_card) {
  add("One", 0, 0);
  rig.take_intents();
  const ImVec2 at = middle("One");
  rig.ui().press_at(at);
  app::Ui& ui = rig.ui().ui();
  const float zoom = draft().view.zoom;
  for (int i = 0; i <= 10; ++i) {
    const float out = static_cast<float>(i) * 5;
    ui.touches.count = 2;
    ui.touches.at[0] = {at.x - 50 - out, at.y};
    ui.touches.at[1] = {at.x + 50 + out, at.y};
    rig.ui().frames();
  }
  EXPECT_NEAR(draft().view.zoom, std::min(zoom * 2, app::kMostZoom), 0.02f);
  ui.touches.count = 0;
  rig.ui().release();
  EXPECT_TRUE(rig.take_intents().empty());
}

TEST_F(Board, A_finger_pans_over_cards_and_moves_only_the_selected_one) {
  add("One", 0, 0);
  rig.ui().use_touch(true);
  const ImVec2 at = middle("One");
  rig.ui().drag(at, {at.x + 80, at.y});
  EXPECT_EQ(rig.card("One").x, 0) << "the board moved, not the card";
  EXPECT_NEAR(middle("One").x, at.x + 80, 1.5f);
  rig.ui().click("One");
  const ImVec2 again = middle("One");
  rig.ui().drag(again, {again.x + 80, again.y});
  EXPECT_GT(rig.card("One").x, 0);
}

TEST_F(Board, Undo_and_redo_go_through_everything_one_did) {
  write("One");
  const std::string id = rig.card("One").id;
  rig.want(app::MoveCard{id, 500, 500});
  rig.want(app::ColourCard{id, "leaf"});
  rig.want(app::EditCard{id, "Two"});
  rig.want(app::RemoveCard{id});
  rig.want(app::DismissToast{});
  const auto undo = [&] { rig.ui().click("Undo"); };
  undo();
  EXPECT_EQ(rig.board().cards.front().text, "Two");
  undo();
  EXPECT_EQ(rig.board().cards.front().text, "One");
  undo();
  EXPECT_EQ(rig.board().cards.front().colour, "maize");
  undo();
  EXPECT_NE(rig.board().cards.front().x, 500);
  undo();
  EXPECT_TRUE(rig.board().cards.empty());
  EXPECT_FALSE(rig.state().can_undo);
  for (int i = 0; i < 4; ++i) rig.ui().click("Redo");
  EXPECT_EQ(rig.board().cards.front().text, "Two");
  EXPECT_EQ(rig.board().cards.front().colour, "leaf");
  EXPECT_EQ(rig.board().cards.front().x, 500);
}

TEST_F(Board, A_closed_board_can_be_looked_at_only) {
  add("One", 0, 0);
  ASSERT_TRUE(rig.workshop().set_activity_state(kBoard, core::ActivityState::closed));
  rig.ui().settle();
  rig.ui().settle();
  rig.take_intents();
  EXPECT_EQ(rig.ui().find("New card"), nullptr);
  const ImVec2 at = middle("One");
  rig.ui().click_at(at);
  rig.ui().click_at(at);
  EXPECT_FALSE(draft().composing);
  EXPECT_EQ(rig.ui().find("Edit"), nullptr);
  rig.ui().drag(at, {at.x + 90, at.y});
  for (const ImGuiKey key : {ImGuiKey_N, ImGuiKey_Enter, ImGuiKey_Delete, ImGuiKey_RightArrow})
    rig.ui().key(key);
  EXPECT_TRUE(rig.take_intents().empty());
}

TEST_F(Board, Finding_fades_the_others_and_goes_from_one_to_the_next) {
  add("Clinic one", 0, 0);
  add("School", 300, 0);
  add("Clinic two", 600, 0);
  rig.ui().click("Find");
  rig.ui().settle();
  rig.ui().type("CLINIC");
  EXPECT_TRUE(shows("2 of 3"));
  EXPECT_EQ(rig.ui().find("School"), nullptr) << "its words are not drawn";
  rig.ui().click("Next");
  EXPECT_EQ(draft().selected, rig.card("Clinic one").id);
  rig.ui().click("Next");
  EXPECT_EQ(draft().selected, rig.card("Clinic two").id);
  rig.ui().click("Close");
  EXPECT_NE(rig.ui().find("School"), nullptr);
}

TEST_F(Board, Zoom_buttons_and_fit_say_how_large_it_is) {
  add("Far left", -3000, 0);
  add("Far right", 3000, 0);
  rig.ui().click("Fit");
  EXPECT_TRUE(shows("19 %") || shows("20 %"));
  rig.ui().click("In");
  rig.ui().click("In");
  EXPECT_GT(draft().view.zoom, 0.25f);
  rig.ui().click("Out");
  EXPECT_LT(draft().view.zoom, 0.26f);
}

TEST_F(Board, The_overview_leads_to_what_is_out_of_sight) {
  add("Here", 0, 0);
  add("Far away", 9000, 5000);
  draft().view = {-100, -100, 1};
  rig.ui().settle();
  EXPECT_EQ(rig.ui().find("Far away"), nullptr);
  const app::Rect map = rig.ui().item("Overview").box;
  rig.ui().click_at({map.end() - 14, map.bottom() - 16});
  EXPECT_GT(draft().view.x, 6000);
}

TEST_F(Board, The_list_has_every_card_and_opens_it) {
  add("One", 0, 0);
  add("Two", 300, 0);
  rig.ui().click("As a list");
  EXPECT_TRUE(shows("One"));
  rig.ui().click("Two");
  rig.ui().settle();
  rig.ui().click("Colour");
  rig.ui().settle();
  rig.ui().click("Leaf");
  EXPECT_EQ(rig.card("Two").colour, "leaf");
  rig.ui().settle();
  rig.ui().click("Two");
  rig.ui().settle();
  rig.ui().click("Show");
  EXPECT_FALSE(draft().as_list);
  EXPECT_EQ(draft().selected, rig.card("Two").id);
}

}  // namespace
}  // namespace ubao::test
