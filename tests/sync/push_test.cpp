#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "tests/sync/world.h"

namespace ubao::test {
namespace {

using core::ErrorCode;
using sync::State;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;
using testing::UnorderedElementsAreArray;

class Push : public World {
 protected:
  Device device{1};
};

TEST_F(Push, Everything_arrives_and_the_opening_op_is_counted) {
  device.write(10);
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.pushed, 11);
  EXPECT_EQ(summary.queued, 0);
  EXPECT_EQ(summary.state, State::idle);
  EXPECT_EQ(summary.error.code, ErrorCode::none);
  EXPECT_THAT(couch.ids(kDatabase), SizeIs(11));
}

TEST_F(Push, Repeating_pushes_nothing) {
  device.write(10);
  sync_once(device);
  const auto again = sync_once(device);
  EXPECT_EQ(again.pushed, 0);
  EXPECT_EQ(batches().size(), 1u);
}

TEST_F(Push, What_was_written_since_is_all_that_is_sent) {
  device.write(10);
  sync_once(device);
  device.write(3);
  EXPECT_EQ(sync_once(device).pushed, 3);
  EXPECT_EQ(batches(), (std::vector<int>{11, 3}));
}

TEST_F(Push, Batches_grow_while_the_link_carries_them) {
  device.write(999);
  EXPECT_EQ(sync_once(device).pushed, 1000);
  EXPECT_EQ(batches(), (std::vector<int>{50, 100, 200, 400, 250}));
}

TEST_F(Push, Batches_shrink_when_they_take_long) {
  device.write(199);
  road.delay_ms = 16'000;
  EXPECT_EQ(sync_once(device).pushed, 200);
  EXPECT_EQ(batches()[0], 50);
  EXPECT_EQ(batches()[1], 25);
  EXPECT_EQ(batches()[2], 12);
}

TEST_F(Push, A_batch_holds_about_a_mebibyte_at_the_most) {
  for (int i = 0; i < 40; ++i) device.write(1, std::string(60'000, 'x'));
  EXPECT_EQ(sync_once(device).pushed, 41);
  for (const sync::HttpRequest& request : road.sent) EXPECT_LT(request.body.size(), 1'200'000u);
}

TEST_F(Push, Large_requests_are_compressed_and_small_ones_are_not) {
  device.write(1);
  sync_once(device);
  device.write(20);
  sync_once(device);
  std::vector<bool> compressed;
  for (const sync::HttpRequest& request : road.sent) {
    if (is(request, "POST", "_bulk_docs")) compressed.push_back(request.gzip);
  }
  EXPECT_THAT(compressed, ElementsAre(false, true));
}

TEST_F(Push, A_server_that_takes_no_gzip_gets_plain_requests) {
  couch.rules.takes_gzip = false;
  device.write(50);
  EXPECT_EQ(sync_once(device).pushed, 51);
}

TEST_F(Push, A_refused_row_is_set_aside_in_every_position_and_the_rest_arrives) {
  for (int position = 0; position < 8; ++position) {
    Device tablet(static_cast<std::uint64_t>(100 + position));
    const auto ids = tablet.write(8);
    const std::string& culprit = ids[static_cast<std::size_t>(position)];
    couch.refuses = [&](const Json& doc) -> std::optional<sync::RefusedRow> {
      if (doc["_id"] != culprit) return std::nullopt;
      return sync::RefusedRow{"forbidden", "not in this workshop"};
    };
    const auto summary = sync_once(tablet);
    EXPECT_EQ(summary.pushed, 8);
    EXPECT_EQ(summary.queued, 0);
    ASSERT_THAT(summary.refused, SizeIs(1));
    EXPECT_EQ(summary.refused[0].id, culprit);
    EXPECT_EQ(summary.refused[0].reason, "forbidden: not in this workshop");
    EXPECT_FALSE(couch.has(kDatabase, culprit));
  }
}

TEST_F(Push, Every_kind_of_refusal_is_read_whatever_the_order_of_the_rows) {
  const auto ids = device.write(40);
  const std::map<std::string, sync::RefusedRow> refusals = {{ids[3], {"forbidden", "a"}},
                                                            {ids[9], {"unauthorized", "b"}},
                                                            {ids[20], {"TypeError", "c"}},
                                                            {ids[39], {"unknown_error", ""}}};
  couch.refuses = [&](const Json& doc) -> std::optional<sync::RefusedRow> {
    const auto found = refusals.find(doc["_id"].get<std::string>());
    return found == refusals.end() ? std::nullopt : std::optional(found->second);
  };
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.pushed, 37);
  std::map<std::string, std::string> reasons;
  for (const auto& refusal : summary.refused) reasons[refusal.id] = refusal.reason;
  EXPECT_EQ(reasons, (std::map<std::string, std::string>{{ids[3], "forbidden: a"},
                                                         {ids[9], "unauthorized: b"},
                                                         {ids[20], "TypeError: c"},
                                                         {ids[39], "unknown_error"}}));
}

TEST_F(Push, What_was_refused_is_not_offered_again) {
  device.write(5);
  couch.refuses = [](const Json&) { return sync::RefusedRow{"forbidden", "closed"}; };
  EXPECT_THAT(sync_once(device).refused, SizeIs(6));
  couch.refuses = nullptr;
  const auto later = sync_once(device);
  EXPECT_EQ(later.pushed, 0);
  EXPECT_THAT(later.refused, SizeIs(6));
}

TEST_F(Push, One_document_that_spoils_the_batch_is_found_in_every_position) {
  for (int position = 0; position < 9; ++position) {
    for (const int status : {400, 413}) {
      Device tablet(static_cast<std::uint64_t>(200 + position * 2 + status));
      const auto ids = tablet.write(9);
      const std::string& culprit = ids[static_cast<std::size_t>(position)];
      couch.poisons = [&, status](const Json& doc) { return doc["_id"] == culprit ? status : 0; };
      const auto summary = sync_once(tablet);
      EXPECT_EQ(summary.pushed, 9) << status << " at " << position;
      EXPECT_EQ(summary.queued, 0);
      ASSERT_THAT(summary.refused, SizeIs(1));
      EXPECT_EQ(summary.refused[0].id, culprit);
      EXPECT_THAT(summary.refused[0].reason, HasSubstr(std::to_string(status)));
    }
  }
}

TEST_F(Push, Several_culprits_are_found_with_few_requests) {
  const auto ids = device.write(400);
  couch.poisons = [&](const Json& doc) {
    return doc["_id"] == ids[100] || doc["_id"] == ids[101] || doc["_id"] == ids[390] ? 400 : 0;
  };
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.pushed, 398);
  EXPECT_THAT(summary.refused, SizeIs(3));
  EXPECT_LT(batches().size(), 45u);
}

TEST_F(Push, When_the_culprit_is_found_the_batches_are_large_again) {
  const auto ids = device.write(200);
  couch.poisons = [&](const Json& doc) { return doc["_id"] == ids[0] ? 400 : 0; };
  sync_once(device);
  EXPECT_EQ(batches(), (std::vector<int>{50, 25, 12, 6, 3, 1, 1, 50, 100, 49}));
}

TEST_F(Push, A_link_that_breaks_under_large_batches_carries_small_ones) {
  device.write(50);
  road.mishap = [](const sync::HttpRequest& request, int) {
    return request.body.size() > 6'000 ? Mishap::lost : Mishap::none;
  };
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.pushed, 51);
  EXPECT_EQ(summary.error.code, ErrorCode::none);
}

