// What facilitators and participants see of phases, dots, groups, comments, timer and shortlist, at every
// size: nothing cut, nothing overlapping, targets large enough.
#include <gtest/gtest.h>

#include "tests/app/desk.h"
#include "tests/app/linted_pages.h"
#include "tests/support/activities.h"

namespace ubao::test {
namespace {

using app::BoardSheet;
using core::BoardPhase;

class LintedTools : public LintedPages {
 protected:
  void SetUp() override {
    desk.begin({"Amina Odhiambo", "Brian"}, false);
    ASSERT_TRUE(desk.workshop().set_activity_state(kBoard, core::ActivityState::open));
    amina = desk.person("Amina Odhiambo").id;
    brian = desk.person("Brian").id;
    for (const std::string& person : {amina, brian}) ASSERT_TRUE(desk.workshop().agree(person));
    for (int i = 0; i < 14; ++i) {
      const auto card = desk.workshop().add_card(
          kBoard, i % 3 == 0 ? brian : amina,
          "Card " + std::to_string(i) + ": ask people only once for what we know", {i % 5 * 200, i / 5 * 150},
          core::card_colours()[static_cast<std::size_t>(i) % 6]);
      ASSERT_TRUE(card);
      cards.push_back(card->record);
    }
  }
  void as(const std::string& person) {
    desk.want(app::ChoosePerson{person});
    desk.go(app::Screen::board, kBoard);
    ASSERT_EQ(desk.state().views.board.activity, kBoard);
  }
  void begin(BoardPhase phase) { ASSERT_TRUE(desk.workshop().set_phase(kBoard, phase)); }
  app::BoardDraft& draft() { return desk.state().board; }
  void open(BoardSheet sheet) {
    draft().sheet = sheet;
    desk.ui().settle();
  }
  void read(const std::string& card) {
    draft().selected = card;
    draft().reading = true;
    desk.ui().settle();
  }
  void close_sheets() {
    draft().sheet = BoardSheet::none;
    draft().reading = false;
    desk.ui().settle();
  }
  // Groups, comments, dots, one parked, two chosen.
  void fill_board() {
    core::Workshop& w = desk.workshop();
    begin(BoardPhase::appreciate);
    core::NewCard comment{kBoard, brian, "It saves a whole day for my mother", {0, 0}, "sky"};
    comment.kind = core::CardKind::comment;
    comment.on = cards[1];
    ASSERT_TRUE(w.add_card(comment));
    begin(BoardPhase::critical);
    const auto group = w.add_group(kBoard, {}, "Reach everyone, wherever they live", "chalk");
    ASSERT_TRUE(group);
    for (int i = 0; i < 3; ++i)
      ASSERT_TRUE(w.set_card(cards[static_cast<std::size_t>(i)], {}, {.group = group->record}));
    ASSERT_TRUE(w.set_card(cards[3], {}, {.tags = {{"inclusion", true}}, .parked = true}));
    for (const std::size_t i : {1u, 4u}) ASSERT_TRUE(w.set_card(cards[i], {}, {.shortlisted = true}));
    for (const std::size_t i : {1u, 2u, 4u}) ASSERT_TRUE(w.set_vote(cards[i], amina, true));
    ASSERT_TRUE(w.set_vote(cards[1], brian, true));
  }

  std::string amina, brian;
  std::vector<std::string> cards;
};

TEST_P(LintedTools, For_participants) {
  ASSERT_TRUE(desk.workshop().set_timer(kBoard, 480));
  as(amina);
  look("creative");
  open(BoardSheet::phase);
  look("rules");
  close_sheets();
  fill_board();
  as(amina);
  look("critical");
  draft().selected = cards[1];
  look("a card with a dot");
  read(cards[1]);
  look("the sheet of a card");
  read(cards[3]);
  look("the sheet of a parked card");
  close_sheets();
  draft().choice.set({cards[0], cards[1]});
  look("two chosen");
  open(BoardSheet::grouping);
  look("into which group");
  draft().naming = "name:" + std::string(kBoard);
  open(BoardSheet::naming);
  look("naming a group");
  draft().choice.clear();
  open(BoardSheet::groups);
  look("groups");
  draft().group = desk.state().views.board.groups.at(0).id;
  open(BoardSheet::group);
  look("a group");
  open(BoardSheet::filter);
  look("filter");
  draft().filter.colour = "sky";
  close_sheets();
  draft().finding = true;
  look("found");
  draft().finding = false;
  draft().filter = {};
  open(BoardSheet::shortlist);
  look("shortlist");
  close_sheets();
  begin(BoardPhase::appreciate);
  as(brian);
  look("appreciate");
  draft().selected = cards[2];
  look("appreciate, one selected");
  draft().commenting = cards[2];
  desk.ui().settle();
  look("a comment");
  draft().commenting.clear();
  begin(BoardPhase::closed);
  as(brian);
  look("closed");
  read(cards[1]);
  look("closed, the sheet of a card");
}

TEST_P(LintedTools, For_facilitators) {
  as({});
  look("creative");
  ASSERT_TRUE(desk.workshop().set_revealed(kBoard, false));
  ASSERT_TRUE(desk.workshop().set_timer(kBoard, 480));
  as({});
  look("private writing with a timer");
  open(BoardSheet::timer);
  look("timer");
  close_sheets();
  ASSERT_TRUE(desk.workshop().set_revealed(kBoard, true));
  ASSERT_TRUE(desk.workshop().lock_board(kBoard, true));
  as({});
  look("locked");
  ASSERT_TRUE(desk.workshop().lock_board(kBoard, false));
  fill_board();
  as({});
  look("critical");
  open(BoardSheet::ranking);
  look("ranking");
  close_sheets();
  ASSERT_TRUE(desk.workshop().show_votes(kBoard, true));
  as({});
  look("dots shown");
  draft().as_list = true;
  look("as a list");
  draft().as_list = false;
  desk.pass(500);
  look("time is up");
  begin(BoardPhase::closed);
  as({});
  look("closed");
  open(BoardSheet::shortlist);
  look("the shortlist");
}

INSTANTIATE_TEST_SUITE_P(Sizes, LintedTools, ::testing::ValuesIn(all_settings()), name_of_setting);

}  // namespace
}  // namespace ubao::test
