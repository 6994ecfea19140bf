#include "sync/couch.h"

#include <gmock/gmock.h>

#include "tests/support/ops.h"

namespace ubao::test {
namespace {

using core::ErrorCode;
using core::Json;
using sync::Failure;
using sync::HttpReply;
using sync::Meaning;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

HttpReply reply(int status, std::string body) {
  HttpReply out;
  out.status = status;
  out.body = std::move(body);
  return out;
}

sync::Access access() {
  sync::Access out;
  out.address = *sync::read_address("https://anna:secret@couch.example/office/db", "w");
  return out;
}

core::QueuedOp queued(const core::Op& op) { return {1, true, op.id(), op.hash, op.body}; }

std::string header(const sync::HttpRequest& request, const std::string& name) {
  for (const auto& [key, value] : request.headers) {
    if (key == name) return value;
  }
  return "";
}

// What every reader has to take without harm, whatever the request was.
const std::vector<std::string>& rubbish() {
  static const std::vector<std::string> kAll = {"",
                                                " \n",
                                                "<!DOCTYPE html><html></html>",
                                                "hello",
                                                "{",
                                                "[{]",
                                                "nul",
                                                "null",
                                                "true",
                                                "7",
                                                "\"text\"",
                                                "[null]",
                                                "[[]]",
                                                "{\"results\":7}",
                                                "{\"results\":[7],\"last_seq\":{}}",
                                                "{\"results\":{},\"last_seq\":\"1\"}",
                                                "{\"results\":[]}",
                                                "{\"a\":7}",
                                                "{\"a\":null}",
                                                "\xff\xfe",
                                                "{\"results\":[],\"last_seq\":null}"};
  return kAll;
}

TEST(Couch, Statuses_mean_what_CouchDB_means_by_them) {
  const std::string words = R"({"error":"e","reason":"r"})";
  const std::string page = "<html>no</html>";
  EXPECT_EQ(judge(reply(200, "")).meaning, Meaning::fine);
  EXPECT_EQ(judge(reply(201, "")).meaning, Meaning::fine);
  EXPECT_EQ(judge(reply(400, words)).meaning, Meaning::refused);
  EXPECT_EQ(judge(reply(400, page)).meaning, Meaning::strange);
  EXPECT_EQ(judge(reply(401, words)).meaning, Meaning::sign_in);
  EXPECT_EQ(judge(reply(401, page)).meaning, Meaning::sign_in);
  EXPECT_EQ(judge(reply(403, words)).meaning, Meaning::forbidden);
  EXPECT_EQ(judge(reply(403, page)).meaning, Meaning::strange) << "a hotel's network says this too";
  EXPECT_EQ(judge(reply(404, words)).meaning, Meaning::missing);
  EXPECT_EQ(judge(reply(404, page)).meaning, Meaning::strange);
  EXPECT_EQ(judge(reply(409, words)).meaning, Meaning::conflict);
  EXPECT_EQ(judge(reply(412, words)).meaning, Meaning::conflict);
  EXPECT_EQ(judge(reply(413, words)).meaning, Meaning::too_much);
  EXPECT_EQ(judge(reply(413, page)).meaning, Meaning::too_much);
  EXPECT_EQ(judge(reply(415, words)).meaning, Meaning::no_gzip);
  for (const int status : {408, 425, 429, 500, 502, 503, 504})
    EXPECT_EQ(judge(reply(status, page)).meaning, Meaning::later);
  for (const int status : {0, 100, 204 + 100, 405, 418, -1})
    EXPECT_EQ(judge(reply(status, words)).meaning, Meaning::strange) << status;
}

TEST(Couch, Failures_of_the_link_are_waited_for_but_a_redirect_is_strange) {
  HttpReply failed;
  for (const Failure failure : {Failure::unreachable, Failure::timeout, Failure::tls, Failure::truncated}) {
    failed.failure = failure;
    EXPECT_EQ(judge(failed).meaning, Meaning::later);
    EXPECT_EQ(judge(failed).error.code, ErrorCode::unreachable);
    EXPECT_EQ(judge(failed).error.detail, name_of(failure));
    EXPECT_EQ(judge(failed).broke_midway, failure == Failure::timeout || failure == Failure::truncated);
  }
  failed.failure = Failure::redirect;
  EXPECT_EQ(judge(failed).meaning, Meaning::strange);
  failed.failure = Failure::too_large;
  EXPECT_EQ(judge(failed).meaning, Meaning::flood);
  failed.failure = Failure::timeout;
  failed.status = 200;
  EXPECT_EQ(judge(failed).meaning, Meaning::later) << "half an answer is none";
}

TEST(Couch, The_servers_words_are_kept_short_and_printable) {
  const auto verdict = judge(
      reply(403, R"({"error":"forbidden","reason":"no\u0000 way\u0007)" + std::string(1000, 'x') + R"("})"));
  EXPECT_THAT(verdict.error.detail, HasSubstr("403 forbidden: no  way "));
  EXPECT_LT(verdict.error.detail.size(), 250u);
  EXPECT_EQ(sync::plain_words("caf\xc3\xa9 \xff\xc3"), "caf\xc3\xa9 ");
  std::string long_words(199, 'x');
  long_words += "\xe2\x82\xac and more";
  EXPECT_EQ(sync::plain_words(long_words), std::string(199, 'x')) << "no half characters";
}

TEST(Couch, Signing_in_asks_for_a_cookie_and_sends_none) {
  auto who = access();
  who.cookie = "AuthSession=old";
  const auto request = ask_sign_in(who);
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.url, "https://couch.example/office/_session");
  EXPECT_EQ(Json::parse(request.body), (Json{{"name", "anna"}, {"password", "secret"}}));
  EXPECT_EQ(header(request, "Cookie"), "");
  EXPECT_EQ(header(ask_info(who), "Cookie"), "AuthSession=old");
  who.address.password = "\xff";
  EXPECT_TRUE(Json::parse(ask_sign_in(who).body, nullptr, false).is_object());
}

TEST(Couch, A_cookie_is_taken_only_where_it_is_one) {
  HttpReply signed_in = reply(200, "{}");
  signed_in.set_cookies = {"other=1", "AuthSession=abc123==; Version=1; HttpOnly"};
  EXPECT_EQ(read_cookie(signed_in), "AuthSession=abc123==");
  for (const std::string& line :
       {std::string("AuthSession="), std::string("AuthSession=a b"), std::string("AuthSession=a\r\nX: y"),
        "AuthSession=" + std::string(5000, 'a'), std::string("authsession=a"), std::string()}) {
    signed_in.set_cookies = {line};
    EXPECT_EQ(read_cookie(signed_in), "") << line.substr(0, 40);
  }
}

TEST(Couch, Ops_travel_with_id_and_revision_and_their_exact_body) {
  const core::Op op = make_card_op("card:abcdefgh", {{"text", "caf\xc3\xa9 \"quoted\""}});
  const auto request = send_ops(access(), {queued(op)});
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.url, "https://couch.example/office/db/_bulk_docs");
  EXPECT_EQ(header(request, "Content-Type"), "application/json");
  const Json batch = Json::parse(request.body);
  EXPECT_EQ(batch["new_edits"], false);
  ASSERT_THAT(batch["docs"], SizeIs(1));
  EXPECT_EQ(batch["docs"][0]["_rev"], "1-" + op.hash);
  const auto read = core::read_op(batch["docs"][0]);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->body, op.body);
}

