// Which cards are in sight, under the finger, next, and where another one fits: held against looking at every
// card.
#include "app/screens/board_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "app/screens/board_cards.h"
#include "app/screens/board_find.h"
#include "app/screens/board_snap.h"

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

TEST(BoardIndex, Follows_a_card_that_comes_moves_and_goes_as_if_built_anew) {
  std::mt19937 dice(13);
  std::vector<core::Card> cards = scattered(300, 3000, 17);
  BoardIndex index(cards);
  std::uniform_int_distribution<std::int32_t> place(-3000, 3000);
  for (int i = 0; i < 400; ++i) {
    const std::size_t at = std::uniform_int_distribution<std::size_t>(0, cards.size() - 1)(dice);
    const core::Card card = card_at(place(dice), place(dice));
    const ImVec2 there{static_cast<float>(card.x), static_cast<float>(card.y)};
    const auto where = cards.begin() + static_cast<std::ptrdiff_t>(at);
    if (i % 3 == 0) {
      cards.insert(where, card);
      index.insert(at, there);
    } else if (i % 3 == 1) {
      *where = card;
      index.move(at, there);
    } else {
      cards.erase(where);
      index.erase(at);
    }
    if (i % 20 != 0) continue;
    const BoardIndex anew(cards);
    const Rect rect{there.x - 700, there.y - 500, 1400, 900};
    ASSERT_EQ(index.in(rect), anew.in(rect));
    ASSERT_EQ(index.in({-9000, -9000, 18000, 18000}), anew.in({-9000, -9000, 18000, 18000}));
    ASSERT_EQ(index.reading_order(), anew.reading_order());
    ASSERT_EQ(index.at(there), anew.at(there));
    ASSERT_EQ(index.everything().w, anew.everything().w);
  }
}

TEST(BoardIndex, Finds_room_for_several_cards_together) {
  const std::vector<core::Card> cards = scattered(200, 1500, 23);
  const BoardIndex index(cards);
  const auto [x, y] = index.free_room({0, 0}, {800, 600});
  const Rect room{static_cast<float>(x), static_cast<float>(y), 800, 600};
  EXPECT_FALSE(index.any_in(room));
  const auto [far_x, far_y] = index.free_room({2'000'000, -2'000'000}, {800, 600});
  EXPECT_LE(far_x + 800, 1'000'000);
  EXPECT_GE(far_y, -1'000'000);
}

TEST(BoardSnap, Stands_in_line_with_the_nearest_edge_within_reach) {
  const std::vector<Rect> neighbours{{0, 0, kCardWidth, kCardHeight}, {300, 500, kCardWidth, kCardHeight}};
  const CardSnap in_line = snapped({4, 700, kCardWidth, kCardHeight}, neighbours, 7);
  EXPECT_EQ(in_line.x, 0);
  EXPECT_EQ(in_line.y, 700) << "nothing is near";
  EXPECT_EQ(in_line.line_x, 0.0f);
  EXPECT_FALSE(in_line.line_y);
  const CardSnap beside = snapped({199, 3, kCardWidth, kCardHeight}, neighbours, 7);
  EXPECT_EQ(beside.x, kCardWidth + kBesideGap) << "a gap away from the one in its row";
  EXPECT_EQ(beside.y, 0);
  const CardSnap far = snapped({100, 300, kCardWidth, kCardHeight}, neighbours, 7);
  EXPECT_EQ(far.x, 100);
  EXPECT_FALSE(far.line_x);
}

TEST(BoardSnap, Arranges_in_rows_a_row_and_a_column) {
  std::vector<Rect> cards;
  for (int i = 0; i < 7; ++i)
    cards.push_back(
        {static_cast<float>(50 * i - 20), static_cast<float>(300 - 40 * i), kCardWidth, kCardHeight});
  for (const Arrangement way : {Arrangement::rows, Arrangement::row, Arrangement::column}) {
    const std::vector<ImVec2> places = arranged(cards, way);
    ASSERT_EQ(places.size(), cards.size());
    EXPECT_EQ(places.front().x, -20);
    EXPECT_EQ(places.front().y, 60);
    for (std::size_t i = 0; i < places.size(); ++i)
      for (std::size_t k = i + 1; k < places.size(); ++k)
        EXPECT_TRUE(std::abs(places[i].x - places[k].x) >= kCardWidth ||
                    std::abs(places[i].y - places[k].y) >= kCardHeight);
  }
  EXPECT_EQ(arranged(cards, Arrangement::row).back().y, 60);
  EXPECT_EQ(arranged(cards, Arrangement::column).back().x, -20);
  EXPECT_TRUE(arranged({}, Arrangement::rows).empty());
}

