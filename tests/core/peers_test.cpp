// What a device knows of its peers: the queue is what lies beyond the watermark, less what came from there.
#include "core/peers.h"

#include <gtest/gtest.h>

#include "tests/support/tablet.h"

namespace ubao::test {
namespace {

using namespace core;

constexpr const char* kOffice = "https://office.example/ubao-x";
constexpr const char* kHub = "http://192.168.1.2/ubao-x";
constexpr std::size_t kAnyBytes = 1 << 20;

struct Queue {
  std::vector<QueuedOp> ops;
  std::int64_t end = -1;
};

Queue queue_of(Tablet& tablet, PeerId peer, int most_ops = 1'000, std::size_t most_bytes = kAnyBytes) {
  Queue queue;
  queue.ops = tablet->peers().queue(peer, most_ops, most_bytes, queue.end);
  return queue;
}

PeerId peer_of(Tablet& tablet, const char* address) {
  return Tablet::demand(tablet->peers().at_address(address), "peer").id;
}

Json foreign(int number) {
  return document_of(make_card_op("card:f" + std::to_string(number), {{"text", number}}));
}

TEST(Peers, An_address_is_one_peer_for_ever) {
  Tablet tablet;
  const PeerId office = peer_of(tablet, kOffice), hub = peer_of(tablet, kHub);
  EXPECT_NE(office, hub);
  tablet.restart();
  EXPECT_EQ(peer_of(tablet, kOffice), office);
  ASSERT_EQ(tablet->peers().all().size(), 2u);
  EXPECT_EQ(tablet->peers().find(hub)->address, kHub);
  EXPECT_FALSE(tablet->peers().find(99));
}

TEST(Peers, The_queue_is_everything_until_it_is_acknowledged) {
  Tablet tablet;
  const PeerId office = peer_of(tablet, kOffice);
  std::vector<std::string> ids;
  tablet.record("card:a", {{"text", 0}});
  for (int i = 1; i < 5; ++i) ids.push_back(tablet.record("card:a", {{"text", i}}).id());
  Queue queue = queue_of(tablet, office);
  ASSERT_EQ(queue.ops.size(), 6u);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(queue.ops[i + 2].id, ids[i]);
    EXPECT_EQ(queue.ops[i + 2].hash, ids[i].substr(ids[i].size() - 32));
    EXPECT_EQ(to_hex(hash_of(queue.ops[i + 2].body)), queue.ops[i + 2].hash);
    EXPECT_TRUE(queue.ops[i + 2].own);
  }
  EXPECT_EQ(queue.end, queue.ops.back().arrival);
  EXPECT_EQ(tablet->peers().status(office).own_waiting, 6);

