// What the agenda says about this moment: it follows the plan and the clock, and says nothing where it does
// not know.
#include "app/screens/agenda.h"

#include <gtest/gtest.h>

#include "tests/app/desk.h"
#include "tests/support/ops.h"

namespace ubao::test {
namespace {

using app::Screen;
using core::ActivityState;

class Agenda : public ::testing::Test {
 protected:
  Agenda() { desk.want(app::CreateSample{}); }
  void set(const std::string& activity, ActivityState state) {
    desk.want(app::SetActivityState{activity, state});
  }
  void close_all() {
    const core::Agenda all = desk.workshop().agenda();
    for (const core::AgendaSession& session : all.sessions)
      for (const auto* items : {&session.preparation, &session.items})
        for (const core::AgendaItem& item : *items)
          if (item.state == ActivityState::open) set(item.id, ActivityState::closed);
    desk.ui().settle();
  }
  void at(int minute) {
    desk.state().local.minute = minute;
    desk.ui().settle();
  }

  Desk desk;
};

TEST_F(Agenda, Shows_the_session_that_is_running) {
  EXPECT_TRUE(desk.ui().shows("Recap of session 1"));
  EXPECT_EQ(desk.state().views.agenda.current_session(), 1) << "though a board of session 1 is still open";
}

TEST_F(Agenda, Tells_the_minutes_left_by_plan_and_clock) {
  at(14 * 60 + 18);
  EXPECT_TRUE(desk.ui().shows("Now, 22 min left"));
  EXPECT_TRUE(desk.ui().shows("now 14:18"));
  at(14 * 60 + 39);
  EXPECT_TRUE(desk.ui().shows("Now, 1 min left"));
}

TEST_F(Agenda, Says_no_minutes_where_it_does_not_know_them) {
  at(14 * 60 + 40);  // planned until then
  EXPECT_FALSE(desk.ui().shows("min left"));
  EXPECT_TRUE(desk.ui().shows("now 14:40"));
  at(9 * 60);
  EXPECT_FALSE(desk.ui().shows("min left"));
  EXPECT_FALSE(desk.ui().shows("now 09:00")) << "the session is not at this hour";
  at(-1);
  EXPECT_FALSE(desk.ui().shows("min left"));
  EXPECT_FALSE(desk.ui().shows("now "));
}

TEST_F(Agenda, Has_no_mark_of_now_while_nothing_is_open) {
  close_all();
  at(14 * 60 + 18);
  EXPECT_FALSE(desk.ui().shows("now 14:18"));
}

TEST_F(Agenda, Offers_what_comes_next_when_nothing_is_open) {
  close_all();
  EXPECT_TRUE(desk.ui().shows("Next, 14:40"));
  desk.ui().click("Open it");
  EXPECT_EQ(desk.workshop().agenda().find("activity:a6")->state, ActivityState::open);
  EXPECT_NE(desk.ui().find("Close it"), nullptr);
  desk.ui().click("Close it");
  EXPECT_EQ(desk.workshop().agenda().find("activity:a6")->state, ActivityState::closed);
}

TEST_F(Agenda, Takes_each_open_activity_in_hand) {
  desk.ui().click("How might digital change bring value to our services?");
  EXPECT_EQ(desk.state().agenda.in_hand, "activity:a3");
  EXPECT_EQ(desk.state().screen, Screen::agenda);
  desk.ui().click("Close it");
  EXPECT_EQ(desk.workshop().agenda().find("activity:a3")->state, ActivityState::closed);
  const app::Moment moment = app::moment_of(desk.state().views.agenda, 1, desk.state().agenda.in_hand);
  EXPECT_EQ(moment.in_hand.item->id, "activity:s2-debrief") << "the next open one is in hand";
}

TEST_F(Agenda, Puts_what_is_open_in_the_session_shown_first) {
  const app::Moment here = app::moment_of(desk.state().views.agenda, 0, "");
  EXPECT_EQ(here.in_hand.item->id, "activity:a3");
  ASSERT_EQ(here.also.size(), 3u);
  EXPECT_EQ(here.also[0].item->id, "activity:s2-debrief");
  EXPECT_TRUE(here.also[1].preparation);
  EXPECT_EQ(here.next.item, nullptr);
}

TEST_F(Agenda, Leads_each_kind_to_its_page) {
  desk.ui().click("Session 1");
  desk.ui().click("How might digital change bring value to our services?");
  EXPECT_EQ(desk.state().screen, Screen::board);
  desk.ui().click("Leave");
  desk.want(app::ChoosePerson{desk.workshop().people()[0].id});
  desk.go(Screen::agenda);
  desk.want(app::GoTo{Screen::activity, "activity:a4"});
  EXPECT_EQ(desk.state().screen, Screen::assessment) << "a person answers";
}

TEST_F(Agenda, Shows_the_facilitator_who_has_handed_in_and_hands_the_tablet_over_to_the_statements) {
  desk.want(app::GoTo{Screen::activity, "activity:a4"});
  ASSERT_EQ(desk.state().screen, Screen::completion);
  EXPECT_TRUE(desk.ui().shows("19 of 24 people have handed in"));
  desk.ui().click("Hand the tablet over");
  desk.ui().click("Amina Chelimo");
  desk.ui().click("Go on as Amina Chelimo");
  EXPECT_EQ(desk.state().screen, Screen::assessment);
}

TEST_F(Agenda, Tells_a_person_about_her_own_assessment_only) {
  const auto people = desk.workshop().people();
  int open = 0;
  for (const core::Person& person : people) {
    desk.want(app::ChoosePerson{person.id});
    desk.go(Screen::agenda);
    EXPECT_FALSE(desk.ui().shows("handed in")) << person.name;
    open += desk.ui().shows("Your assessment") ? 1 : 0;
  }
  EXPECT_EQ(open, 5);
}

TEST_F(Agenda, Shows_the_guide_to_the_facilitator_only) {
  desk.go(Screen::activity, "activity:s2-debrief");
  EXPECT_TRUE(desk.ui().shows("For the facilitator"));
  desk.want(app::ChoosePerson{desk.workshop().people()[0].id});
  desk.go(Screen::activity, "activity:s2-debrief");
  EXPECT_FALSE(desk.ui().shows("For the facilitator"));
  EXPECT_EQ(desk.ui().find("Close it"), nullptr);
}

TEST_F(Agenda, Lets_the_facilitator_open_a_board_where_she_sees_it) {
  desk.go(Screen::board, "activity:a8");
  EXPECT_TRUE(desk.ui().shows("This board is not open yet."));
  desk.ui().click("Open it");
  EXPECT_EQ(desk.workshop().agenda().find("activity:a8")->state, ActivityState::open);
  EXPECT_FALSE(desk.ui().shows("This board is not open yet."));
}

TEST_F(Agenda, Counts_cards_with_two_texts_and_leads_to_them) {
  const auto cards = desk.workshop().board("activity:a3").cards;
  EXPECT_FALSE(desk.ui().shows("two texts"));
  // another device changed two cards without having seen ours
  core::Store& store = desk.workshop().store();
  ASSERT_TRUE(store.absorb({document_of(make_card_op(cards[0].id, {{"text", "Theirs"}}, 9000)),
                            document_of(make_card_op(cards[1].id, {{"text", "Also theirs"}}, 9001))},
                           {}));
  desk.ui().settle();
  EXPECT_TRUE(desk.ui().shows("2 cards have two texts"));
  desk.ui().click("Boards");
  EXPECT_TRUE(desk.ui().shows("2 cards have two texts"));
  desk.go(Screen::agenda);
  ASSERT_TRUE(desk.workshop().set_card(cards[0].id, "", {"Ours and theirs", {}, {}}));
  desk.ui().settle();
  desk.ui().click("1 card has two texts");
  EXPECT_EQ(desk.state().screen, Screen::board);
  ASSERT_TRUE(desk.workshop().set_card(cards[1].id, "", {"Chosen", {}, {}}));
  EXPECT_EQ(desk.workshop().agenda().find("activity:a3")->two_texts, 0);
}

TEST_F(Agenda, Asks_for_a_frame_when_the_minute_changes_and_not_before) {
  desk.state().local = {"2026-11-21", 14 * 60 + 18, 40, 180};
  desk.ui().settle();
  EXPECT_NEAR(desk.ui().ui().next_frame_at - desk.ui().ui().now, 20, 0.1);
}

TEST(Agenda_steps, Go_from_session_to_session_on_a_phone) {
  Desk desk({360, 740, 1});
  desk.want(app::CreateSample{});
  EXPECT_TRUE(desk.ui().shows("Session 2 of 5"));
  desk.ui().click("3");
  EXPECT_TRUE(desk.ui().shows("Session 3 of 5"));
  desk.ui().click("2");
  desk.ui().click("1");
  EXPECT_TRUE(desk.ui().shows("Session 1 of 5"));
  EXPECT_EQ(desk.ui().find("0"), nullptr);
}

}  // namespace
}  // namespace ubao::test
