// Dots on the screen: given by a tap, taken back, counted; the facilitator's ranking.
#include <gtest/gtest.h>

#include "tests/app/board_fixture.h"

namespace ubao::test {
namespace {

using app::Screen;
using core::BoardPhase;

class DottedBoard : public Board {
 protected:
  void SetUp() override {
    Board::SetUp();
    add("One form", 0, 0);
    add("One window", 400, 0);
    rig.want(app::SetPhase{kBoard, BoardPhase::critical});
    as(0);
  }
  void as(int person) { rig.open(Screen::board, kBoard, person); }
  core::BoardVotes votes_of(int person) {
    return rig.workshop().board_votes(kBoard, person < 0 ? std::string() : rig.person(person));
  }
  bool has_dot(int person, const std::string& text) {
    return votes_of(person).mine.contains(rig.card(text).id);
  }
  // The circle at the foot of a card.
  void tap_dot(const std::string& text) {
    const app::Rect box = rig.ui().item(text).box;
    rig.ui().click_at({box.x + 8, box.bottom() - 8});
    rig.ui().settle();
  }
};

TEST_F(DottedBoard, One_tap_gives_a_dot_another_takes_it_back) {
  EXPECT_TRUE(shows("5 of 5 left, tap a card to give one"));
  tap_dot("One form");
  EXPECT_TRUE(has_dot(0, "One form"));
  EXPECT_TRUE(shows("4 of 5 left, tap a card to give one"));
  EXPECT_EQ(draft().selected, "") << "only the dot was meant";
  tap_dot("One form");
  EXPECT_FALSE(has_dot(0, "One form"));
  EXPECT_TRUE(shows("5 of 5 left, tap a card to give one"));
}

TEST_F(DottedBoard, The_ledge_and_the_keyboard_give_dots_too) {
  rig.ui().click("One window");
  rig.ui().settle();
  rig.ui().click("Give a dot");
  EXPECT_TRUE(has_dot(0, "One window"));
  rig.ui().settle();
  rig.ui().click("Take the dot back");
  EXPECT_FALSE(has_dot(0, "One window"));
  rig.ui().key(ImGuiKey_V);
  rig.ui().settle();
  EXPECT_TRUE(has_dot(0, "One window"));
}

TEST_F(DottedBoard, A_dot_is_undone_and_done_again) {
  tap_dot("One form");
  rig.want(app::Undo{});
  EXPECT_FALSE(has_dot(0, "One form"));
  EXPECT_TRUE(shows("5 of 5 left, tap a card to give one"));
  rig.want(app::Redo{});
  EXPECT_TRUE(has_dot(0, "One form"));
}

TEST_F(DottedBoard, When_all_are_given_the_next_tap_opens_the_card) {
  for (int i = 0; i < 4; ++i) {
    rig.want(app::SetPhase{kBoard, BoardPhase::creative});
    add("More " + std::to_string(i), i * 200, 300);
  }
  rig.want(app::SetPhase{kBoard, BoardPhase::critical});
  as(0);
  draft().fitted = false;
  rig.ui().settle();
  for (const char* card : {"One form", "More 0", "More 1", "More 2", "More 3"}) tap_dot(card);
  EXPECT_EQ(votes_of(0).left, 0);
  EXPECT_TRUE(shows("0 of 5 left, tap a card to give one"));
  tap_dot("One window");
  EXPECT_FALSE(has_dot(0, "One window"));
  EXPECT_TRUE(shows("All your dots are given"));
}

TEST_F(DottedBoard, Dots_are_secret_until_they_are_shown_but_not_from_the_facilitator) {
  tap_dot("One form");
  EXPECT_FALSE(shows("1 dot"));
  as(1);
  tap_dot("One form");
  tap_dot("One window");
  EXPECT_FALSE(shows("2 dots"));
  EXPECT_FALSE(shows("Most dots so far"));
  as(-1);
  EXPECT_TRUE(shows("Most dots so far"));
  EXPECT_TRUE(shows("Only you see this for now."));
  EXPECT_FALSE(shows("2 dots")) << "a laptop may hang on the projector";
  rig.ui().click("Show to all");
  rig.ui().settle();
  EXPECT_TRUE(shows("2 dots"));
  as(0);
  EXPECT_TRUE(shows("2 dots"));
  EXPECT_TRUE(shows("1 dot"));
}

TEST_F(DottedBoard, The_ranking_is_a_sheet_where_there_is_no_room_beside_the_board) {
  tap_dot("One window");
  rig.ui().resize(360, 740);
  as(-1);
  rig.ui().click("More");
  rig.ui().settle();
  rig.ui().click("Most dots so far");
  rig.ui().settle();
  EXPECT_TRUE(shows("Only you see this for now."));
  rig.ui().click("One window");
  rig.ui().settle();
  EXPECT_TRUE(draft().reading);
  EXPECT_EQ(draft().selected, rig.card("One window").id);
}

TEST_F(DottedBoard, Dots_that_come_from_another_tablet_are_counted_at_once) {
  tap_dot("One form");
  rig.want(app::ShowVotes{kBoard, true});
  as(1);
  EXPECT_TRUE(shows("1 dot"));
  OtherTablet other(rig);
  ASSERT_TRUE(other.workshop().set_vote(rig.card("One form").id, rig.person(1), true));
  other.arrives();
  EXPECT_TRUE(shows("2 dots"));
  EXPECT_TRUE(shows("4 of 5 left, tap a card to give one")) << "it is her own";
}

TEST_F(DottedBoard, Surplus_and_late_dots_are_explained_where_they_are) {
  rig.want(app::SetPhase{kBoard, BoardPhase::creative});
  for (int i = 0; i < 6; ++i) add("Extra " + std::to_string(i), i * 200, 600);
  rig.want(app::SetPhase{kBoard, BoardPhase::critical});
  OtherTablet other(rig);
  for (int i = 0; i < 6; ++i) {  // three here, three there: one more than she has
    const std::string card = rig.card("Extra " + std::to_string(i)).id;
    if (i % 2 == 0) {
      rig.want(app::ChoosePerson{rig.person(0)});
      rig.open(Screen::board, kBoard, 0);
      rig.want(app::SetVote{card, true});
    } else {
      ASSERT_TRUE(other.workshop().set_vote(card, rig.person(0), true));
    }
  }
  rig.want(app::ShowVotes{kBoard, true});
  rig.want(app::SetPhase{kBoard, BoardPhase::closed});
  ASSERT_TRUE(other.workshop().set_vote(rig.card("One form").id, rig.person(1), true))
      << "it does not know yet";
  other.arrives();
  as(0);
  const core::BoardVotes votes = votes_of(0);
  EXPECT_EQ(votes.mine.size(), 6u);
  ASSERT_EQ(votes.mine_surplus.size(), 1u);
  draft().selected = *votes.mine_surplus.begin();
  draft().reading = true;
  rig.ui().settle();
  EXPECT_TRUE(shows("Your dot here is one too many: 5 count. It is kept, and not counted."));
  EXPECT_TRUE(shows("1 dot is more than its giver has. It is kept, and not counted."));
  draft().selected = rig.card("One form").id;
  rig.ui().settle();
  EXPECT_TRUE(shows("1 dot came after voting had ended. It is kept, and not counted."));
}

}  // namespace
}  // namespace ubao::test
