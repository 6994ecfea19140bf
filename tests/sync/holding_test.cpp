// Receipts: what another device holds, and so what need not be carried to it.
#include <gtest/gtest.h>

#include "tests/sync/bundles.h"

namespace ubao::test {
namespace {

using namespace core;

sync::Holding held_by(Store& store) { return sync::holding_of(store, "2026-11-21T20:11:10Z"); }

std::uint64_t ops_in(SmallWorkshop& workshop, const sync::Holding& since) {
  auto writer = Tablet::demand(
      sync::BundleWriter::begin(workshop.home.store(), workshop.home.env.env(), &since), "begin");
  while (Tablet::demand(writer.next(), "next"))
    ;
  EXPECT_TRUE(writer.info().partial);
  return writer.done();
}

TEST(Holding, A_bundle_since_a_receipt_has_only_what_its_owner_lacks) {
  SmallWorkshop workshop;
  for (int i = 0; i < 150; ++i) workshop.home.record("card:" + std::to_string(i), {{"text", "early"}});
  ASSERT_TRUE(take_in(workshop.away.store(), workshop.bundle()));
  const sync::Holding receipt = held_by(workshop.away.store());
  EXPECT_EQ(ops_in(workshop, receipt), 0u);
  for (int i = 0; i < 7; ++i) workshop.home.record("card:late" + std::to_string(i), {{"text", "late"}});
  const auto taken = take_in(workshop.away.store(), workshop.bundle(&receipt));
  ASSERT_TRUE(taken) << describe(taken.error());
  EXPECT_EQ(taken->absorbed.known, 0);
  EXPECT_EQ(taken->absorbed.added, 8) << "seven, and the signature over them";
  EXPECT_TRUE(taken->info.partial);
  EXPECT_EQ(workshop.away->dump(), workshop.home->dump());
}

TEST(Holding, Sheets_that_are_there_are_not_carried_again) {
  Classroom room;
  room.facilitator.set_state(kPoll, ActivityState::open);
  Seat tablet = room.tablet(2);
  for (int i = 0; i < 3; ++i) {
    const std::string person = tablet.add_person("Person " + std::to_string(i));
    tablet.answer(kPoll, person, "finance", "1");
    tablet.submit(kPoll, person);
  }
  room.facilitator.set_state(kPoll, ActivityState::closed);
  tablet.absorb(room.facilitator.documents());
  ASSERT_TRUE(tablet.settle());
  const sync::Holding before = held_by(room.facilitator.store());
  const auto first = take_in(room.facilitator.store(), bundle_of(tablet.store(), tablet.env.env(), &before));
  ASSERT_TRUE(first);
  EXPECT_EQ(first->info.sheets, 3u);
  const sync::Holding after = held_by(room.facilitator.store());
  EXPECT_EQ(after.sheets.size(), 3u);
  const auto second = take_in(room.facilitator.store(), bundle_of(tablet.store(), tablet.env.env(), &after));
  ASSERT_TRUE(second);
  EXPECT_EQ(second->info.sheets + second->info.ops, 0u);
}

TEST(Holding, Comes_back_from_its_text) {
  SmallWorkshop workshop;
  for (int i = 0; i < 70; ++i) workshop.home.record("card:a", {{"text", std::to_string(i)}});
  const sync::Holding holding = held_by(workshop.home.store());
  const std::string text = sync::holding_text(holding);
  const auto read = sync::read_holding(text);
  ASSERT_TRUE(read) << describe(read.error());
  EXPECT_EQ(sync::holding_text(*read), text);
  EXPECT_EQ(read->logs.begin()->second.size(), 2u) << "a run ends at 64";
}

TEST(Holding, What_is_no_receipt_is_refused) {
  SmallWorkshop workshop;
  workshop.home.record("card:a", {{"text", "a"}});
  const std::string good = sync::holding_text(held_by(workshop.home.store()));
  for (const char* bad : {"", "{}", "[1]", R"({"format": "ubao-receipt/2", "logs": {}, "sheets": []})",
                          R"({"format": "ubao-receipt/1", "logs": [], "sheets": []})",
                          R"({"format": "ubao-receipt/1", "logs": {"a": [[1, 2]]}, "sheets": []})",
                          R"({"format": "ubao-receipt/1", "logs": {"a": [[1, 2, "x"]]}, "sheets": []})",
                          R"({"format": "ubao-receipt/1", "logs": {}, "sheets": [7]})"})
    EXPECT_EQ(sync::read_holding(bad).error().code, ErrorCode::bad_input) << bad;
  for (std::size_t length = 0; length + 1 < good.size(); ++length)
    EXPECT_FALSE(sync::read_holding(good.substr(0, length))) << length;
  SmallWorkshop other(50);
  const sync::Holding foreign = held_by(other.home.store());
  EXPECT_EQ(sync::BundleWriter::begin(workshop.home.store(), workshop.home.env.env(), &foreign).error().code,
            ErrorCode::bad_input);
}

// The reader of the receipt lacks the end of a log: it cannot tell which ops came before, but for those up to
// the last run that it knows.
TEST(Holding, Who_holds_less_of_a_log_carries_little_of_it_again) {
  SmallWorkshop workshop;
  for (int i = 0; i < 200; ++i) workshop.away.record("card:" + std::to_string(i), {{"text", "early"}});
  ASSERT_TRUE(take_in(workshop.home.store(), bundle_of(workshop.away.store(), workshop.away.env.env())));
  for (int i = 0; i < 10; ++i) workshop.away.record("card:x" + std::to_string(i), {{"text", "only there"}});
  const std::uint64_t again = ops_in(workshop, held_by(workshop.away.store()));
  EXPECT_GT(again, 0u);
  EXPECT_LT(again, sync::kLongestRun);
}

// An op that is missing in the middle of a log, and two branches of a copied folder, are runs of their own.
TEST(Holding, Gaps_and_forks_are_not_taken_for_whole_logs) {
  SmallWorkshop workshop;
  for (int i = 0; i < 10; ++i) workshop.home.record("card:" + std::to_string(i), {{"text", "in order"}});
  ASSERT_TRUE(workshop.home->sign_log());
  std::vector<Json> documents = workshop.home.documents();
  const std::string missing = documents[4]["_id"].get<std::string>().substr(29);
  documents.erase(documents.begin() + 4);
  workshop.away.absorb(documents);
  const sync::Holding receipt = held_by(workshop.away.store());
  EXPECT_EQ(receipt.logs.begin()->second.size(), 2u);
  const auto known = sync::known_to(receipt, workshop.home.store());
  EXPECT_FALSE(known.contains(missing));
  EXPECT_EQ(known.size(), workshop.home->op_count() - 1);
  EXPECT_EQ(ops_in(workshop, receipt), 1u);

  // a fork: another op under a seq that is there already
  Op other = Tablet::demand(read_op(documents[6]), "op");
  other.set = {{"text", "from a copy of the folder"}};
  workshop.away.absorb({document_of(made(other))});
  const sync::Holding forked = held_by(workshop.away.store());
  EXPECT_GT(forked.logs.begin()->second.size(), 2u);
  EXPECT_EQ(sync::known_to(forked, workshop.home.store()).size(), workshop.home->op_count() - 1);
}

}  // namespace
}  // namespace ubao::test
