// Who gets in to a hub and who does not, and pairing.
#include "tests/sync/hub_world.h"

namespace ubao::test {
namespace {

using core::ErrorCode;
using core::Json;

class HubGateTest : public HubWorld {
 protected:
  static void set(sync::HubRequest& request, const std::string& name, const std::string& value) {
    for (auto& [key, old] : request.headers)
      if (key == name) return void(old = value);
    request.headers.emplace_back(name, value);
  }
  sync::HubReply pair_with(const std::string& token) {
    sync::HubRequest asked{
        "POST", "/_pair", {{"host", "hub.test"}, {"content-type", "application/json"}}, {}};
    asked.body = Json{{"token", token}, {"name", "Blue 3"}}.dump();
    return reply_to(asked);
  }
};

TEST_F(HubGateTest, Without_a_token_every_address_answers_the_same) {
  laptop.write(1);
  std::string said;
  for (const char* method : {"GET", "PUT", "POST", "DELETE"})
    for (const std::string path : {"/", "/ubao-w0rksh0pw0rksh0p", "/ubao-w0rksh0pw0rksh0p/_changes",
                                   "/_users", "/_session?x", "/../etc/passwd", "/%", ""}) {
      auto asked = request(method, path);
      asked.headers.erase(asked.headers.begin() + 1);
      const auto reply = reply_to(asked);
      EXPECT_EQ(reply.status, 401) << method << " " << path;
      if (said.empty()) said = reply.body;
      EXPECT_EQ(reply.body, said);
    }
  EXPECT_EQ(said.find("ubao"), std::string::npos);
}

TEST_F(HubGateTest, Wrong_credentials_are_no_credentials) {
  const std::vector<std::string> wrong{basic({me.user, "x"}),
                                       basic({"device-nobody", "x"}),
                                       basic({"", ""}),
                                       "Basic !!!",
                                       "Basic",
                                       "Bearer x",
                                       "Basic " + core::base64("nocolon")};
  for (const std::string& authorization : wrong) {
    auto asked = request("GET", "/");
    set(asked, "authorization", authorization);
    EXPECT_EQ(reply_to(asked).status, 401) << authorization;
  }
  const auto other = paired("other");
  auto mixed = request("GET", "/");
  set(mixed, "authorization", basic({me.user, other.token}));
  EXPECT_EQ(reply_to(mixed).status, 401);
  EXPECT_EQ(reply_to(request("GET", "/")).status, 200);
}

TEST_F(HubGateTest, A_sign_in_gives_a_cookie_that_is_good_for_this_device_and_this_run) {
  me = paired();
  sync::HubRequest asked{
      "POST", "/_session", {{"host", "hub.test"}, {"content-type", "application/json"}}, {}};
  asked.body = Json{{"name", me.user}, {"password", "wrong"}}.dump();
  EXPECT_EQ(reply_to(asked).status, 401);
  asked.body = Json{{"name", me.user}, {"password", me.token}}.dump();
  const auto signed_in = reply_to(asked);
  EXPECT_EQ(signed_in.status, 200);
  const std::string cookie = signed_in.cookie.substr(0, signed_in.cookie.find(';'));
  sync::HubRequest with_cookie{"GET", "/", {{"host", "hub.test"}, {"cookie", cookie}}, {}};
  EXPECT_EQ(reply_to(with_cookie).status, 200);
  std::string forged = cookie;
  forged.back() = forged.back() == '0' ? '1' : '0';
  set(with_cookie, "cookie", forged);
  EXPECT_EQ(reply_to(with_cookie).status, 401);
  set(with_cookie, "cookie", cookie);
  demand(hub->accounts().revoke(me.user));
  EXPECT_EQ(reply_to(with_cookie).status, 401);
}

TEST_F(HubGateTest, A_page_of_another_site_gets_nothing) {
  auto asked = request("GET", "/");
  for (const char* host : {"evil.test", "hub.test.evil.test", "", "1.2.3.4.evil.test", "127.1"}) {
    set(asked, "host", host);
    EXPECT_EQ(reply_to(asked).status, 403) << host;
  }
  for (const char* host : {"hub.test", "HUB.test:5984", "localhost:1", "127.0.0.1:5984", "192.168.1.7",
                           "[::1]:5984", "[fe80::1]"}) {
    set(asked, "host", host);
    EXPECT_EQ(reply_to(asked).status, 200) << host;
  }
  set(asked, "origin", "https://evil.test");
  EXPECT_EQ(reply_to(asked).status, 403);
}

TEST_F(HubGateTest, A_pairing_token_is_good_once_and_for_five_minutes) {
  const std::string token = hub->accounts().offer_pairing(now_ms);
  EXPECT_TRUE(hub->accounts().state_of(token, now_ms).open);
  EXPECT_EQ(hub->accounts().state_of(token, now_ms).user, "");
  const auto made = pair_with(token);
  ASSERT_EQ(made.status, 201) << made.body;
  me = {json_of(made)["user"], json_of(made)["token"]};
  EXPECT_EQ(ask("GET", "").status, 200);
  EXPECT_EQ(pair_with(token).status, 401);
  EXPECT_FALSE(hub->accounts().state_of(token, now_ms).open);
  EXPECT_EQ(hub->accounts().state_of(token, now_ms).user, me.user) << "who came in by it is known";
  const std::string late = hub->accounts().offer_pairing(now_ms);
  now_ms += sync::kPairingMs;
  EXPECT_FALSE(hub->accounts().state_of(late, now_ms).open);
  EXPECT_EQ(pair_with(late).status, 401);
  EXPECT_EQ(hub->accounts().members(now_ms).size(), 1u);
  EXPECT_EQ(hub->accounts().members(now_ms)[0].name, "Blue 3");
}

TEST_F(HubGateTest, After_five_wrong_tokens_the_right_one_is_worth_nothing) {
  const std::string token = hub->accounts().offer_pairing(now_ms);
  for (int tries = 0; tries < sync::kPairingTries; ++tries) EXPECT_EQ(pair_with("wrong").status, 401);
  EXPECT_FALSE(hub->accounts().state_of(token, now_ms).open);
  EXPECT_EQ(pair_with(token).status, 401);
  const std::string next = hub->accounts().offer_pairing(now_ms);
  for (int tries = 1; tries < sync::kPairingTries; ++tries) EXPECT_EQ(pair_with("wrong").status, 401);
  EXPECT_EQ(pair_with(next).status, 201);
}

TEST_F(HubGateTest, Accounts_outlive_a_restart_and_no_token_lies_in_the_file) {
  me = paired();
  hub.reset();
  laptop.restart();
  open_hub();
  EXPECT_EQ(ask("GET", "").status, 200);
  const auto account = laptop.store().locals().find("hub-account", me.user);
  ASSERT_TRUE(account.has_value());
  EXPECT_EQ(account->dump().find(me.token), std::string::npos);
  EXPECT_EQ(hub->accounts().revoke("device-nobody").error().code, ErrorCode::not_found);
}

TEST_F(HubGateTest, A_device_has_what_it_was_given_once_it_leaves_its_mark) {
  laptop.write(3);
  const auto lacks = [&] { return hub->accounts().members(now_ms).at(0).lacks; };
  ask("GET", "");
  EXPECT_EQ(lacks(), 4);
  EXPECT_EQ(json_of(ask("GET", "/_changes"))["results"].size(), 4u);
  EXPECT_EQ(lacks(), 4) << "the answer may have been lost on its way";
  EXPECT_EQ(ask("PUT", "/_local/mine", Json::object()).status, 201);
  EXPECT_EQ(lacks(), 0);
  laptop.write(1);
  EXPECT_EQ(lacks(), 1);
}

TEST_F(HubGateTest, Who_has_no_account_yet_may_send_little) {
  sync::HubRequest pairing{"POST", "/_pair", {{"host", "hub.test"}}, {}};
  EXPECT_EQ(sync::HubGate::most_body(pairing), sync::kMostPairingBody);
  EXPECT_FALSE(hub->accounts().gate().refuse(pairing).has_value());
  EXPECT_EQ(sync::HubGate::most_body(request("POST", "/_pair/x")), sync::kMostHubBody);
  EXPECT_EQ(pair_with(std::string(10, 'x')).status, 401);
}

}  // namespace
}  // namespace ubao::test
