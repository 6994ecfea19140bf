// Copying and pasting cards, and what people paste that is no card.
#include <gtest/gtest.h>

#include <map>

#include "app/screens/board_parts.h"
#include "core/typed_text.h"
#include "tests/app/board_fixture.h"

namespace ubao::test {
namespace {

using app::lines_for_cards;
using Texts = std::vector<std::string>;

class Pasting : public Board {
 protected:
  void paste(const std::string& words) {
    ImGui::SetClipboardText(words.c_str());
    rig.ui().key(ImGuiKey_V, true);
  }
  Texts texts() {
    Texts all;
    for (const core::Card& card : rig.board().cards) all.push_back(card.text);
    std::sort(all.begin(), all.end());
    return all;
  }
  void expect_apart() {
    const auto cards = rig.board().cards;
    for (std::size_t i = 0; i < cards.size(); ++i)
      for (std::size_t k = i + 1; k < cards.size(); ++k)
        EXPECT_TRUE(std::abs(cards[i].x - cards[k].x) >= 176 || std::abs(cards[i].y - cards[k].y) >= 128)
            << cards[i].text << " and " << cards[k].text;
  }
};

TEST(LinesForCards, Are_what_can_be_seen_of_each_line) {
  EXPECT_EQ(lines_for_cards("one\n  two \r\n\n\t\nthree"), (Texts{"one", "two", "three"}));
  EXPECT_EQ(lines_for_cards("\n\r\n \n"), Texts{});
  EXPECT_EQ(lines_for_cards(""), Texts{});
  EXPECT_EQ(lines_for_cards("a\tb\x07"
                            "c\x1b[0m"),
            (Texts{"a b c [0m"}))
      << "control characters are spaces";
  EXPECT_EQ(lines_for_cards("\xF0\x9F\x8C\xBE seeds\n\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7"),
            (Texts{"\xF0\x9F\x8C\xBE seeds", "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7"}));
  EXPECT_EQ(lines_for_cards(std::string(3000, 'w')).front().size(), 3000u)
      << "it is for the caller to refuse it";
  for (const std::string& line : lines_for_cards("bad \xFF\xFE bytes"))
    EXPECT_TRUE(core::is_utf8(line)) << line;
}

TEST_F(Pasting, Lines_of_text_become_cards_apart_from_each_other) {
  add("Here before", 0, 0);
  paste("Ask once\nOne window\n\n  Publish waiting times  \n");
  EXPECT_EQ(texts(), (Texts{"Ask once", "Here before", "One window", "Publish waiting times"}));
  expect_apart();
  EXPECT_TRUE(shows("3 cards added"));
  EXPECT_EQ(draft().choice.size(), 3u) << "so that they can be moved together";
  for (const char* words : {"Ask once", "One window", "Publish waiting times"})
    EXPECT_NE(rig.ui().find(words), nullptr) << words << " is in sight";
  rig.ui().key(ImGuiKey_Z, true);
  EXPECT_EQ(texts(), (Texts{"Here before"})) << "one undo";
  EXPECT_TRUE(draft().choice.empty());
}

TEST_F(Pasting, Cards_copied_here_keep_colour_and_places) {
  rig.want(app::AddCard{kBoard, "Blue", "sky", 0, 0});
  rig.want(app::AddCard{kBoard, "Green\nin two lines", "leaf", 300, 40});
  rig.ui().key(ImGuiKey_A, true);
  rig.ui().key(ImGuiKey_C, true);
  EXPECT_STREQ(ImGui::GetClipboardText(), "Blue\nGreen\nin two lines") << "for other programs";
  rig.ui().key(ImGuiKey_V, true);
  const auto cards = rig.board().cards;
  ASSERT_EQ(cards.size(), 4u);
  expect_apart();
  std::map<std::string, std::vector<core::Card>> by_text;
  for (const core::Card& card : cards) by_text[card.text].push_back(card);
  const auto &blue = by_text["Blue"], &green = by_text["Green\nin two lines"];
  ASSERT_EQ(blue.size(), 2u);
  ASSERT_EQ(green.size(), 2u);
  for (const core::Card& card : blue) EXPECT_EQ(card.colour, "sky");
  for (const core::Card& card : green) EXPECT_EQ(card.colour, "leaf");
  const std::size_t copy = blue[0].x == 0 && blue[0].y == 0 ? 1 : 0;
  const std::size_t copy_of_green = green[0].x == 300 && green[0].y == 40 ? 1 : 0;
  EXPECT_EQ(green[copy_of_green].x - blue[copy].x, 300);
  EXPECT_EQ(green[copy_of_green].y - blue[copy].y, 40);
}

TEST_F(Pasting, A_copy_goes_to_another_board_and_not_to_another_person) {
  rig.want(app::AddCard{kBoard, "Blue", "sky", 0, 0});
  rig.ui().key(ImGuiKey_A, true);
  rig.ui().key(ImGuiKey_C, true);
  ASSERT_FALSE(rig.state().clipping.cards.empty());
  rig.want(app::GoTo{app::Screen::agenda, {}});
  EXPECT_FALSE(rig.state().clipping.cards.empty());
  rig.open(app::Screen::board, kBoard, 1);
  EXPECT_TRUE(rig.state().clipping.cards.empty());
  EXPECT_STREQ(ImGui::GetClipboardText(), "");
}

TEST_F(Pasting, Cutting_and_pasting_moves_and_Ctrl_D_doubles) {
  rig.want(app::AddCard{kBoard, "Blue", "sky", 0, 0});
  rig.ui().key(ImGuiKey_X, true);
  EXPECT_TRUE(rig.board().cards.empty());
  rig.ui().key(ImGuiKey_V, true);
  EXPECT_EQ(texts(), (Texts{"Blue"}));
  rig.ui().key(ImGuiKey_D, true);
  const auto cards = rig.board().cards;
  ASSERT_EQ(cards.size(), 2u);
  EXPECT_EQ(std::abs(cards[0].x - cards[1].x), 40);
  EXPECT_EQ(cards[0].colour, cards[1].colour);
}

TEST_F(Pasting, A_hundred_thousand_letters_are_refused_and_stay_in_the_field) {
  const std::string words(100'000, 'a');
  paste(words);
  EXPECT_TRUE(rig.board().cards.empty());
  ASSERT_TRUE(draft().composing);
  EXPECT_TRUE(draft().text == words);
  EXPECT_EQ(draft().error, "board.error.long");
  rig.ui().key(ImGuiKey_Enter, true);
  EXPECT_TRUE(rig.board().cards.empty());
  EXPECT_TRUE(draft().text == words);
  rig.ui().wait(1.2);
  EXPECT_TRUE(rig.workshop().kept_typing(kBoard, rig.person(0)) == words);
}

TEST_F(Pasting, As_many_letters_pasted_into_the_field_stay_there_too) {
  rig.ui().key(ImGuiKey_N);
  rig.ui().settle();
  paste(std::string(100'000, 'b'));
  EXPECT_EQ(draft().text.size(), 100'000u);
  rig.ui().key(ImGuiKey_Enter, true);
  EXPECT_EQ(draft().error, "board.error.long");
  EXPECT_EQ(draft().text.size(), 100'000u);
}

TEST_F(Pasting, A_line_too_long_does_not_keep_the_others_from_being_cards) {
  paste("Short\n" + std::string(2001, 'w') + "\nAlso short");
  EXPECT_EQ(texts(), (Texts{"Also short", "Short"}));
  EXPECT_TRUE(draft().composing);
  EXPECT_TRUE(draft().text == std::string(2001, 'w'));
}

TEST_F(Pasting, One_word_of_two_thousand_letters_is_a_card_and_lines_of_nothing_are_not) {
  paste("\n\n\r\n \t\n");
  EXPECT_TRUE(rig.board().cards.empty());
  EXPECT_FALSE(draft().composing);
  paste(std::string(2000, 'w'));
  ASSERT_EQ(rig.board().cards.size(), 1u);
  EXPECT_EQ(rig.board().cards.front().text.size(), 2000u);
}

TEST_F(Pasting, Words_on_their_way_are_not_lost_to_what_is_pasted) {
  rig.ui().key(ImGuiKey_N);
  rig.ui().settle();
  rig.ui().type("Half a thought");
  rig.ui().click("Not now");
  rig.ui().settle();
  paste("Whole thought");
  EXPECT_EQ(texts(), (Texts{"Whole thought"}));
  EXPECT_EQ(draft().text, "Half a thought");
  paste(std::string(2500, 'w'));
  EXPECT_TRUE(draft().text == "Half a thought\n" + std::string(2500, 'w'));
}

TEST_F(Pasting, Lines_typed_into_the_sheet_can_become_cards) {
  rig.ui().key(ImGuiKey_N);
  rig.ui().settle();
  rig.ui().type("First");
  EXPECT_EQ(rig.ui().find("2 cards, one a line"), nullptr);
  rig.ui().key(ImGuiKey_Enter);
  rig.ui().type("Second");
  rig.ui().click("2 cards, one a line");
  EXPECT_EQ(texts(), (Texts{"First", "Second"}));
  EXPECT_FALSE(draft().composing);
  EXPECT_EQ(draft().text, "");
  expect_apart();
}

TEST_F(Pasting, At_the_corner_of_the_canvas_everything_stays_on_it) {
  add("Corner", 1'000'000, 1'000'000);
  draft().view = {999'500, 999'600, 1};
  rig.ui().settle();
  EXPECT_NE(rig.ui().find("Corner"), nullptr);
  paste("One\nTwo\nThree");
  rig.ui().key(ImGuiKey_A, true);
  rig.ui().key(ImGuiKey_C, true);
  rig.ui().key(ImGuiKey_V, true);
  rig.ui().key(ImGuiKey_D, true);
  rig.ui().key(ImGuiKey_RightArrow, false, true);
  ASSERT_GT(rig.board().cards.size(), 8u);
  for (const core::Card& card : rig.board().cards) {
    EXPECT_LE(std::abs(card.x), 1'000'000);
    EXPECT_LE(std::abs(card.y), 1'000'000);
  }
  rig.ui().key(ImGuiKey_0);
  EXPECT_NE(rig.ui().find("Corner"), nullptr);
}

TEST_F(Pasting, Emoji_right_to_left_and_a_broken_byte_do_no_harm) {
  add("\xF0\x9F\x8C\xBE\xF0\x9F\x9A\x9C seeds", 0, 0);
  add("\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 1 \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", 300, 0);
  paste("line \xFF broken");
  EXPECT_EQ(rig.board().cards.size(), 3u);
  for (const core::Card& card : rig.board().cards) EXPECT_TRUE(core::is_utf8(card.text));
  draft().as_list = true;
  rig.ui().settle();
  EXPECT_TRUE(shows("seeds"));
}

}  // namespace
}  // namespace ubao::test
