// What a device wrote is signed before it leaves: one head covers all of it, none is written for nothing, and
// who listens signs only now and then.
#include <gmock/gmock.h>

#include "tests/sync/session.h"

namespace ubao::test {
namespace {

using core::Json;
using testing::SizeIs;

constexpr std::int64_t kBetweenSignatures = 30'000;

class Signing : public Session {
 protected:
  // The heads that the server holds, in the order of their places in the log.
  std::vector<Json> heads() {
    std::vector<Json> found;
    for (const std::string& id : couch.ids(kDatabase)) {
      Json op = couch.body(kDatabase, id, "1-" + id.substr(id.size() - 32));
      if (op.is_object() && op.value("of", "") == "log:" + op.value("log", "") && op.value("seq", 0) > 1)
        found.push_back(std::move(op));
    }
    return found;
  }

  sync::Summary signing_sync(Device& of) {
    auto replicator = of.signing_replicator(kServer);
    run(*replicator, road, road.now_ms + 24 * 3600 * 1000);
    EXPECT_TRUE(replicator->finished());
    return replicator->summary();
  }

  std::unique_ptr<sync::Replicator> listener() { return device.signing_replicator(kServer, live()); }
};

TEST_F(Signing, A_push_signs_first_and_one_head_covers_everything) {
  device.write(120);
  EXPECT_TRUE(device->needs_signature());
  EXPECT_EQ(signing_sync(device).pushed, 122) << "the opening op, the cards, one head";
  EXPECT_FALSE(device->needs_signature());
  ASSERT_THAT(heads(), SizeIs(1));
  EXPECT_EQ(heads()[0].value("seq", 0), 122) << "the head comes after all that it covers";

  Device other(2);
  signing_sync(other);
  const auto logs = other->logs();
  ASSERT_THAT(logs, SizeIs(1)) << "who only reads opens no log";
  EXPECT_EQ(logs[0].ops, 122u);
  EXPECT_EQ(logs[0].unproven, 0u) << "every op is proven on the other side";
  EXPECT_EQ(logs[0].head, device->logs()[0].head);
}

TEST_F(Signing, Without_a_head_the_other_side_proves_nothing) {
  device.write(5);
  sync_once(device);  // as one that only relays
  EXPECT_THAT(heads(), SizeIs(0));
  Device other(2);
  signing_sync(other);
  ASSERT_THAT(other->logs(), SizeIs(1));
  EXPECT_EQ(other->logs()[0].unproven, 6u);
  signing_sync(device);
  signing_sync(other);
  EXPECT_EQ(other->logs()[0].unproven, 0u) << "a signature that comes late proves all the same";
}

TEST_F(Signing, A_push_without_news_writes_no_second_head) {
  device.write(10);
  signing_sync(device);
  EXPECT_EQ(signing_sync(device).pushed, 0);
  device.restart();
  EXPECT_EQ(signing_sync(device).pushed, 0) << "a restart remembers that all is signed";
  EXPECT_THAT(heads(), SizeIs(1));
  device.write(1);
  EXPECT_EQ(signing_sync(device).pushed, 2);
  EXPECT_THAT(heads(), SizeIs(2));
}

TEST_F(Signing, A_device_that_wrote_nothing_signs_nothing) {
  Device author(2);
  author.write(10);
  signing_sync(author);
  EXPECT_EQ(signing_sync(device).pulled, 12);
  EXPECT_EQ(signing_sync(device).pushed, 0);
  EXPECT_THAT(heads(), SizeIs(1));
  EXPECT_EQ(device->peers().own_count(), 0);
}

TEST_F(Signing, A_push_that_fails_signs_once_and_the_head_waits_with_the_rest) {
  device.write(10);
  road.mishap = [](const sync::HttpRequest&, int) { return Mishap::nobody_there; };
  signing_sync(device);
  const auto ops = device->op_count();
  signing_sync(device);
  EXPECT_EQ(device->op_count(), ops) << "each try signed anew";
  road.mishap = nullptr;
  EXPECT_EQ(signing_sync(device).pushed, 12);
  EXPECT_THAT(heads(), SizeIs(1));
}

TEST_F(Signing, Listening_signs_at_most_every_thirty_seconds) {
  auto replicator = listener();
  device.write(1);
  run_for(*replicator, 1'000);
  ASSERT_THAT(heads(), SizeIs(1)) << "the first push is signed";
  const std::int64_t begun = road.now_ms;
  while (road.now_ms < begun + 300'000) {
    device.write(1);
    run_for(*replicator, 2'000);
  }
  const std::int64_t passed = road.now_ms - begun;
  const auto most = static_cast<std::size_t>(passed / kBetweenSignatures) + 1;
  EXPECT_LE(heads().size(), most + 1) << passed;
  EXPECT_GE(heads().size(), most - 1) << "it forgot to sign: " << passed;
}

TEST_F(Signing, Listening_sends_before_it_signs_and_signs_in_the_end) {
  auto replicator = listener();
  device.write(1);
  run_for(*replicator, 1'000);
  device.write(3);
  run_for(*replicator, 1'000);
  EXPECT_EQ(replicator->summary().queued, 0) << "nothing waits for a signature";
  EXPECT_TRUE(device->needs_signature());
  ASSERT_THAT(heads(), SizeIs(1));

  // nobody writes any more: its own clock is to wake it
  const auto wakes = replicator->wake_at();
  ASSERT_TRUE(wakes);
  EXPECT_LE(*wakes, road.now_ms + kBetweenSignatures);
  run_for(*replicator, kBetweenSignatures + 1'000);
  EXPECT_FALSE(device->needs_signature());
  ASSERT_THAT(heads(), SizeIs(2));
  EXPECT_EQ(replicator->summary().queued, 0);

  run_for(*replicator, 10 * kBetweenSignatures);
  EXPECT_THAT(heads(), SizeIs(2)) << "a head is nothing that wants a head";
}

TEST_F(Signing, What_others_wrote_is_relayed_under_their_own_head) {
  couch.create("hub");
  const std::string hub = "https://couch.test/hub";
  Device author(2);
  author.write(4);
  auto first = author.signing_replicator(hub);
  run(*first, road, road.now_ms + 60'000);
  auto courier = device.signing_replicator(hub);
  run(*courier, road, road.now_ms + 60'000);
  EXPECT_EQ(signing_sync(device).pushed, 6);
  ASSERT_THAT(heads(), SizeIs(1));
  EXPECT_EQ(heads()[0].value("log", ""), author->logs()[0].name);
}

}  // namespace
}  // namespace ubao::test
