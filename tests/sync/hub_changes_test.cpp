// The list of changes of a hub, and waiting for it.
#include "tests/sync/hub_world.h"

namespace ubao::test {
namespace {

using core::Json;

class HubChanges : public HubWorld {
 protected:
  Json changes(const std::string& query = {}) { return json_of(ask("GET", "/_changes" + query)); }
  sync::HubAnswer answer(const std::string& query) {
    return hub->handle(request("GET", kHubDatabase + ("/_changes" + query)), now_ms);
  }
};

TEST_F(HubChanges, Are_all_ops_in_the_order_in_which_they_came) {
  laptop.write(3);
  const auto docs = documents(3);
  ask("POST", "/_bulk_docs", {{"new_edits", false}, {"docs", docs}});
  const Json page = changes("?include_docs=true&style=all_docs&conflicts=true");
  const auto held = all_of(laptop);
  ASSERT_EQ(page["results"].size(), held.size());
  for (std::size_t i = 0; i < held.size(); ++i) {
    const Json& row = page["results"][i];
    EXPECT_EQ(row["id"], held[i].id);
    EXPECT_EQ(row["changes"][0]["rev"], "1-" + held[i].hash);
    EXPECT_EQ(row["doc"]["_id"], held[i].id);
  }
  EXPECT_EQ(page["last_seq"], page["results"].back()["seq"]);
  EXPECT_EQ(page["pending"], 0);
  EXPECT_FALSE(changes()["results"][0].contains("doc"));
}

TEST_F(HubChanges, Are_read_page_by_page_to_the_end) {
  laptop.write(25);
  std::string since = "0";
  std::vector<std::string> ids;
  for (int pages = 0; pages < 20; ++pages) {
    const Json page = changes("?limit=7&since=" + since);
    for (const Json& row : page["results"]) ids.push_back(row["id"]);
    EXPECT_EQ(page["pending"], 26 - static_cast<int>(ids.size()));
    since = page["last_seq"];
    if (page["results"].empty()) break;
  }
  EXPECT_EQ(ids.size(), 26u);
  EXPECT_EQ(changes("?since=now")["last_seq"], since);
}

TEST_F(HubChanges, Of_large_ops_come_fewer_at_a_time) {
  std::vector<core::Change> large;
  for (int i = 0; i < 40; ++i) {
    core::Change change;
    change.of = "card:" + std::to_string(i);
    change.set = {{"text", std::string(50'000, 'x')}};
    large.push_back(change);
  }
  demand(laptop.store().record(large));
  const auto page = ask("GET", "/_changes?include_docs=true");
  EXPECT_LT(page.body.size(), 1'200'000u);
  EXPECT_GT(json_of(page)["results"].size(), 10u);
  EXPECT_GT(json_of(page)["pending"], 10);
}

TEST_F(HubChanges, A_sequence_of_another_server_begins_at_the_beginning_and_nonsense_is_refused) {
  laptop.write(5);
  for (const char* since : {"3", "3-anotherserverxyz", "0"})
    EXPECT_EQ(changes("?since=" + std::string(since))["results"].size(), 6u) << since;
  const std::string last = changes()["last_seq"];
  const std::string ahead = "999" + last.substr(last.find('-'));
  EXPECT_EQ(changes("?since=" + ahead)["results"].size(), 6u) << "a store that was set back";
  for (const char* query : {"?since=x", "?since=-1", "?limit=x", "?limit=-3", "?timeout=soon", "?heartbeat=x",
                            "?feed=continuous", "?filter=a/b", "?descending=true"})
    EXPECT_EQ(ask("GET", "/_changes" + std::string(query)).status, 400) << query;
  EXPECT_EQ(ask("POST", "/_changes", Json::object()).status, 405);
}

TEST_F(HubChanges, A_long_poll_waits_until_there_is_something) {
  laptop.write(1);
  const std::string last = changes()["last_seq"];
  const auto waiting = answer("?feed=longpoll&heartbeat=25000&since=" + last);
  const auto* wait = std::get_if<sync::HubWait>(&waiting);
  ASSERT_NE(wait, nullptr);
  EXPECT_EQ(wait->heartbeat_ms, 25'000);
  EXPECT_FALSE(wait->until_ms.has_value()) << "a heartbeat goes on for ever";
  EXPECT_TRUE(std::holds_alternative<sync::HubWait>(hub->look_again(*wait, now_ms + 3'600'000)));
  laptop.write(2);
  const auto told = hub->look_again(*wait, now_ms + 3'600'001);
  ASSERT_TRUE(std::holds_alternative<sync::HubReply>(told));
  EXPECT_EQ(json_of(std::get<sync::HubReply>(told))["results"].size(), 2u);
}

TEST_F(HubChanges, A_long_poll_without_heartbeat_ends_with_nothing_in_time) {
  const auto waiting = answer("?feed=longpoll&timeout=5000");
  const auto* wait = std::get_if<sync::HubWait>(&waiting);
  ASSERT_NE(wait, nullptr);
  EXPECT_EQ(wait->until_ms, now_ms + 5'000);
  EXPECT_TRUE(std::holds_alternative<sync::HubWait>(hub->look_again(*wait, now_ms + 4'999)));
  const auto over = hub->look_again(*wait, now_ms + 5'000);
  ASSERT_TRUE(std::holds_alternative<sync::HubReply>(over));
  EXPECT_EQ(json_of(std::get<sync::HubReply>(over))["results"], Json::array());
  const auto longest = answer("?feed=longpoll&timeout=9000000");
  EXPECT_EQ(std::get<sync::HubWait>(longest).until_ms, now_ms + 60'000);
}

TEST_F(HubChanges, Who_is_revoked_while_waiting_is_told_so) {
  const auto waiting = answer("?feed=longpoll&heartbeat=true");
  demand(hub->accounts().revoke(me.user));
  const auto told = hub->look_again(std::get<sync::HubWait>(waiting), now_ms);
  EXPECT_EQ(std::get<sync::HubReply>(told).status, 401);
  EXPECT_EQ(ask("GET", "").status, 401);
}

TEST_F(HubChanges, It_is_known_who_is_here_and_what_each_lacks) {
  laptop.write(9);
  const sync::HubCredentials other = paired("Tablet Green 2");
  changes();
  const std::string last = changes("?limit=4")["last_seq"];
  changes("?since=" + last);
  now_ms += 10'000;
  const auto members = hub->accounts().members(now_ms);
  ASSERT_EQ(members.size(), 2u);
  for (const sync::HubMember& member : members) {
    const bool is_me = member.user == me.user;
    EXPECT_EQ(member.connected, is_me);
    EXPECT_EQ(member.lacks, is_me ? 6 : 10);
    EXPECT_EQ(member.seen_at.empty(), !is_me);
    if (!is_me) {
      EXPECT_EQ(member.name, "Tablet Green 2");
    }
  }
  EXPECT_FALSE(hub->accounts().members(now_ms + 100'000)[0].connected);
}

TEST_F(HubChanges, What_the_laptop_writes_is_signed_for_those_who_read_it_here) {
  laptop.write(3);
  ASSERT_TRUE(hub->wake_at().has_value());
  EXPECT_TRUE(hub->tick(now_ms));
  EXPECT_FALSE(laptop.store().needs_signature());
  EXPECT_FALSE(hub->wake_at().has_value());
  laptop.write(1);
  EXPECT_FALSE(hub->tick(now_ms + 1'000)) << "one signature covers what comes soon after";
  EXPECT_EQ(hub->wake_at(), now_ms + 30'000);
  EXPECT_TRUE(hub->tick(now_ms + 30'000));
}

}  // namespace
}  // namespace ubao::test
