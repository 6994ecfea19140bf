// Typing: every letter arrives, lines wrap, mistakes are said.
#include "app/field.h"

#include <gtest/gtest.h>

#include "tests/support/headless_ui.h"
#include "tests/support/layout_lint.h"

namespace ubao::test {
namespace {

using namespace app;

class Fields : public ::testing::Test {
 protected:
  std::string name, idea;
  int submitted = 0;
  std::size_t most = 2000;
  std::string error;
  HeadlessUi rig{[this](Ui& ui) {
    const Field one{.id = "name", .label = "Name", .error = error};
    if (draw_field(ui, {20, 20, 400, field_height(ui, one, name, 400)}, one, name).submitted) ++submitted;
    const Field many{.id = "idea", .label = "Idea", .hint = "Write it down", .lines = 3, .most_bytes = most};
    draw_field(ui, {20, 200, 400, field_height(ui, many, idea, 400)}, many, idea);
  }};

  static std::string letters(int n) {
    std::string text;
    for (int i = 0; i < n; ++i) text += static_cast<char>('a' + i % 26);
    return text;
  }
};

TEST_F(Fields, Two_hundred_quick_letters_are_all_there) {
  rig.click("Name");
  rig.type(letters(200));
  EXPECT_EQ(name, letters(200));
  rig.click("Idea");
  rig.type(letters(200));
  EXPECT_EQ(idea, letters(200));
}

TEST_F(Fields, Letters_and_keys_in_one_burst_keep_their_order) {
  rig.click("Idea");
  ImGuiIO& io = ImGui::GetIO();
  io.AddInputCharactersUTF8("ab");
  io.AddKeyEvent(ImGuiKey_Backspace, true);
  io.AddKeyEvent(ImGuiKey_Backspace, false);
  io.AddInputCharactersUTF8("c");
  io.AddKeyEvent(ImGuiKey_Enter, true);
  io.AddKeyEvent(ImGuiKey_Enter, false);
  io.AddInputCharactersUTF8("é");
  rig.settle();
  EXPECT_EQ(idea, "ac\né");
}

TEST_F(Fields, A_name_takes_any_script_and_enter_submits) {
  rig.click("Name");
  rig.type("Élan \u6570\u5b57");
  rig.key(ImGuiKey_Backspace);
  EXPECT_EQ(name, "Élan \u6570");
  rig.key(ImGuiKey_Enter);
  EXPECT_EQ(submitted, 1);
}

TEST_F(Fields, An_idea_wraps_and_the_field_grows) {
  const float before = rig.item("Idea").box.h;
  rig.click("Idea");
  for (int i = 0; i < 12; ++i) rig.type("never ask twice ");
  EXPECT_GT(rig.item("Idea").box.h, before + 20);
  EXPECT_EQ(lint_report(rig), "");
}

TEST_F(Fields, Arrows_move_between_wrapped_lines) {
  idea = "one\ntwo\nthree";
  rig.frames();
  rig.click("Idea");
  rig.key(ImGuiKey_End, true);
  rig.key(ImGuiKey_UpArrow);
  rig.type("!");
  EXPECT_EQ(idea, "one\ntwo!\nthree");
  rig.key(ImGuiKey_Home);
  rig.key(ImGuiKey_DownArrow, false, true);
  rig.key(ImGuiKey_Delete);
  EXPECT_EQ(idea, "one\nthree");
  rig.key(ImGuiKey_Z, true);
  EXPECT_EQ(idea, "one\ntwo!\nthree");
}

TEST_F(Fields, Copy_and_paste_go_through_the_clipboard) {
  idea = "copy me";
  rig.frames();
  rig.click("Idea");
  rig.key(ImGuiKey_A, true);
  rig.key(ImGuiKey_X, true);
  EXPECT_EQ(idea, "");
  rig.key(ImGuiKey_V, true);
  rig.key(ImGuiKey_V, true);
  EXPECT_EQ(idea, "copy mecopy me");
}

TEST_F(Fields, The_mouse_puts_the_caret_and_selects) {
  idea = "one\ntwo";
  rig.frames();
  const Rect box = rig.item("Idea").box;
  rig.click_at({box.x + 4, box.y + 13 + 30});
  rig.type("x");
  EXPECT_EQ(idea, "one\nxtwo");
  rig.drag({box.x + 16, box.y + 20}, {box.end() - 8, box.y + 20});
  rig.type("1");
  EXPECT_EQ(idea, "1\nxtwo");
}

TEST_F(Fields, Tab_leaves_a_field_and_letters_go_to_the_next) {
  rig.click("Name");
  rig.type("ab");
  rig.key(ImGuiKey_Tab);
  rig.type("cd");
  EXPECT_EQ(name, "ab");
  EXPECT_EQ(idea, "cd");
}

TEST_F(Fields, A_text_stops_at_its_limit) {
  most = 10;
  rig.click("Idea");
  rig.type(letters(40));
  EXPECT_EQ(idea, letters(10));
}

TEST_F(Fields, What_is_wrong_is_said_below) {
  error = "February has 28 days in 2027.";
  rig.frames();
  EXPECT_TRUE(rig.shows("February has 28 days"));
  EXPECT_EQ(lint_report(rig), "");
}

TEST_F(Fields, No_frame_is_wanted_while_a_caret_stands) {
  rig.click("Idea");
  EXPECT_EQ(rig.ui().next_frame_at, kNever);
  EXPECT_TRUE(ImGui::GetIO().WantTextInput);
}

}  // namespace
}  // namespace ubao::test
