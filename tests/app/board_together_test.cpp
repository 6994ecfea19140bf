// A board of many cards, and of two tablets that changed one card apart.
#include <gtest/gtest.h>

#include <cmath>

#include "app/screens/board_view.h"
#include "tests/app/board_fixture.h"

namespace ubao::test {
namespace {

using app::Screen;

TEST_F(Board, Ten_thousand_cards_draw_only_those_in_sight) {
  std::vector<core::Change> many;
  for (int i = 0; i < 10'000; ++i)
    many.push_back({"card:" + std::to_string(100'000 + i),
                    {{"activity", kBoard},
                     {"text", "Card " + std::to_string(i)},
                     {"colour", "sky"},
                     {"pos", {(i % 125) * 200, (i / 125) * 150}}},
                    {},
                    {}});
  ASSERT_TRUE(rig.workshop().store().record(many));
  rig.ui().settle();
  ASSERT_EQ(rig.state().views.board.cards.size(), 10'000u);
  draft().view = {10'000, 5'000, 1};
  rig.ui().settle();
  const int built = draft().cards.times_built();
  rig.ui().frames(20);
  EXPECT_EQ(draft().cards.times_built(), built) << "the index is kept";
  int names = 0;
  for (const SeenItem& item : rig.ui().items()) names += item.label.rfind("Card ", 0) == 0;
  EXPECT_GT(names, 20);
  EXPECT_LT(names, 80);
  rig.want(app::MoveCard{"card:100000", 7, 7});
  EXPECT_EQ(draft().cards.times_built(), built) << "one card changes nothing but itself";
  draft().as_list = true;
  rig.ui().settle();
  names = 0;
  for (const SeenItem& item : rig.ui().items()) names += item.label.rfind("Card ", 0) == 0;
  EXPECT_LT(names, 30);
}

// Two tablets change one card apart; the ops of the other one come in.
class TornCard : public Board {
 protected:
  void SetUp() override {
    Board::SetUp();
    add("As it was", 0, 0);
    id = rig.card("As it was").id;
    other = std::make_unique<OtherTablet>(rig);
  }

  std::unique_ptr<OtherTablet> other;
  std::string id;
};

TEST_F(TornCard, Both_texts_are_kept_until_somebody_chooses) {
  other->says(id, {{"text", "Theirs"}});
  rig.want(app::EditCard{id, "Ours"});
  other->arrives();
  EXPECT_TRUE(shows("2 texts"));
  draft().selected = id;
  rig.ui().settle();
  rig.ui().click("Choose");
  rig.ui().settle();
  EXPECT_TRUE(shows("One card, two texts"));
  rig.ui().click("Decide later");
  EXPECT_TRUE(shows("2 texts")) << "both are still there";
  rig.ui().click("Choose");
  rig.ui().settle();
  rig.ui().click("Theirs");
  rig.ui().click("Use this");
  rig.ui().settle();
  EXPECT_EQ(rig.board().cards.front().text, "Theirs");
  EXPECT_TRUE(rig.board().cards.front().versions.empty());
  EXPECT_FALSE(shows("2 texts"));
}

TEST_F(TornCard, Two_texts_can_become_two_cards) {
  other->says(id, {{"text", "Theirs"}});
  rig.want(app::EditCard{id, "Ours"});
  other->arrives();
  draft().selected = id;
  rig.ui().settle();
  rig.ui().click("Choose");
  rig.ui().settle();
  rig.ui().click("Keep as two");
  rig.ui().settle();
  const auto cards = rig.board().cards;
  ASSERT_EQ(cards.size(), 2u);
  EXPECT_NE(cards[0].text, cards[1].text);
  EXPECT_TRUE(cards[0].x != cards[1].x || cards[0].y != cards[1].y);
  EXPECT_TRUE(rig.card("Theirs").versions.empty());
  EXPECT_TRUE(rig.card("Ours").versions.empty());
}

TEST_F(TornCard, Removed_there_and_edited_here_is_kept_or_removed_by_a_person) {
  other->says(id, {{"removed", true}}, {"text"});
  rig.want(app::EditCard{id, "Edited meanwhile"});
  other->arrives();
  EXPECT_TRUE(shows("Removed?"));
  draft().selected = id;
  rig.ui().settle();
  EXPECT_EQ(rig.ui().find("Edit"), nullptr);
  rig.ui().click("Keep it");
  rig.ui().settle();
  EXPECT_FALSE(shows("Removed?"));
  EXPECT_FALSE(rig.card("Edited meanwhile").edited_while_removed);
  rig.ui().click("Remove");
  EXPECT_TRUE(rig.board().cards.empty());
}

TEST_F(TornCard, A_card_that_is_gone_while_it_is_edited_gives_its_words_to_a_new_one) {
  draft().selected = id;
  rig.ui().settle();
  rig.ui().click("Edit");
  rig.ui().settle();
  rig.ui().type(" and more");
  other->says(id, {{"removed", true}}, {"text"});
  other->arrives();
  EXPECT_EQ(draft().text, "As it was and more");
  rig.ui().click("Save");
  ASSERT_EQ(rig.board().cards.size(), 1u);
  EXPECT_EQ(rig.board().cards.front().text, "As it was and more");
}

}  // namespace
}  // namespace ubao::test