class KnownCards : public ::testing::Test {
 protected:
  void SetUp() override {
    board.activity = "activity:a3";
    board.cards = {card_at(0, 0, "One"), card_at(300, 0, "Two")};
    board.cards[0].id = "card:a";
    board.cards[1].id = "card:c";
  }
  void update(const std::string& looked_for = {}) {
    cards.update(board, revision, touches, looked_for, choice);
  }
  void touch(CardTouch::What what, std::size_t at, std::int32_t x, const std::string& colour = "maize") {
    touches.cards.push_back({++revision, what, at, x, 0, colour});
  }

  core::Board board;
  BoardTouches touches{1, {}};
  CardChoice choice;
  std::uint64_t revision = 1;
  BoardCards cards;
};

TEST_F(KnownCards, Are_built_only_when_the_whole_board_moved) {
  for (int frame = 0; frame < 10; ++frame) update();
  EXPECT_EQ(cards.times_built(), 1);
  update(" tw ");
  EXPECT_EQ(cards.times_built(), 1);
  EXPECT_TRUE(cards.looking());
  EXPECT_FALSE(cards.found(0));
  EXPECT_EQ(cards.found_in_order(), (std::vector<std::size_t>{1}));
  board.cards[0].x = 900;
  touches = {++revision, {}};
  update();
  EXPECT_EQ(cards.times_built(), 2);
  EXPECT_EQ(cards.found_in_order(), (std::vector<std::size_t>{1, 0}));
  EXPECT_EQ(cards.place_of(board, "card:c"), 1u);
  EXPECT_EQ(cards.place_of(board, "card:d"), BoardIndex::kNoCard);
}

TEST_F(KnownCards, Follow_single_cards_in_the_order_in_which_they_changed) {
  update();
  // the second is moved, then one comes before it, then the first goes
  touch(CardTouch::What::changed, 1, 600, "sky");
  touch(CardTouch::What::added, 1, 900);
  touch(CardTouch::What::removed, 0, 0);
  board.cards = {card_at(900, 0, "Between"), card_at(600, 0, "Two")};
  board.cards[0].id = "card:b";
  board.cards[1].id = "card:c";
  update();
  EXPECT_EQ(cards.times_built(), 1) << "nothing was built anew";
  EXPECT_EQ(cards.index().place(0).x, 900);
  EXPECT_EQ(cards.index().place(1).x, 600);
  EXPECT_EQ(cards.colour(1), CardColour::sky);
  EXPECT_EQ(cards.found_in_order(), (std::vector<std::size_t>{1, 0}));
}

TEST_F(KnownCards, Know_which_are_chosen_wherever_they_stand_in_the_list) {
  choice.set({"card:c", "card:gone"});
  update();
  EXPECT_FALSE(cards.chosen(0));
  EXPECT_TRUE(cards.chosen(1));
  choice.toggle("card:a");
  update();
  EXPECT_TRUE(cards.chosen(0));
  choice.clear();
  update();
  EXPECT_FALSE(cards.chosen(0));
}

TEST_F(KnownCards, Are_few_blocks_in_small_however_many_they_are) {
  board.cards = scattered(5000, 9000, 3);
  for (std::size_t i = 0; i < board.cards.size(); ++i)
    board.cards[i].id = "card:" + std::to_string(10'000 + i);
  update();
  const auto& blocks = cards.blocks(30, 20);
  EXPECT_LE(blocks.size(), 600u);
  EXPECT_GT(blocks.size(), 400u);
  const Rect everything = cards.index().everything();
  for (const BoardCards::Block& block : blocks) EXPECT_TRUE(everything.contains(block.from));
}

}  // namespace
}  // namespace ubao::test
