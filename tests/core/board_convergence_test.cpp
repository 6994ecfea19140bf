// What two devices show after each pair of things that can be done to one card at the same time. Each pair is
// played on real files: both devices act apart from each other, then exchange; two more receive what they
// wrote in either order of arrival. All four show what the table says, and the same.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/board_records.h"
#include "tests/support/activities.h"
#include "tests/support/workshop_device.h"

namespace ubao::test {
namespace {

using namespace core;

// The beginning: an idea in maize at 0, in the group Queues, with Amina's dot, on a board in its critical
// phase.
struct Pair {
  const char* first;   // done on one device
  const char* second;  // on the other
  const char* shown;   // on all, afterwards; of several possibilities with "or", all show the same one
};

constexpr Pair kPairs[] = {
    {"move", "move", "Base maize 100 Queues 1 or Base maize 200 Queues 1"},
    {"move", "recolour", "Base leaf 100 Queues 1"},
    {"move", "edit", "Two maize 100 Queues 1"},
    {"move", "remove", "gone"},
    {"move", "group", "Base maize 100 Papers 1"},
    {"move", "ungroup", "Base maize 100 - 1"},
    {"move", "vote", "Base maize 100 Queues 2"},
    {"move", "unvote", "Base maize 100 Queues 0"},
    {"move", "phase", "Base maize 100 Queues 1 closed"},
    {"recolour", "recolour", "Base sky 0 Queues 1 or Base leaf 0 Queues 1"},
    {"recolour", "edit", "Two sky 0 Queues 1"},
    {"recolour", "remove", "gone"},
    {"recolour", "group", "Base sky 0 Papers 1"},
    {"recolour", "ungroup", "Base sky 0 - 1"},
    {"recolour", "vote", "Base sky 0 Queues 2"},
    {"recolour", "unvote", "Base sky 0 Queues 0"},
    {"recolour", "phase", "Base sky 0 Queues 1 closed"},
    {"edit", "edit", "One|Two maize 0 Queues 1"},
    {"edit", "remove", "One maize 0 Queues 1 edited while it was removed"},
    {"edit", "group", "One maize 0 Papers 1"},
    {"edit", "ungroup", "One maize 0 - 1"},
    {"edit", "vote", "One maize 0 Queues 2"},
    {"edit", "unvote", "One maize 0 Queues 0"},
    {"edit", "phase", "One maize 0 Queues 1 closed"},
    {"remove", "remove", "gone"},
    {"remove", "group", "gone"},
    {"remove", "ungroup", "gone"},
    {"remove", "vote", "gone"},
    {"remove", "unvote", "gone"},
    {"remove", "phase", "gone closed"},
    {"group", "group", "Base maize 0 Papers 1 or Base maize 0 Rules 1"},
    {"group", "ungroup", "Base maize 0 Papers 1 or Base maize 0 - 1"},
    {"group", "vote", "Base maize 0 Papers 2"},
    {"group", "unvote", "Base maize 0 Papers 0"},
    {"group", "phase", "Base maize 0 Papers 1 closed"},
    {"ungroup", "ungroup", "Base maize 0 - 1"},
    {"ungroup", "vote", "Base maize 0 - 2"},
    {"ungroup", "unvote", "Base maize 0 - 0"},
    {"ungroup", "phase", "Base maize 0 - 1 closed"},
    {"vote", "vote", "Base maize 0 Queues 2"},  // of one person, on two tablets
    {"vote", "unvote", "Base maize 0 Queues 1"},
    {"vote", "phase", "Base maize 0 Queues 2 (1 late) closed"},
    {"unvote", "unvote", "Base maize 0 Queues 0"},
    {"unvote", "phase", "Base maize 0 Queues 0 closed"},
    {"phase", "phase", "Base maize 0 Queues 1 closed or Base maize 0 Queues 1 creative"},
};
constexpr const char* kActions[] = {"move",    "recolour", "edit",   "remove", "group",
                                    "ungroup", "vote",     "unvote", "phase"};

class BoardConvergence : public ::testing::Test {
 protected:
  void SetUp() override {
    amina = one.add("Amina");
    brian = one.add("Brian");
    for (std::size_t i = 0; i < std::size(kPairs); ++i)
      cards.push_back(
          Tablet::demand(one->add_card(kThirdBoard, amina, "Base", {0, 0}, "maize"), "card").record);
    set_phase(BoardPhase::critical);
    queues = group("Queues");
    papers = group("Papers");
    rules = group("Rules");
    for (const std::string& card : cards) ASSERT_TRUE(one->set_card(card, amina, {.group = queues}));
    ASSERT_TRUE(one->show_votes(kThirdBoard, true));
    const auto news = news_of(one);
    for (WorkshopDevice* device : {&two, &three, &four}) take(*device, news);
  }

  void set_phase(BoardPhase phase) { Tablet::demand(one->set_phase(kThirdBoard, phase), "phase"); }
  std::string group(const std::string& name) {
    return Tablet::demand(one->add_group(kThirdBoard, {}, name, "sky"), "group").record;
  }

  // One as the table begins with, known everywhere; a dot is given only now, since nobody has one for each.
  std::string base_card() {
    const std::string card = cards.back();
    cards.pop_back();
    Tablet::demand(one->set_vote(card, amina, true), "vote");
    const auto news = news_of(one);
    for (WorkshopDevice* device : {&two, &three, &four}) take(*device, news);
    return card;
  }

