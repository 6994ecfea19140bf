// Making an office's slots: what is missing is made, what differs is mended and said, and a second time there
// is nothing to do.
#include "sync/office.h"

#include <gmock/gmock.h>

#include <map>

#include "tests/support/fixed_env.h"

namespace ubao::test {
namespace {

using core::ErrorCode;
using core::Json;
using sync::HttpReply;
using sync::HttpRequest;
using sync::OfficeFinding;
using testing::HasSubstr;

constexpr const char* kBase = "https://couch.test";

// A CouchDB as an administrator sees it: documents by path, and passwords.
class FakeOffice {
 public:
  std::map<std::string, Json> documents;
  std::map<std::string, std::string> passwords{{"chief", "secret"}};
  std::map<std::string, int> failures;
  std::vector<std::string> writes;

  HttpReply handle(const HttpRequest& request) {
    const std::string path = request.url.substr(std::string(kBase).size());
    const Json body = request.body.empty() ? Json::object() : Json::parse(request.body);
    if (path == "/_session") return sign_in(body);
    if (cookie_of(request) != "AuthSession=chief") return reply(401, {{"error", "unauthorized"}, {"reason", "no"}});
    if (path == "/") return reply(200, {{"couchdb", "Welcome"}, {"version", "3.4.3"}});
    if (request.method == "GET") {
      const auto found = documents.find(path);
      if (found == documents.end()) return reply(404, {{"error", "not_found"}, {"reason", "missing"}});
      return reply(200, found->second);
    }
    writes.push_back(path);
    return put(path, body);
  }

 private:
  static HttpReply reply(int status, const Json& body) {
    HttpReply out;
    out.status = status;
    out.body = body.dump();
    return out;
  }
  static std::string cookie_of(const HttpRequest& request) {
    for (const auto& [name, value] : request.headers)
      if (name == "Cookie") return value;
    return {};
  }
  HttpReply sign_in(const Json& body) {
    const std::string name = body.value("name", "");
    const auto known = passwords.find(name);
    if (known == passwords.end() || known->second != body.value("password", "")) {
      ++failures[name];
      return reply(401, {{"error", "unauthorized"}, {"reason", "Name or password is incorrect."}});
    }
    HttpReply out = reply(200, {{"ok", true}});
    out.set_cookies = {"AuthSession=" + name + "; Path=/"};
    return out;
  }
  HttpReply put(const std::string& path, Json body) {
    const bool database = path.find('/', 1) == std::string::npos;
    const auto there = documents.find(path);
    const bool versioned = !database && path.find("_security") == std::string::npos;
    if (database && there != documents.end()) return reply(412, {{"error", "file_exists"}, {"reason", "exists"}});
    if (versioned && there != documents.end() && body.value("_rev", "") != there->second.value("_rev", ""))
      return reply(409, {{"error", "conflict"}, {"reason", "Document update conflict."}});
    if (path.find("/_users/") == 0) {
      if (body.contains("password")) passwords[body.value("name", "")] = body.value("password", "");
      body.erase("password");
      body["derived_key"] = "abc";
    }
    if (versioned) body["_rev"] = std::to_string(writes.size()) + "-x";
    if (database) {
      body = {{"db_name", path.substr(1)}};
      documents[path + "/_security"] = {{"members", {{"roles", {"_admin"}}}}, {"admins", {{"roles", {"_admin"}}}}};
    }
    documents[path] = body;
    return reply(201, {{"ok", true}});
  }
};

class Office : public ::testing::Test {
 protected:
  Office() {
    file.server = kBase;
    sync::fill_slots(file, 2, "ubao-slot-", env.random);
  }

  sync::OfficeSetup set_up(bool mends, const std::string& password = "secret") {
    sync::Address chief{kBase, "ubao-office", "chief", password, {}};
    sync::OfficeSetup setup(chief, file.slots, mends);
    int requests = 0;
    while (auto request = setup.next()) {
      if (++requests > 100) {
        ADD_FAILURE() << "asks without end";
        break;
      }
      setup.take(in_front ? in_front(*request) : office.handle(*request));
    }
    return setup;
  }
  static std::vector<std::string> told(const sync::OfficeSetup& setup, OfficeFinding::State state) {
    std::vector<std::string> what;
    for (const OfficeFinding& finding : setup.findings())
      if (finding.state == state) what.push_back(finding.what);
    return what;
  }

