// Tablets that exchange through a hub with the replicator that speaks to servers, and a hub that forwards.
#include <functional>

#include "tests/support/fake_couch.h"
#include "tests/sync/hub_world.h"

namespace ubao::test {
namespace {

constexpr const char* kOffice = "https://office.test/ubao-training";

class HubExchange : public HubWorld {
 protected:
  struct Member {
    explicit Member(HubExchange& world, std::uint64_t seed) : device(seed), who(world.paired("Tablet")) {
      url = "https://" + who.user + ":" + who.token + "@hub.test" + kHubDatabase;
    }
    Device device;
    sync::HubCredentials who;
    std::string url;
  };
  sync::Summary exchange(Member& member, std::function<Mishap(const sync::HttpRequest&, int)> mishap = {}) {
    road.mishap = std::move(mishap);
    auto replicator = member.device.signing_replicator(member.url);
    run(*replicator, road, road.now_ms + 24 * 3600 * 1000);
    EXPECT_TRUE(replicator->finished());
    return replicator->summary();
  }
  ScriptedTransport road{
      [this](const sync::HttpRequest& request, std::int64_t at_ms) { return ask_hub(*hub, request, at_ms); }};
};

TEST_F(HubExchange, Two_tablets_and_the_laptop_come_to_show_the_same) {
  Member blue(*this, 1), green(*this, 2);
  blue.device.write(300);
  green.device.write(200);
  laptop.write(100);
  for (int round = 0; round < 2; ++round)
    for (Member* member : {&blue, &green}) {
      const auto summary = exchange(*member);
      EXPECT_EQ(summary.error.code, core::ErrorCode::none) << summary.error.detail;
      EXPECT_EQ(summary.queued, 0);
      EXPECT_TRUE(summary.refused.empty());
    }
  EXPECT_TRUE(same_state(blue.device, green.device));
  EXPECT_TRUE(same_state(blue.device, laptop));
  EXPECT_EQ(laptop.store().op_count(), 605u) << "three opening ops and two signatures";
  road.sent.clear();
  EXPECT_EQ(exchange(blue).pushed + exchange(green).pulled, 0);
  for (const auto& request : road.sent) EXPECT_EQ(request.url.find("_bulk_docs"), std::string::npos);
}

TEST_F(HubExchange, A_listening_tablet_hears_of_a_card_when_the_other_sends_it) {
  Member blue(*this, 1), green(*this, 2);
  sync::ReplicatorOptions live;
  live.mode = sync::Mode::live;
  auto listening = green.device.signing_replicator(green.url, live);
  run(*listening, road, road.now_ms + 1'000);
  blue.device.write(1, "a card of blue");
  ScriptedTransport other_road{
      [this](const sync::HttpRequest& request, std::int64_t at_ms) { return ask_hub(*hub, request, at_ms); }};
  other_road.now_ms = road.now_ms;
  auto sending = blue.device.signing_replicator(blue.url);
  run(*sending, other_road, road.now_ms + 60'000);
  run(*listening, road, road.now_ms + 60'000);
  EXPECT_TRUE(same_state(blue.device, green.device));
  listening->stop();
}

TEST_F(HubExchange, Lost_replies_lose_nothing_and_double_nothing) {
  Member blue(*this, 1);
  blue.device.write(500);
  laptop.write(500);
  Dice dice(7);
  const auto badly = [&](const sync::HttpRequest&, int) {
    return dice.percent(25) ? Mishap::reply_lost : dice.percent(20) ? Mishap::sent_twice : Mishap::none;
  };
  int sessions = 1;
  while (exchange(blue, badly).error.code != core::ErrorCode::none && sessions < 20) ++sessions;
  EXPECT_LT(sessions, 20);
  EXPECT_TRUE(same_state(blue.device, laptop));
}

TEST_F(HubExchange, A_hub_that_was_set_back_is_offered_everything_again) {
  Member blue(*this, 1);
  blue.device.write(40);
  exchange(blue);
  Device fresh{50};  // the laptop, before it ever heard of a card; the account was restored with it
  hub = demand(sync::Hub::open(fresh.store(), fresh.env.env()));
  hub->accounts().set_hosts({"hub.test"});
  const auto again = demand(hub->accounts().pair(hub->accounts().offer_pairing(now_ms), "Tablet", now_ms));
  blue.url = "https://" + again.user + ":" + again.token + "@hub.test" + kHubDatabase;
  const auto summary = exchange(blue);
  EXPECT_EQ(summary.error.code, core::ErrorCode::none) << summary.error.detail;
  EXPECT_TRUE(same_state(blue.device, fresh));
}

TEST_F(HubExchange, A_revoked_tablet_is_told_to_sign_in_and_keeps_its_queue) {
  Member blue(*this, 1);
  blue.device.write(3);
  demand(hub->accounts().revoke(blue.who.user));
  const auto summary = exchange(blue);
  EXPECT_EQ(summary.state, sync::State::blocked);
  EXPECT_EQ(summary.error.code, core::ErrorCode::sign_in);
  EXPECT_GE(summary.queued, 4);
}

TEST_F(HubExchange, The_laptop_forwards_to_the_server_what_tablets_wrote_under_their_own_names) {
  Member blue(*this, 1);
  const auto ids = blue.device.write(120);
  exchange(blue);
  FakeCouch couch;
  couch.create("ubao-training");
  couch.rules.checks_revs = true;
  ScriptedTransport uplink{
      [&](const sync::HttpRequest& request, std::int64_t at_ms) { return couch.handle(request, at_ms); }};
  auto replicator = laptop.signing_replicator(kOffice);
  run(*replicator, uplink, uplink.now_ms + 3'600'000);
  EXPECT_EQ(replicator->summary().error.code, core::ErrorCode::none);
  for (const std::string& id : ids) EXPECT_TRUE(couch.has("ubao-training", id)) << id;
  EXPECT_EQ(laptop.store().peers().own_count(), 0) << "nothing of this was written by the laptop";

  // the way back: what the office wrote reaches the tablet through the hub
  Device office{9};
  office.write(30);
  ScriptedTransport office_road{
      [&](const sync::HttpRequest& request, std::int64_t at_ms) { return couch.handle(request, at_ms); }};
  auto from_office = office.signing_replicator(kOffice);
  run(*from_office, office_road, office_road.now_ms + 3'600'000);
  auto once_more = laptop.signing_replicator(kOffice);
  run(*once_more, uplink, uplink.now_ms + 3'600'000);
  exchange(blue);
  EXPECT_TRUE(same_state(blue.device, office));
  EXPECT_TRUE(same_state(laptop, office));
}

}  // namespace
}  // namespace ubao::test