  // What that device has and did not tell before, signed.
  std::vector<Json> news_of(WorkshopDevice& device) {
    Tablet::demand(device.store().sign_log(), "sign");
    std::vector<Json> news;
    device.store().each_op([&](const std::string& id, const std::string& text) {
      if (told.insert(id).second) news.push_back(Json::parse(text));
      return true;
    });
    return news;
  }
  static void take(WorkshopDevice& device, const std::vector<Json>& documents) {
    Tablet::demand(device.store().absorb(documents, {}), "absorb");
  }

  // `side` 0 or 1: the same action on the other device differs where it can.
  void act(WorkshopDevice& device, const std::string& action, const std::string& card, int side) {
    CardChange change;
    Result<Recorded> done = ErrorCode::bad_input;
    if (action == "move") change.pos = std::pair(side == 0 ? 100 : 200, 0);
    if (action == "recolour") change.colour = side == 0 ? "sky" : "leaf";
    if (action == "edit") change.text = side == 0 ? "One" : "Two";
    if (action == "group") change.group = side == 0 ? papers : rules_or_papers;
    if (action == "ungroup") change.group = "";
    if (action == "remove")
      done = device->remove_card(card, brian);
    else if (action == "vote" || action == "unvote")
      done = device->set_vote(card, action == "vote" ? brian : amina, action == "vote");
    else if (action == "phase")
      done = device->set_phase(kThirdBoard, side == 0 ? phase_of_first : BoardPhase::closed);
    else
      done = device->set_card(card, brian, change);
    ASSERT_TRUE(done) << action << ": " << describe(done.error());
  }

  std::string shown(WorkshopDevice& device, const std::string& id) {
    const Board board = device->board(kThirdBoard);
    const std::string phase =
        board.phase == BoardPhase::critical ? "" : " " + std::string(name_of(board.phase));
    for (const Card& card : board.cards) {
      if (card.id != id) continue;
      std::string text = card.text, group = "-";
      if (!card.versions.empty()) {
        auto versions = card.versions;
        std::sort(versions.begin(), versions.end());
        text = versions[0] + "|" + versions[1];
      }
      for (const BoardGroup& one_group : board.groups)
        if (one_group.id == card.group) group = one_group.name;
      const auto found = board.votes.tallies.find(id);
      const VoteTally tally = found == board.votes.tallies.end() ? VoteTally() : found->second;
      return text + " " + card.colour + " " + std::to_string(card.x) + " " + group + " " +
             std::to_string(tally.counted) +
             (tally.late > 0 ? " (" + std::to_string(tally.late) + " late)" : "") +
             (card.edited_while_removed ? " edited while it was removed" : "") + phase;
    }
    return "gone" + phase;
  }

  static bool is_one_of(const std::string& text, std::string wanted) {
    for (;;) {
      const auto at = wanted.find(" or ");
      if (wanted.substr(0, at) == text) return true;
      if (at == std::string::npos) return false;
      wanted.erase(0, at + 4);
    }
  }

  void play(const Pair& pair, const std::string& first, const std::string& second) {
    const std::string card = base_card();
    rules_or_papers = first == second ? rules : papers;
    phase_of_first = second == "phase" ? BoardPhase::creative : BoardPhase::closed;
    act(one, first, card, 0);
    act(two, second, card, 1);
    const auto from_one = news_of(one), from_two = news_of(two);
    take(one, from_two);
    take(two, from_one);
    take(three, from_one);
    take(three, from_two);
    take(four, from_two);
    take(four, from_one);
    const std::string what = first + " and " + second, seen = shown(one, card);
    EXPECT_TRUE(is_one_of(seen, pair.shown)) << what << ": " << seen << ", not " << pair.shown;
    for (WorkshopDevice* device : {&two, &three, &four}) EXPECT_EQ(shown(*device, card), seen) << what;
    if (one->board(kThirdBoard).phase != BoardPhase::critical) set_phase(BoardPhase::critical);
    Tablet::demand(one->remove_card(card, {}), "remove");  // the next pair has its dots
  }

  WorkshopDevice one;
  WorkshopDevice two = WorkshopDevice::invited(one, 2, Role::facilitator);
  WorkshopDevice three = WorkshopDevice::invited(one, 3), four = WorkshopDevice::invited(one, 4);
  std::string amina, brian, queues, papers, rules, rules_or_papers;
  std::vector<std::string> cards;
  BoardPhase phase_of_first = BoardPhase::closed;
  std::set<std::string> told;  // ids of ops
};

TEST(BoardTable, Has_every_pair) {
  std::set<std::string> there;
  for (const Pair& pair : kPairs) {
    there.insert(std::string(pair.first) + " " + pair.second);
    there.insert(std::string(pair.second) + " " + pair.first);
  }
  for (const std::string a : kActions)
    for (const std::string b : kActions) EXPECT_TRUE(there.contains(a + " " + b)) << a << " and " << b;
}

TEST_F(BoardConvergence, Every_pair_shows_what_the_table_says_in_both_orders_of_arrival) {
  for (const Pair& pair : kPairs) {
    play(pair, pair.first, pair.second);
    if (HasFatalFailure()) return;
  }
  const auto last = news_of(one);
  for (WorkshopDevice* device : {&two, &three, &four}) {
    take(*device, last);
    EXPECT_TRUE(device->store().dump() == one.store().dump());
    EXPECT_TRUE(device->store().dump() == device->store().dump_from_nothing());
  }
}

}  // namespace
}  // namespace ubao::test