TEST(Couch, Missing_revisions_are_asked_for_by_id) {
  const core::Op op = make_card_op("card:abcdefgh", {{"text", "a"}});
  const Json asked = Json::parse(ask_missing(access(), {queued(op)}).body);
  EXPECT_EQ(asked, (Json{{op.id(), {"1-" + op.hash}}}));
}

TEST(Couch, Changes_are_asked_for_from_an_encoded_cursor) {
  sync::ChangesQuery query;
  query.limit = 20;
  EXPECT_EQ(ask_changes(access(), query).url,
            "https://couch.example/office/db/_changes?since=0&limit=20&include_docs=true&seq_interval=20");
  query.since = "12-g1A&b=c";
  query.with_docs = false;
  query.wait = true;
  const auto request = ask_changes(access(), query);
  EXPECT_THAT(request.url, HasSubstr("since=12-g1A%26b%3Dc&"));
  EXPECT_THAT(request.url, Not(HasSubstr("include_docs")));
  EXPECT_THAT(request.url, HasSubstr("feed=longpoll&heartbeat="));
  EXPECT_EQ(request.deadline_ms, 0) << "a long poll ends by silence";
  EXPECT_GT(request.silence_ms, 2 * sync::kHeartbeatMs);
}

TEST(Couch, Changes_are_read_with_cursors_of_every_kind) {
  const std::string row = R"({"seq":null,"id":"op:a","changes":[{"rev":"1-a"}],"doc":{"_id":"op:a"}})";
  const auto page =
      sync::read_changes(reply(200, "{\"results\":[" + row + "],\"last_seq\":\"5-abc\",\"pending\":3}"));
  ASSERT_TRUE(page.ok());
  ASSERT_THAT(page->rows, SizeIs(1));
  EXPECT_EQ(page->rows[0].id, "op:a");
  EXPECT_EQ(page->rows[0].rev, "1-a");
  EXPECT_EQ(page->rows[0].doc["_id"], "op:a");
  EXPECT_EQ(page->cursor, "5-abc");
  EXPECT_EQ(page->pending, 3);
  EXPECT_EQ(sync::read_changes(reply(200, "\n\n{\"results\":[],\"last_seq\":17}"))->cursor, "17");
  EXPECT_EQ(sync::read_changes(reply(200, R"({"results":[],"last_seq":[3,"x"]})"))->cursor, R"([3,"x"])");
  EXPECT_FALSE(sync::read_changes(reply(200, R"({"results":[],"last_seq":17})"))->pending.has_value());
}

