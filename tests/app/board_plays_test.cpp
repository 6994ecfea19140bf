// The whiteboards of the course as they are played: twelve people on three tablets who hand them over, and a
// facilitator with a laptop, from the first card to the action plan, by their screens alone.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/app/screen_room.h"
#include "tests/support/activities.h"

namespace ubao::test {
namespace {

using app::Screen;
using core::BoardPhase;

const std::vector<std::string> kTwelve{"Amina", "Brian",  "Chebet", "David", "Esther", "Fatou",
                                       "Grace", "Hassan", "Irene",  "Juma",  "Kezia",  "Leila"};

class Plays : public ::testing::Test {
 protected:
  Plays() : room(3, kTwelve) {}

  Station& tablet_of(std::size_t person) { return room.tablet(static_cast<int>(person % 3)); }
  std::string words(const char* what, std::size_t person) { return kTwelve[person] + " " + what; }

  void begin(const std::string& board) {
    activity = board;
    room.facilitator().want(app::SetActivityState{activity, core::ActivityState::open});
    room.facilitator().want(app::GoTo{Screen::board, activity});
    room.share();
  }
  core::Board board(const std::string& person = {}) {
    return room.facilitator().workshop().board(activity, person.empty() ? person : room.person(person));
  }
  const core::Card& card(const core::Board& shown, const std::string& text) {
    for (const core::Card& card : shown.cards)
      if (card.text == text) return card;
    throw std::runtime_error("no card " + text);
  }

  // She takes the tablet from whoever had it, and comes to the board.
  Station& sit_down(std::size_t person) {
    Station& tablet = tablet_of(person);
    tablet.hand_to(kTwelve[person]);
    tablet.want(app::GoTo{Screen::board, activity});
    EXPECT_EQ(tablet.state().views.board.person, room.person(kTwelve[person]));
    return tablet;
  }
  void write(Station& tablet, const std::string& text, const std::string& answer = {}) {
    tablet.click("New card");
    if (!answer.empty()) tablet.click(answer);
    tablet.type(text);
    tablet.click("Save");
  }
  void select(Station& station, const std::string& text) {
    station.state().board.choice.clear();
    station.state().board.selected = card(station.state().views.board, text).id;
    station.ui().settle();
  }
  void open(Station& station, const std::string& text) {
    select(station, text);
    station.state().board.reading = true;
    station.ui().settle();
  }

