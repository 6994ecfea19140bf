// What an office says it holds: listed once, compared, reread when asked, begun anew when the office is not
// what it was; and what a server of bad faith can do to it.
#include <gmock/gmock.h>

#include "tests/sync/session.h"

namespace ubao::test {
namespace {

using core::ErrorCode;
using testing::SizeIs;

class Receipt : public Session {
 protected:
  // What `ubao receipt` does.
  sync::Summary ask_receipt(sync::ForReceipt how = sync::ForReceipt::only) { return ask_receipt_of(device, how); }
  sync::Summary ask_receipt_of(Device& of, sync::ForReceipt how = sync::ForReceipt::only) {
    return session(of, how);
  }
  // One that is synced as the program does it.
  sync::Summary exchange() { return session(device, sync::ForReceipt::beside); }

  core::ListedCounts counts(Device& of) { return of.store().receipts().counts(of.peer(kServer)); }
  core::ListedCounts counts() { return counts(device); }
  std::vector<core::MissingOp> missing() {
    return device.store().receipts().missing(device.peer(kServer), 1'000'000);
  }
  std::string digest(Device& of) { return of.store().receipts().digest(of.peer(kServer)); }

  int give_up_after = 3;

  // Every byte that a session moves, but for what HTTP itself adds: a line and a few headers a request.
  std::size_t traffic(const std::function<void()>& session) {
    std::size_t bytes = 0;
    in_front = [&](const sync::HttpRequest& request, std::int64_t now_ms) {
      auto reply = couch.handle(request, now_ms);
      bytes += request.method.size() + request.url.size() + request.body.size() + 400;
      for (const auto& [name, value] : request.headers) bytes += name.size() + value.size() + 4;
      if (reply) bytes += reply->body.size();
      return reply;
    };
    session();
    in_front = nullptr;
    return bytes;
  }

