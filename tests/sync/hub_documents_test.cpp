// What a hub takes in, gives out and refuses, in the words of a CouchDB.
#include <gmock/gmock.h>

#include "tests/sync/hub_world.h"

namespace ubao::test {
namespace {

using core::Json;
using testing::HasSubstr;

class HubDocuments : public HubWorld {
 protected:
  sync::HubReply push(const std::vector<Json>& docs) {
    return ask("POST", "/_bulk_docs", {{"new_edits", false}, {"docs", docs}});
  }
};

TEST_F(HubDocuments, What_is_pushed_is_there_and_a_repeat_changes_nothing) {
  const auto docs = documents(20);
  const auto first = push(docs);
  EXPECT_EQ(first.status, 201);
  EXPECT_EQ(json_of(first), Json::array());
  EXPECT_EQ(laptop.store().op_count(), docs.size());
  const auto place = laptop.store().peers().last_arrival();
  EXPECT_EQ(push(docs).body, first.body);
  EXPECT_EQ(laptop.store().peers().last_arrival(), place);
  const std::string id = docs[3]["_id"];
  EXPECT_EQ(json_of(ask("GET", "/" + id)), docs[3]);
}

TEST_F(HubDocuments, Each_bad_row_is_refused_alone_and_the_others_stay) {
  auto docs = documents(9);
  docs[1]["set"]["text"] = "another text under the same id";
  docs[2]["_rev"] = "1-00000000000000000000000000000000";
  docs[3].erase("_rev");
  docs[4]["_deleted"] = true;
  docs[5] = {{"_id", "_design/x"}, {"_rev", docs[5]["_rev"]}, {"views", Json::object()}};
  docs[6]["_attachments"] = Json::object();
  docs[7]["_revisions"] = {{"start", 2}, {"ids", {"a", "b"}}};
  const auto reply = push(docs);
  EXPECT_EQ(reply.status, 201);
  const Json rows = json_of(reply);
  ASSERT_EQ(rows.size(), 7u) << rows.dump(1);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i]["id"], docs[i + 1]["_id"]);
    EXPECT_EQ(rows[i]["error"], "forbidden");
    EXPECT_FALSE(rows[i]["reason"].get<std::string>().empty());
  }
  EXPECT_EQ(laptop.store().op_count(), docs.size() - 7);
  EXPECT_TRUE(laptop.store().peers().refusals().empty()) << "what was refused is not kept here as well";
}

TEST_F(HubDocuments, The_history_that_PouchDB_sends_along_is_no_content) {
  auto docs = documents(2);
  for (Json& doc : docs) {
    const std::string rev = doc["_rev"];
    doc["_revisions"] = {{"start", 1}, {"ids", {rev.substr(2)}}};
  }
  EXPECT_EQ(push(docs).body, "[]\n");
  EXPECT_EQ(laptop.store().op_count(), docs.size());
}

