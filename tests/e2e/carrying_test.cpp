// The same ten thousand ops by stick and by server, in any order and repeatedly: one copy of each, and the
// same workshop on every device.
#include <algorithm>

#include "tests/e2e/carried.h"
#include "tests/support/couch.h"

namespace ubao::test {
namespace {

using Carrying = Carried;

constexpr int kOps = 10'000;

TEST_F(Carrying, Ten_thousand_ops_by_stick_and_by_server_are_one_copy_of_each) {
  const Couch couch;
  const std::string board = home.activity(workshop, "board");
  std::vector<json> intents;
  const auto said = static_cast<int>(home.log(workshop).size());
  for (int i = said; i < kOps; ++i)
    intents.push_back(card_intent(board, "Card " + std::to_string(i * 7919 % 1000003) + " of a long day"));
  home.record(workshop, intents);
  exported(home, path("all.ubao"));
  const std::size_t ops = home.log(workshop).size();
  ASSERT_GE(ops, static_cast<std::size_t>(kOps));

  const json in = imported(tablet, path("all.ubao"), {"--invite", invited()});
  EXPECT_EQ(in.value("added", 0u), ops);
  home.synced(workshop, couch.url());
  const Installation third;
  third.ask({"join", "--invite", invited("third.json"), "--from", couch.url()});
  EXPECT_EQ(third.log(workshop).size(), ops);

  // each says something; then everything reaches everybody on all ways, more than once
  const Installation* devices[] = {&home, &tablet, &third};
  std::vector<std::string> sticks{path("all.ubao")};
  for (const Installation* device : devices) {
    device->add_card(workshop, "From device " + std::to_string(sticks.size()));
    sticks.push_back(path("stick" + std::to_string(sticks.size()) + ".ubao"));
    exported(*device, sticks.back());
  }
  for (const Installation* device : devices) {
    std::rotate(sticks.begin(), sticks.begin() + 1, sticks.end());
    for (const std::string& stick : sticks) imported(*device, stick);
    device->synced(workshop, couch.url());
    EXPECT_EQ(imported(*device, sticks.front()).value("added", 9), 0);
  }
  const std::string dump = home.dump(workshop);
  const auto log = home.log(workshop);
  EXPECT_EQ(home.op_ids(workshop).size(), log.size());
  EXPECT_EQ(couch.documents_of(workshop), static_cast<int>(log.size()));
  for (const Installation* device : devices) {
    EXPECT_EQ(device->dump(workshop), dump);
    EXPECT_EQ(device->log(workshop), log);
    EXPECT_EQ(device->synced(workshop, couch.url()).value("pushed", 9), 0);
    device->expect_healthy();
  }
}

}  // namespace
}  // namespace ubao::test