TEST(Couch, Rows_of_changes_that_lack_parts_are_read_as_far_as_they_go) {
  const auto page =
      sync::read_changes(reply(200, R"({"results":[7,null,{},{"id":7},{"id":"a"},{"id":"b","changes":7},
      {"id":"c","changes":[]},{"id":"d","changes":[7]},{"id":"e","changes":[{"rev":7}],"doc":"x"}],"last_seq":"1"})"));
  ASSERT_TRUE(page.ok());
  ASSERT_THAT(page->rows, SizeIs(5));
  for (const auto& row : page->rows) {
    EXPECT_EQ(row.rev, "");
    EXPECT_TRUE(row.doc.is_null());
  }
}

TEST(Couch, Refusals_are_read_row_by_row) {
  const auto rows =
      sync::read_refused(reply(201, R"([{"id":"a","error":"forbidden","reason":"no"},{"ok":true,"id":"b"},
      {"id":"c","error":7},{"error":"forbidden"},{"id":"d","error":"TypeError"}])"));
  ASSERT_TRUE(rows.ok());
  EXPECT_THAT(*rows, SizeIs(2));
  EXPECT_EQ(rows->at("a").reason, "no");
  EXPECT_EQ(rows->at("d").error, "TypeError");
  EXPECT_THAT(*sync::read_refused(reply(201, "[]")), SizeIs(0));
}

TEST(Couch, What_is_missing_is_read_as_ids) {
  const auto missing =
      sync::read_missing(reply(200, R"({"a":{"missing":["1-a"]},"b":{"missing":[]},"c":{}})"));
  ASSERT_TRUE(missing.ok());
  EXPECT_THAT(*missing, testing::UnorderedElementsAre("a"));
}

TEST(Couch, Bodies_are_read_where_they_are_there) {
  const auto bodies = sync::read_bodies(reply(200, R"({"results":[{"id":"a","docs":[{"ok":{"_id":"a"}}]},
      {"id":"b","docs":[{"error":{"error":"not_found"}}]},{"id":"c","docs":7},{"docs":[]},7,{"id":"d","docs":[7,{"ok":7}]}]})"));
  ASSERT_TRUE(bodies.ok());
  EXPECT_THAT(*bodies, SizeIs(1));
  EXPECT_EQ(bodies->at("a")["_id"], "a");
}

TEST(Couch, A_mark_that_somebody_wrote_over_is_a_lost_one) {
  const auto mark =
      sync::read_mark(reply(200, R"({"_rev":"0-3","count":5,"nonce":"x","before":"w"})"), "name");
  ASSERT_TRUE(mark.ok());
  EXPECT_EQ(mark->count, 5);
  EXPECT_EQ(mark->nonce, "x");
  EXPECT_EQ(mark->before, "w");
  EXPECT_EQ(mark->rev, "0-3");
  EXPECT_EQ(sync::read_mark(reply(200, R"({"count":"5","nonce":7})"), "name")->count, 0);
  EXPECT_EQ(sync::read_mark(reply(200, R"({"count":18446744073709551615})"), "name")->count, 0);
}