TEST_F(Push, A_limit_on_the_size_of_requests_blames_no_op) {
  couch.rules.most_request_bytes = 5'000;
  device.write(200);
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.pushed, 201);
  EXPECT_THAT(summary.refused, SizeIs(0));
  EXPECT_LT(batches().size(), 40u) << "sixteen would do; the limit has to be found";
}

TEST_F(Push, An_op_longer_than_the_limit_is_set_aside) {
  couch.rules.most_request_bytes = 5'000;
  device.write(5);
  const auto ids = device.write(1, std::string(20'000, 'x'));
  device.write(5);
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.pushed, 11);
  ASSERT_THAT(summary.refused, SizeIs(1));
  EXPECT_EQ(summary.refused[0].id, ids[0]);
}

TEST_F(Push, A_400_that_is_a_web_page_blames_no_op) {
  device.write(5);
  in_front = [&](const sync::HttpRequest& request, std::int64_t now_ms) {
    return is(request, "POST", "_bulk_docs") ? std::optional(web_page(400)) : couch.handle(request, now_ms);
  };
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.pushed, 0);
  EXPECT_EQ(summary.queued, 6);
  EXPECT_THAT(summary.refused, SizeIs(0));
  EXPECT_EQ(summary.error.code, ErrorCode::bad_answer);
}