  // Everybody writes, alone or not; nobody sees what is written alone by others.
  void everybody_writes(int each, bool alone) {
    if (alone) {
      room.facilitator().press("Write alone");
      room.share();
    }
    for (std::size_t i = 0; i < kTwelve.size(); ++i) {
      Station& tablet = sit_down(i);
      for (int k = 0; k < each; ++k) write(tablet, words(k == 0 ? "would ask once" : "would ask nothing", i));
      if (alone && i >= 3) {
        EXPECT_FALSE(tablet.shows(words("would ask once", i - 3))) << "who sat there before";
      }
    }
    room.share();
    EXPECT_EQ(board().cards.size() + static_cast<std::size_t>(board().hidden_cards),
              12u * static_cast<unsigned>(each));
    if (!alone) return;
    EXPECT_EQ(board().cards.size(), 0u) << "the facilitator sees how many, not which";
    room.facilitator().press("Show " + std::to_string(12 * each) + " hidden cards");
    room.share();
    EXPECT_TRUE(room.tablet(1).shows(words("would ask once", 0)));
  }
  // One good word about the idea of the next one at the table.
  void everybody_comments() {
    room.facilitator().press("Go to Appreciate");
    room.share();
    for (std::size_t i = 0; i < kTwelve.size(); ++i) {
      Station& tablet = sit_down(i);
      EXPECT_FALSE(tablet.ui().find("New card")) << "no new ideas now";
      select(tablet, words("would ask once", (i + 1) % kTwelve.size()));
      tablet.click("Write a comment");
      tablet.type(words("likes it", i));
      tablet.click("Save");
      EXPECT_TRUE(tablet.shows("Your comment is written"));
    }
    room.share();
    const core::Board shown = board();
    EXPECT_EQ(std::count_if(shown.cards.begin(), shown.cards.end(),
                            [](const core::Card& one) { return one.kind == core::CardKind::comment; }),
              12);
  }
  // The first two of the table are everybody's favourites.
  void everybody_votes(int each) {
    room.facilitator().press("Go to Critical");
    room.share();
    for (std::size_t i = 0; i < kTwelve.size(); ++i) {
      Station& tablet = sit_down(i);
      for (int k = 0; k < each; ++k) {
        const std::size_t whose =
            k < 2 ? static_cast<std::size_t>(k) : (i + static_cast<std::size_t>(k)) % 10 + 2;
        select(tablet, words("would ask once", whose));
        tablet.click("Give a dot");
      }
      EXPECT_EQ(tablet.state().views.board.votes.left, 0) << kTwelve[i];
      EXPECT_TRUE(tablet.state().views.board.votes.tallies.empty()) << "secret until they are shown";
    }
    room.share();
  }
  void group_two() {
    Station& laptop = room.facilitator();
    laptop.state().board.choice.set(
        {card(board(), words("would ask once", 0)).id, card(board(), words("would ask once", 1)).id});
    laptop.ui().settle();
    laptop.click("Group");
    laptop.type("Ask once");
    laptop.click("Save");
    ASSERT_EQ(board().groups.size(), 1u);
    EXPECT_EQ(board().groups[0].cards, 2);
  }
  void dots_are_shown(int each) {
    room.facilitator().click("Show to all");
    room.share();
    const core::Board shown = board();
    int sum = 0;
    for (const auto& [id, tally] : shown.votes.tallies) {
      sum += tally.counted;
      EXPECT_EQ(tally.surplus + tally.late, 0);
    }
    EXPECT_EQ(sum, 12 * each);
    EXPECT_EQ(shown.votes.tallies.at(card(shown, words("would ask once", 0)).id).counted, 12);
    EXPECT_TRUE(room.tablet(2).shows("12 dots"));
  }
  // The board is closed, what was best goes to the plan.
  void closes_with(const std::vector<std::string>& best, const std::string& close) {
    Station& laptop = room.facilitator();
    laptop.press(close);
    for (const std::string& text : best) {
      open(laptop, text);
      laptop.click("Choose it");
      laptop.ui().key(ImGuiKey_Escape);
      laptop.ui().settle();
    }
    laptop.press("Take to the action plan");
    laptop.click("Take " + std::to_string(best.size()) + " to the plan");
    room.share();
    EXPECT_EQ(board().phase, BoardPhase::closed);
    for (int n = 0; n < room.tablets(); ++n)
      EXPECT_EQ(room.tablet(n).workshop().planned_cards(activity).size(), best.size());
    EXPECT_TRUE(room.agrees(activity)) << "every device shows the same board";
    for (const core::Card& one : board().cards) EXPECT_FALSE(one.late || one.surplus) << one.text;
    EXPECT_FALSE(sit_down(5).ui().find("New card"));
  }

  ScreenRoom room;
  std::string activity;
};

TEST_F(Plays, A3_brings_many_ideas_good_words_groups_dots_and_a_shortlist) {
  begin("activity:a3");
  everybody_writes(2, true);
  everybody_comments();
  everybody_votes(5);
  group_two();
  dots_are_shown(5);
  closes_with({words("would ask once", 0), words("would ask once", 1)}, "Close, take a shortlist");
}

TEST_F(Plays, A8_and_A9_take_one_action_and_one_good_word_from_everybody) {
  begin("activity:a8");
  everybody_writes(1, false);
  EXPECT_TRUE(sit_down(3).shows("Your card is written")) << "one each";
  everybody_comments();
  closes_with({words("would ask once", 4)}, "Close the board");
}

TEST_F(Plays, A11_judges_nothing_before_all_ideas_are_there_and_then_chooses) {
  begin("activity:a11");
  everybody_writes(2, false);
  EXPECT_TRUE(sit_down(0).shows("No judging yet"));
  everybody_votes(3);
  dots_are_shown(3);
  closes_with({words("would ask once", 0), words("would ask once", 1)}, "Close, take a shortlist");
}

TEST_F(Plays, A14_gathers_what_went_wrong) {
  begin("activity:a14");
  everybody_writes(1, false);
  closes_with({words("would ask once", 7)}, "Close the board");
}

TEST_F(Plays, A17_counts_yes_and_no_with_reasons) {
  begin("activity:a17");
  for (std::size_t i = 0; i < kTwelve.size(); ++i)
    write(sit_down(i), words("has a reason", i), i % 3 == 0 ? "No" : "Yes");
  room.share();
  EXPECT_TRUE(room.facilitator().shows("Yes 8, no 4"));
  EXPECT_TRUE(sit_down(1).shows("Yes 8, no 4"));
  closes_with({words("has a reason", 1)}, "Close the board");
}

}  // namespace
}  // namespace ubao::test
