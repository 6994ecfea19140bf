// The whiteboard on glass, and what becomes of typing when the glass is turned or the program ends.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/app/board_fixture.h"

namespace ubao::test {
namespace {

class TouchedBoard : public Board {
 protected:
  void SetUp() override {
    Board::SetUp();
    add("One", 0, 0);
    rig.ui().use_touch(true);
    rig.take_intents();
  }
  // Two fingers go from one distance to another around a point, which moves as well.
  void pinch(ImVec2 from, ImVec2 to, float apart, float then) {
    app::Ui& ui = rig.ui().ui();
    rig.ui().press_at({from.x - apart / 2, from.y});
    for (int i = 0; i <= 12; ++i) {
      const float part = static_cast<float>(i) / 12, half = (apart + (then - apart) * part) / 2;
      const ImVec2 middle_{from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
      ui.touches.count = 2;
      ui.touches.at[0] = {middle_.x - half, middle_.y};
      ui.touches.at[1] = {middle_.x + half, middle_.y};
      rig.ui().frames();
    }
    ui.touches.count = 0;
    rig.ui().release();
  }
};

TEST_F(TouchedBoard, A_pinch_takes_the_card_between_the_fingers_along) {
  const ImVec2 at = middle("One");
  const float zoom = draft().view.zoom;
  pinch(at, {at.x + 90, at.y + 40}, 200, 300);
  EXPECT_NEAR(draft().view.zoom, zoom * 1.5f, 0.02f);
  EXPECT_NEAR(middle("One").x, at.x + 90, 2);
  EXPECT_NEAR(middle("One").y, at.y + 40, 2);
  EXPECT_TRUE(rig.take_intents().empty());
  EXPECT_TRUE(draft().selected.empty()) << "no tap";
  EXPECT_TRUE(draft().choice.empty()) << "no long press, however long it takes";
}

TEST_F(TouchedBoard, A_pinch_ends_within_the_limits) {
  const ImVec2 at = middle("One");
  for (int i = 0; i < 8; ++i) pinch(at, at, 300, 20);
  EXPECT_FLOAT_EQ(draft().view.zoom, app::kLeastZoom);
  for (int i = 0; i < 8; ++i) pinch(at, at, 20, 600);
  EXPECT_FLOAT_EQ(draft().view.zoom, app::kMostZoom);
}

TEST_F(TouchedBoard, A_second_finger_lets_a_dragged_card_lie_where_it_is) {
  rig.ui().click_at(middle("One"));
  const ImVec2 at = middle("One");
  rig.ui().press_at(at);
  rig.ui().move_to({at.x + 60, at.y});
  rig.ui().move_to({at.x + 120, at.y});
  app::Ui& ui = rig.ui().ui();
  ui.touches.count = 2;
  ui.touches.at[0] = {at.x + 120, at.y};
  ui.touches.at[1] = {at.x + 300, at.y};
  rig.ui().frames(3);
  ui.touches.count = 0;
  rig.ui().release();
  EXPECT_GT(rig.card("One").x, 50);
  EXPECT_EQ(rig.take_intents().size(), 1u);
}

TEST_F(TouchedBoard, A_card_picked_up_by_a_long_press_is_dragged) {
  const ImVec2 at = middle("One");
  const app::BoardView before = draft().view;
  rig.ui().press_at(at);
  rig.ui().wait(0.6);
  rig.ui().move_to({at.x + 60, at.y + 10});
  rig.ui().move_to({at.x + 140, at.y + 30});
  rig.ui().release();
  EXPECT_GT(rig.card("One").x, 60);
  EXPECT_EQ(draft().view.x, before.x) << "the board stays";
}

TEST_F(TouchedBoard, A_trackpad_pans_and_Ctrl_with_the_wheel_zooms) {
  rig.ui().use_touch(false);
  const app::BoardView before = draft().view;
  const ImVec2 at = middle("One");
  rig.ui().move_to(at);
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseWheelEvent(0.2f, -0.3f);
  rig.ui().frames(2);
  EXPECT_FLOAT_EQ(draft().view.zoom, before.zoom);
  EXPECT_LT(draft().view.x, before.x);
  EXPECT_GT(draft().view.y, before.y);
  io.AddMouseWheelEvent(0, -2);
  rig.ui().frames(2);
  EXPECT_FLOAT_EQ(draft().view.zoom, before.zoom) << "the same hand goes on";
  rig.ui().wait(1);
  io.AddKeyEvent(ImGuiMod_Ctrl, true);
  io.AddMouseWheelEvent(0, 0.4f);
  rig.ui().frames(2);
  io.AddKeyEvent(ImGuiMod_Ctrl, false);
  EXPECT_GT(draft().view.zoom, before.zoom);
  rig.ui().wait(1);
  const float zoom = draft().view.zoom;
  rig.ui().wheel(at, -1);
  EXPECT_LT(draft().view.zoom, zoom) << "a mouse's wheel zooms";
}

TEST_F(TouchedBoard, The_middle_button_pans_over_cards_too) {
  rig.ui().use_touch(false);
  const ImVec2 at = middle("One");
  rig.ui().move_to(at);
  ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Middle, true);
  rig.ui().frames();
  rig.ui().move_to({at.x + 30, at.y + 20});
  rig.ui().move_to({at.x + 70, at.y + 50});
  ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Middle, false);
  rig.ui().frames(2);
  EXPECT_NEAR(middle("One").x, at.x + 70, 1.5f);
  EXPECT_NEAR(middle("One").y, at.y + 50, 1.5f);
  EXPECT_TRUE(rig.take_intents().empty());
  EXPECT_TRUE(draft().selected.empty());
}

TEST_F(TouchedBoard, Nothing_typed_is_lost_when_the_tablet_is_turned) {
  rig.ui().resize(800, 1280);
  rig.ui().settle();
  rig.ui().click("New card");
  rig.ui().settle();
  rig.ui().type("Half a ");
  rig.ui().resize(1280, 800);
  rig.ui().settle();
  rig.ui().type("thought");
  rig.ui().resize(360, 740, 1);
  rig.ui().settle();
  EXPECT_TRUE(draft().composing);
  EXPECT_EQ(draft().text, "Half a thought");
  rig.ui().click("Save");
  EXPECT_EQ(rig.card("Half a thought").text, "Half a thought");
}

TEST_F(TouchedBoard, Turned_in_the_middle_of_a_drag_the_card_is_dropped_where_the_finger_is_lifted) {
  rig.ui().click_at(middle("One"));
  const ImVec2 at = middle("One");
  rig.ui().press_at(at);
  rig.ui().move_to({at.x + 60, at.y});
  rig.ui().move_to({at.x + 120, at.y});
  rig.ui().resize(800, 1280);
  rig.ui().frames(2);
  rig.ui().release();
  EXPECT_NE(rig.card("One").x, 0);
  EXPECT_TRUE(draft().dragging.empty());
}

TEST_F(TouchedBoard, New_words_for_a_card_survive_a_crash_and_are_offered_again) {
  const std::string id = rig.card("One").id;
  rig.ui().click_at(middle("One"));
  rig.ui().click("Edit");
  rig.ui().settle();
  rig.ui().type(" and a half");
  rig.ui().wait(1.1);
  rig.restart();
  rig.open(app::Screen::board, kBoard, 0);
  EXPECT_EQ(rig.card("One").text, "One") << "it was not saved";
  draft().selected = id;
  rig.ui().settle();
  rig.ui().click("Edit");
  rig.ui().settle();
  EXPECT_EQ(draft().edited_text, "One and a half");
  rig.ui().click("Save");
  EXPECT_EQ(rig.board().cards.front().text, "One and a half");
  EXPECT_EQ(rig.workshop().kept_typing(id, rig.person(0)), "") << "it is kept no longer than it has to be";
}

}  // namespace
}  // namespace ubao::test