TEST_F(Push, A_web_page_that_says_201_acknowledges_nothing) {
  device.write(5);
  in_front = [&](const sync::HttpRequest& request, std::int64_t now_ms) {
    return is(request, "POST", "_bulk_docs") ? std::optional(web_page(201)) : couch.handle(request, now_ms);
  };
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.pushed, 0);
  EXPECT_EQ(summary.queued, 6);
  EXPECT_EQ(summary.error.code, ErrorCode::bad_answer);
}

TEST_F(Push, Rows_about_documents_that_were_not_sent_mean_nothing) {
  device.write(5);
  in_front = [&](const sync::HttpRequest& request, std::int64_t now_ms) {
    auto reply = couch.handle(request, now_ms);
    if (is(request, "POST", "_bulk_docs"))
      reply->body = R"([{"id":"op:other","error":"forbidden"},{"ok":true},{"id":7}])";
    return reply;
  };
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.pushed, 6);
  EXPECT_THAT(summary.refused, SizeIs(0));
}

TEST_F(Push, A_lost_reply_leads_to_one_copy_and_no_refusal) {
  device.write(120);
  int bulk = 0;
  road.mishap = [&](const sync::HttpRequest& request, int) {
    return is(request, "POST", "_bulk_docs") && ++bulk == 2 ? Mishap::reply_lost : Mishap::none;
  };
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.pushed, 121);
  EXPECT_EQ(summary.queued, 0);
  EXPECT_THAT(couch.ids(kDatabase), SizeIs(121));
}

TEST_F(Push, A_server_killed_in_the_middle_of_a_batch_loses_nothing) {
  const auto ids = device.write(60);
  couch.dies_after = 20;
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.pushed, 61);
  for (const std::string& id : ids) EXPECT_TRUE(couch.has(kDatabase, id));
}

TEST_F(Push, A_server_that_refuses_repeats_does_not_make_them_refused) {
  couch.rules.checks_revs = true;
  couch.rules.refuses_repeats = true;
  device.write(30);
  int bulk = 0;
  road.mishap = [&](const sync::HttpRequest& request, int) {
    return is(request, "POST", "_bulk_docs") && ++bulk == 1 ? Mishap::reply_broken : Mishap::none;
  };
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.pushed, 31);
  EXPECT_THAT(summary.refused, SizeIs(0));
}

TEST_F(Push, The_design_document_that_checks_revisions_takes_our_ops) {
  couch.rules.checks_revs = true;
  device.write(30);
  EXPECT_EQ(sync_once(device).pushed, 31);
}

TEST_F(Push, Duplicated_and_half_answered_requests_leave_one_copy_of_each) {
  device.write(300);
  road.mishap = [](const sync::HttpRequest&, int nth) {
    return nth % 5 == 3 ? Mishap::sent_twice : nth % 7 == 6 ? Mishap::reply_broken : Mishap::none;
  };
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.pushed, 301);
  EXPECT_EQ(couch.ids(kDatabase).size(), 301u);
}