TEST(Couch, Rubbish_is_an_error_or_nothing_and_never_more) {
  for (const std::string& text : rubbish()) {
    const HttpReply answer = reply(200, text);
    EXPECT_FALSE(sync::read_info(answer).ok()) << text;
    EXPECT_FALSE(sync::read_changes(answer).ok()) << text;
    EXPECT_FALSE(sync::read_mark_rev(answer).ok()) << text;
    if (const auto missing = sync::read_missing(answer)) {
      EXPECT_THAT(*missing, SizeIs(0)) << text;
    }
    if (const auto refused = sync::read_refused(answer)) {
      EXPECT_THAT(*refused, SizeIs(0)) << text;
    }
    if (const auto bodies = sync::read_bodies(answer)) {
      EXPECT_THAT(*bodies, SizeIs(0)) << text;
    }
    if (const auto mark = sync::read_mark(answer, "n")) {
      EXPECT_EQ(mark->nonce, "") << text;
    }
  }
  for (const char* text : {"<html>", "[null]", "7", "{\"a\":7}"}) {
    EXPECT_EQ(sync::read_missing(reply(200, text)).error().code, ErrorCode::bad_answer) << text;
    EXPECT_EQ(sync::read_bodies(reply(200, text)).error().code, ErrorCode::bad_answer) << text;
  }
  EXPECT_EQ(sync::read_refused(reply(201, "{}")).error().code, ErrorCode::bad_answer);
  EXPECT_EQ(sync::read_refused(reply(201, "[7]")).error().code, ErrorCode::bad_answer);
  EXPECT_THAT(sync::read_info(reply(200, "<html>")).error().detail, HasSubstr("web page"));
}

TEST(Couch, Deep_nesting_is_refused_before_it_is_copied) {
  const std::string deep = "{\"results\":[],\"last_seq\":\"1\",\"x\":" + std::string(1'000'000, '[') +
                           std::string(1'000'000, ']') + "}";
  EXPECT_EQ(sync::read_changes(reply(200, deep)).error().code, ErrorCode::too_large);
  const std::string in_text =
      "{\"results\":[],\"last_seq\":\"1\",\"x\":\"" + std::string(1000, '[') + "\\\"[\"}";
  EXPECT_TRUE(sync::read_changes(reply(200, in_text)).ok()) << "brackets inside a text are only text";
}

TEST(Couch, The_hash_is_found_in_an_id_that_has_one) {
  EXPECT_EQ(sync::hash_in("op:k7f3q9x2mbw4hd2a:00000001:0123456789abcdef0123456789abcdef"),
            "0123456789abcdef0123456789abcdef");
  for (const char* id :
       {"", "op:", "op:a:b", "0123456789abcdef0123456789abcdef", "op:0123456789ABCDEF0123456789abcdef"}) {
    EXPECT_EQ(sync::hash_in(id), "") << id;
  }
}

TEST(Couch, Every_request_has_a_limit_and_an_end) {
  const core::Op op = make_card_op("card:abcdefgh", {{"text", "a"}});
  sync::Mark mark;
  mark.name = "n";
  for (const auto& request :
       {ask_sign_in(access()), ask_info(access()), ask_create(access()), ask_mark(access(), "n"),
        write_mark(access(), mark), ask_missing(access(), {queued(op)}), send_ops(access(), {queued(op)}),
        ask_changes(access(), {}), ask_bodies(access(), {{op.id(), op.hash}})}) {
    EXPECT_GT(request.deadline_ms + request.silence_ms, 0) << request.url;
    EXPECT_GT(request.most_reply_bytes, 0u);
    EXPECT_LE(request.most_reply_bytes, 4u * 1024 * 1024);
    EXPECT_EQ(header(request, "Accept"), "application/json");
    EXPECT_EQ(header(request, "Content-Type").empty(), request.body.empty());
  }
}

}  // namespace
}  // namespace ubao::test
