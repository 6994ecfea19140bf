// The same ten thousand ops by stick, by hub and by server, in any order and repeatedly: one copy of each,
// and the same workshop on every device.
#include <algorithm>

#include "tests/e2e/carried.h"
#include "tests/e2e/hub_process.h"
#include "tests/support/couch.h"
#include "tests/support/places.h"

namespace ubao::test {
namespace {

constexpr int kOps = 10'000;

class Carrying : public Carried {
 protected:
  enum class By { stick, hub, server };

  void fill() {
    const std::string board = home.activity(workshop, "board");
    std::vector<json> intents;
    const auto said = static_cast<int>(home.log(workshop).size());
    for (int i = said; i < kOps; ++i)
      intents.push_back(card_intent(board, "Card " + std::to_string(i * 7919 % 1000003) + " of a long day"));
    home.record(workshop, intents);
  }

  // A stick of its own, with all that the device has.
  void save_stick(const Installation& device) {
    sticks_.push_back(path("stick" + std::to_string(sticks_.size()) + ".ubao"));
    exported(device, sticks_.back());
  }

  // The hub while it runs; nothing else runs at home meanwhile.
  std::unique_ptr<HubProcess> share() const {
    return std::make_unique<HubProcess>(home, workshop, Words{}, hub_port_);
  }
  void pair(const Installation& device, HubProcess& hub, const std::string& name) const {
    device.ask({"join", "--invite", hub.pairing(papers(), name)});
  }

  // Everything by that way. What the other side got that it did not have.
  int carry(const Installation& device, By by) {
    if (by == By::hub) return device.synced(workshop, "hub").value("pushed", -1);
    if (by == By::server) return device.synced(workshop, couch_.url()).value("pushed", -1);
    std::rotate(sticks_.begin(), sticks_.begin() + 1, sticks_.end());
    for (const std::string& stick : sticks_) imported(device, stick);
    EXPECT_EQ(imported(device, sticks_.front()).value("added", 9), 0);
    return 0;
  }

  Couch couch_;
  std::vector<std::string> sticks_;

 private:
  const int hub_port_ = free_port();
};

TEST_F(Carrying, Ten_thousand_ops_by_stick_by_hub_and_by_server_are_one_copy_of_each) {
  fill();
  save_stick(home);
  const std::size_t ops = home.log(workshop).size();
  ASSERT_GE(ops, static_cast<std::size_t>(kOps));

  // all of it by each way to a device that has nothing
  EXPECT_EQ(imported(tablet, sticks_.front(), {"--invite", invited()}).value("added", 0u), ops);
  home.synced(workshop, couch_.url());
  const Installation by_server, by_hub;
  by_server.ask({"join", "--invite", invited("server.json"), "--from", couch_.url()});
  EXPECT_EQ(by_server.log(workshop).size(), ops);
  {
    const auto hub = share();
    pair(by_hub, *hub, "by_hub");
    EXPECT_EQ(by_hub.log(workshop).size(), ops);
    pair(tablet, *hub, "tablet");
    pair(by_server, *hub, "by_server");
    EXPECT_EQ(hub->end().exit_code, kDone);
  }
  EXPECT_EQ(home.log(workshop).size(), ops);

  // each says something; then everything reaches everybody on all ways, in one order or another, repeatedly
  const Installation* devices[] = {&home, &tablet, &by_server, &by_hub};
  for (const Installation* device : devices) {
    device->add_card(workshop, "From device " + std::to_string(sticks_.size()));
    save_stick(*device);
  }
  const std::pair<const Installation*, std::vector<By>> rounds[] = {
      {&by_server, {By::hub, By::stick, By::server}},
      {&tablet, {By::server, By::hub, By::stick}},
      {&by_hub, {By::stick, By::server, By::hub}},
  };
  {
    const auto hub = share();
    for (const auto& [device, ways] : rounds)
      for (const By way : ways) carry(*device, way);
    for (const auto& [device, ways] : rounds)
      for (const By way : {By::server, By::hub}) EXPECT_EQ(carry(*device, way), 0);
    EXPECT_EQ(hub->end().exit_code, kDone);
  }
  for (const By way : {By::server, By::stick}) carry(home, way);

  const std::string dump = home.dump(workshop);
  const auto log = home.log(workshop);
  EXPECT_EQ(home.op_ids(workshop).size(), log.size());
  EXPECT_EQ(couch_.documents_of(workshop), static_cast<int>(log.size()));
  for (const Installation* device : devices) {
    EXPECT_EQ(device->dump(workshop), dump);
    EXPECT_EQ(device->log(workshop), log);
    EXPECT_EQ(carry(*device, By::server), 0);
    device->expect_healthy();
  }
}

}  // namespace
}  // namespace ubao::test
