// Which cards are in sight, under the finger, next, and where another one fits: held against looking at every
// card.
#include "app/screens/board_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "app/screens/board_cards.h"
#include "app/screens/board_find.h"

namespace ubao::test {
namespace {

using namespace app;

core::Card card_at(std::int32_t x, std::int32_t y, const std::string& text = {}) {
  core::Card card;
  card.x = x;
  card.y = y;
  card.text = text;
  return card;
}

std::vector<core::Card> scattered(int count, std::int32_t far, unsigned seed) {
  std::mt19937 dice(seed);
  std::uniform_int_distribution<std::int32_t> place(-far, far);
  std::vector<core::Card> cards;
  for (int i = 0; i < count; ++i) cards.push_back(card_at(place(dice), place(dice)));
  return cards;
}

bool touches(const core::Card& card, const Rect& rect) {
  const Rect place{static_cast<float>(card.x), static_cast<float>(card.y), kCardWidth, kCardHeight};
  return !common(place, rect).empty();
}

TEST(BoardIndex, Gives_exactly_the_cards_in_sight_from_below_to_above) {
  std::mt19937 dice(5);
  for (const std::int32_t far : {600, 20'000, 1'000'000}) {
    const std::vector<core::Card> cards = scattered(2000, far, static_cast<unsigned>(far));
    const BoardIndex index(cards);
    std::uniform_real_distribution<float> place(static_cast<float>(-far), static_cast<float>(far));
    for (int i = 0; i < 50; ++i) {
      const Rect rect{place(dice), place(dice), static_cast<float>(far) / 4, static_cast<float>(far) / 7};
      std::vector<std::size_t> expected;
      for (std::size_t c = 0; c < cards.size(); ++c)
        if (touches(cards[c], rect)) expected.push_back(c);
      EXPECT_EQ(index.in(rect), expected);
      EXPECT_EQ(index.any_in(rect), !expected.empty());
    }
  }
}

TEST(BoardIndex, The_uppermost_card_is_under_the_finger) {
  const std::vector<core::Card> cards{card_at(0, 0), card_at(100, 60), card_at(-400, 0)};
  const BoardIndex index(cards);
  EXPECT_EQ(index.at({10, 10}), 0u);
  EXPECT_EQ(index.at({120, 80}), 1u) << "both lie there";
  EXPECT_EQ(index.at({-400, 0}), 2u) << "the corner belongs to it";
  EXPECT_EQ(index.at({-400 + kCardWidth, 0}), BoardIndex::kNoCard);
  EXPECT_EQ(index.at({1000, 1000}), BoardIndex::kNoCard);
}

TEST(BoardIndex, Reads_line_by_line_though_nobody_lays_cards_exactly) {
  const std::vector<core::Card> cards{card_at(400, 12), card_at(0, 0), card_at(200, -9), card_at(210, 150),
                                      card_at(5, 163)};
  const BoardIndex index(cards);
  EXPECT_EQ(index.reading_order(), (std::vector<std::size_t>{1, 2, 0, 4, 3}));
  EXPECT_EQ(index.next(BoardIndex::kNoCard, false), 1u);
  EXPECT_EQ(index.next(BoardIndex::kNoCard, true), 3u);
  EXPECT_EQ(index.next(0, false), 4u);
  EXPECT_EQ(index.next(4, true), 0u);
  EXPECT_EQ(index.next(3, false), BoardIndex::kNoCard);
}

TEST(BoardIndex, Knows_an_empty_board) {
  const BoardIndex index;
  EXPECT_TRUE(index.everything().empty());
  EXPECT_TRUE(index.in({-100, -100, 200, 200}).empty());
  EXPECT_EQ(index.next(BoardIndex::kNoCard, false), BoardIndex::kNoCard);
  EXPECT_EQ(index.free_place({0, 0}),
            (std::pair<std::int64_t, std::int64_t>{-kCardWidth / 2, -kCardHeight / 2}));
}

TEST(BoardIndex, A_thousand_new_cards_at_one_place_never_touch) {
  std::vector<core::Card> cards;
  for (int i = 0; i < 1000; ++i) {
    const auto [x, y] = BoardIndex(cards).free_place({37.4f, -12.9f});
    const core::Card fresh = card_at(static_cast<std::int32_t>(x), static_cast<std::int32_t>(y));
    const Rect place{static_cast<float>(x), static_cast<float>(y), kCardWidth, kCardHeight};
    for (const core::Card& other : cards) ASSERT_FALSE(touches(other, place)) << i;
    ASSERT_LT(std::hypot(static_cast<double>(x), static_cast<double>(y)), 6000) << "near the place wanted";
    cards.push_back(fresh);
  }
}

TEST(BoardIndex, Finds_room_at_the_corner_of_the_canvas_and_among_scattered_cards) {
  std::vector<core::Card> cards;
  for (int i = 0; i < 60; ++i) {
    const auto [x, y] = BoardIndex(cards).free_place({2'000'000, 2'000'000});
    ASSERT_LE(x, 1'000'000);
    ASSERT_LE(y, 1'000'000);
    for (const core::Card& other : cards) ASSERT_TRUE(other.x != x || other.y != y);
    cards.push_back(card_at(static_cast<std::int32_t>(x), static_cast<std::int32_t>(y)));
  }
  const std::vector<core::Card> many = scattered(3000, 3000, 11);
  const auto [x, y] = BoardIndex(many).free_place({0, 0});
  const Rect place{static_cast<float>(x), static_cast<float>(y), kCardWidth, kCardHeight};
  EXPECT_TRUE(std::none_of(many.begin(), many.end(), [&](const core::Card& c) { return touches(c, place); }));
}

TEST(BoardFind, Looks_for_words_and_names_without_regard_to_capitals) {
  core::Card card = card_at(0, 0, "Écoles: une SEULE liste");
  card.author = "Ngozi Ďurić";
  EXPECT_TRUE(matches(card, folded("écoles")));
  EXPECT_TRUE(matches(card, folded("seule L")));
  EXPECT_TRUE(matches(card, folded("ďUR")));
  EXPECT_FALSE(matches(card, folded("ecoles")));
  EXPECT_TRUE(matches(card, ""));
}

TEST(BoardFind, Folds_the_alphabets_that_have_capitals_and_leaves_the_others) {
  EXPECT_EQ(folded("AZ az 09 ÀÞ ×"), "az az 09 àþ ×");
  EXPECT_EQ(folded("ŁÓDŹ ŽŠ İ"), "łódź žš i");
  EXPECT_EQ(folded("ΑΩ ДЯ ЂЁ Ế"), "αω дя ђё ế");
  EXPECT_EQ(folded("學校 مدرسة"), "學校 مدرسة");
  EXPECT_EQ(folded("\xFF broken").substr(3), " broken") << "a broken letter does no harm";
}

TEST(BoardCards, Builds_the_index_only_when_the_board_moved) {
  core::Board board;
  board.activity = "activity:a3";
  board.cards = {card_at(0, 0, "One"), card_at(300, 0, "Two")};
  board.cards[0].id = "card:a";
  board.cards[1].id = "card:b";
  BoardCards cards;
  for (int frame = 0; frame < 10; ++frame) cards.update(board, 1, "");
  EXPECT_EQ(cards.times_built(), 1);
  cards.update(board, 1, " tw ");
  EXPECT_EQ(cards.times_built(), 1);
  EXPECT_TRUE(cards.looking());
  EXPECT_FALSE(cards.found(0));
  EXPECT_EQ(cards.found_in_order(), (std::vector<std::size_t>{1}));
  board.cards[0].x = 900;
  cards.update(board, 2, "");
  EXPECT_EQ(cards.times_built(), 2);
  EXPECT_EQ(cards.found_in_order(), (std::vector<std::size_t>{1, 0}));
  EXPECT_EQ(cards.place_of(board, "card:b"), 1u);
  EXPECT_EQ(cards.place_of(board, "card:c"), BoardIndex::kNoCard);
}

}  // namespace
}  // namespace ubao::test
