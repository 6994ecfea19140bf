// Staying connected: news both ways, links that come and go.
#include <gmock/gmock.h>

#include "tests/sync/session.h"

namespace ubao::test {
namespace {

using core::ErrorCode;
using sync::State;

class Listening : public Session {};

TEST_F(Listening, What_is_written_later_is_sent_at_once_while_a_long_poll_is_open) {
  auto replicator = device.replicator(kServer, live());
  run_for(*replicator, 10'000);
  ASSERT_EQ(road.open(), 1);
  EXPECT_EQ(replicator->state(), State::idle);
  device.write(3);
  run_for(*replicator, 100);
  EXPECT_EQ(replicator->summary().pushed, 4);
}

TEST_F(Listening, A_listening_device_learns_of_news_by_itself) {
  auto replicator = device.replicator(kServer, live());
  run_for(*replicator, 10'000);
  Device other(2);
  other.write(3);
  sync_elsewhere(other);
  run_for(*replicator, 1'000);
  EXPECT_EQ(replicator->summary().pulled, 4);
  EXPECT_TRUE(same_state(device, other));
}

TEST_F(Listening, Listening_costs_hardly_a_request) {
  auto replicator = device.replicator(kServer, live());
  run_for(*replicator, 3'600'000);
  EXPECT_LE(road.sent.size(), 5u);
}

TEST_F(Listening, A_server_that_ignores_long_polls_is_not_asked_all_the_time) {
  in_front = [&](const sync::HttpRequest& request, std::int64_t now_ms) {
    auto copy = request;
    if (const std::size_t at = copy.url.find("&feed=longpoll"); at != std::string::npos) copy.url.resize(at);
    return couch.handle(copy, now_ms);
  };
  auto replicator = device.replicator(kServer, live());
  run_for(*replicator, 600'000);
  EXPECT_LE(road.sent.size(), 130u);
  Device other(2);
  other.write(3);
  sync_elsewhere(other);
  run_for(*replicator, 6'000);
  EXPECT_EQ(replicator->summary().pulled, 4);
}

TEST_F(Listening, A_link_that_comes_and_goes_is_resumed) {
  auto replicator = device.replicator(kServer, live());
  bool there = true;
  road.mishap = [&](const sync::HttpRequest&, int) { return there ? Mishap::none : Mishap::nobody_there; };
  std::int64_t written = 1;
  for (int day = 0; day < 5; ++day) {
    there = day % 2 == 0;
    device.write(10);
    written += 10;
    run_for(*replicator, 600'000);
  }
  EXPECT_EQ(replicator->summary().pushed, written);
  EXPECT_EQ(couch.ids(kDatabase).size(), static_cast<std::size_t>(written));
}

TEST_F(Listening, Asking_listens_anew_on_a_fresh_connection) {
  auto replicator = device.replicator(kServer, live());
  run_for(*replicator, 10'000);
  const auto before = road.sent.size();
  replicator->send_now();
  run_for(*replicator, 1'000);
  EXPECT_GT(road.sent.size(), before);
  EXPECT_EQ(road.open(), 1) << "the old poll was cancelled";
}

TEST_F(Listening, Stopping_leaves_nothing_under_way) {
  device.write(5);
  auto replicator = device.replicator(kServer, live());
  run_for(*replicator, 10'000);
  ASSERT_EQ(road.open(), 1);
  replicator->stop();
  run_for(*replicator, 1'000);
  EXPECT_EQ(road.open(), 0);
  EXPECT_TRUE(replicator->finished());
}

TEST_F(Listening, While_only_an_answer_is_awaited_nobody_is_to_wake_up) {
  device.write(5);
  in_front = [&](const sync::HttpRequest& request, std::int64_t now_ms) {
    return is(request, "PUT", "_local") ? std::nullopt : couch.handle(request, now_ms);
  };
  auto replicator = device.replicator(kServer);
  run_for(*replicator, 60'000);
  EXPECT_FALSE(replicator->finished());
  EXPECT_EQ(road.open(), 1);
  EXPECT_FALSE(replicator->wake_at().has_value());
}

TEST_F(Listening, Replies_that_nobody_waits_for_are_ignored) {
  auto replicator = device.replicator(kServer, live());
  replicator->on_reply(0, 0, web_page(200));
  replicator->on_reply(0, 77, web_page(401));
  EXPECT_EQ(replicator->state(), State::pulling);
  EXPECT_EQ(replicator->error().code, ErrorCode::none);
}

}  // namespace
}  // namespace ubao::test
