// Dots that add up whatever devices did apart from each other, and shares that hold.
#include <gtest/gtest.h>

#include "core/board_records.h"
#include "core/board_votes.h"
#include "tests/support/board_room.h"

namespace ubao::test {
namespace {

using namespace core;

CastVote cast(const std::string& person, const std::string& card, std::uint64_t n) {
  return {person, card, {n, "op:" + person + card, {"log" + person, static_cast<std::int64_t>(n)}}};
}

TEST(BoardVotes, The_first_dots_of_a_person_count_and_the_rest_is_shown) {
  const BoardVotes votes = count_votes({cast("a", "x", 5), cast("a", "y", 2), cast("a", "z", 9)}, 2, {}, "a");
  EXPECT_EQ(votes.tallies.at("y").counted, 1);
  EXPECT_EQ(votes.tallies.at("x").counted, 1);
  EXPECT_EQ(votes.tallies.at("z").counted, 0);
  EXPECT_EQ(votes.tallies.at("z").surplus, 1);
  EXPECT_EQ(votes.left, 0);
  EXPECT_EQ(votes.mine, (std::set<std::string>{"x", "y", "z"}));
  EXPECT_EQ(votes.mine_surplus, std::set<std::string>{"z"});
  EXPECT_EQ(votes.voters, 1);
}

TEST(BoardVotes, Any_order_of_arrival_gives_the_same) {
  std::vector<CastVote> all;
  for (int i = 0; i < 12; ++i)
    all.push_back(cast(std::string(1, static_cast<char>('a' + i % 3)),
                       std::string(1, static_cast<char>('p' + i % 5)), static_cast<std::uint64_t>(i / 2)));
  const auto texts = [](const BoardVotes& votes) {
    std::string text = std::to_string(votes.left);
    for (const auto& [card, tally] : votes.tallies)
      text += " " + card + std::to_string(tally.counted) + "+" + std::to_string(tally.surplus);
    return text;
  };
  const std::string wanted = texts(count_votes(all, 2, nullptr, "b"));
  EXPECT_EQ(wanted, "0 p2+1 q1+2 r1+1 s1+1 t1+1") << "three people, two dots each";
  for (std::size_t turn = 1; turn < all.size(); ++turn) {
    std::rotate(all.begin(), all.begin() + 1, all.end());
    EXPECT_EQ(texts(count_votes(all, 2, nullptr, "b")), wanted);
  }
}

TEST(BoardVotes, One_who_came_after_the_end_is_counted_and_marked) {
  const PhaseChange ending{BoardPhase::closed, {{"loga", 4}}};
  const BoardVotes votes =
      count_votes({cast("a", "x", 4), cast("a", "y", 5), cast("b", "x", 1)}, 5, &ending, "");
  EXPECT_EQ(votes.tallies.at("x").counted, 2);
  EXPECT_EQ(votes.tallies.at("x").late, 1) << "nothing of b's log had been seen";
  EXPECT_EQ(votes.tallies.at("y").late, 1);
}

TEST(BoardVotes, A_share_is_everybodys_and_nobodys_cards_have_none) {
  const auto written = [](const std::string& person, const std::string& card, std::uint64_t n) {
    return WrittenCard{person, card, {n, card, {}}};
  };
  EXPECT_EQ(surplus_of({written("a", "2", 7), written("a", "1", 3), written("b", "3", 9), written("", "4", 1),
                        written("", "5", 2)},
                       1),
            std::set<std::string>{"2"});
  EXPECT_TRUE(surplus_of({written("a", "1", 1), written("a", "2", 2)}, 0).empty());
}

class Dots : public ::testing::Test {
 protected:
  void SetUp() override {
    amina = room.facilitator.add_person("Amina");
    brian = room.facilitator.add_person("Brian");
    for (int i = 0; i < 6; ++i)
      ideas.push_back(write_card(room.facilitator, kThirdBoard, amina, "Idea " + std::to_string(i)));
    begin_phase(room.facilitator, kThirdBoard, BoardPhase::critical);
    ASSERT_TRUE(room.facilitator->show_votes(kThirdBoard, true));
  }
  static void give(Seat& seat, const std::string& person, const std::string& card, bool given = true) {
    Tablet::demand(seat->set_vote(card, person, given), "vote");
  }
  static int tally(Seat& seat, const std::string& card) {
    const auto votes = seat->board_votes(kThirdBoard);
    const auto found = votes.tallies.find(card);
    return found == votes.tallies.end() ? 0 : found->second.counted;
  }