 private:
  sync::Summary session(Device& of, sync::ForReceipt how) {
    sync::ReplicatorOptions options;
    options.receipt = how;
    options.give_up_after = give_up_after;
    auto replicator = of.replicator(kServer, options);
    run(*replicator, road, road.now_ms + 24 * 3600 * 1000);
    EXPECT_TRUE(replicator->finished());
    return replicator->summary();
  }
};

TEST_F(Receipt, Counts_what_the_office_lists_and_moves_nothing) {
  device.write(10);
  sync_once(device);
  const auto waiting = device.write(3);
  const auto summary = ask_receipt();
  EXPECT_EQ(summary.error.code, ErrorCode::none);
  EXPECT_EQ(summary.pushed, 0);
  EXPECT_EQ(counts().held, 11);
  EXPECT_EQ(counts().of, 14);
  ASSERT_THAT(missing(), SizeIs(3));
  EXPECT_EQ(missing()[0].id, waiting[0]);
  EXPECT_EQ(missing()[0].reason, "waiting");
  EXPECT_THAT(couch.ids(kDatabase), SizeIs(11));
}

TEST_F(Receipt, What_a_session_reads_anyway_is_enough) {
  device.write(300);
  exchange();
  exchange();  // reads back what the first one pushed
  EXPECT_EQ(counts().held, 301);
  road.sent.clear();
  ask_receipt();
  EXPECT_EQ(sent("GET", "_changes"), 1);
  EXPECT_EQ(counts().held, 301);
}

TEST_F(Receipt, Two_devices_that_hold_the_same_read_the_same_digest) {
  Device other(2);
  device.write(20);
  other.write(20);
  exchange();
  sync_once(other);
  exchange();
  sync_once(other);
  ask_receipt();
  ask_receipt_of(other);
  EXPECT_EQ(counts().held, 42);
  EXPECT_EQ(digest(device), digest(other));
  EXPECT_EQ(digest(device).size(), 64u);
  const std::string before = digest(device);
  device.write(1);
  exchange();
  ask_receipt();
  EXPECT_NE(digest(device), before);
}

TEST_F(Receipt, What_was_refused_is_owed_and_named_with_the_reason) {
  couch.refuses = [](const Json& doc) -> std::optional<sync::RefusedRow> {
    if (doc.dump().find("a card 2") == std::string::npos) return std::nullopt;
    return sync::RefusedRow{"forbidden", "not on this server"};
  };
  device.write(5);
  sync_once(device);
  ask_receipt();
  EXPECT_EQ(counts().held, 5);
  EXPECT_EQ(counts().of, 6);
  ASSERT_THAT(missing(), SizeIs(1));
  EXPECT_EQ(missing()[0].reason, "forbidden: not on this server");
}

TEST_F(Receipt, What_came_later_is_listed_without_reading_all_again) {
  device.write(400);
  sync_once(device);
  ask_receipt();
  device.write(1);
  sync_once(device);
  road.sent.clear();
  ask_receipt();
  EXPECT_EQ(counts().held, 402);
  EXPECT_EQ(sent("GET", "since=0"), 0);
}

TEST_F(Receipt, Costs_little_at_sixty_thousand_when_nothing_is_new) {
  device.write(59'999);
  sync_once(device);
  const std::size_t first = traffic([&] { ask_receipt(); });
  ASSERT_EQ(counts().held, 60'000);
  EXPECT_GT(first, 60'000u * 50) << "the measure sees the list";
  EXPECT_LE(traffic([&] { ask_receipt(); }), 20'000u);
  EXPECT_EQ(counts().held, 60'000);
}

TEST_F(Receipt, An_op_whose_true_body_is_hidden_behind_a_second_root_is_held) {
  const std::string id = device.write(2)[0];
  sync_once(device);
  couch.put(kDatabase, {{"_id", id}, {"_rev", "1-ffffffffffffffffffffffffffffffff"}, {"forged", true}});
  ask_receipt();
  EXPECT_EQ(counts().held, 3);
  ask_receipt(sync::ForReceipt::deep);
  EXPECT_EQ(counts().held, 3) << "its body is read by its own revision";
}

TEST_F(Receipt, A_second_root_in_a_page_of_the_pull_leaves_no_hole) {
  const std::string id = device.write(2)[0];
  sync_once(device);
  couch.put(kDatabase, {{"_id", id}, {"_rev", "1-ffffffffffffffffffffffffffffffff"}, {"forged", true}});
  Device other(2);
  sync::ReplicatorOptions options;
  options.receipt = sync::ForReceipt::beside;
  auto replicator = other.replicator(kServer, options);
  run(*replicator, road, road.now_ms + 3'600'000);
  ask_receipt_of(other);
  EXPECT_EQ(counts(other).held, 3);
}

TEST_F(Receipt, A_true_body_that_was_replaced_is_missing) {
  const std::string id = device.write(2)[0];
  sync_once(device);
  ask_receipt();
  // an administrator erased it: only the tombstone is left
  couch.erase(kDatabase);
  couch.create(kDatabase);
  couch.put(kDatabase, {{"_id", id}, {"_rev", "2-ffffffffffffffffffffffffffffffff"}, {"_deleted", true}});
  ask_receipt();
  EXPECT_EQ(counts().held, 0);
  EXPECT_THAT(missing(), SizeIs(3));
}

TEST_F(Receipt, Rereading_finds_a_body_that_is_not_what_its_id_says) {
  const auto ids = device.write(3);
  const std::string hash = ids[1].substr(ids[1].size() - 32);
  couch.put(kDatabase, {{"_id", ids[1]}, {"_rev", "1-" + hash}, {"v", 1}, {"set", {{"text", "forged"}}}});
  sync_once(device);
  ask_receipt();
  EXPECT_EQ(counts().held, 4) << "ids alone tell nothing of that";
  ask_receipt(sync::ForReceipt::deep);
  EXPECT_EQ(counts().held, 3);
  ASSERT_THAT(missing(), SizeIs(1));
  EXPECT_EQ(missing()[0].id, ids[1]);
  EXPECT_EQ(missing()[0].reason, "other_content");
  ask_receipt();
  EXPECT_EQ(counts().held, 3) << "it stays known";
}

TEST_F(Receipt, Rereading_asks_for_less_when_the_bodies_are_too_long) {
  device.write(40, std::string(60'000, 'x'));
  sync_once(device);
  in_front = [&](const sync::HttpRequest& request, std::int64_t now_ms) {
    auto reply = couch.handle(request, now_ms);
    if (is(request, "POST", "_bulk_get") && reply && reply->body.size() > 500'000) {
      reply = sync::HttpReply{};
      reply->failure = sync::Failure::too_large;
    }
    return reply;
  };
  EXPECT_EQ(ask_receipt(sync::ForReceipt::deep).error.code, ErrorCode::none);
  EXPECT_EQ(counts().held, 41);
}

TEST_F(Receipt, A_body_that_never_ends_is_a_fault_of_that_entry_alone) {
  const auto ids = device.write(3);
  sync_once(device);
  in_front = [&](const sync::HttpRequest& request, std::int64_t now_ms) {
    auto reply = couch.handle(request, now_ms);
    if (is(request, "POST", "_bulk_get") && request.body.find(ids[0]) != std::string::npos) {
      reply = sync::HttpReply{};
      reply->failure = sync::Failure::too_large;
    }
    return reply;
  };
  EXPECT_EQ(ask_receipt(sync::ForReceipt::deep).error.code, ErrorCode::none);
  EXPECT_EQ(counts().held, 3);
  ASSERT_THAT(missing(), SizeIs(1));
  EXPECT_EQ(missing()[0].reason, "too_long");
}

TEST_F(Receipt, A_restored_office_is_asked_anew_and_offered_everything) {
  device.write(10);
  sync_once(device);
  ask_receipt();
  const auto backup = couch.backup();
  device.write(20);
  sync_once(device);
  ask_receipt();
  ASSERT_EQ(counts().held, 31);
  couch.restore(backup);
  ask_receipt();
  EXPECT_EQ(counts().held, 11) << "and not what was listed before";
  EXPECT_EQ(counts().of, 31);
  sync_once(device);
  EXPECT_THAT(couch.ids(kDatabase), SizeIs(31));
  ask_receipt();
  EXPECT_EQ(counts().held, 31);
}

TEST_F(Receipt, What_was_listed_after_the_mark_is_not_believed_when_a_backup_has_the_same_mark) {
  device.write(10);
  sync_once(device);
  ask_receipt();
  const auto backup = couch.backup();
  Device other(2);
  other.write(200);
  sync_once(other);
  device.absorb_all_of(other);  // over a stick
  road.mishap = [](const sync::HttpRequest& request, int) {
    return is(request, "PUT", "_local") ? Mishap::nobody_there : Mishap::none;
  };
  give_up_after = 1;
  EXPECT_EQ(ask_receipt().error.code, ErrorCode::unreachable);
  ASSERT_EQ(counts().held, 212) << "listed, but no mark vouches for it";
  road.mishap = nullptr;
  couch.restore(backup);
  EXPECT_EQ(ask_receipt().error.code, ErrorCode::none);
  EXPECT_EQ(counts().held, 11);
  EXPECT_EQ(counts().of, 212);
}

TEST_F(Receipt, A_database_made_anew_starts_it_anew) {
  device.write(10);
  sync_once(device);
  ask_receipt();
  couch.erase(kDatabase);
  couch.create(kDatabase);
  ask_receipt();
  EXPECT_EQ(counts().held, 0);
}

TEST_F(Receipt, A_broken_link_goes_on_where_it_was) {
  device.write(2'000);
  sync_once(device);
  int pages = 0;
  road.mishap = [&](const sync::HttpRequest& request, int) {
    return is(request, "GET", "_changes") && ++pages > 1 ? Mishap::nobody_there : Mishap::none;
  };
  EXPECT_EQ(ask_receipt().error.code, ErrorCode::unreachable);
  const auto some = counts().held;
  EXPECT_GT(some, 0);
  EXPECT_LT(some, 2'001);
  road.mishap = nullptr;
  ask_receipt();
  EXPECT_EQ(counts().held, 2'001);
}

TEST_F(Receipt, Ids_that_are_none_count_for_nothing) {
  device.write(2);
  sync_once(device);
  couch.put(kDatabase, {{"_id", "op:nonsense"}, {"_rev", "1-ffffffffffffffffffffffffffffffff"}});
  couch.put(kDatabase, {{"_id", "op:"}, {"_rev", "1-ffffffffffffffffffffffffffffffff"}});
  couch.put(kDatabase, {{"_id", "notes"}, {"_rev", "1-ffffffffffffffffffffffffffffffff"}});
  EXPECT_EQ(ask_receipt().error.code, ErrorCode::none);
  EXPECT_EQ(counts().held, 3);
  EXPECT_EQ(counts().not_here, 0);
}

TEST_F(Receipt, Ops_of_others_that_are_not_here_yet_are_told_apart) {
  Device other(2);
  other.write(4);
  sync_once(other);
  device.write(1);
  sync_once(device);
  other.write(2);
  sync_once(other);
  ask_receipt();
  EXPECT_EQ(counts().of, 7);
  EXPECT_EQ(counts().held, 7);
  EXPECT_EQ(counts().not_here, 2);
  exchange();
  EXPECT_EQ(counts().not_here, 0);
  EXPECT_EQ(counts().held, 9);
}

TEST_F(Receipt, A_list_without_end_ends_in_an_error_and_fills_no_disk) {
  device.write(1);
  std::int64_t number = 0;
  in_front = [&](const sync::HttpRequest& request, std::int64_t now_ms) -> std::optional<sync::HttpReply> {
    if (!is(request, "GET", "_changes")) return couch.handle(request, now_ms);
    Json rows = Json::array();
    for (int i = 0; i < 20'000; ++i) {
      std::string hash = std::to_string(++number);
      hash.insert(0, 32 - hash.size(), '0');
      rows.push_back({{"id", "op:k7f3q9x2mbw4hd2a:00000001:" + hash}, {"changes", {{{"rev", "1-" + hash}}}}});
    }
    sync::HttpReply reply;
    reply.status = 200;
    reply.body = Json({{"results", std::move(rows)}, {"last_seq", std::to_string(number)}}).dump();
    return reply;
  };
  const auto summary = ask_receipt();
  EXPECT_EQ(summary.error.code, ErrorCode::bad_answer);
  EXPECT_LE(number, core::kMostListedElsewhere + 40'000);
  in_front = nullptr;
}

TEST_F(Receipt, A_list_that_does_not_move_on_ends_in_an_error) {
  device.write(5);
  sync_once(device);
  couch.rules.stuck_changes = true;
  EXPECT_EQ(ask_receipt().error.code, ErrorCode::bad_answer);
}

TEST_F(Receipt, Answers_that_are_none_change_nothing) {
  device.write(5);
  sync_once(device);
  ask_receipt();
  for (const char* body : {"", "<html>", "[]", "{\"results\":7}", "{\"results\":[7,null,{}],\"last_seq\":\"x\"}",
                           "{\"results\":[{\"id\":7,\"changes\":{}}],\"last_seq\":{}}"}) {
    in_front = [&](const sync::HttpRequest& request, std::int64_t now_ms) -> std::optional<sync::HttpReply> {
      if (!is(request, "GET", "_changes")) return couch.handle(request, now_ms);
      sync::HttpReply reply;
      reply.status = 200;
      reply.body = body;
      return reply;
    };
    ask_receipt();
    EXPECT_EQ(counts().held, 6) << body;
  }
  in_front = nullptr;
}

TEST_F(Receipt, While_listening_it_keeps_step_at_no_cost) {
  device.write(5);
  sync::ReplicatorOptions options = live();
  options.receipt = sync::ForReceipt::beside;
  auto replicator = device.replicator(kServer, options);
  run_for(*replicator, 100'000);
  EXPECT_EQ(counts().held, 6);
  device.write(3);
  run_for(*replicator, 100'000);
  EXPECT_EQ(counts().held, 9);
  EXPECT_EQ(sent("GET", "style=all_docs"), 0) << "the pull's pages were enough";
}

TEST_F(Receipt, A_workshop_from_before_there_were_receipts_is_listed_while_listening) {
  device.write(5);
  sync_once(device);  // without a list
  sync_once(device);
  ASSERT_EQ(counts().held, 0);
  sync::ReplicatorOptions options = live();
  options.receipt = sync::ForReceipt::beside;
  auto replicator = device.replicator(kServer, options);
  run_for(*replicator, 100'000);
  EXPECT_EQ(counts().held, 6);
  EXPECT_EQ(sent("GET", "style=all_docs"), 1);
}

}  // namespace
}  // namespace ubao::test
