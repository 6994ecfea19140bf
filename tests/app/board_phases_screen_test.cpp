// Leading a board on the screen: phases and what they lock, private writing, the lock.
#include <gtest/gtest.h>

#include "tests/app/board_fixture.h"

namespace ubao::test {
namespace {

using app::Screen;
using core::BoardPhase;

class LedBoard : public Board {
 protected:
  void as(int person) { rig.open(Screen::board, kBoard, person); }
  void as_facilitator() { as(-1); }
  // On the ledge, or in its menu.
  void press(const std::string& label) {
    if (!rig.ui().find(label)) {
      rig.ui().click("More");
      rig.ui().settle();
    }
    rig.ui().click(label);
    rig.ui().settle();
  }
  void in_phase(BoardPhase phase) { rig.want(app::SetPhase{kBoard, phase}); }
  core::Board board_of(int person) { return rig.workshop().board(kBoard, rig.person(person)); }
};

TEST_F(LedBoard, The_phase_and_what_it_asks_for_are_always_in_sight) {
  for (const char* words : {"Creative", "Appreciate", "Critical", "No judging yet", "Build on others"})
    EXPECT_TRUE(shows(words)) << words;
  rig.ui().resize(360, 740);
  rig.ui().settle();
  EXPECT_TRUE(shows("Creative"));
  press("Rules");
  EXPECT_TRUE(shows("No judging yet"));
  EXPECT_TRUE(shows("Everybody has 5 dots. Nobody sees who gave them."));
  EXPECT_TRUE(shows("Dots begin in Critical"));
  rig.ui().click("All right");
}

TEST_F(LedBoard, A_facilitator_leads_on_and_back) {
  as_facilitator();
  press("Go to Appreciate");
  EXPECT_EQ(rig.board().phase, BoardPhase::appreciate);
  press("Go to Critical");
  press("Back to Appreciate");
  EXPECT_EQ(rig.board().phase, BoardPhase::appreciate);
  press("Go to Critical");
  press("Close, take a shortlist");
  EXPECT_EQ(rig.board().phase, BoardPhase::closed);
  rig.ui().click("Card");
  rig.ui().settle();
  EXPECT_FALSE(draft().composing) << "nothing is written any more";
}

TEST_F(LedBoard, Participants_do_not_lead) {
  for (const char* word : {"Go to Appreciate", "Timer", "Lock", "Write alone"})
    EXPECT_EQ(rig.ui().find(word), nullptr) << word;
}

TEST_F(LedBoard, What_waits_says_so_before_anybody_types) {
  write("One form");
  in_phase(BoardPhase::appreciate);
  as(0);
  EXPECT_TRUE(shows("Tap an idea first"));
  EXPECT_EQ(rig.ui().find("New card"), nullptr);
  rig.ui().key(ImGuiKey_N);
  rig.ui().settle();
  EXPECT_FALSE(draft().composing);
  rig.ui().click("One form");
  EXPECT_TRUE(shows("Choose the idea of another")) << "not one's own";
  in_phase(BoardPhase::closed);
  as(0);
  rig.ui().click("One form");
  EXPECT_EQ(rig.ui().find("Edit"), nullptr);
  EXPECT_EQ(rig.ui().find("Remove"), nullptr);
}

TEST_F(LedBoard, A_card_that_is_being_written_when_the_phase_ends_keeps_its_words) {
  rig.ui().click("New card");
  rig.ui().settle();
  rig.ui().type("Almost don");
  in_phase(BoardPhase::appreciate);
  rig.ui().wait(1.5);
  EXPECT_TRUE(rig.board().cards.empty());
  EXPECT_EQ(rig.workshop().kept_typing(kBoard, rig.person(0)), "Almost don");
  in_phase(BoardPhase::creative);
  as(0);
  rig.ui().click("New card");
  rig.ui().settle();
  EXPECT_EQ(draft().text, "Almost don");
}

TEST_F(LedBoard, What_others_write_alone_is_counted_and_not_shown_until_it_is_revealed) {
  as_facilitator();
  press("Write alone");
  as(0);
  write("Amina thinks so");
  as(1);
  EXPECT_FALSE(shows("Amina thinks so"));
  EXPECT_TRUE(shows("1 card of others is hidden until all are shown."));
  write("Brian thinks so");
  EXPECT_TRUE(shows("Brian thinks so"));
  as_facilitator();
  EXPECT_FALSE(shows("Brian thinks so"));
  press("Show 2 hidden cards");
  EXPECT_TRUE(shows("Brian thinks so"));
  EXPECT_TRUE(shows("Amina thinks so"));
  as(1);
  EXPECT_TRUE(shows("Amina thinks so"));
}

// The lock holds participants' devices; on the facilitator's own it is told.
TEST_F(LedBoard, A_lock_is_told_and_taken_away) {
  as_facilitator();
  press("Lock");
  EXPECT_TRUE(rig.board().locked);
  EXPECT_TRUE(shows("Locked for now"));
  press("Unlock");
  EXPECT_FALSE(rig.board().locked);
  EXPECT_FALSE(shows("Locked for now"));
}

TEST_F(LedBoard, A_phase_that_another_facilitator_begins_is_followed) {
  OtherTablet other(rig);
  ASSERT_TRUE(other.workshop().set_phase(kBoard, BoardPhase::appreciate));
  EXPECT_TRUE(rig.ui().find("New card"));
  other.arrives();
  EXPECT_EQ(rig.ui().find("New card"), nullptr);
  EXPECT_TRUE(shows("Tap an idea first"));
}

TEST_F(LedBoard, A_yes_or_no_board_asks_for_the_answer_and_counts) {
  constexpr const char* kYesNo = "activity:a17";
  ASSERT_TRUE(rig.workshop().set_activity_state(kYesNo, core::ActivityState::open));
  rig.open(Screen::board, kYesNo, 0);
  rig.ui().click("New card");
  rig.ui().settle();
  rig.ui().type("Mistakes teach");
  rig.ui().click("Save");
  EXPECT_TRUE(shows("Choose yes or no first."));
  rig.ui().click("Yes");
  rig.ui().click("Save");
  ASSERT_EQ(rig.workshop().board(kYesNo).cards.size(), 1u);
  EXPECT_EQ(rig.workshop().board(kYesNo).cards[0].kind, core::CardKind::yes);
  EXPECT_TRUE(shows("Yes 1, no 0"));
  EXPECT_TRUE(shows("Your card is written")) << "one each";
  draft().reading = true;
  rig.ui().settle();
  rig.ui().click("No");
  EXPECT_EQ(rig.workshop().board(kYesNo).cards[0].kind, core::CardKind::no);
  rig.ui().key(ImGuiKey_Escape);
  rig.ui().settle();
  EXPECT_TRUE(shows("Yes 0, no 1"));
  rig.want(app::Undo{});
  EXPECT_EQ(rig.workshop().board(kYesNo).cards[0].kind, core::CardKind::yes);
}

}  // namespace
}  // namespace ubao::test