  FixedEnv env{7};
  sync::SlotFile file;
  FakeOffice office;
  std::function<HttpReply(const HttpRequest&)> in_front;
};

TEST_F(Office, Is_made_from_nothing_and_left_alone_the_second_time) {
  const auto first = set_up(true);
  EXPECT_EQ(first.error().code, ErrorCode::none) << first.error().detail;
  EXPECT_THAT(told(first, OfficeFinding::State::made),
              testing::ElementsAre("_users", "ubao-slot-001", "ubao-slot-001 members", "ubao-slot-001 form",
                                   "ubao-slot-001 account", "ubao-slot-002", "ubao-slot-002 members",
                                   "ubao-slot-002 form", "ubao-slot-002 account"));
  EXPECT_FALSE(first.lacks());
  const Json security = office.documents.at("/ubao-slot-001/_security");
  EXPECT_EQ(security["members"]["roles"], Json({"ubao-slot-001"})) << "never empty";
  EXPECT_EQ(office.documents.at("/_users/org.couchdb.user%3Aubao-slot-001")["roles"], Json({"ubao-slot-001"}));
  office.writes.clear();
  const auto second = set_up(true);
  EXPECT_TRUE(office.writes.empty());
  EXPECT_TRUE(told(second, OfficeFinding::State::made).empty());
  EXPECT_TRUE(told(second, OfficeFinding::State::mended).empty());
}

TEST_F(Office, Checking_says_what_is_missing_and_touches_nothing) {
  const auto before = set_up(false);
  EXPECT_TRUE(before.lacks());
  EXPECT_TRUE(office.writes.empty());
  EXPECT_THAT(told(before, OfficeFinding::State::missing), testing::Contains("ubao-slot-002"));
  set_up(true);
  EXPECT_FALSE(set_up(false).lacks());
}

TEST_F(Office, What_somebody_changed_is_mended_and_said) {
  set_up(true);
  office.documents["/ubao-slot-001/_security"] = Json::object();
  office.documents["/ubao-slot-002/_design/ubao"]["validate_doc_update"] = "function () {}";
  office.documents["/_users/org.couchdb.user%3Aubao-slot-002"]["roles"] = Json::array();
  const auto checked = set_up(false);
  EXPECT_THAT(told(checked, OfficeFinding::State::wrong),
              testing::ElementsAre("ubao-slot-001 members", "ubao-slot-002 form", "ubao-slot-002 account"));
  const auto mended = set_up(true);
  EXPECT_EQ(told(mended, OfficeFinding::State::mended), told(checked, OfficeFinding::State::wrong));
  EXPECT_FALSE(set_up(false).lacks());
  EXPECT_EQ(office.documents["/_users/org.couchdb.user%3Aubao-slot-002"]["derived_key"], "abc")
      << "what else stands there stays";
}

TEST_F(Office, A_password_that_is_not_the_one_in_the_file_is_set_after_one_try) {
  set_up(true);
  office.passwords["ubao-slot-001"] = "another";
  const auto mended = set_up(true);
  EXPECT_THAT(told(mended, OfficeFinding::State::mended), testing::ElementsAre("ubao-slot-001 account"));
  EXPECT_EQ(office.passwords["ubao-slot-001"], file.slots[0].password);
  EXPECT_EQ(office.failures["ubao-slot-001"], 1) << "five lock the account";
}

TEST_F(Office, A_wrong_password_of_the_administrator_is_tried_once) {
  const auto setup = set_up(true, "guess");
  EXPECT_EQ(setup.error().code, ErrorCode::sign_in);
  EXPECT_EQ(office.failures["chief"], 1);
  EXPECT_TRUE(office.writes.empty());
}

TEST_F(Office, A_server_of_another_kind_is_not_written_to) {
  for (const char* body : {"<html>hotel</html>", "[]", "{}", "{\"couchdb", "null"}) {
    in_front = [&](const HttpRequest& request) {
      HttpReply reply = office.handle(request);
      if (request.url == std::string(kBase) + "/") reply.body = body;
      return reply;
    };
    EXPECT_EQ(set_up(true).error().code, ErrorCode::bad_answer) << body;
  }
  EXPECT_TRUE(office.writes.empty());
}

TEST_F(Office, A_link_that_breaks_anywhere_is_gone_on_from) {
  for (int last = 1; last < 25; ++last) {
    office = FakeOffice();
    int asked = 0;
    in_front = [&](const HttpRequest& request) {
      if (++asked < last) return office.handle(request);
      HttpReply none;
      none.failure = sync::Failure::unreachable;
      return none;
    };
    const auto broken = set_up(true);
    in_front = nullptr;
    EXPECT_EQ(set_up(true).error().code, ErrorCode::none) << last;
    EXPECT_FALSE(set_up(false).lacks()) << last;
    if (broken.error().code == ErrorCode::none) break;
  }
}

TEST_F(Office, The_file_of_slots_is_read_back_and_nothing_else_is_one) {
  file.slots[1].workshop = "w0rksh0pw0rksh0p";
  const std::string text = sync::slot_file_text(file);
  const auto read = sync::read_slot_file(text);
  ASSERT_TRUE(read) << read.error().detail;
  EXPECT_EQ(sync::slot_file_text(*read), text);
  EXPECT_EQ(read->slots[1].workshop, "w0rksh0pw0rksh0p");
  for (std::size_t length : {std::size_t{0}, std::size_t{1}, text.size() / 2, text.size() - 3})
    EXPECT_FALSE(sync::read_slot_file(text.substr(0, length))) << length;
  for (const auto& [member, value] : {std::pair{"format", "ubao-slots/9"}, {"server", "ftp://couch.test"}}) {
    Json other = Json::parse(text);
    other[member] = value;
    EXPECT_FALSE(sync::read_slot_file(other.dump())) << member;
  }
  Json elsewhere = Json::parse(text);
  elsewhere["slots"][0]["address"] = "https://evil.test/ubao-slot-001";
  EXPECT_FALSE(sync::read_slot_file(elsewhere.dump()));
  EXPECT_FALSE(sync::read_slot_file(std::string(100'000, '[')));
}

TEST_F(Office, More_slots_are_added_and_those_there_keep_their_passwords) {
  const auto before = file.slots;
  sync::fill_slots(file, 4, "ubao-slot-", env.random);
  ASSERT_EQ(file.slots.size(), 4u);
  EXPECT_EQ(file.slots[0].password, before[0].password);
  EXPECT_EQ(file.slots[3].database, "ubao-slot-004");
  EXPECT_NE(file.slots[3].password, file.slots[2].password);
}

TEST_F(Office, The_address_of_a_slot_is_what_people_would_type) {
  const auto address = sync::read_address(sync::typed_address(file, file.slots[0]), "w0rksh0pw0rksh0p");
  ASSERT_TRUE(address);
  EXPECT_EQ(address->user, "ubao-slot-001");
  EXPECT_EQ(address->password, file.slots[0].password);
  EXPECT_EQ(address->shown(), "https://couch.test/ubao-slot-001");
}

TEST_F(Office, The_guard_checks_form_and_never_what_is_said) {
  const std::string guard = sync::form_guard()["validate_doc_update"].get<std::string>();
  EXPECT_THAT(guard, HasSubstr("newDoc._rev !== '1-' + newDoc._id.slice(-32)"));
  EXPECT_THAT(guard, HasSubstr("newDoc._deleted"));
  EXPECT_EQ(guard.find("newDoc.set"), std::string::npos);
  EXPECT_EQ(guard.find("oldDoc"), std::string::npos) << "there is none for a second root";
}

}  // namespace
}  // namespace ubao::test
