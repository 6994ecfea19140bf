// Servers that cannot be reached, or are none; and what people are told.
#include <gmock/gmock.h>

#include "tests/sync/session.h"

namespace ubao::test {
namespace {

using core::ErrorCode;
using sync::State;
using testing::HasSubstr;

class Reaching : public Session {};

TEST_F(Reaching, Without_a_network_the_queue_stays_and_once_gives_up_soon) {
  device.write(5);
  road.mishap = [](const sync::HttpRequest&, int) { return Mishap::nobody_there; };
  const std::int64_t begun = road.now_ms;
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.state, State::waiting);
  EXPECT_EQ(summary.error.code, ErrorCode::unreachable);
  EXPECT_THAT(summary.error.detail, HasSubstr("Connection refused"));
  EXPECT_EQ(summary.queued, 6);
  EXPECT_EQ(road.sent.size(), 3u);
  EXPECT_LT(road.now_ms - begun, 10'000);
}

TEST_F(Reaching, A_web_page_at_the_address_is_told_as_such) {
  device.write(5);
  for (const int status : {200, 404, 500, 403}) {
    in_front = [&](const sync::HttpRequest&, std::int64_t) { return std::optional(web_page(status)); };
    const auto summary = sync_once(device);
    EXPECT_EQ(summary.state, State::waiting) << status;
    EXPECT_EQ(summary.queued, 6) << status;
    EXPECT_EQ(summary.error.code, status == 500 ? ErrorCode::unreachable : ErrorCode::bad_answer) << status;
  }
  EXPECT_EQ(sent("PUT", ""), 0) << "no database is made where none was asked for in CouchDB's words";
}

TEST_F(Reaching, A_redirect_is_told_and_not_followed) {
  in_front = [&](const sync::HttpRequest&, std::int64_t) {
    sync::HttpReply reply;
    reply.failure = sync::Failure::redirect;
    reply.detail = "it points to http://login.hotel.example/";
    return std::optional(reply);
  };
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.error.code, ErrorCode::bad_answer);
  EXPECT_THAT(summary.error.detail, HasSubstr("login.hotel.example"));
}

TEST_F(Reaching, JSON_that_is_no_database_is_not_written_to) {
  device.write(5);
  in_front = [&](const sync::HttpRequest&, std::int64_t) {
    sync::HttpReply reply;
    reply.status = 200;
    reply.body = R"({"hello":"world"})";
    return std::optional(reply);
  };
  EXPECT_EQ(sync_once(device).error.code, ErrorCode::bad_answer);
  EXPECT_EQ(sent("POST", ""), 0);
}

TEST_F(Reaching, Waiting_grows_to_minutes_and_ends_by_asking) {
  device.write(5);
  bool there = false;
  road.mishap = [&](const sync::HttpRequest&, int) { return there ? Mishap::none : Mishap::nobody_there; };
  auto replicator = device.replicator(kServer, live());
  run_for(*replicator, 3'600'000);
  EXPECT_EQ(replicator->state(), State::waiting);
  EXPECT_GE(road.sent.size(), 15u);
  EXPECT_LE(road.sent.size(), 60u);
  there = true;
  replicator->send_now();
  run_for(*replicator, 1'000);
  EXPECT_EQ(replicator->summary().pushed, 6);
}

TEST_F(Reaching, A_push_that_always_fails_is_not_hurried_by_a_pull_that_works) {
  device.write(5);
  in_front = [&](const sync::HttpRequest& request, std::int64_t now_ms) {
    return is(request, "POST", "_bulk_docs") ? std::optional(web_page(500)) : couch.handle(request, now_ms);
  };
  auto replicator = device.replicator(kServer, live());
  run_for(*replicator, 3'600'000);
  EXPECT_LE(sent("POST", "_bulk_docs"), 60);
  EXPECT_EQ(status().last.error.code, ErrorCode::unreachable);
}

TEST_F(Reaching, A_database_that_vanishes_and_comes_back_is_not_asked_in_a_loop) {
  device.write(5);
  in_front = [&](const sync::HttpRequest& request, std::int64_t now_ms) {
    auto copy = request;
    if (is(request, "GET", "_changes")) copy.url = "https://couch.test/gone/_changes";
    return couch.handle(copy, now_ms);
  };
  auto replicator = device.replicator(kServer, live());
  run_for(*replicator, 600'000);
  EXPECT_LE(road.sent.size(), 200u);
  EXPECT_EQ(replicator->summary().queued, 0) << "pushing goes on";
}

TEST_F(Reaching, Every_attempt_is_noted_for_people) {
  device.write(5);
  road.mishap = [](const sync::HttpRequest&, int) { return Mishap::lost; };
  sync_once(device);
  EXPECT_EQ(status().last.error.code, ErrorCode::unreachable);
  EXPECT_EQ(status().last_success_at, "");
  EXPECT_EQ(status().own_waiting, 6);
  road.mishap = nullptr;
  sync_once(device);
  EXPECT_EQ(status().last.error.code, ErrorCode::none);
  EXPECT_EQ(status().last.pushed, 6);
  EXPECT_NE(status().last_success_at, "");
  EXPECT_EQ(status().own_waiting, 0);
}

}  // namespace
}  // namespace ubao::test
