// Delivery on a device that was paired with the laptop in the room: it names the laptop, and says of the
// office behind it only what the office itself confirmed.
#include <gtest/gtest.h>

#include "app/screens/delivery.h"
#include "tests/app/linted_pages.h"
#include "tests/support/demand.h"

namespace ubao::test {
namespace {

using app::Screen;
using Phase = app::Exchange::Phase;

const std::string kHubPeer = "hub:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=";

class DeliveryNearby : public ::testing::Test {
 protected:
  DeliveryNearby() {
    desk.ui().resize(1366, 1800);  // all of the page at once
    desk.want(app::CreateSample{});
    hub = demand(desk.workshop().store().peers().at_address(kHubPeer)).id;
    desk.state().nearby.phase = Phase::up_to_date;
    desk.go(Screen::delivery);
  }
  core::Peers& peers() { return desk.workshop().store().peers(); }
  void laptop_takes(int count) {
    std::int64_t end = 0;
    const auto queue = peers().queue(hub, count, 1 << 20, end);
    demand(peers().acknowledge(hub, end, {}));
    demand(peers().note_attempt(hub, {"2026-11-21T11:16:00Z", {}, static_cast<int>(queue.size()), 0}));
    desk.ui().settle();
  }
  void laptop_fails(core::ErrorCode code, Phase phase) {
    demand(peers().note_attempt(hub, {"2026-11-21T11:16:00Z", {code, ""}, 0, 0}));
    desk.state().nearby.phase = phase;
    desk.ui().settle();
  }
  void give_office() {
    desk.want(app::SetOffice{"https://amina:secret@office.example/ubao-1"});
    desk.state().nearby.phase = Phase::up_to_date;
    desk.ui().settle();
  }

  Desk desk;
  core::PeerId hub = core::kNoPeer;
};

TEST_F(DeliveryNearby, Names_the_laptop_and_no_office_that_nobody_knows) {
  EXPECT_TRUE(desk.ui().shows("The laptop in the room"));
  EXPECT_TRUE(desk.ui().shows("135 wait for the laptop"));
  EXPECT_TRUE(desk.ui().shows("135 entries wait on this device"));
  EXPECT_FALSE(desk.ui().shows("Programme office"));
  EXPECT_FALSE(desk.ui().shows("hub:"));
  desk.ui().click("Send now");
  EXPECT_EQ(desk.effects_of<app::SendNow>().size(), 1u);
}

TEST_F(DeliveryNearby, What_the_laptop_has_is_not_said_to_be_with_the_office) {
  laptop_takes(1000);
  EXPECT_TRUE(desk.ui().shows("Everything is with the laptop in the room"));
  EXPECT_TRUE(desk.ui().shows("It passes everything on to the office"));
  EXPECT_TRUE(desk.ui().shows("the laptop took 135 entries"));
  EXPECT_TRUE(desk.ui().shows("With the laptop"));
  EXPECT_FALSE(desk.ui().shows("With the office"));
  EXPECT_FALSE(desk.state().badge.with_office);
  EXPECT_EQ(desk.state().badge.to_send, 0);
}

TEST_F(DeliveryNearby, Of_the_office_behind_it_only_that_is_said_which_the_office_confirmed) {
  laptop_takes(1000);
  give_office();
  EXPECT_TRUE(desk.ui().shows("Programme office"));
  EXPECT_TRUE(desk.ui().shows("135 not confirmed yet"));
  EXPECT_TRUE(desk.ui().shows("135 entries are not confirmed from there yet"));
  EXPECT_TRUE(desk.ui().shows("Passes it on"));
  EXPECT_FALSE(desk.ui().shows("Not tried yet"));
  EXPECT_FALSE(desk.state().badge.with_office);
  desk.office_takes(1000);
  EXPECT_TRUE(desk.ui().shows("With the office"));
  EXPECT_TRUE(desk.ui().shows("Nothing waits"));
  EXPECT_TRUE(desk.state().badge.with_office);
}

TEST_F(DeliveryNearby, An_office_that_does_not_answer_does_not_look_as_if_the_laptop_were_cut_off) {
  laptop_takes(1000);
  give_office();
  desk.office_fails(core::ErrorCode::unreachable);
  desk.state().nearby.phase = Phase::up_to_date;
  desk.ui().settle();
  EXPECT_TRUE(desk.ui().shows("In touch"));
  EXPECT_TRUE(desk.ui().shows("Passes it on"));
  EXPECT_FALSE(desk.ui().shows("No answer")) << "as a word on the way";
}

TEST_F(DeliveryNearby, Says_of_a_laptop_that_is_gone_or_lets_nobody_in_what_to_do) {
  laptop_fails(core::ErrorCode::unreachable, Phase::waiting);
  EXPECT_TRUE(desk.ui().shows("no answer from the laptop"));
  EXPECT_TRUE(desk.ui().shows("on the same Wi-Fi"));
  laptop_fails(core::ErrorCode::sign_in, Phase::blocked);
  EXPECT_TRUE(desk.ui().shows("the laptop does not let this device in"));
  EXPECT_TRUE(desk.ui().shows("Ask the facilitator to let this device in again."));
  laptop_fails(core::ErrorCode::too_large, Phase::waiting);
  EXPECT_TRUE(desk.ui().shows("Everything is kept here"));
}

TEST_F(DeliveryNearby, The_address_of_the_office_is_asked_for_and_the_laptop_has_none_to_show) {
  desk.ui().click("Office address");
  EXPECT_TRUE(desk.state().delivery.address.empty());
  EXPECT_FALSE(desk.ui().shows("hub:"));
  EXPECT_TRUE(desk.ui().shows("Address of the office"));
}

class DeliveryNearbyPages : public LintedPages {};

TEST_P(DeliveryNearbyPages, Are_laid_out_well_with_and_without_an_office) {
  desk.want(app::CreateSample{});
  core::Peers& peers = desk.workshop().store().peers();
  const core::PeerId hub = demand(peers.at_address(kHubPeer)).id;
  desk.go(Screen::delivery);
  look("not found yet");
  std::int64_t end = 0;
  peers.queue(hub, 1000, 1 << 20, end);
  demand(peers.acknowledge(hub, end, {}));
  demand(peers.note_attempt(hub, {"2026-11-21T11:16:00Z", {}, 135, 0}));
  look("with the laptop");
  desk.want(app::SetOffice{"https://name:secret@office.example/ubao-1"});
  look("an office behind it");
  desk.office_fails(core::ErrorCode::unreachable);
  look("which does not answer");
  desk.office_takes(100);
  look("which has a part");
  demand(peers.note_attempt(hub, {"2026-11-21T11:16:00Z", {core::ErrorCode::unreachable, ""}, 0, 0}));
  desk.state().nearby.phase = Phase::waiting;
  desk.state().nearby.next_try_in_seconds = 5;
  look("the laptop is gone");
}

INSTANTIATE_TEST_SUITE_P(Sizes, DeliveryNearbyPages, ::testing::ValuesIn(all_settings()), name_of_setting);

}  // namespace
}  // namespace ubao::test
