// The program on a tablet that was let in by the facilitator's laptop: it exchanges with the laptop and, when
// there is one, with the office, and says of each what that one has. A real hub and a real server, in this
// machine.
#include <gtest/gtest.h>

#include <fstream>

#include "core/store.h"
#include "platform/bell.h"
#include "platform/courses.h"
#include "platform/curl_transport.h"
#include "platform/hub_runner.h"
#include "platform/program.h"
#include "tests/support/couch.h"
#include "tests/support/demand.h"
#include "tests/support/fixed_env.h"
#include "tests/support/temp_folder.h"

namespace ubao::test {
namespace {

class ProgramNearby : public testing::Test {
 protected:
  ProgramNearby()
      : folder_(demand(platform::DataFolder::open(laptop_files_.path(), laptop_env_.env(), "Laptop"))),
        workshop_(demand(folder_->make_workshop())) {
    const auto sample = demand(platform::load_sample("en"));
    const auto set = demand(platform::load_course(sample.course, "en"));
    demand(workshop_->begin_sample(set.course, set.instrument, sample, set.matrices));
    platform::HubSettings settings;
    settings.bind = "127.0.0.1";
    settings.calling_port = free_port();
    hub_ = demand(platform::HubRunner::start(*workshop_, laptop_env_.env(), laptop_files_.path(), settings,
                                             [this] { bell_.ring(); }));
  }

  // A file with which the tablet gets in, and which tells it of that office.
  std::string let_in(const std::string& office) {
    const std::string file = tablet_files_.file("let in.json");
    std::ofstream(file) << demand(hub_->pairing(office, platform::steady_ms())).file;
    return file;
  }

  // Both go on until that is so; false when it does not become so within half a minute.
  template <class Condition>
  bool until(Condition holds) {
    const std::int64_t end = platform::steady_ms() + 30'000;
    while (!holds() && platform::steady_ms() < end) {
      const std::int64_t now = platform::steady_ms();
      hub_->poll(now);
      tablet_.poll(static_cast<double>(now) / 1000);
      if (holds()) return true;
      const std::int64_t next = std::min(hub_->wake_at().value_or(end), tablet_.wake_at_ms().value_or(end));
      bell_.wait_until(std::min(end, next));
    }
    return holds();
  }

  const app::State& state() { return tablet_.app().state(); }
  bool hub_has_all() {
    for (const core::PeerStatus& peer : state().views.delivery.peers)
      if (peer.in_room) return peer.own_total > 0 && peer.own_waiting == 0;
    return false;
  }
  void write() {
    core::Person person;
    person.name = "Amina Odhiambo";
    tablet_.take({app::AddPerson{person}}, 1);
  }

  const TempFolder laptop_files_, tablet_files_;
  FixedEnv laptop_env_{5}, tablet_env_{6};
  platform::Bell bell_;
  std::unique_ptr<platform::DataFolder> folder_;
  std::unique_ptr<core::Workshop> workshop_;
  std::unique_ptr<platform::HubRunner> hub_;
  platform::CurlTransport transport_{[this] { bell_.ring(); }};
  platform::Program tablet_{
      demand(platform::DataFolder::open(tablet_files_.path() / "data", tablet_env_.env(), "Tablet")),
      tablet_env_.env(), transport_, [this] { bell_.ring(); }};
};

TEST_F(ProgramNearby, What_the_laptop_has_counts_as_with_the_laptop_and_not_as_with_the_office) {
  tablet_.take({app::JoinWorkshop{let_in({}), {}}}, 1);
  ASSERT_TRUE(until([&] { return state().workshop_open; }));
  write();
  ASSERT_TRUE(until([&] { return hub_has_all() && state().badge.in_room; }));
  EXPECT_FALSE(state().badge.with_office);
  EXPECT_FALSE(state().badge.office_known);
  EXPECT_EQ(state().badge.to_send, 0);
  EXPECT_GT(state().views.delivery.to_office, 0);
  EXPECT_TRUE(state().views.delivery.receipts.empty()) << "a hub's list makes no receipt";
  EXPECT_TRUE(state().exchange.office.empty());
  tablet_.take({app::CloseWorkshop{}}, 2);
  ASSERT_EQ(state().views.home.workshops.size(), 1u);
  EXPECT_FALSE(state().views.home.workshops[0].has_office);
}

TEST_F(ProgramNearby, An_office_that_the_laptop_told_of_is_sent_to_beside_it) {
  const Couch office;
  tablet_.take({app::JoinWorkshop{let_in(office.url()), {}}}, 1);
  ASSERT_TRUE(until([&] { return state().workshop_open; }));
  write();
  EXPECT_TRUE(until([&] { return hub_has_all() && state().badge.with_office; }));
  EXPECT_EQ(state().exchange.office, office.url() + "/" + hub_->database());
  EXPECT_TRUE(until([&] { return !state().views.delivery.receipts.empty(); }));
  for (const auto& [peer, receipt] : state().views.delivery.receipts)
    EXPECT_EQ(receipt.server, state().exchange.office);
}

TEST_F(ProgramNearby, An_office_that_cannot_be_reached_does_not_hold_up_what_goes_to_the_laptop) {
  tablet_.take({app::JoinWorkshop{let_in("http://127.0.0.1:" + std::to_string(free_port())), {}}}, 1);
  ASSERT_TRUE(until([&] { return state().workshop_open; }));
  write();
  EXPECT_TRUE(
      until([&] { return hub_has_all() && state().exchange.phase == app::Exchange::Phase::waiting; }));
  EXPECT_TRUE(state().badge.in_room);
  EXPECT_FALSE(state().badge.with_office);
  const Couch office;
  tablet_.take({app::SetOffice{office.url()}}, 2);
  EXPECT_TRUE(until([&] { return state().badge.with_office; }));
}

TEST_F(ProgramNearby, A_device_that_has_the_workshop_is_let_in_again_by_another_file) {
  tablet_.take({app::JoinWorkshop{let_in({}), {}}}, 1);
  ASSERT_TRUE(until([&] { return state().workshop_open; }));
  demand(hub_->revoke(hub_->members(platform::steady_ms()).at(0).user, platform::steady_ms()));
  write();
  ASSERT_TRUE(until([&] { return state().nearby.phase == app::Exchange::Phase::blocked; }));
  EXPECT_GT(state().badge.to_send, 0);
  tablet_.take({app::CloseWorkshop{}}, 2);
  tablet_.take({app::JoinWorkshop{let_in({}), {}}}, 3);
  ASSERT_TRUE(until([&] { return state().workshop_open; }));
  EXPECT_TRUE(until([&] { return hub_has_all(); }));
  EXPECT_FALSE(state().problem);
}

TEST_F(ProgramNearby, A_file_that_does_not_let_in_takes_nothing_away) {
  tablet_.take({app::JoinWorkshop{let_in({}), {}}}, 1);
  ASSERT_TRUE(until([&] { return state().workshop_open; }));
  tablet_.take({app::CloseWorkshop{}}, 2);
  tablet_.take({app::JoinWorkshop{tablet_files_.file("let in.json"), {}}}, 3);  // good once
  ASSERT_TRUE(until([&] { return state().problem.has_value(); }));
  ASSERT_EQ(state().views.home.workshops.size(), 1u);
  tablet_.take({app::OpenWorkshop{state().views.home.workshops[0].id}}, 4);
  write();
  EXPECT_TRUE(until([&] { return hub_has_all(); })) << "by the account that it has";
}

}  // namespace
}  // namespace ubao::test
