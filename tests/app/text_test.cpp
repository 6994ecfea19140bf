// How texts are wrapped, cut and measured.
#include "app/text.h"

#include <gtest/gtest.h>

#include <cmath>

#include "app/lines.h"
#include "tests/support/headless_ui.h"

namespace ubao::test {
namespace {

using namespace app;

class Texts : public ::testing::Test {
 protected:
  std::function<void(Ui&)> draw;
  HeadlessUi rig{[this](Ui& u) {
    if (draw) draw(u);
  }};
  Ui& ui = rig.ui();

  TextExtent drawn(const std::string& text, float width, TextStyle style = {}) {
    TextExtent extent;
    draw = [&](Ui& u) { extent = draw_text(u, {20, 20, width, 0}, text, style); };
    rig.frames();
    return extent;
  }
  std::vector<std::string> lines(const std::string& text, float width, int most = 0) {
    const float size = imgui_size(ui.fonts.regular, 18);
    std::vector<std::string> result;
    for (const Line& line :
         break_lines(text, {ui.fonts.regular, ui.fonts.bold, size, size}, false, width, most).lines) {
      std::string words;
      for (const app::Run& run : line.runs) words += run.text;
      result.push_back(words);
    }
    return result;
  }
};

TEST_F(Texts, Measured_width_is_enough_to_draw_in_one_line) {
  for (const char* text : {"Saved", "Not saved: disk full", "WAVE To. fi", "Élan vital \u6570\u5b57"}) {
    const float width = text_width(ui, text, {});
    EXPECT_EQ(drawn(text, width).lines, 1) << text;
    EXPECT_FALSE(drawn(text, width, {.lines = 1}).elided) << text;
    EXPECT_TRUE(drawn(text, width - 2, {.lines = 1}).elided) << text;
  }
}

TEST_F(Texts, Lines_break_between_words_and_lose_no_letter) {
  const std::string text = "Leaders of different ministries solve service problems together.";
  const auto broken = lines(text, 200);
  ASSERT_GT(broken.size(), 2u);
  std::string joined;
  for (const std::string& line : broken) joined += (joined.empty() ? "" : " ") + line;
  EXPECT_EQ(joined, text);
}

TEST_F(Texts, New_lines_and_empty_lines_are_kept) {
  EXPECT_EQ(lines("a\n\nb\n", 500), (std::vector<std::string>{"a", "", "b", ""}));
  EXPECT_EQ(lines("", 500), (std::vector<std::string>{""}));
}

TEST_F(Texts, Han_breaks_between_characters_but_not_before_a_full_stop) {
  const std::string text = "\u6570\u5b57\u653f\u5e9c\u6570\u5b57\u653f\u5e9c\u3002";
  const auto broken = lines(text, 18 * 4.2f);
  ASSERT_EQ(broken.size(), 3u);
  EXPECT_EQ(broken[2], "\u5e9c\u3002");
}

TEST_F(Texts, An_address_breaks_behind_its_slashes_and_not_between_them) {
  const std::string text = "https://laptop.local/ubao";
  for (float width = text_width(ui, "laptop.local/ubao", {}) + 2; width < text_width(ui, text, {});
       width += 1) {
    const auto broken = lines(text, width);
    ASSERT_EQ(broken.size(), 2u) << width;
    EXPECT_TRUE(broken[0] == "https://" || broken[0] == "https://laptop.local/") << broken[0];
  }
}

TEST_F(Texts, A_word_that_is_too_long_is_torn_and_told) {
  const Lines torn = break_lines("Donaudampfschifffahrtsgesellschaft",
                                 {ui.fonts.regular, ui.fonts.bold, 25, 25}, false, 90, 0);
  EXPECT_TRUE(torn.word_broken);
  EXPECT_GT(torn.lines.size(), 2u);
  EXPECT_LE(torn.width, 90);
}

TEST_F(Texts, The_last_allowed_line_ends_with_an_ellipsis_that_fits) {
  const auto cut = lines("Show the room its own picture. Ask what surprises.", 180, 2);
  ASSERT_EQ(cut.size(), 2u);
  EXPECT_EQ(cut[1].substr(cut[1].size() - 3), "\u2026");
  const Lines raw =
      break_lines("Show the room its own picture.", {ui.fonts.regular, ui.fonts.bold, 25, 25}, false, 100, 1);
  EXPECT_TRUE(raw.elided);
  EXPECT_LE(raw.width, 100);
}

TEST_F(Texts, Bold_marks_switch_the_weight_and_are_not_seen) {
  const std::string text = std::string("\x01") + "11 of 42" + "\x01 answered";
  const Lines one = break_lines(text, {ui.fonts.regular, ui.fonts.bold, 25, 25}, false, kNoWrap, 0);
  ASSERT_EQ(one.lines[0].runs.size(), 2u);
  EXPECT_TRUE(one.lines[0].runs[0].bold);
  EXPECT_EQ(one.lines[0].runs[0].text, "11 of 42");
  EXPECT_FALSE(one.lines[0].runs[1].bold);
  drawn(text, 400);
  EXPECT_TRUE(rig.shows("11 of 42 answered"));
}

TEST_F(Texts, Line_height_follows_the_role) {
  EXPECT_FLOAT_EQ(text_height(ui, "a\nb", {.role = Role::body}, 300), 2 * 18 * 1.34f);
  EXPECT_FLOAT_EQ(text_height(ui, "a\nb", {.role = Role::page}, 300), 2 * 28 * 1.2f);
  ui.scale = 2;
  EXPECT_FLOAT_EQ(text_height(ui, "a", {.role = Role::meta}, 300), 2 * 15 * 1.34f);
}

TEST_F(Texts, Sizes_are_whole_so_that_letters_stay_sharp) {
  for (const float em : {13.0f, 15.0f, 18.0f, 22.5f, 36.0f}) {
    const float size = imgui_size(ui.fonts.regular, em);
    EXPECT_EQ(size, std::round(size));
    EXPECT_NEAR(size, em * 1.362f, 0.51f);
  }
}

TEST_F(Texts, Start_and_end_turn_round_in_right_to_left) {
  HeadlessUi arabic([](Ui& u) { draw_text(u, {20, 20, 400, 0}, "Saved", {}); }, {.right_to_left = true});
  const Rect box = arabic.texts().at(0).drawn.box;
  EXPECT_NEAR(box.end(), 1366 - 20, 1);
  drawn("Saved", 400);
  EXPECT_NEAR(rig.texts().at(0).drawn.box.x, 20, 1);
}

}  // namespace
}  // namespace ubao::test