  ASSERT_TRUE(tablet->peers().acknowledge(office, queue.ops[3].arrival, {}));
  tablet.restart();
  EXPECT_EQ(queue_of(tablet, office).ops.front().id, ids[2]);
  const PeerStatus status = tablet->peers().status(office);
  EXPECT_EQ(status.own_total, 6);
  EXPECT_EQ(status.own_waiting, 2);
  EXPECT_EQ(status.queued, 2);
  ASSERT_TRUE(tablet->peers().acknowledge(office, queue.ops[1].arrival, {}));
  EXPECT_EQ(queue_of(tablet, office).ops.size(), 2u) << "a late reply does not take the watermark back";
  ASSERT_TRUE(tablet->peers().acknowledge(office, queue.end, {}));
  queue = queue_of(tablet, office);
  EXPECT_TRUE(queue.ops.empty());
  EXPECT_EQ(queue.end, tablet->peers().find(office)->watermark);
}

TEST(Peers, What_came_from_a_peer_is_not_sent_back_but_goes_to_the_others) {
  Tablet tablet;
  const PeerId office = peer_of(tablet, kOffice), hub = peer_of(tablet, kHub);
  tablet.absorb({foreign(1), foreign(2)}, {hub, "c1"});
  tablet.absorb({foreign(3)});
  const Op own = tablet.record("card:a", {{"text", "own"}});
  const auto ids = [&](PeerId peer) {
    std::vector<std::string> all;
    for (const QueuedOp& op : queue_of(tablet, peer).ops) all.push_back(op.id);
    return all;
  };
  EXPECT_EQ(ids(hub).size(), 3u);
  EXPECT_EQ(ids(hub).front(), foreign(3)["_id"]);
  EXPECT_EQ(ids(hub).back(), own.id());
  EXPECT_EQ(ids(office).size(), 5u);
  EXPECT_FALSE(queue_of(tablet, office).ops.front().own);
  const PeerStatus status = tablet->peers().status(office);
  EXPECT_EQ(status.own_waiting, 2);
  EXPECT_EQ(status.queued, 5);
  EXPECT_EQ(tablet->peers().status(hub).queued, 3);
  EXPECT_EQ(tablet->peers().own_count(), 2);
}

TEST(Peers, A_batch_that_ends_in_what_came_from_there_looks_past_it) {
  Tablet tablet;
  const PeerId hub = peer_of(tablet, kHub);
  tablet.record("card:a", {{"text", "own"}});
  tablet.absorb({foreign(1), foreign(2)}, {hub, "c1"});
  const Queue queue = queue_of(tablet, hub);
  EXPECT_EQ(queue.ops.size(), 2u);
  EXPECT_GT(queue.end, queue.ops.back().arrival) << "else the same rows are read again and again";
  ASSERT_TRUE(tablet->peers().acknowledge(hub, queue.end, {}));
  EXPECT_EQ(tablet->peers().status(hub).queued, 0);
}

TEST(Peers, A_batch_keeps_to_its_limits_and_is_never_empty_for_one_large_op) {
  Tablet tablet;
  const PeerId office = peer_of(tablet, kOffice);
  for (int i = 0; i < 5; ++i) tablet.record("card:a", {{"text", std::string(10'000, 'x')}});
  EXPECT_EQ(queue_of(tablet, office, 3).ops.size(), 3u);
  EXPECT_EQ(queue_of(tablet, office, 3).end, queue_of(tablet, office, 3).ops.back().arrival);
  EXPECT_EQ(queue_of(tablet, office, 100, 25'000).ops.size(), 3u) << "the opening op and two others";
  ASSERT_TRUE(tablet->peers().acknowledge(office, 1, {}));
  EXPECT_EQ(queue_of(tablet, office, 100, 10).ops.size(), 1u);
  EXPECT_EQ(queue_of(tablet, office, 0, 0).ops.size(), 1u);
}

TEST(Peers, What_a_peer_refuses_is_set_down_and_does_not_wait) {
  Tablet tablet;
  const PeerId office = peer_of(tablet, kOffice);
  const Op op = tablet.record("card:a", {{"text", "x"}});
  const std::int64_t end = queue_of(tablet, office).end;
  ASSERT_TRUE(tablet->peers().acknowledge(
      office, end, {{office, false, op.id(), "forbidden: too late", "2026-11-21T20:11:10Z"}}));
  EXPECT_TRUE(queue_of(tablet, office).ops.empty());
  const PeerStatus status = tablet->peers().status(office);
  EXPECT_EQ(status.refused, 1);
  EXPECT_EQ(status.own_waiting, 0);
  ASSERT_EQ(tablet->peers().refusals().size(), 1u);
  EXPECT_EQ(tablet->peers().refusals()[0].id, op.id());
  EXPECT_EQ(tablet->peers().refusals()[0].reason, "forbidden: too late");
  EXPECT_FALSE(tablet->peers().refusals()[0].incoming);
  ASSERT_TRUE(tablet->peers().acknowledge(
      office, end, {{office, false, op.id(), "forbidden: still", "2026-11-22T20:11:10Z"}}));
  ASSERT_EQ(tablet->peers().refusals().size(), 1u) << "said twice, listed once";
  EXPECT_EQ(tablet->peers().refusals()[0].reason, "forbidden: still");
}

TEST(Peers, Starting_over_offers_everything_again_also_what_came_from_there) {
  Tablet tablet;
  const PeerId office = peer_of(tablet, kOffice), hub = peer_of(tablet, kHub);
  const Op op = tablet.record("card:a", {{"text", "own"}});
  tablet.absorb({foreign(1)}, {office, "c1"});
  ASSERT_TRUE(tablet->peers().set_mark(office, "mark", 3, {}));
  ASSERT_TRUE(
      tablet->peers().acknowledge(office, 100, {{office, false, op.id(), "no", "2026-11-21T20:11:10Z"}}));
  ASSERT_TRUE(tablet->peers().acknowledge(hub, 100, {{hub, false, op.id(), "no", "2026-11-21T20:11:10Z"}}));
  tablet.absorb({{{"_id", "foreign:thing"}}}, {office, "c2"});
  ASSERT_TRUE(tablet->peers().start_over(office));
  EXPECT_EQ(queue_of(tablet, office).ops.size(), 3u);
  const auto peer = tablet->peers().find(office);
  EXPECT_EQ(peer->watermark, 0);
  EXPECT_EQ(peer->cursor, "");
  EXPECT_EQ(peer->mark, "");
  EXPECT_EQ(peer->mark_count, 0);
  EXPECT_EQ(tablet->peers().status(office).refused, 0);
  EXPECT_EQ(tablet->peers().status(office).set_aside, 1) << "what was bad stays set aside";
  EXPECT_EQ(tablet->peers().status(hub).refused, 1);
}

TEST(Peers, What_no_mark_vouches_for_is_gone_through_again) {
  Tablet tablet;
  const PeerId office = peer_of(tablet, kOffice);
  tablet.record("card:a", {{"text", "before the mark"}});
  tablet.absorb({foreign(1)}, {office, "c1"});
  ASSERT_TRUE(tablet->peers().acknowledge(office, queue_of(tablet, office).end, {}));
  const Position marked = tablet->peers().position(office);
  EXPECT_EQ(marked.watermark, 3);
  EXPECT_EQ(marked.cursor, "c1");
  EXPECT_EQ(marked.arrival, 3);
  ASSERT_TRUE(tablet->peers().set_mark(office, "mark", 1, marked));
  EXPECT_FALSE(*tablet->peers().step_back(office)) << "everything is vouched for";

  const Op after = tablet.record("card:a", {{"text", "after the mark"}});
  tablet.absorb({foreign(2)}, {office, "c2"});
  ASSERT_TRUE(tablet->peers().acknowledge(office, queue_of(tablet, office).end,
                                          {{office, false, after.id(), "no", "2026-11-21T20:11:10Z"}}));
  EXPECT_EQ(tablet->peers().status(office).queued, 0);
  tablet.restart();
  EXPECT_TRUE(*tablet->peers().step_back(office));
  const Queue queue = queue_of(tablet, office);
  ASSERT_EQ(queue.ops.size(), 2u);
  EXPECT_EQ(queue.ops[0].id, after.id());
  EXPECT_EQ(queue.ops[1].id, foreign(2)["_id"]) << "it came from there, and may be gone there";
  EXPECT_EQ(tablet->peers().find(office)->cursor, "c1");
  EXPECT_EQ(tablet->peers().status(office).refused, 0) << "it is offered again, and may be taken now";
  EXPECT_FALSE(*tablet->peers().step_back(office));
}

TEST(Peers, Without_any_mark_everything_is_gone_through_again) {
  Tablet tablet;
  const PeerId office = peer_of(tablet, kOffice);
  tablet.record("card:a", {{"text", "own"}});
  tablet.absorb({foreign(1)}, {office, "c1"});
  ASSERT_TRUE(tablet->peers().acknowledge(office, queue_of(tablet, office).end, {}));
  EXPECT_TRUE(*tablet->peers().step_back(office));
  EXPECT_EQ(queue_of(tablet, office).ops.size(), 3u);
  EXPECT_EQ(tablet->peers().find(office)->cursor, "");
}

TEST(Peers, A_peer_that_is_removed_leaves_nothing_behind_that_could_mislead) {
  Tablet tablet;
  const PeerId hub = peer_of(tablet, kHub);
  tablet.absorb({foreign(1), foreign(2)}, {hub, "c1"});
  ASSERT_TRUE(tablet->peers().acknowledge(hub, 100, {{hub, false, "op:x", "no", "2026-11-21T20:11:10Z"}}));
  ASSERT_TRUE(tablet->peers().remove(hub));
  EXPECT_FALSE(tablet->peers().find(hub));
  EXPECT_TRUE(tablet->peers().refusals().empty());
  const PeerId office = peer_of(tablet, kOffice);
  EXPECT_EQ(queue_of(tablet, office).ops.size(), 2u) << "even if it got the other's number";
  EXPECT_EQ(tablet->peers().status(office).queued, 2);
}

TEST(Peers, The_cursor_moves_with_what_it_covers) {
  Tablet tablet;
  const PeerId office = peer_of(tablet, kOffice);
  tablet.absorb({foreign(1)}, {office, "17-abc"});
  EXPECT_EQ(tablet->peers().find(office)->cursor, "17-abc");
  tablet.absorb({foreign(2)}, {office, std::nullopt});
  EXPECT_EQ(tablet->peers().find(office)->cursor, "17-abc");
  ASSERT_TRUE(tablet->peers().set_cursor(office, "18-def"));
  tablet.restart();
  EXPECT_EQ(tablet->peers().find(office)->cursor, "18-def");
}

TEST(Peers, The_last_attempt_is_remembered_and_the_last_success_besides) {
  Tablet tablet;
  const PeerId office = peer_of(tablet, kOffice);
  EXPECT_EQ(tablet->peers().status(office).last.at, "");
  ASSERT_TRUE(tablet->peers().note_attempt(office, {"2026-11-21T20:00:00Z", {}, 5, 7}));
  ASSERT_TRUE(tablet->peers().note_attempt(
      office, {"2026-11-21T21:00:00Z", {ErrorCode::unreachable, "no route"}, 0, 0}));
  tablet.restart();
  const PeerStatus status = tablet->peers().status(office);
  EXPECT_EQ(status.address, kOffice);
  EXPECT_EQ(status.last.at, "2026-11-21T21:00:00Z");
  EXPECT_EQ(status.last.error.code, ErrorCode::unreachable);
  EXPECT_EQ(status.last.error.detail, "no route");
  EXPECT_EQ(status.last_success_at, "2026-11-21T20:00:00Z");
}

TEST(Peers, What_storage_has_not_confirmed_is_not_sent) {
  Tablet tablet;
  tablet.record("card:a", {{"text", "before"}});
  tablet.close();
  tablet.options.confirms_later = true;
  tablet.open();
  const PeerId office = peer_of(tablet, kOffice);
  EXPECT_EQ(queue_of(tablet, office).ops.size(), 2u) << "what was there at the start is there for good";
  tablet.record("card:a", {{"text", "one"}});
  const auto one = tablet->revision().written;
  tablet.record("card:a", {{"text", "two"}});
  EXPECT_EQ(queue_of(tablet, office).ops.size(), 2u);
  EXPECT_EQ(tablet->peers().status(office).own_waiting, 4) << "it waits all the same";
  tablet->confirm_durable(one);
  EXPECT_EQ(queue_of(tablet, office).ops.size(), 3u);
  tablet->confirm_durable(tablet->revision().written);
  EXPECT_EQ(queue_of(tablet, office).ops.size(), 4u);
}

TEST(Peers, Every_change_moves_the_revision) {
  Tablet tablet;
  auto before = tablet->peers().revision();
  const auto moved = [&] { return std::exchange(before, tablet->peers().revision()) != before; };
  const PeerId office = peer_of(tablet, kOffice);
  EXPECT_TRUE(moved());
  ASSERT_TRUE(tablet->peers().acknowledge(office, 1, {}));
  EXPECT_TRUE(moved());
  ASSERT_TRUE(tablet->peers().set_mark(office, "m", 1, {}));
  EXPECT_TRUE(moved());
  ASSERT_TRUE(tablet->peers().start_over(office));
  EXPECT_TRUE(moved());
  tablet->peers().status(office);
  EXPECT_FALSE(moved());
}

}  // namespace
}  // namespace ubao::test
