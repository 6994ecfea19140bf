// Single documents that one side does not take: the rest goes through, and people can see which and why.
#include <gtest/gtest.h>

#include "tests/e2e/installation.h"
#include "tests/support/couch.h"
#include "tests/support/rude_server.h"

namespace ubao::test {
namespace {

constexpr int kSomeRefused = 3;

// Entries of a status that were refused by the peer, or that came from it and were set aside.
std::vector<json> refusals(const Installation& home, const std::string& workshop, bool incoming) {
  std::vector<json> found;
  const json status = home.status(workshop);
  for (const json& refusal : status.value("refused", json::array()))
    if (refusal.value("incoming", false) == incoming) found.push_back(refusal);
  return found;
}

// An op of the workshop's log that sets this text.
json op_with(const Installation& home, const std::string& workshop, const std::string& text) {
  for (const std::string& line : home.log(workshop))
    if (line.find(text) != std::string::npos) return json::parse(line);
  ADD_FAILURE() << "no op with " << text;
  return json::object();
}

TEST(Refusals, A_row_that_the_server_refuses_is_listed_and_the_rest_arrives) {
  const Couch couch;
  const Installation a, b;
  const std::string workshop = a.new_workshop();
  a.synced(workshop, couch.url());
  const json guard = {{"_id", "_design/guard"},
                      {"validate_doc_update",
                       "function(doc) { if (doc.set && doc.set.text === 'Forbidden words') "
                       "throw({forbidden: 'not on this server'}); }"}};
  ASSERT_EQ(couch.ask("PUT", "/ubao-" + workshop + "/_design/guard", guard.dump()).status, 201);

  const std::string board = a.activity(workshop, "board");
  a.record(workshop, {card_intent(board, "Before"), card_intent(board, "Forbidden words"),
                      card_intent(board, "After")});
  const std::string refused = op_with(a, workshop, "Forbidden words").value("_id", "");
  const Ended ended = a.sync(workshop, couch.url());
  EXPECT_EQ(ended.exit_code, kSomeRefused) << ended.output;
  expect_sentence(ended, "The server refused 1 ");
  const json report = object_of(ended);
  EXPECT_EQ(report.value("pushed", -1), 3) << "the card, the other one, and the signature of both";
  EXPECT_EQ(report.value("queued", -1), 0) << report;
  ASSERT_EQ(report.value("refused", json::array()).size(), 1u) << report;
  EXPECT_EQ(report["refused"][0].value("op", ""), refused);
  EXPECT_NE(report["refused"][0].value("reason", "").find("not on this server"), std::string::npos) << report;

  const auto listed = refusals(a, workshop, false);
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ(listed[0].value("op", ""), refused);
  b.joined(workshop, couch.url());
  EXPECT_EQ(b.log(workshop).size() + 1, a.log(workshop).size());
  EXPECT_FALSE(b.op_ids(workshop).contains(refused));
  a.add_card(workshop, "And on it goes");
  EXPECT_EQ(object_of(a.sync(workshop, couch.url())).value("pushed", -1), 2);
}

TEST(Refusals, A_body_that_does_not_match_its_id_is_set_aside_and_shown) {
  const Couch couch;
  const Installation a, b;
  const std::string workshop = a.new_workshop();
  a.add_card(workshop, "What was really said");
  a.synced(workshop, couch.url());
  json forged = op_with(a, workshop, "What was really said");
  std::string id = forged["_id"].get<std::string>();
  id.replace(id.size() - 32, 32, "0123456789abcdef0123456789abcdef");
  forged["_id"] = id;
  forged["_rev"] = "1-0123456789abcdef0123456789abcdef";
  forged["set"]["text"] = "What was never said";
  const json batch = {{"new_edits", false}, {"docs", {forged}}};
  ASSERT_EQ(couch.ask("POST", "/ubao-" + workshop + "/_bulk_docs", batch.dump()).status, 201);

  const json joined = b.joined(workshop, couch.url());
  EXPECT_EQ(joined.value("pulled", -1), static_cast<int>(a.log(workshop).size()));
  EXPECT_EQ(b.dump(workshop), a.dump(workshop));
  EXPECT_EQ(b.dump(workshop).find("never said"), std::string::npos);
  const auto shown = refusals(b, workshop, true);
  ASSERT_EQ(shown.size(), 1u);
  EXPECT_EQ(shown[0].value("op", ""), id);
  EXPECT_EQ(shown[0].value("reason", ""), "hash_mismatch");
  b.expect_healthy();
}

TEST(Refusals, Documents_that_are_no_ops_of_ours_disturb_nothing) {
  const Couch couch;
  const Installation a, b;
  const std::string workshop = a.new_workshop();
  a.synced(workshop, couch.url());
  const std::string database = "/ubao-" + workshop;
  ASSERT_EQ(couch.ask("PUT", database + "/notes", R"({"made":"by hand"})").status, 201);
  ASSERT_EQ(couch.ask("PUT", database + "/op%3Anonsense", R"({"set":7})").status, 201);
  b.joined(workshop, couch.url());
  EXPECT_EQ(b.dump(workshop), a.dump(workshop));
  EXPECT_EQ(refusals(b, workshop, true).size(), 1u)
      << "what calls itself an op is shown, other documents not";
}

// As much of a CouchDB as a pull needs; one document of its list is 9 MB long.
class HugeDocument {
 public:
  RudeAnswer operator()(const RudeRequest& request) const {
    if (request.path.find("_changes") != std::string::npos) return changes(request.path);
    if (request.path.find("_bulk_docs") != std::string::npos) return answer_with(201, "[]");
    if (request.path.find("_local") != std::string::npos)
      return request.method == "PUT" ? answer_with(201, R"({"ok":true,"rev":"0-1"})")
                                     : answer_with(404, R"({"error":"not_found","reason":"missing"})");
    return answer_with(200, R"({"db_name":"workshop"})");
  }
  static std::string id() { return "op:k7f3q9x2mbw4hd2a:00000001:" + hash(); }

 private:
  static std::string hash() { return "0123456789abcdef0123456789abcdef"; }
  static RudeAnswer changes(const std::string& path) {
    json row = {{"seq", "1-x"}, {"id", id()}, {"changes", {{{"rev", "1-" + hash()}}}}};
    if (path.find("include_docs=true") != std::string::npos)
      row["doc"] = {{"_id", id()}, {"_rev", "1-" + hash()}, {"text", std::string(9'000'000, 'x')}};
    json page = {{"results", {row}}, {"last_seq", "1-x"}, {"pending", 0}};
    if (path.find("since=1-x") != std::string::npos) page["results"] = json::array();
    return answer_with(200, page.dump());
  }
};

TEST(Refusals, Nine_megabytes_from_the_server_are_not_taken_in_and_do_not_stop_the_rest) {
  const RudeServer server{HugeDocument()};
  const Installation home;
  const std::string workshop = home.new_workshop();
  const Ended ended = home.sync(workshop, server.url());
  EXPECT_EQ(ended.exit_code, 0) << ended.errors;
#ifndef __SANITIZE_ADDRESS__
  EXPECT_LT(ended.peak_mb, 64) << "what is too long is cut off while it comes";
#endif
  const json report = object_of(ended);
  EXPECT_EQ(report.value("pushed", -1), static_cast<int>(home.log(workshop).size()));
  EXPECT_EQ(report.value("pulled", -1), 0);
  const auto shown = refusals(home, workshop, true);
  ASSERT_EQ(shown.size(), 1u);
  EXPECT_EQ(shown[0].value("op", ""), HugeDocument::id());
  home.expect_healthy();
}

}  // namespace
}  // namespace ubao::test
