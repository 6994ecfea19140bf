// The database, and who may use it.
#include <gmock/gmock.h>

#include "tests/sync/session.h"

namespace ubao::test {
namespace {

using core::ErrorCode;
using sync::State;
using testing::HasSubstr;

constexpr const char* kAnna = "https://anna:secret@couch.test/ubao-training";

class AccessTo : public Session {};

TEST_F(AccessTo, A_missing_database_is_made_once) {
  couch.erase(kDatabase);
  device.write(3);
  EXPECT_EQ(sync_once(device).pushed, 4);
  EXPECT_EQ(sent("PUT", "/ubao-training"), 1 + sent("PUT", "_local"));
}

TEST_F(AccessTo, A_database_that_may_not_be_made_blocks_with_a_reason) {
  couch.erase(kDatabase);
  couch.rules.admins_create = true;
  device.write(3);
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.state, State::blocked);
  EXPECT_EQ(summary.error.code, ErrorCode::forbidden);
  EXPECT_THAT(summary.error.detail, HasSubstr("ubao-training"));
  EXPECT_THAT(summary.error.detail, HasSubstr("You are not a server admin"));
  EXPECT_EQ(summary.queued, 4);
  EXPECT_EQ(couch.count("PUT /ubao-training"), 1);
}

TEST_F(AccessTo, Another_device_may_be_quicker_to_make_the_database) {
  couch.erase(kDatabase);
  device.write(3);
  in_front = [&](const sync::HttpRequest& request, std::int64_t now_ms) {
    if (request.method == "PUT" && !couch.has(kDatabase)) couch.create(kDatabase);
    return couch.handle(request, now_ms);
  };
  EXPECT_EQ(sync_once(device).pushed, 4);
}

TEST_F(AccessTo, Signs_in_once_for_a_cookie) {
  couch.rules.members_only = true;
  couch.add_user("anna", "secret");
  device.write(100);
  EXPECT_EQ(sync_once(device, kAnna).pushed, 101);
  EXPECT_EQ(couch.count("POST /_session"), 1);
}

TEST_F(AccessTo, The_password_is_sent_to_sign_in_and_nowhere_else) {
  couch.rules.members_only = true;
  couch.add_user("anna", "secret");
  device.write(5);
  sync_once(device, kAnna);
  for (const sync::HttpRequest& request : road.sent) {
    EXPECT_EQ(request.url.find("secret"), std::string::npos);
    if (is(request, "POST", "/_session")) continue;
    EXPECT_EQ(request.body.find("secret"), std::string::npos);
    for (const auto& [name, value] : request.headers) EXPECT_EQ(value.find("secret"), std::string::npos);
  }
  EXPECT_EQ(device.store().peers().all().front().address, kServer);
}

TEST_F(AccessTo, A_wrong_password_is_tried_once) {
  couch.rules.members_only = true;
  couch.add_user("anna", "another");
  device.write(5);
  const auto summary = sync_once(device, kAnna);
  EXPECT_EQ(summary.state, State::blocked);
  EXPECT_EQ(summary.error.code, ErrorCode::sign_in);
  EXPECT_THAT(summary.error.detail, HasSubstr("Name or password is incorrect"));
  EXPECT_EQ(couch.count("POST /_session"), 1);
  EXPECT_EQ(summary.queued, 6);
}

TEST_F(AccessTo, Sending_now_does_not_try_a_wrong_password_again) {
  couch.rules.members_only = true;
  couch.add_user("anna", "another");
  auto replicator = device.replicator(kAnna, live());
  for (int tap = 0; tap < 10; ++tap) {
    replicator->send_now();
    run_for(*replicator, 60'000);
  }
  EXPECT_EQ(couch.count("POST /_session"), 1);
  EXPECT_EQ(replicator->state(), State::blocked);
  EXPECT_FALSE(replicator->wake_at().has_value());
}

TEST_F(AccessTo, New_credentials_end_being_blocked) {
  couch.rules.members_only = true;
  couch.add_user("anna", "right");
  device.write(5);
  auto replicator = device.replicator(kAnna, live());
  run_for(*replicator, 60'000);
  ASSERT_EQ(replicator->state(), State::blocked);
  replicator->set_credentials("anna", "right");
  run_for(*replicator, 60'000);
  EXPECT_EQ(replicator->summary().pushed, 6);
  EXPECT_EQ(replicator->error().code, ErrorCode::none);
}

TEST_F(AccessTo, A_locked_account_blocks_with_the_servers_words) {
  couch.rules.members_only = true;
  couch.add_user("anna", "right");
  for (int i = 0; i < 5; ++i) sync_once(device, kAnna);
  const auto locked = sync_once(device, "https://anna:right@couch.test/ubao-training");
  EXPECT_EQ(locked.error.code, ErrorCode::sign_in);
  EXPECT_THAT(locked.error.detail, HasSubstr("temporarily locked"));
  road.now_ms += 301'000;
  EXPECT_EQ(sync_once(device, "https://anna:right@couch.test/ubao-training").error.code, ErrorCode::none);
}

TEST_F(AccessTo, Nobody_is_blocked_where_members_are_wanted) {
  couch.rules.members_only = true;
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.state, State::blocked);
  EXPECT_EQ(summary.error.code, ErrorCode::sign_in);
  EXPECT_EQ(couch.count("POST /_session"), 0);
}

TEST_F(AccessTo, An_account_without_the_right_is_blocked_until_somebody_asks_again) {
  couch.rules.members_only = true;
  couch.add_user("anna", "secret", false);
  device.write(5);
  auto replicator = device.replicator(kAnna, live());
  run_for(*replicator, 3'600'000);
  EXPECT_EQ(replicator->state(), State::blocked);
  EXPECT_EQ(replicator->error().code, ErrorCode::forbidden);
  EXPECT_EQ(couch.count("GET /ubao-training"), 1);
  couch.add_user("anna", "secret", true);
  replicator->send_now();
  run_for(*replicator, 60'000);
  EXPECT_EQ(replicator->summary().pushed, 6);
}

TEST_F(AccessTo, An_expired_cookie_is_renewed_by_one_sign_in) {
  couch.rules.members_only = true;
  couch.add_user("anna", "secret");
  auto replicator = device.replicator(kAnna, live());
  run_for(*replicator, 700'000);
  device.write(5);
  run_for(*replicator, 60'000);
  EXPECT_EQ(replicator->summary().pushed, 6);
  EXPECT_EQ(couch.count("POST /_session"), 2);
  EXPECT_EQ(replicator->state(), State::idle);
}

TEST_F(AccessTo, A_server_that_signs_in_and_still_says_401_is_not_asked_for_ever) {
  couch.add_user("anna", "secret");
  in_front = [&](const sync::HttpRequest& request, std::int64_t now_ms) {
    auto reply = couch.handle(request, now_ms);
    if (!is(request, "POST", "/_session")) reply->status = 401;
    return reply;
  };
  const auto summary = sync_once(device, kAnna);
  EXPECT_EQ(summary.state, State::blocked);
  EXPECT_EQ(couch.count("POST /_session"), 1);
}

}  // namespace
}  // namespace ubao::test
