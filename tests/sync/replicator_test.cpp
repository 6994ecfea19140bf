#include "sync/replicator.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "tests/sync/world.h"

namespace ubao::test {
namespace {

using core::ErrorCode;
using sync::Mode;
using sync::State;
using testing::HasSubstr;
using testing::SizeIs;

constexpr const char* kAnna = "https://anna:secret@couch.test/ubao-training";

class Session : public World {
 protected:
  Device device{1};

  static sync::ReplicatorOptions live(sync::RequestId first_request = 1) {
    sync::ReplicatorOptions options;
    options.mode = Mode::live;
    options.first_request = first_request;
    return options;
  }
  void run_for(sync::Replicator& replicator, std::int64_t ms) {
    const std::int64_t until = road.now_ms + ms;
    run(replicator, road, until);
    road.now_ms = std::max(road.now_ms, until);
  }
  core::PeerStatus status() { return device.store().peers().status(device.peer(kServer)); }
};

// The database and who may use it.

TEST_F(Session, A_missing_database_is_made_once) {
  couch.erase(kDatabase);
  device.write(3);
  EXPECT_EQ(sync_once(device).pushed, 4);
  EXPECT_EQ(sent("PUT", "/ubao-training"), 1 + sent("PUT", "_local"));
}

TEST_F(Session, A_database_that_may_not_be_made_blocks_with_a_reason) {
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

TEST_F(Session, Another_device_may_be_quicker_to_make_the_database) {
  couch.erase(kDatabase);
  device.write(3);
  in_front = [&](const sync::HttpRequest& request, std::int64_t now_ms) {
    if (request.method == "PUT" && !couch.has(kDatabase)) couch.create(kDatabase);
    return couch.handle(request, now_ms);
  };
  EXPECT_EQ(sync_once(device).pushed, 4);
}

TEST_F(Session, Signs_in_once_for_a_cookie) {
  couch.rules.members_only = true;
  couch.add_user("anna", "secret");
  device.write(100);
  EXPECT_EQ(sync_once(device, kAnna).pushed, 101);
  EXPECT_EQ(couch.count("POST /_session"), 1);
}

TEST_F(Session, The_password_is_sent_to_sign_in_and_nowhere_else) {
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

TEST_F(Session, A_wrong_password_is_tried_once) {
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

TEST_F(Session, Sending_now_does_not_try_a_wrong_password_again) {
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

TEST_F(Session, New_credentials_end_being_blocked) {
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

TEST_F(Session, A_locked_account_blocks_with_the_servers_words) {
  couch.rules.members_only = true;
  couch.add_user("anna", "right");
  for (int i = 0; i < 5; ++i) sync_once(device, kAnna);
  const auto locked = sync_once(device, "https://anna:right@couch.test/ubao-training");
  EXPECT_EQ(locked.error.code, ErrorCode::sign_in);
  EXPECT_THAT(locked.error.detail, HasSubstr("temporarily locked"));
  road.now_ms += 301'000;
  EXPECT_EQ(sync_once(device, "https://anna:right@couch.test/ubao-training").error.code, ErrorCode::none);
}

TEST_F(Session, Nobody_is_blocked_where_members_are_wanted) {
  couch.rules.members_only = true;
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.state, State::blocked);
  EXPECT_EQ(summary.error.code, ErrorCode::sign_in);
  EXPECT_EQ(couch.count("POST /_session"), 0);
}

TEST_F(Session, An_account_without_the_right_is_blocked_until_somebody_asks_again) {
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

TEST_F(Session, An_expired_cookie_is_renewed_by_one_sign_in) {
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

TEST_F(Session, A_server_that_signs_in_and_still_says_401_is_not_asked_for_ever) {
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

// Servers that cannot be reached, or are none.

TEST_F(Session, Without_a_network_the_queue_stays_and_once_gives_up_soon) {
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

TEST_F(Session, A_web_page_at_the_address_is_told_as_such) {
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

TEST_F(Session, A_redirect_is_told_and_not_followed) {
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

TEST_F(Session, JSON_that_is_no_database_is_not_written_to) {
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

TEST_F(Session, Waiting_grows_to_minutes_and_ends_by_asking) {
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

TEST_F(Session, A_push_that_always_fails_is_not_hurried_by_a_pull_that_works) {
  device.write(5);
  in_front = [&](const sync::HttpRequest& request, std::int64_t now_ms) {
    return is(request, "POST", "_bulk_docs") ? std::optional(web_page(500)) : couch.handle(request, now_ms);
  };
  auto replicator = device.replicator(kServer, live());
  run_for(*replicator, 3'600'000);
  EXPECT_LE(sent("POST", "_bulk_docs"), 60);
  EXPECT_EQ(status().last.error.code, ErrorCode::unreachable);
}

TEST_F(Session, A_database_that_vanishes_and_comes_back_is_not_asked_in_a_loop) {
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

TEST_F(Session, Every_attempt_is_noted_for_people) {
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

// Listening.

TEST_F(Session, What_is_written_later_is_sent_at_once_while_a_long_poll_is_open) {
  auto replicator = device.replicator(kServer, live());
  run_for(*replicator, 10'000);
  ASSERT_EQ(road.open(), 1);
  EXPECT_EQ(replicator->state(), State::idle);
  device.write(3);
  run_for(*replicator, 100);
  EXPECT_EQ(replicator->summary().pushed, 4);
}

TEST_F(Session, A_listening_device_learns_of_news_by_itself) {
  auto replicator = device.replicator(kServer, live());
  run_for(*replicator, 10'000);
  Device other(2);
  other.write(3);
  sync_elsewhere(other);
  run_for(*replicator, 1'000);
  EXPECT_EQ(replicator->summary().pulled, 4);
  EXPECT_TRUE(same_state(device, other));
}

TEST_F(Session, Listening_costs_hardly_a_request) {
  auto replicator = device.replicator(kServer, live());
  run_for(*replicator, 3'600'000);
  EXPECT_LE(road.sent.size(), 5u);
}

TEST_F(Session, A_server_that_ignores_long_polls_is_not_asked_all_the_time) {
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

TEST_F(Session, A_link_that_comes_and_goes_is_resumed) {
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

TEST_F(Session, Asking_listens_anew_on_a_fresh_connection) {
  auto replicator = device.replicator(kServer, live());
  run_for(*replicator, 10'000);
  const auto before = road.sent.size();
  replicator->send_now();
  run_for(*replicator, 1'000);
  EXPECT_GT(road.sent.size(), before);
  EXPECT_EQ(road.open(), 1) << "the old poll was cancelled";
}

TEST_F(Session, Stopping_leaves_nothing_under_way) {
  device.write(5);
  auto replicator = device.replicator(kServer, live());
  run_for(*replicator, 10'000);
  ASSERT_EQ(road.open(), 1);
  replicator->stop();
  run_for(*replicator, 1'000);
  EXPECT_EQ(road.open(), 0);
  EXPECT_TRUE(replicator->finished());
}

TEST_F(Session, While_only_an_answer_is_awaited_nobody_is_to_wake_up) {
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

TEST_F(Session, Replies_that_nobody_waits_for_are_ignored) {
  auto replicator = device.replicator(kServer, live());
  replicator->on_reply(0, 0, web_page(200));
  replicator->on_reply(0, 77, web_page(401));
  EXPECT_EQ(replicator->state(), State::pulling);
  EXPECT_EQ(replicator->error().code, ErrorCode::none);
}

// Servers that are not what they were.

class Restored : public Session {};

TEST_F(Restored, A_backup_is_noticed_and_everything_offered_again) {
  device.write(10);
  sync_once(device);
  const auto backup = couch.backup();
  const auto lost = device.write(20);
  sync_once(device);
  couch.restore(backup);
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.pushed, 20) << "what the backup holds is not counted again";
  for (const std::string& id : lost) EXPECT_TRUE(couch.has(kDatabase, id));
}

TEST_F(Restored, What_others_wrote_and_the_server_lost_comes_back_from_any_device) {
  Device other(2);
  const auto backup = couch.backup();
  other.write(10);
  sync_once(other);
  sync_once(device);
  couch.restore(backup);
  EXPECT_EQ(sync_once(device).pushed, 11);
  EXPECT_THAT(couch.ids(kDatabase), SizeIs(11));
}

TEST_F(Restored, News_behind_a_cursor_that_lies_ahead_are_read) {
  Device other(2);
  const auto backup = couch.backup();
  other.write(50);
  sync_once(other);
  sync_once(device);
  couch.restore(backup);
  Device third(3);
  third.write(5);
  sync_once(third);
  EXPECT_EQ(sync_once(device).pulled, 6);
}

TEST_F(Restored, A_database_made_anew_gets_everything) {
  device.write(10);
  sync_once(device);
  couch.erase(kDatabase);
  EXPECT_EQ(sync_once(device).pushed, 11);
  couch.erase(kDatabase);
  couch.create(kDatabase);
  EXPECT_EQ(sync_once(device).pushed, 11);
}

TEST_F(Restored, A_database_made_anew_while_listening_gets_everything) {
  device.write(10);
  auto replicator = device.replicator(kServer, live());
  run_for(*replicator, 100'000);
  couch.erase(kDatabase);
  couch.create(kDatabase);
  device.write(1);
  run_for(*replicator, 100'000);
  EXPECT_THAT(couch.ids(kDatabase), SizeIs(12));
}

TEST_F(Restored, A_session_cut_short_is_covered_by_the_mark) {
  device.write(10);
  sync_once(device);
  const auto backup = couch.backup();
  device.write(200);
  int bulk = 0;
  road.mishap = [&](const sync::HttpRequest& request, int) {
    if (is(request, "POST", "_bulk_docs")) ++bulk;
    return bulk >= 3 ? Mishap::nobody_there : Mishap::none;
  };
  EXPECT_EQ(sync_once(device).pushed, 150);
  couch.restore(backup);
  road.mishap = nullptr;
  sync_once(device);
  EXPECT_THAT(couch.ids(kDatabase), SizeIs(211));
}

TEST_F(Restored, A_lost_reply_to_the_mark_is_no_alarm) {
  device.write(10);
  sync_once(device);
  device.write(1);
  road.sent.clear();
  road.mishap = [](const sync::HttpRequest& request, int) {
    return is(request, "PUT", "_local") ? Mishap::reply_lost : Mishap::none;
  };
  sync_once(device);
  road.mishap = nullptr;
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.error.code, ErrorCode::none);
  EXPECT_EQ(sent("GET", "since=0"), 0);
  EXPECT_EQ(sent("POST", "_revs_diff"), 0);
}

TEST_F(Restored, A_quiet_session_writes_no_mark) {
  device.write(10);
  sync_once(device);
  sync_once(device);
  road.sent.clear();
  sync_once(device);
  EXPECT_EQ(sent("PUT", "_local"), 0);
  EXPECT_EQ(road.sent.size(), 2u) << "the mark, and the changes";
}

TEST_F(Restored, A_device_that_only_reads_is_quiet_too) {
  Device other(2);
  other.write(200);
  sync_once(other);
  sync_once(device);
  road.sent.clear();
  sync_once(device);
  EXPECT_EQ(road.sent.size(), 2u) << "the mark, and the changes";
  road.sent.clear();
  device.write(1);
  EXPECT_EQ(sync_once(device).pushed, 2);
  EXPECT_EQ(sent("POST", "_revs_diff"), 0) << "what is new is not asked about";
}

TEST_F(Restored, What_was_read_while_listening_is_not_gone_through_again) {
  auto replicator = device.replicator(kServer, live());
  run_for(*replicator, 40'000);
  Device other(2);
  other.write(20);
  sync_elsewhere(other);
  run_for(*replicator, 100'000);
  ASSERT_EQ(replicator->summary().pulled, 21);
  replicator->stop();
  run_for(*replicator, 1'000);
  road.sent.clear();
  device.write(1);
  EXPECT_EQ(sync_once(device).pushed, 2);
  EXPECT_EQ(sent("POST", "_revs_diff"), 0);
}

TEST_F(Restored, A_server_that_keeps_no_marks_is_used_all_the_same) {
  couch.rules.keeps_marks = false;
  device.write(10);
  EXPECT_EQ(sync_once(device).pushed, 11);
  device.write(1);
  EXPECT_EQ(sync_once(device).pushed, 1);
}

// A device whose folder was copied; both go on as if nothing had happened.
class Copied : public Restored {
 protected:
  Device copy{2};

  void copy_folder() {
    device.close();
    copy.close();
    std::filesystem::copy_file(device.options.path, copy.options.path,
                               std::filesystem::copy_options::overwrite_existing);
    device.open();
    copy.open();
  }
};

TEST_F(Copied, Neither_half_loses_anything) {
  device.write(10);
  sync_once(device);
  copy_folder();
  for (int round = 0; round < 3; ++round) {
    device.write(5);
    copy.write(5);
    sync_once(device);
    sync_once(copy);
  }
  sync_once(device);
  EXPECT_TRUE(same_state(device, copy));
  EXPECT_EQ(device.store().op_count(), couch.ids(kDatabase).size());
}

TEST_F(Copied, A_backup_is_noticed_although_the_other_half_writes_the_same_mark) {
  device.write(10);
  sync_once(device);
  copy_folder();
  const auto backup = couch.backup();
  const auto lost = device.write(5);
  sync_once(device);
  couch.restore(backup);
  copy.write(3);
  sync_once(copy);
  sync_once(device);
  for (const std::string& id : lost) EXPECT_TRUE(couch.has(kDatabase, id));
}

}  // namespace
}  // namespace ubao::test