TEST_F(Push, Ops_of_others_are_asked_for_first_and_only_missing_ones_are_sent) {
  couch.create("hub");
  const std::string hub = "https://couch.test/hub";
  Device author(2);
  Device courier(3);
  author.write(20);
  sync_once(author, hub);
  sync_once(courier, hub);
  EXPECT_EQ(sync_once(courier, kServer).pushed, 21);
  author.write(5);
  sync_once(author, hub);
  sync_once(device, hub);
  road.sent.clear();
  EXPECT_EQ(sync_once(device, kServer).pushed, 5);
  EXPECT_EQ(sent("POST", "_revs_diff"), 1);
  EXPECT_EQ(batches(), (std::vector<int>{5}));
  EXPECT_THAT(couch.ids(kDatabase), SizeIs(26));
}

TEST_F(Push, What_came_from_a_peer_is_not_sent_back_to_it) {
  Device other(2);
  other.write(30);
  sync_once(other);
  EXPECT_EQ(sync_once(device).pulled, 31);
  road.sent.clear();
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.pushed, 0);
  EXPECT_EQ(summary.queued, 0);
  EXPECT_EQ(sent("POST", ""), 0);
}

TEST_F(Push, A_body_that_does_not_match_its_hash_is_not_sent_and_the_rest_is) {
  device.write(10, "good");
  const auto ids = device.write(1, "to be spoilt");
  device.write(10, "good");
  device.close();
  // a bit that fell over on the disk
  std::ifstream in(device.options.path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  in.close();
  int spoilt = 0;
  for (std::size_t at = bytes.find("to be spoilt"); at != std::string::npos;
       at = bytes.find("to be spoilt", at + 1)) {
    bytes[at] = 'T';
    ++spoilt;
  }
  ASSERT_GT(spoilt, 0);
  std::ofstream(device.options.path, std::ios::binary) << bytes;
  device.open();
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.pushed, 21);
  ASSERT_THAT(summary.refused, SizeIs(1));
  EXPECT_EQ(summary.refused[0].id, ids[0]);
  EXPECT_EQ(summary.refused[0].reason, "hash_mismatch");
  EXPECT_FALSE(couch.has(kDatabase, ids[0]));
}

TEST_F(Push, A_server_that_wants_a_sign_in_for_every_row_blames_no_op) {
  device.write(5);
  couch.refuses = [](const Json&) { return sync::RefusedRow{"unauthorized", "please sign in"}; };
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.state, State::blocked);
  EXPECT_EQ(summary.error.code, ErrorCode::sign_in);
  EXPECT_THAT(summary.refused, SizeIs(0));
  EXPECT_EQ(summary.queued, 6);
}

TEST_F(Push, Rows_unauthorized_in_spite_of_a_fresh_sign_in_are_set_aside) {
  couch.add_user("anna", "secret");
  device.write(5);
  couch.refuses = [](const Json&) { return sync::RefusedRow{"unauthorized", "not yours"}; };
  const auto summary = sync_once(device, "https://anna:secret@couch.test/ubao-training");
  EXPECT_THAT(summary.refused, SizeIs(6));
  EXPECT_EQ(couch.count("POST /_session"), 1);
}

TEST_F(Push, An_overloaded_server_is_left_alone_as_long_as_it_asks) {
  device.write(5);
  const std::int64_t begun = road.now_ms;
  bool overloaded = true;
  in_front = [&](const sync::HttpRequest& request, std::int64_t now_ms) {
    if (!overloaded) return couch.handle(request, now_ms);
    overloaded = false;
    sync::HttpReply reply;
    reply.status = 429;
    reply.retry_after = "120";
    return std::optional(reply);
  };
  EXPECT_EQ(sync_once(device).pushed, 6);
  EXPECT_GE(road.now_ms - begun, 120'000);
}

}  // namespace
}  // namespace ubao::test
