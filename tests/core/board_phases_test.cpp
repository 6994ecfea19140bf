// The phases of a whiteboard: what each locks, that nothing is lost by it, private writing, the lock and the
// timer, and what goes on to a plan.
#include <gtest/gtest.h>

#include "core/board_records.h"
#include "tests/support/board_room.h"

namespace ubao::test {
namespace {

using namespace core;

class BoardPhases : public ::testing::Test {
 protected:
  void SetUp() override {
    amina = room.facilitator.add_person("Amina");
    brian = room.facilitator.add_person("Brian");
    idea = write_card(room.facilitator, kBoard, amina, "One window for all services");
  }
  void begin(BoardPhase phase) { begin_phase(room.facilitator, kBoard, phase); }
  Workshop& workshop() { return *room.facilitator; }
  Board board(const std::string& person = {}) { return workshop().board(kBoard, person); }

  Classroom room;
  std::string amina, brian, idea;
};

std::string not_now(const Result<Recorded>& result) { return refusal_of(result, ErrorCode::not_now); }

TEST_F(BoardPhases, Creative_takes_ideas_and_neither_votes_nor_comments_nor_groups) {
  EXPECT_EQ(board().phase, BoardPhase::creative) << "the first one of the plan";
  EXPECT_EQ(not_now(workshop().set_vote(idea, brian, true)), "votes come in the critical phase");
  EXPECT_EQ(not_now(workshop().add_card(comment_on(kBoard, idea, brian, "I like that"))),
            "comments come after the creative phase");
  EXPECT_EQ(not_now(workshop().add_group(kBoard, brian, "Queues", "sky")),
            "groups are made in the critical phase");
  EXPECT_EQ(not_now(workshop().set_card(idea, brian, {.shortlisted = true})),
            "cards are chosen in the critical phase");
  EXPECT_EQ(not_now(workshop().plan_card(idea, brian)), "cards are chosen in the critical phase");
  EXPECT_TRUE(workshop().set_card(idea, brian, {.text = "One window", .pos = std::pair(10, 10)}));
  const Board shown = board(brian);
  EXPECT_TRUE(shown.allowed.ideas && shown.allowed.edits && shown.allowed.arranging);
  EXPECT_FALSE(shown.allowed.comments || shown.allowed.voting || shown.allowed.organizing ||
               shown.allowed.shortlisting || shown.allowed.planning);
}

TEST_F(BoardPhases, Appreciate_takes_one_good_word_about_somebody_elses_idea_and_no_new_ideas) {
  begin(BoardPhase::appreciate);
  EXPECT_EQ(not_now(workshop().add_card(kBoard, brian, "Late idea", {0, 0}, "maize")),
            "new ideas come in the creative phase");
  EXPECT_EQ(
      refusal_of(workshop().add_card(comment_on(kBoard, idea, amina, "Mine is best")), ErrorCode::bad_input),
      "appreciate somebody else's idea");
  const auto first = workshop().add_card(comment_on(kBoard, idea, brian, "It saves my mother a day"));
  ASSERT_TRUE(first);
  EXPECT_EQ(refusal_of(workshop().add_card(comment_on(kBoard, idea, brian, "And more")), ErrorCode::used_up),
            "1 comment each");
  EXPECT_EQ(
      refusal_of(workshop().add_card(comment_on(kBoard, first->record, amina, "Yes")), ErrorCode::bad_input),
      "a comment hangs on an idea of its board");
  const Card comment = card_on(room.facilitator, kBoard, first->record);
  EXPECT_EQ(comment.kind, CardKind::comment);
  EXPECT_EQ(comment.on, idea);
  EXPECT_EQ(comment.phase, BoardPhase::appreciate);
  EXPECT_FALSE(comment.loose);
  ASSERT_TRUE(workshop().remove_card(first->record, brian));
  EXPECT_TRUE(workshop().add_card(comment_on(kBoard, idea, brian, "A better word"))) << "taken back before";
}

TEST_F(BoardPhases, Critical_organizes_votes_and_chooses) {
  begin(BoardPhase::critical);
  const auto group = workshop().add_group(kBoard, brian, "Queues", "sky");
  ASSERT_TRUE(group);
  ASSERT_TRUE(workshop().set_card(idea, brian, {.group = group->record, .shortlisted = true}));
  ASSERT_TRUE(workshop().set_vote(idea, brian, true));
  Board shown = board(brian);
  ASSERT_EQ(shown.groups.size(), 1u);
  EXPECT_EQ(shown.groups[0].name, "Queues");
  EXPECT_EQ(shown.groups[0].cards, 1);
  EXPECT_EQ(shown.cards[0].group, group->record);
  EXPECT_TRUE(shown.cards[0].shortlisted);
  EXPECT_EQ(not_now(workshop().add_card(kBoard, brian, "New", {0, 0}, "maize")),
            "new ideas come in the creative phase");

  ASSERT_TRUE(workshop().remove_group(group->record, brian));
  shown = board(brian);
  EXPECT_TRUE(shown.groups.empty());
  EXPECT_EQ(shown.cards[0].group, "") << "a card in a removed group is in no group";
  ASSERT_TRUE(workshop().restore_group(group->record, brian));
  EXPECT_EQ(board().cards[0].group, group->record);
  ASSERT_TRUE(workshop().set_group(group->record, brian, {"No queues", "leaf"}));
  EXPECT_EQ(board().groups[0].name, "No queues");
  EXPECT_EQ(board().groups[0].colour, "leaf");
  ASSERT_TRUE(workshop().set_card(idea, brian, {.group = ""}));
  EXPECT_EQ(board().cards[0].group, "");
}

TEST_F(BoardPhases, Closed_is_read_only_and_the_facilitator_may_go_back) {
  begin(BoardPhase::closed);
  const std::string closed = "the board is closed";
  EXPECT_EQ(not_now(workshop().set_card(idea, amina, {.text = "Other"})), closed);
  EXPECT_EQ(not_now(workshop().set_card(idea, amina, {.colour = "sky"})), closed);
  EXPECT_EQ(not_now(workshop().set_card(idea, amina, {.parked = true})), closed);
  EXPECT_EQ(not_now(workshop().remove_card(idea, amina)), closed);
  EXPECT_EQ(not_now(workshop().set_vote(idea, amina, true)), closed);
  EXPECT_EQ(not_now(workshop().add_card(kBoard, amina, "Other", {0, 0}, "maize")), closed);
  EXPECT_EQ(board().cards[0].text, "One window for all services");
  EXPECT_TRUE(workshop().set_card(idea, {}, {.shortlisted = true})) << "a facilitator takes the shortlist";
  Seat tablet = room.tablet(8);
  EXPECT_FALSE(tablet->board(kBoard, amina).allowed.shortlisting);
  EXPECT_EQ(not_now(tablet->set_card(idea, amina, {.shortlisted = false})), closed);
  begin(BoardPhase::creative);
  EXPECT_TRUE(workshop().set_card(idea, amina, {.text = "Other"}));
  EXPECT_EQ(refusal_of(workshop().set_phase(kSecondBoard, BoardPhase::critical), ErrorCode::bad_input),
            "this board has no phase \"critical\"");
}

TEST_F(BoardPhases, Closing_the_activity_closes_the_board_and_opening_it_again_goes_back_to_where_it_was) {
  room.facilitator.set_state(kBoard, ActivityState::open);
  begin(BoardPhase::critical);
  room.facilitator.set_state(kBoard, ActivityState::closed);
  EXPECT_EQ(board().phase, BoardPhase::closed);
  EXPECT_EQ(not_now(workshop().set_phase(kBoard, BoardPhase::creative)), "the activity is closed");
  room.facilitator.set_state(kBoard, ActivityState::open);
  EXPECT_EQ(board().phase, BoardPhase::critical);
  room.facilitator.set_state(kBoard, ActivityState::closed);
  room.facilitator.set_state(kBoard, ActivityState::planned);
  EXPECT_EQ(board().phase, BoardPhase::critical);
}

TEST_F(BoardPhases, Only_facilitators_decide_for_all) {
  Seat tablet = room.tablet(7);
  EXPECT_EQ(tablet->set_phase(kBoard, BoardPhase::critical).error().code, ErrorCode::not_allowed);
  EXPECT_EQ(tablet->set_revealed(kBoard, false).error().code, ErrorCode::not_allowed);
  EXPECT_EQ(tablet->show_votes(kBoard, true).error().code, ErrorCode::not_allowed);
  EXPECT_EQ(tablet->lock_board(kBoard, true).error().code, ErrorCode::not_allowed);
  EXPECT_EQ(tablet->set_timer(kBoard, 60).error().code, ErrorCode::not_allowed);
  const Change forged{board_id(kBoard), {{"activity", kBoard}, {"locked", true}}, {}, {}};
  EXPECT_EQ(tablet.store().record({forged}).error().code, ErrorCode::not_allowed);
}

TEST_F(BoardPhases, The_facilitators_lock_holds_everybody_else) {
  Seat tablet = room.tablet(7);
  ASSERT_TRUE(workshop().lock_board(kBoard, true));
  exchange(room.facilitator, tablet);
  EXPECT_EQ(not_now(tablet->set_card(idea, amina, {.text = "Other"})),
            "the facilitator has locked the board");
  EXPECT_FALSE(tablet->board(kBoard, amina).allowed.ideas);
  EXPECT_TRUE(tablet->board(kBoard, amina).locked);
  EXPECT_TRUE(workshop().set_card(idea, {}, {.text = "As we said"}));
  ASSERT_TRUE(workshop().lock_board(kBoard, false));
  exchange(room.facilitator, tablet);
  EXPECT_TRUE(tablet->set_card(idea, amina, {.text = "Other"}));
}

TEST_F(BoardPhases, While_people_write_for_themselves_no_view_gives_the_words_of_others) {
  Seat tablet = room.tablet(7);
  ASSERT_TRUE(workshop().set_revealed(kBoard, false));
  exchange(room.facilitator, tablet);
  const std::string hers = write_card(tablet, kBoard, brian, "A secret of Brian's");
  EXPECT_EQ(refusal_of(tablet->add_card(kBoard, {}, "Nobody's", {0, 0}, "maize"), ErrorCode::bad_input),
            "people write for themselves now, so a card needs its author");
  exchange(room.facilitator, tablet);
  for (Seat* seat : {&room.facilitator, &tablet}) {
    const Board to_amina = (*seat)->board(kBoard, amina), to_nobody = (*seat)->board(kBoard);
    ASSERT_EQ(to_amina.cards.size(), 1u);
    EXPECT_EQ(to_amina.cards[0].id, idea);
    EXPECT_EQ(to_amina.hidden_cards, 1);
    EXPECT_EQ(to_amina.writers, 2);
    EXPECT_TRUE(to_nobody.cards.empty()) << "not even to the facilitator";
    EXPECT_EQ(to_nobody.hidden_cards, 2);
    EXPECT_FALSE((*seat)->card(hers, amina));
    EXPECT_FALSE((*seat)->card(hers));
    EXPECT_EQ((*seat)->card(hers, brian)->text, "A secret of Brian's");
  }
  ASSERT_TRUE(workshop().set_revealed(kBoard, true));
  exchange(room.facilitator, tablet);
  EXPECT_EQ(tablet->board(kBoard, amina).cards.size(), 2u);
  EXPECT_EQ(tablet->board(kBoard, amina).hidden_cards, 0);
}

TEST_F(BoardPhases, Authors_are_shown_unless_the_activity_says_otherwise) {
  EXPECT_EQ(board().cards[0].author, "Amina");
  EXPECT_EQ(board().cards[0].author_id, amina);
  ASSERT_TRUE(room.facilitator.store().record({Change{kBoard, {{"attributed", false}}, {}, {}}}));
  const Board unsigned_board = board(amina);
  EXPECT_FALSE(unsigned_board.authors_shown);
  EXPECT_EQ(unsigned_board.cards[0].author, "");
  EXPECT_EQ(unsigned_board.cards[0].author_id, "");
  EXPECT_TRUE(unsigned_board.cards[0].mine) << "she still knows her own";
  EXPECT_EQ(workshop().card(idea, brian)->author, "");
}

TEST_F(BoardPhases, The_timer_is_a_start_and_a_length_whatever_the_clocks_say) {
  const std::int64_t now = room.facilitator.env.clock.now;
  ASSERT_TRUE(workshop().set_timer(kBoard, 300));
  const BoardTimer timer = board().timer;
  EXPECT_EQ(timer.started, now);
  EXPECT_EQ(seconds_left(timer, now), 300);
  EXPECT_EQ(seconds_left(timer, now + 299), 1);
  EXPECT_EQ(seconds_left(timer, now + 4000), 0);
  EXPECT_EQ(seconds_left(timer, now - 86400), 300) << "a tablet whose clock is behind";
  ASSERT_TRUE(workshop().set_timer(kBoard, 0));
  EXPECT_EQ(seconds_left(board().timer, now), 0);
  EXPECT_FALSE(workshop().set_timer(kBoard, -1));
  EXPECT_FALSE(workshop().set_timer(kBoard, 100'000));
}

TEST_F(BoardPhases, A_late_card_is_taken_and_marked_by_what_its_author_had_seen_not_by_clocks) {
  Seat offline = room.tablet(7), online = room.tablet(8);
  const std::string early = write_card(online, kBoard, brian, "In time");
  exchange(room.facilitator, online);
  offline.env.clock.now -= 100'000;  // its clock says that this was long before
  const std::string late = write_card(offline, kBoard, brian, "Written in the bus");
  begin(BoardPhase::appreciate);
  exchange(room.facilitator, online);
  const std::string late_word =
      Tablet::demand(online->add_card(comment_on(kBoard, early, amina, "Good")), "comment").record;
  begin(BoardPhase::closed);
  exchange(room.facilitator, offline);
  exchange(room.facilitator, online);
  exchange(room.facilitator, offline);
  for (Seat* seat : {&room.facilitator, &offline, &online}) {
    EXPECT_FALSE(card_on(*seat, kBoard, early).late);
    EXPECT_FALSE(card_on(*seat, kBoard, idea).late);
    EXPECT_TRUE(card_on(*seat, kBoard, late).late)
        << "the later change of the phase had not seen it either, and the first one counts";
    EXPECT_TRUE((*seat)->card(late)->late);
    EXPECT_TRUE(card_on(*seat, kBoard, late_word).late) << "a comment ends with its own phase";
    EXPECT_EQ(card_on(*seat, kBoard, late).phase, BoardPhase::creative);
  }
  begin(BoardPhase::creative);
  EXPECT_FALSE(card_on(room.facilitator, kBoard, late).late) << "ideas are open again";
  begin(BoardPhase::critical);
  EXPECT_FALSE(card_on(room.facilitator, kBoard, late).late) << "it was there when they ended";
}

TEST_F(BoardPhases, What_devices_did_apart_is_decided_in_every_phase) {
  Seat tablet = room.tablet(7);
  ASSERT_TRUE(workshop().set_card(idea, amina, {.text = "One window"}));
  ASSERT_TRUE(tablet->set_card(idea, brian, {.text = "No window at all"}));
  begin(BoardPhase::closed);
  exchange(room.facilitator, tablet);
  EXPECT_EQ(board().cards[0].versions.size(), 2u);
  EXPECT_FALSE(workshop().set_card(idea, amina, {.text = "A third one"}));
  ASSERT_TRUE(workshop().set_card(idea, amina, {.text = "No window at all"}));
  EXPECT_TRUE(board().cards[0].versions.empty());
}

TEST_F(BoardPhases, Comments_on_a_removed_idea_stay_and_say_so) {
  begin(BoardPhase::appreciate);
  const auto word = workshop().add_card(comment_on(kBoard, idea, brian, "I like it"));
  ASSERT_TRUE(workshop().remove_card(idea, amina));
  const Board shown = board();
  ASSERT_EQ(shown.cards.size(), 1u);
  EXPECT_EQ(shown.cards[0].id, word->record);
  EXPECT_TRUE(shown.cards[0].loose);
  EXPECT_TRUE(workshop().card(word->record)->loose);
  ASSERT_TRUE(workshop().restore_card(idea, amina));
  EXPECT_FALSE(workshop().card(word->record)->loose);
}

TEST_F(BoardPhases, A_chosen_card_becomes_a_row_of_a_plan_that_remembers_it) {
  EXPECT_FALSE(workshop().plan_card(idea, amina));
  begin(BoardPhase::closed);
  const auto row = workshop().plan_card(idea, amina);
  ASSERT_TRUE(row);
  const auto record = room.facilitator.store().find(row->record);
  EXPECT_EQ(record->find("card")->value, idea);
  EXPECT_EQ(record->find("board")->value, kBoard);
  EXPECT_EQ(record->find("activity")->value, "activity:a16");
  EXPECT_EQ(record->find("step")->value, "One window for all services");
  EXPECT_EQ(workshop().planned_cards(kBoard), std::set<std::string>{idea});
  EXPECT_EQ(workshop().plan_card(idea, brian).error().code, ErrorCode::already_there);
  ASSERT_TRUE(workshop().plan_card(idea, amina, "activity:a15")) << "a selection worksheet";
  EXPECT_EQ(workshop().planned_cards(kBoard, "activity:a15").size(), 1u);
  EXPECT_EQ(workshop().plan_card(idea, amina, "activity:a7").error().code, ErrorCode::bad_input)
      << "its rows are given";
  EXPECT_EQ(workshop().plan_card(idea, amina, "activity:a12").error().code, ErrorCode::not_found);
  EXPECT_EQ(workshop().plan_card(idea, amina, kPoll).error().code, ErrorCode::bad_input);
}

TEST_F(BoardPhases, Two_tablets_that_take_one_card_on_make_one_row) {
  Seat tablet = room.tablet(7);
  begin(BoardPhase::critical);
  exchange(room.facilitator, tablet);
  ASSERT_TRUE(workshop().plan_card(idea, amina));
  ASSERT_TRUE(tablet->plan_card(idea, brian));
  exchange(room.facilitator, tablet);
  EXPECT_EQ(room.facilitator.store().count_of_activity("row", "activity:a16"), 1);
  EXPECT_EQ(room.facilitator.store().dump(), tablet.store().dump());
}

}  // namespace
}  // namespace ubao::test
