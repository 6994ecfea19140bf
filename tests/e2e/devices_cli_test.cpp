// Devices that join, what a participant's may not, and what becomes of one that is revoked.
#include <algorithm>

#include "tests/e2e/trusting.h"

namespace ubao::test {
namespace {

namespace fs = std::filesystem;

class DeviceOf : public Trusting {
 protected:
  bool sees_names(const Installation& device) const {
    const Ended ended = device.run({"dump", "--open", "--workshop", workshop});
    EXPECT_EQ(ended.exit_code, 0) << ended.errors;
    return ended.output.find("Amina Hassan") != std::string::npos;
  }
  void expect_nothing_left(const Installation& device) const {
    EXPECT_TRUE(device.ask({"workshop", "list"}).at("workshops").empty());
    EXPECT_FALSE(fs::exists(device.workshop_file(workshop)));
  }

  Couch couch;
};

TEST_F(DeviceOf, A_participant_sees_names_and_decides_nothing) {
  home.add_person(workshop, "Amina Hassan");
  const Installation tablet, stranger;
  invite(tablet, couch);
  EXPECT_TRUE(sees_names(tablet));
  stranger.joined(workshop, couch.url());
  EXPECT_FALSE(sees_names(stranger)) << "without an invitation";

  const std::string person = tablet.add_person(workshop, "Joseph Otieno");
  for (const Installation* device : {&tablet, &stranger}) {
    expect_refused(tell(*device, state_intent(kAssessment, "closed")),
                   "Only a facilitator's device may do this. Nothing was changed; ask the facilitator.");
    expect_refused(device->run({"invite", "--workshop", workshop, "--out", papers.path("x")}),
                   "Only a facilitator's device may do this.");
  }
  expect_refused(tablet.run({"withdraw", "--workshop", workshop, "--person", person}),
                 "Only a facilitator's device may do this.");
  expect_refused(stranger.run({"person", "add", "--workshop", workshop, "--name", "Nobody"}),
                 "The key for this is not on this device.");
  tablet.synced(workshop, couch.url());  // which signs
  EXPECT_EQ(role(tablet), "participant");
  EXPECT_EQ(role(home), "facilitator");
}

TEST_F(DeviceOf, An_invitation_that_is_not_whole_is_refused_and_leaves_nothing) {
  home.synced(workshop, couch.url());
  const std::string good = invitation(couch);
  EXPECT_EQ(fs::status(good).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  const std::string text = papers.read(fs::path(good).filename().string());
  const Installation tablet;
  const auto join = [&](const std::string& file, const Words& more = {}) {
    Words words{"join", "--invite", file};
    words.insert(words.end(), more.begin(), more.end());
    return tablet.run(words);
  };
  for (const std::size_t length : {std::size_t{0}, std::size_t{1}, text.size() / 2, text.size() - 3})
    expect_refused(join(papers.write("cut", text.substr(0, length))), "this is no invitation");

  json changed = json::parse(text);
  changed["secrets"].erase("room");
  expect_refused(join(papers.write("changed", changed.dump())), "the invitation is not whole");
  changed = json::parse(text);
  std::string device = changed["secrets"]["device"];
  device[0] = device[0] == 'A' ? 'B' : 'A';
  changed["secrets"]["device"] = device;
  expect_refused(join(papers.write("changed", changed.dump())), "was not signed by its workshop");
  expect_refused(join(papers.path("not there")), "There is no such thing here.");
  expect_refused(join(papers.write("large", std::string(100'000, 'x'))), "too large");

  const std::string foreign = Installation().new_workshop("Another");
  expect_refused(join(good, {"--workshop", foreign}), "the invitation is to another workshop");
  changed = json::parse(text);
  changed["workshop"] = foreign;
  expect_refused(join(papers.write("changed", changed.dump())), "was not signed by its workshop");
  expect_nothing_left(tablet);

  EXPECT_EQ(join(good).exit_code, 0);
  expect_refused(join(good), "the workshop is here already");
}

TEST_F(DeviceOf, One_invitation_on_two_devices_shows) {
  home.synced(workshop, couch.url());
  const std::string file = invitation(couch);
  const Installation first, second;
  for (const Installation* device : {&first, &second}) {
    device->ask({"join", "--invite", file});
    device->add_person(workshop, "Somebody");
    device->synced(workshop, couch.url());
  }
  home.synced(workshop, couch.url());
  const json known = devices(home);
  int twice = 0;
  for (const json& entry : known.at("devices")) twice += entry.value("logs", 0) == 2 ? 1 : 0;
  EXPECT_EQ(twice, 1) << known;
}

TEST_F(DeviceOf, What_a_revoked_one_decides_counts_no_more_and_shows_as_a_claim) {
  const Installation colleague;
  invite(colleague, couch, {"--facilitator"});
  colleague.record(workshop, {state_intent(kBoard, "open")});
  colleague.synced(workshop, couch.url());
  home.synced(workshop, couch.url());
  ASSERT_EQ(state_of(home, kBoard), "open");
  std::string key;
  const json before = devices(home);
  for (const json& entry : before.at("devices"))
    if (!entry.value("mine", true)) key = entry.value("key", "");
  ASSERT_NE(key, "");

  // before it hears of it, it goes on
  colleague.record(workshop, {state_intent(kSecondBoard, "open")});
  expect_refused(home.run({"revoke", "--workshop", workshop, "--device", key}), "This is locked.");
  home.ask({"revoke", "--workshop", workshop, "--device", key, "--passphrase-file", passphrase});
  expect_refused(
      home.run({"revoke", "--workshop", workshop, "--device", "nokey", "--passphrase-file", passphrase}),
      "There is no such thing here.");
  home.synced(workshop, couch.url());
  const std::string card = colleague.add_card(workshop, "Everybody may still write cards");
  colleague.synced(workshop, couch.url());
  expect_refused(
      colleague.run({"record", "--workshop", workshop}, lines_of({state_intent(kThirdBoard, "open")})),
      "Only a facilitator's device may do this.");
  colleague.synced(workshop, couch.url());
  home.synced(workshop, couch.url());

  EXPECT_EQ(state_of(home, kBoard), "open") << "what it decided before stays";
  EXPECT_EQ(state_of(home, kSecondBoard), "");
  EXPECT_EQ(state_of(home, kThirdBoard), "");
  EXPECT_EQ(home.dump(workshop), colleague.dump(workshop)) << "both agree on what counts";
  EXPECT_NE(home.dump(workshop).find(card), std::string::npos);
  const json known = devices(home);
  for (const json& entry : known.at("devices"))
    EXPECT_EQ(entry.value("revoked", false), entry.value("key", "") == key) << entry;
  std::vector<std::string> claimed;
  for (const json& claim : known.at("claims")) claimed.push_back(claim.value("record", ""));
  std::sort(claimed.begin(), claimed.end());
  EXPECT_EQ(claimed, (std::vector<std::string>{kSecondBoard})) << known;
}

}  // namespace
}  // namespace ubao::test
