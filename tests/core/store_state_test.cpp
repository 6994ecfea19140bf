// The state in the file must always equal a fold of all ops from nothing, however they came: the quick path
// that changes a field in place is checked against the slow one for random sets of ops in random orders and
// batches.
#include <gtest/gtest.h>

#include "tests/support/dice.h"
#include "tests/support/tablet.h"

namespace ubao::test {
namespace {

using namespace core;

std::string some_hash(Dice& dice) { return to_hex(hash_of(std::to_string(dice.roll(1'000'000)))); }

// Ops of a few writers who each saw some part of what was there. Most name just the heads they saw, as a
// store does; some name too few, too many, old or unknown ones, as nobody should.
std::vector<Op> random_ops(Dice& dice, int count) {
  const std::vector<std::string> fields{"text", "pos", "colour", "removed", "title"};
  std::vector<Op> ops;
  for (int i = 0; i < count; ++i) {
    const std::string record = "card:" + std::to_string(dice.roll(3));
    std::vector<const Op*> seen;
    const bool saw_all = dice.percent(60);
    for (const Op& op : ops)
      if (op.of == record && (saw_all || dice.percent(70))) seen.push_back(&op);
    const MergedRecord merged = merge(seen);
    Json set = Json::object();
    Over over;
    for (const std::string& field : fields) {
      const bool sets = dice.one_in(3);
      if (sets) set[field] = field == "removed" ? Json(!dice.one_in(3)) : Json(dice.roll(5));
      if (!sets && !dice.one_in(6)) continue;
      if (merged.fields.contains(field)) over[field] = merged.fields.at(field).heads;
      if (dice.one_in(12) && !over[field].empty()) over[field].pop_back();
      if (dice.one_in(12) && !seen.empty()) over[field].push_back(dice.pick(seen)->hash);
      if (dice.one_in(20)) over[field].push_back(some_hash(dice));
      if (over[field].empty() && dice.one_in(2)) over.erase(field);
    }
    Op fields_of_op = card_fields(record, set, 1 + dice.roll(static_cast<std::uint64_t>(2 * i + 2)), over);
    if (dice.one_in(30)) fields_of_op.n = kGreatestN;
    const Op op = made(std::move(fields_of_op));
    const bool twice =
        std::any_of(ops.begin(), ops.end(), [&](const Op& other) { return other.hash == op.hash; });
    if (!twice) ops.push_back(op);
  }
  return ops;
}

class InPlace : public testing::TestWithParam<int> {};

TEST_P(InPlace, Never_differs_from_a_fold) {
  // one test for a hundred seeds, so that several run at once
  for (int seed = GetParam() * 100; seed < GetParam() * 100 + 100; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice(static_cast<std::uint64_t>(seed));
    std::vector<Op> ops = random_ops(dice, dice.between(5, 40));
    std::string expected;
    for (int order = 0; order < 2; ++order) {
      if (order > 0) dice.shuffle(ops);
      MemoryDisk disk("in-place");
      Tablet tablet("Tablet", 1, &disk);
      const bool checks_each = dice.one_in(4);
      for (std::size_t at = 0; at < ops.size();) {
        std::vector<Json> batch;
        for (int left = dice.one_in(3) ? 1 : dice.between(1, 12); left > 0 && at < ops.size(); --left)
          batch.push_back(document_of(ops[at++]));
        ASSERT_EQ(static_cast<std::size_t>(tablet.absorb(batch).added), batch.size());
        if (dice.one_in(8)) tablet.restart();
        if (checks_each) {
          ASSERT_EQ(tablet->dump(), tablet->dump_from_nothing());
        }
      }
      ASSERT_EQ(tablet->dump(), tablet->dump_from_nothing());
      if (order == 0) expected = tablet->dump();
      ASSERT_EQ(tablet->dump(), expected) << "the order of arrival must not matter";
      // what is written here goes the same way
      for (int i = 0; i < 5; ++i)
        tablet.record("card:" + std::to_string(dice.roll(3)), {{"text", i}, {"pos", i}});
      ASSERT_EQ(tablet->dump(), tablet->dump_from_nothing());
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Store, InPlace, testing::Range(0, 4));

}  // namespace
}  // namespace ubao::test