TEST_F(HubDocuments, A_batch_that_is_none_is_refused_whole_with_the_reason) {
  const auto docs = documents(2);
  const auto edits = ask("POST", "/_bulk_docs", {{"docs", docs}});
  EXPECT_EQ(edits.status, 400);
  EXPECT_THAT(edits.body, HasSubstr("new_edits:false"));
  EXPECT_EQ(ask("POST", "/_bulk_docs", {{"new_edits", true}, {"docs", docs}}).status, 400);
  EXPECT_EQ(ask("POST", "/_bulk_docs", {{"new_edits", false}, {"docs", {docs[0], nullptr}}}).status, 400);
  EXPECT_EQ(ask("POST", "/_bulk_docs", {{"new_edits", false}}).status, 400);
  EXPECT_EQ(laptop.store().op_count(), 0u);

  auto broken = request("POST", std::string(kHubDatabase) + "/_bulk_docs", Json::object());
  for (const std::string& body : {std::string("{"), std::string("[]"), std::string("{\"docs\":[\"\xff\"]}"),
                                  "{\"docs\":" + std::string(50'000, '[') + std::string(50'000, ']') + "}"}) {
    broken.body = body;
    const auto reply = reply_to(broken);
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(json_of(reply)["error"], "bad_request");
  }
  broken.body.assign(sync::kMostExpandedHubBody + 1, ' ');
  EXPECT_EQ(reply_to(broken).status, 413);
  broken.headers.pop_back();
  broken.body = "{}";
  EXPECT_EQ(reply_to(broken).status, 415);
}

TEST_F(HubDocuments, Only_what_is_missing_is_asked_for) {
  const auto docs = documents(4);
  push({docs[0], docs[2]});
  Json asked = Json::object();
  for (const Json& doc : docs) asked[doc["_id"].get<std::string>()] = {doc["_rev"]};
  asked[docs[0]["_id"].get<std::string>()].push_back("2-00000000000000000000000000000000");
  asked["something else"] = {"1-0"};
  const Json missing = json_of(ask("POST", "/_revs_diff", asked));
  EXPECT_FALSE(missing.contains(docs[2]["_id"]));
  EXPECT_EQ(missing[docs[0]["_id"].get<std::string>()]["missing"],
            Json::parse(R"(["2-00000000000000000000000000000000"])"));
  EXPECT_EQ(missing[docs[1]["_id"].get<std::string>()]["missing"], Json::array({docs[1]["_rev"]}));
  EXPECT_TRUE(missing.contains("something else"));
  EXPECT_EQ(missing.size(), 1 + docs.size() - 1);
  EXPECT_EQ(ask("POST", "/_revs_diff", {{"a", "1-0"}}).status, 400);
}

TEST_F(HubDocuments, Bodies_are_given_with_their_history_where_it_is_asked_for) {
  const auto docs = documents(2);
  push(docs);
  const std::string id = docs[0]["_id"], rev = docs[0]["_rev"];
  const Json asked = {
      {"docs",
       {{{"id", id}, {"rev", rev}}, {{"id", "op:nothing"}, {"rev", "1-0"}}, {{"id", id}, {"rev", "2-0"}}}}};
  const Json plain = json_of(ask("POST", "/_bulk_get", asked))["results"];
  ASSERT_EQ(plain.size(), 3u);
  EXPECT_EQ(plain[0]["docs"][0]["ok"], docs[0]);
  EXPECT_EQ(plain[1]["docs"][0]["error"]["error"], "not_found");
  EXPECT_EQ(plain[2]["docs"][0]["error"]["reason"], "missing");
  Json whole = json_of(ask("POST", "/_bulk_get?revs=true&latest=true", asked))["results"][0]["docs"][0]["ok"];
  EXPECT_EQ(whole["_revisions"], (Json{{"start", 1}, {"ids", {rev.substr(2)}}}));
  whole.erase("_revisions");
  EXPECT_EQ(whole, docs[0]);

  const Json open =
      json_of(ask("GET", "/" + id + "?revs=true&open_revs=%5B%22" + rev + "%22%2C%222-0%22%5D"));
  EXPECT_EQ(open[0]["ok"]["_id"], id);
  EXPECT_EQ(open[1], (Json{{"missing", "2-0"}}));
  EXPECT_EQ(json_of(ask("GET", "/" + id + "?open_revs=all"))[0]["ok"], docs[0]);
  EXPECT_EQ(ask("GET", "/" + id + "?rev=2-0").status, 404);
  EXPECT_EQ(ask("GET", "/" + id + "?open_revs=%5B").status, 400);
}

TEST_F(HubDocuments, Marks_are_kept_over_a_restart_and_only_the_latest_is_followed) {
  EXPECT_EQ(ask("GET", "/_local/a%20mark").status, 404);
  const auto made = ask("PUT", "/_local/a%20mark", {{"_id", "_local/a mark"}, {"last", 4}});
  EXPECT_EQ(made.status, 201);
  EXPECT_EQ(json_of(made)["rev"], "0-1");
  EXPECT_EQ(ask("PUT", "/_local/a%20mark", {{"last", 5}}).status, 409);
  EXPECT_EQ(ask("PUT", "/_local/a%20mark", {{"last", 5}, {"_rev", "0-1"}}).status, 201);
  hub.reset();
  laptop.restart();
  open_hub();
  EXPECT_EQ(json_of(ask("GET", "/_local/a%20mark")),
            (Json{{"_id", "_local/a mark"}, {"_rev", "0-2"}, {"last", 5}}));
  EXPECT_EQ(ask("PUT", "/_local/big", {{"x", std::string(70'000, 'x')}}).status, 413);
}

TEST_F(HubDocuments, What_a_hub_does_not_have_is_not_there_and_nothing_more_is_said) {
  const std::string nothing =
      ask("GET", "/op:k7f3q9x2mbw4hd2a:00000001:00000000000000000000000000000000").body;
  for (const char* path : {"/_design/x", "/_all_docs", "/_security", "/_local", "/a/b/c", "/_changes/x",
                           "/../x", "/%2e%2e/x", "/op%00", "/%zz", "//x"}) {
    const auto reply = ask("GET", path);
    EXPECT_EQ(reply.status, 404) << path;
    EXPECT_EQ(reply.body, nothing) << path;
  }
  EXPECT_EQ(reply_to(request("GET", "/ubao-another")).status, 404);
  EXPECT_EQ(reply_to(request("GET", "/_users")).status, 404);
  EXPECT_EQ(reply_to(request("PUT", "/ubao-another")).status, 403);
  EXPECT_EQ(ask("PUT", "").status, 412);
  EXPECT_EQ(ask("DELETE", "").status, 405);
  EXPECT_EQ(ask("GET", "/_bulk_docs").status, 405);
  EXPECT_EQ(json_of(reply_to(request("GET", "/")))["couchdb"], "Welcome");
  EXPECT_EQ(json_of(ask("GET", "/"))["db_name"], "ubao-w0rksh0pw0rksh0p");
}

}  // namespace
}  // namespace ubao::test