  Classroom room;
  std::string amina, brian;
  std::vector<std::string> ideas;
};

TEST_F(Dots, Are_three_each_and_can_be_taken_back) {
  Seat& seat = room.facilitator;
  for (int i = 0; i < 3; ++i) give(seat, amina, ideas[static_cast<std::size_t>(i)]);
  EXPECT_EQ(seat->board_votes(kThirdBoard, amina).left, 0);
  EXPECT_EQ(refusal_of(seat->set_vote(ideas[3], amina, true), ErrorCode::used_up), "3 dots each");
  give(seat, amina, ideas[0]);
  EXPECT_EQ(tally(seat, ideas[0]), 1) << "twice is once";
  give(seat, amina, ideas[0], false);
  EXPECT_EQ(tally(seat, ideas[0]), 0);
  give(seat, amina, ideas[3]);
  EXPECT_EQ(tally(seat, ideas[3]), 1);
  EXPECT_EQ(refusal_of(seat->set_vote(ideas[3], "", true), ErrorCode::bad_input), "a vote needs a person");
}

TEST_F(Dots, Stay_secret_until_they_are_shown_but_ones_own) {
  ASSERT_TRUE(room.facilitator->show_votes(kThirdBoard, false));
  give(room.facilitator, amina, ideas[0]);
  const BoardVotes hers = room.facilitator->board(kThirdBoard, amina).votes;
  EXPECT_FALSE(hers.shown);
  EXPECT_TRUE(hers.tallies.empty());
  EXPECT_EQ(hers.mine, std::set<std::string>{ideas[0]});
  EXPECT_EQ(hers.left, 2);
  EXPECT_EQ(hers.voters, 1);
  const BoardVotes to_brian = room.facilitator->board(kThirdBoard, brian).votes;
  EXPECT_TRUE(to_brian.mine.empty());
  EXPECT_EQ(to_brian.left, 3);
}

TEST_F(Dots, Over_the_limit_given_on_two_tablets_are_kept_and_the_surplus_is_not_counted) {
  Seat blue = room.tablet(7), red = room.tablet(8);
  for (std::size_t i = 0; i < 3; ++i) give(blue, amina, ideas[i]);
  for (std::size_t i = 2; i < 5; ++i) give(red, amina, ideas[i]);
  exchange(room.facilitator, blue);
  exchange(room.facilitator, red);
  exchange(room.facilitator, blue);
  int counted = 0, surplus = 0;
  std::string shown[3];
  Seat* seats[] = {&room.facilitator, &blue, &red};
  for (int at = 0; at < 3; ++at) {
    const BoardVotes votes = (*seats[at])->board_votes(kThirdBoard, amina);
    counted = surplus = 0;
    for (const auto& [card, tally] : votes.tallies) {
      counted += tally.counted;
      surplus += tally.surplus;
      shown[at] += card + std::to_string(tally.counted) + std::to_string(tally.surplus);
    }
    EXPECT_EQ(counted, 3);
    EXPECT_EQ(surplus, 2) << "five cards, three dots: the one both gave is one";
    EXPECT_EQ(votes.mine.size(), 5u);
    EXPECT_EQ(votes.mine_surplus.size(), 2u);
    EXPECT_EQ(votes.left, 0);
  }
  EXPECT_EQ(shown[0], shown[1]);
  EXPECT_EQ(shown[0], shown[2]);
  // taking one back lets the first of the surplus count
  const BoardVotes before = blue->board_votes(kThirdBoard, amina);
  for (const std::string& card : before.mine)
    if (!before.mine_surplus.contains(card)) {
      give(blue, amina, card, false);
      break;
    }
  EXPECT_EQ(blue->board_votes(kThirdBoard, amina).mine_surplus.size(), 1u);
}

TEST_F(Dots, Of_a_person_entered_twice_are_one_persons) {
  const std::string second = room.facilitator.add_person("Aminah");
  give(room.facilitator, amina, ideas[0]);
  give(room.facilitator, second, ideas[0]);
  give(room.facilitator, second, ideas[1]);
  EXPECT_EQ(tally(room.facilitator, ideas[0]), 2);
  ASSERT_TRUE(room.facilitator->join_people(second, amina));
  EXPECT_EQ(tally(room.facilitator, ideas[0]), 1);
  EXPECT_EQ(room.facilitator->board_votes(kThirdBoard, amina).left, 1);
  give(room.facilitator, amina, ideas[0], false);
  EXPECT_EQ(tally(room.facilitator, ideas[0]), 0) << "taken back under both entries";
  EXPECT_EQ(room.facilitator->board_votes(kThirdBoard, second).left, 2);
}

TEST_F(Dots, On_a_removed_or_parked_card_come_back_to_their_giver) {
  give(room.facilitator, amina, ideas[0]);
  give(room.facilitator, amina, ideas[1]);
  ASSERT_TRUE(room.facilitator->remove_card(ideas[0], brian));
  ASSERT_TRUE(room.facilitator->set_card(ideas[1], brian, {.parked = true}));
  EXPECT_EQ(room.facilitator->board_votes(kThirdBoard, amina).left, 3);
  EXPECT_EQ(refusal_of(room.facilitator->set_vote(ideas[1], amina, true), ErrorCode::bad_input),
            "votes go to ideas that are not parked");
  ASSERT_TRUE(room.facilitator->restore_card(ideas[0], brian));
  EXPECT_EQ(tally(room.facilitator, ideas[0]), 1);
}

TEST_F(Dots, Given_while_others_closed_the_board_count_and_are_marked) {
  Seat tablet = room.tablet(7);
  give(room.facilitator, amina, ideas[0]);
  give(tablet, brian, ideas[0]);
  begin_phase(room.facilitator, kThirdBoard, BoardPhase::closed);
  exchange(room.facilitator, tablet);
  for (Seat* seat : {&room.facilitator, &tablet}) {
    const BoardVotes votes = (*seat)->board_votes(kThirdBoard);
    EXPECT_EQ(votes.tallies.at(ideas[0]).counted, 2);
    EXPECT_EQ(votes.tallies.at(ideas[0]).late, 1);
  }
}

TEST_F(Dots, A_record_that_says_another_person_than_its_id_counts_for_nobody) {
  give(room.facilitator, amina, ideas[0]);
  const Json forged{
      {"activity", kThirdBoard}, {"person", amina}, {"card", ideas[0]}, {"vote", {{"given", true}}}};
  ASSERT_TRUE(room.facilitator.store().record(
      {Change{"vote:0123", forged, {}, {}}, Change{vote_id(brian, ideas[0]), forged, {}, {}}}));
  EXPECT_EQ(tally(room.facilitator, ideas[0]), 1);
}

TEST(Shares, One_card_each_holds_on_a_tablet_and_apart_the_later_one_is_marked) {
  Classroom room;
  const std::string amina = room.facilitator.add_person("Amina");
  const std::string second = room.facilitator.add_person("A. Amina");
  ASSERT_TRUE(room.facilitator->join_people(second, amina));
  Seat tablet = room.tablet(7);
  const std::string first = write_card(room.facilitator, kSecondBoard, amina, "One action");
  EXPECT_EQ(
      refusal_of(room.facilitator->add_card(kSecondBoard, amina, "Two", {0, 0}, "maize"), ErrorCode::used_up),
      "1 card each");
  EXPECT_EQ(refusal_of(room.facilitator->add_card(kSecondBoard, second, "Two", {0, 0}, "maize"),
                       ErrorCode::used_up),
            "1 card each");
  for (int i = 0; i < 9; ++i) tablet.add_person("Person " + std::to_string(i));  // its n runs ahead
  const std::string apart = write_card(tablet, kSecondBoard, second, "Another action");
  exchange(room.facilitator, tablet);
  for (Seat* seat : {&room.facilitator, &tablet}) {
    EXPECT_FALSE(card_on(*seat, kSecondBoard, first).surplus);
    EXPECT_TRUE(card_on(*seat, kSecondBoard, apart).surplus);
    EXPECT_TRUE((*seat)->card(apart)->surplus);
    EXPECT_FALSE((*seat)->card(first)->surplus);
  }
  ASSERT_TRUE(tablet->remove_card(first, amina));
  EXPECT_FALSE(card_on(tablet, kSecondBoard, apart).surplus) << "hers is one again";
}

}  // namespace
}  // namespace ubao::test
