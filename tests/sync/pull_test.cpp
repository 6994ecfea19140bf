#include <gmock/gmock.h>

#include "tests/sync/world.h"

namespace ubao::test {
namespace {

using core::ErrorCode;
using core::Json;
using testing::SizeIs;

class Pull : public World {
 protected:
  Device author{1};
  Device reader{2};

  std::vector<core::Refusal> set_aside(Device& device) {
    std::vector<core::Refusal> out;
    for (const auto& refusal : device.store().peers().refusals()) {
      if (refusal.incoming) out.push_back(refusal);
    }
    return out;
  }
  std::string cursor(Device& device) { return device.store().peers().find(device.peer(kServer))->cursor; }

  // The id and revision that a document of such a body has to have.
  static Json forged(const std::string& id, const std::string& rev) {
    return {{"_id", id}, {"_rev", rev}, {"text", "forged"}};
  }
};

TEST_F(Pull, A_second_device_sees_what_the_first_wrote) {
  author.write(300);
  sync_once(author);
  const auto summary = sync_once(reader);
  EXPECT_EQ(summary.pulled, 301);
  EXPECT_EQ(summary.pushed, 0);
  EXPECT_TRUE(same_state(reader, author));
}

TEST_F(Pull, Repeating_reads_nothing_again) {
  author.write(10);
  sync_once(author);
  sync_once(reader);
  road.sent.clear();
  EXPECT_EQ(sync_once(reader).pulled, 0);
  EXPECT_EQ(sent("GET", "_changes"), 1);
  EXPECT_EQ(sent("GET", "since=0"), 0);
}

TEST_F(Pull, A_server_that_does_not_say_how_much_is_left_is_read_to_the_end) {
  couch.rules.says_pending = false;
  author.write(120);
  sync_once(author);
  EXPECT_EQ(sync_once(reader).pulled, 121);
}

TEST_F(Pull, Rows_may_come_in_any_order) {
  couch.rules.shuffles_changes = true;
  author.write(200);
  sync_once(author);
  EXPECT_EQ(sync_once(reader).pulled, 201);
  EXPECT_TRUE(same_state(reader, author));
}

TEST_F(Pull, A_broken_connection_resumes_at_the_cursor) {
  author.write(500);
  sync_once(author);
  int pages = 0;
  road.mishap = [&](const sync::HttpRequest& request, int) {
    return is(request, "GET", "_changes") && ++pages % 2 == 0 ? Mishap::reply_broken : Mishap::none;
  };
  EXPECT_EQ(sync_once(reader).pulled, 501);
  EXPECT_TRUE(same_state(reader, author));
  EXPECT_EQ(sent("GET", "since=0"), 2);  // once by each device
}

TEST_F(Pull, A_link_that_breaks_under_long_answers_carries_short_ones) {
  author.write(50);
  sync_once(author);
  in_front = [&](const sync::HttpRequest& request, std::int64_t now_ms) {
    auto reply = couch.handle(request, now_ms);
    if (reply && reply->body.size() > 10'000) {
      reply->failure = sync::Failure::truncated;
      reply->body.resize(10'000);
    }
    return reply;
  };
  const auto summary = sync_once(reader);
  EXPECT_EQ(summary.pulled, 51);
  EXPECT_EQ(summary.error.code, ErrorCode::none);
}

TEST_F(Pull, Half_an_answer_moves_no_cursor) {
  author.write(10);
  sync_once(author);
  in_front = [&](const sync::HttpRequest& request, std::int64_t now_ms) {
    auto reply = couch.handle(request, now_ms);
    if (is(request, "GET", "_changes")) reply->body.resize(reply->body.size() / 2);
    return reply;
  };
  const auto summary = sync_once(reader);
  EXPECT_EQ(summary.error.code, ErrorCode::bad_answer);
  EXPECT_EQ(summary.pulled, 0);
  EXPECT_EQ(cursor(reader), "");
  in_front = nullptr;
  EXPECT_EQ(sync_once(reader).pulled, 11);
}

TEST_F(Pull, Documents_that_are_no_ops_are_passed_by) {
  couch.put(
      kDatabase,
      {{"_id", "_design/ubao"}, {"_rev", "1-0123456789abcdef0123456789abcdef"}, {"language", "javascript"}});
  couch.put(kDatabase, {{"_id", "note"}, {"_rev", "3-0123456789abcdef0123456789abcdef"}, {"n", 1.5}});
  const auto summary = sync_once(reader);
  EXPECT_EQ(summary.pulled, 0);
  EXPECT_EQ(summary.error.code, ErrorCode::none);
  EXPECT_THAT(set_aside(reader), SizeIs(0));
  road.sent.clear();
  sync_once(reader);
  EXPECT_EQ(sent("GET", "since=0"), 0) << "the cursor passed them";
}

TEST_F(Pull, An_op_whose_body_does_not_match_its_id_is_set_aside_and_the_rest_taken) {
  const auto ids = author.write(10);
  sync_once(author);
  const std::string id = ids[4];
  couch.erase(kDatabase);
  couch.create(kDatabase);
  const std::string rev = "1-" + id.substr(id.size() - 32);
  couch.put(kDatabase, forged(id, rev));
  sync_once(author);
  const auto summary = sync_once(reader);
  EXPECT_EQ(summary.pulled, 10);
  const auto aside = set_aside(reader);
  ASSERT_THAT(aside, SizeIs(1));
  EXPECT_EQ(aside[0].id, id);
}

TEST_F(Pull, A_forged_second_root_does_not_hide_the_true_body) {
  const auto ids = author.write(10);
  sync_once(author);
  couch.put(kDatabase, forged(ids[3], "1-ffffffffffffffffffffffffffffffff"));
  couch.put(kDatabase, forged(ids[7], "9-00000000000000000000000000000000"));
  EXPECT_EQ(sync_once(reader).pulled, 11);
  EXPECT_THAT(set_aside(reader), SizeIs(0));
  EXPECT_EQ(sent("POST", "_bulk_get"), 1);
  EXPECT_TRUE(same_state(reader, author));
}

TEST_F(Pull, A_tombstone_over_an_op_does_not_take_it_away) {
  const auto ids = author.write(3);
  sync_once(author);
  couch.put(kDatabase, {{"_id", ids[1]}, {"_rev", "2-00000000000000000000000000000000"}, {"_deleted", true}});
  EXPECT_EQ(sync_once(reader).pulled, 4);
}

TEST_F(Pull, What_is_hidden_and_not_to_be_had_is_set_aside) {
  const std::string id = "op:k7f3q9x2mbw4hd2a:00000001:0123456789abcdef0123456789abcdef";
  couch.put(kDatabase, forged(id, "1-ffffffffffffffffffffffffffffffff"));
  const auto summary = sync_once(reader);
  EXPECT_EQ(summary.error.code, ErrorCode::none);
  const auto aside = set_aside(reader);
  ASSERT_THAT(aside, SizeIs(1));
  EXPECT_EQ(aside[0].id, id);
  road.sent.clear();
  sync_once(reader);
  EXPECT_EQ(sent("POST", "_bulk_get"), 0);
}

TEST_F(Pull, Rows_without_their_documents_are_fetched) {
  author.write(10);
  sync_once(author);
  in_front = [&](const sync::HttpRequest& request, std::int64_t now_ms) {
    auto reply = couch.handle(request, now_ms);
    if (is(request, "GET", "_changes")) {
      Json page = Json::parse(reply->body);
      for (Json& row : page["results"]) row.erase("doc");
      reply->body = page.dump();
    }
    return reply;
  };
  EXPECT_EQ(sync_once(reader).pulled, 11);
}

TEST_F(Pull, A_server_without_bulk_get_does_not_hold_up_the_rest) {
  const auto ids = author.write(10);
  sync_once(author);
  couch.put(kDatabase, forged(ids[3], "1-ffffffffffffffffffffffffffffffff"));
  in_front = [&](const sync::HttpRequest& request, std::int64_t now_ms) {
    auto copy = request;
    if (is(request, "POST", "_bulk_get")) copy.url = std::string(kServer) + "/_unknown";
    return couch.handle(copy, now_ms);
  };
  EXPECT_EQ(sync_once(reader).pulled, 10);
  EXPECT_THAT(set_aside(reader), SizeIs(1));
}

TEST_F(Pull, A_foreign_document_of_nine_megabytes_is_passed_over) {
  author.write(5);
  sync_once(author);
  couch.put(kDatabase, {{"_id", "film"},
                        {"_rev", "1-0123456789abcdef0123456789abcdef"},
                        {"data", std::string(9'000'000, 'x')}});
  author.write(5);
  sync_once(author);
  EXPECT_EQ(sync_once(reader).pulled, 11);
  EXPECT_TRUE(same_state(reader, author));
}

TEST_F(Pull, A_document_of_nine_megabytes_that_calls_itself_an_op_is_set_aside) {
  const std::string id = "op:k7f3q9x2mbw4hd2a:00000001:0123456789abcdef0123456789abcdef";
  couch.put(
      kDatabase,
      {{"_id", id}, {"_rev", "1-0123456789abcdef0123456789abcdef"}, {"data", std::string(9'000'000, 'x')}});
  author.write(5);
  sync_once(author);
  EXPECT_EQ(sync_once(reader).pulled, 6);
  const auto aside = set_aside(reader);
  ASSERT_THAT(aside, SizeIs(1));
  EXPECT_EQ(aside[0].id, id);
}

TEST_F(Pull, A_hidden_body_of_nine_megabytes_is_set_aside) {
  const std::string id = "op:k7f3q9x2mbw4hd2a:00000001:0123456789abcdef0123456789abcdef";
  couch.put(
      kDatabase,
      {{"_id", id}, {"_rev", "1-0123456789abcdef0123456789abcdef"}, {"data", std::string(9'000'000, 'x')}});
  couch.put(kDatabase, forged(id, "1-ffffffffffffffffffffffffffffffff"));
  author.write(5);
  sync_once(author);
  EXPECT_EQ(sync_once(reader).pulled, 6);
  EXPECT_THAT(set_aside(reader), SizeIs(1));
}

TEST_F(Pull, A_document_nested_too_deeply_is_set_aside) {
  std::string nested;
  for (int i = 0; i < 200; ++i) nested += "[";
  for (int i = 0; i < 200; ++i) nested += "]";
  const std::string id = "op:k7f3q9x2mbw4hd2a:00000001:0123456789abcdef0123456789abcdef";
  couch.put(kDatabase,
            {{"_id", id}, {"_rev", "1-0123456789abcdef0123456789abcdef"}, {"v", Json::parse(nested)}});
  author.write(5);
  sync_once(author);
  EXPECT_EQ(sync_once(reader).pulled, 6);
  EXPECT_THAT(set_aside(reader), SizeIs(1));
}

TEST_F(Pull, A_list_that_does_not_move_on_ends_in_an_error) {
  author.write(5);
  sync_once(author);
  couch.rules.stuck_changes = true;
  road.sent.clear();
  const auto summary = sync_once(reader);
  EXPECT_EQ(summary.error.code, ErrorCode::bad_answer);
  EXPECT_LE(sent("GET", "_changes"), 4);
  EXPECT_EQ(summary.pulled, 6) << "what it shows is taken all the same";
}

TEST_F(Pull, A_cursor_that_the_server_does_not_take_begins_anew) {
  author.write(5);
  sync_once(author);
  ASSERT_TRUE(reader.store().peers().set_cursor(reader.peer(kServer), "bogus").ok());
  EXPECT_EQ(sync_once(reader).pulled, 6);
}

TEST_F(Pull, Our_own_ops_are_read_back_without_their_bodies) {
  author.write(999);
  sync_once(author);
  road.sent.clear();
  EXPECT_EQ(sync_once(author).pulled, 0);
  EXPECT_EQ(sent("GET", "include_docs=true"), 1) << "the first page shows that we know it all";
  EXPECT_GT(sent("GET", "_changes"), 2);
  EXPECT_EQ(sent("POST", "_bulk_get"), 0);
}

TEST_F(Pull, News_after_our_own_ops_still_arrive_whole) {
  author.write(999);
  sync_once(author);
  Device other(3);
  other.write(200);
  sync_once(other);
  EXPECT_EQ(sync_once(author).pulled, 201);
  EXPECT_TRUE(same_state(author, other));
}

TEST_F(Pull, Pages_shrink_when_they_take_long) {
  author.write(199);
  sync_once(author);
  road.delay_ms = 20'000;
  road.sent.clear();
  EXPECT_EQ(sync_once(reader).pulled, 200);
  EXPECT_EQ(sent("GET", "limit=50"), 1);
  EXPECT_EQ(sent("GET", "limit=25&"), 1);
  EXPECT_GE(sent("GET", "limit=12&"), 1);
}

}  // namespace
}  // namespace ubao::test
