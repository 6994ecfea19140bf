// What an assessment comes to, through the real program: on the facilitator's device from sealed sheets, on
// another one from what was published.
#include "tests/e2e/trusting.h"

namespace ubao::test {
namespace {

constexpr const char* kTooFew = "Too few answers came to publish results without exposing anybody.";

class Stats : public Trusting {
 protected:
  // Each answers L1 with one letter of the text: a digit, or d for don't know.
  void answer(const Installation& device, const std::string& ministry, const std::string& letters) {
    std::vector<json> intents;
    for (const char letter : letters) {
      const std::string person = device
                                     .ask({"person", "add", "--workshop", workshop, "--name",
                                           "Person " + std::to_string(++people_), "--ministry", ministry})
                                     .value("person", "");
      intents.push_back(answer_intent(person, "L1", letter == 'd' ? "dk" : std::string(1, letter)));
      intents.push_back({{"do", "assessment.submit"}, {"activity", kAssessment}, {"person", person}});
    }
    device.record(workshop, intents);
  }
  void set(const std::string& state) { home.record(workshop, {state_intent(kAssessment, state)}); }

  Words command(const std::string& name, const Words& more = {}) const {
    Words words{name, "--workshop", workshop, "--activity", kAssessment, "--json"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  json stats(const Installation& device, Words more = {}) const {
    if (&device == &home) more.insert(more.end(), {"--passphrase-file", passphrase});
    return device.ask(command("stats", more));
  }
  Ended publish(const Installation& device) const {
    return device.run(command("publish", {"--passphrase-file", passphrase}));
  }
  static json statement(const json& figures, const std::string& code) {
    for (const json& entry : figures.at("statements"))
      if (entry.at("code") == code) return entry;
    return nullptr;
  }

 private:
  int people_ = 0;
};

TEST_F(Stats, Are_exact_to_the_digits_shown) {
  set("open");
  answer(home, "Health", "2233344");
  answer(home, "Lands", "455d");
  set("closed");
  const json all = stats(home);
  EXPECT_EQ(all.at("n"), 11);
  EXPECT_EQ(all.at("live"), true);
  EXPECT_EQ(all.at("instrument"), "dtca-default");
  const json l1 = statement(all, "L1");
  EXPECT_EQ(l1.at("counts"), json({0, 2, 3, 3, 2}));
  EXPECT_EQ(l1.at("n"), 10);
  EXPECT_EQ(l1.at("dk"), 1);
  EXPECT_EQ(l1.at("median").dump(), "3.5");
  EXPECT_EQ(l1.at("interpolated_median").dump(), "3.5");
  EXPECT_EQ(l1.at("agree_pct").dump(), "50");
  EXPECT_EQ(l1.at("agreement").dump(), "0.55");  // d = 0, 0.2, 0.5, 0.2; D = 2 * 0.9 / 4
  EXPECT_EQ(l1.at("dk_pct").dump(), "9.09");
  EXPECT_EQ(l1.at("readout"), "strength");
  const json l2 = statement(all, "L2");
  EXPECT_EQ(l2.at("median"), nullptr);
  EXPECT_EQ(l2.at("not_seen"), 11);
  EXPECT_EQ(l2.at("readout"), "none");
  EXPECT_EQ(all.at("dimensions").at(0).at("n"), 0) << "one answer of seven is no answer to a dimension";
  EXPECT_FALSE(all.contains("groups"));
}

TEST_F(Stats, By_a_variable_hide_small_groups) {
  set("open");
  answer(home, "Health", "11222");
  answer(home, "Lands", "333344");
  answer(home, "Water", "5");
  set("closed");
  const json by = stats(home, {"--by", "ministry"});
  ASSERT_EQ(by.at("groups").size(), 3u);
  EXPECT_EQ(by.at("groups").at(0).dump(), R"({"suppressed":true,"value":"Health"})") << "with the small one";
  EXPECT_EQ(by.at("groups").at(1).at("suppressed"), false);
  EXPECT_EQ(by.at("groups").at(1).at("n"), 6);
  EXPECT_EQ(statement(by.at("groups").at(1), "L1").at("interpolated_median").dump(), "3.25");
  EXPECT_EQ(by.at("groups").at(2).dump(), R"({"suppressed":true,"value":"Water"})");
  EXPECT_EQ(home.run(command("stats", {"--by", "name"})).exit_code, 2);
}

TEST_F(Stats, On_another_device_are_those_that_were_published) {
  const Couch couch;
  const Installation tablet;
  invite(tablet, couch);
  set("open");
  answer(home, "Health", "11222");
  home.synced(workshop, couch.url());
  set("closed");
  expect_refused(publish(tablet), "The key for this is not on this device.");
  expect_refused(tablet.run(command("stats")), "The key for this is not on this device.");
  const json published = object_of(publish(home));
  EXPECT_EQ(published.at("number"), 1);
  EXPECT_EQ(published.at("n"), 5);
  EXPECT_EQ(published.at("only_totals"), false);
  expect_refused(publish(home), kTooFew);
  home.synced(workshop, couch.url());
  tablet.synced(workshop, couch.url());
  json there = stats(tablet, {"--by", "ministry"}), here = stats(home, {"--by", "ministry"});
  EXPECT_EQ(there.at("live"), false);
  EXPECT_EQ(there.at("number"), 1);
  for (const char* changes : {"live", "number", "completions"}) {
    there.erase(changes);
    here.erase(changes);
  }
  EXPECT_EQ(there, here);

  // three more change what the facilitator sees, and nothing that is published
  set("open");
  answer(home, "Lands", "555");
  set("closed");
  EXPECT_EQ(stats(home).at("n"), 8);
  expect_refused(publish(home), kTooFew);
  home.synced(workshop, couch.url());
  tablet.synced(workshop, couch.url());
  EXPECT_EQ(stats(tablet).at("n"), 5);
}

TEST_F(Stats, Of_few_people_are_hidden_and_locked_ones_stay_locked) {
  set("open");
  answer(home, "Health", "1234");
  set("closed");
  const json few = stats(home, {"--by", "ministry"});
  EXPECT_EQ(few.at("hidden"), true);
  EXPECT_EQ(few.at("n"), 4);
  EXPECT_TRUE(few.at("statements").empty() && few.at("groups").empty());
  expect_refused(publish(home), kTooFew);
  expect_refused(home.run(command("stats")), "This is locked.");
  expect_refused(
      home.run({"stats", "--workshop", workshop, "--activity", kBoard, "--passphrase-file", passphrase}),
      "This input cannot be used.");
}

TEST(SampleStats, Of_the_sample_workshop_are_there_once_it_is_frozen) {
  const Installation home;
  const std::string workshop = home.ask({"workshop", "sample"}).value("workshop", "");
  home.record(workshop, {{{"do", "activity.set"}, {"activity", kAssessment}, {"state", "closed"}}});
  const json by = home.ask({"stats", "--workshop", workshop, "--activity", kAssessment, "--by", "role"});
  EXPECT_EQ(by.at("n"), 19);
  EXPECT_EQ(by.at("statements").size(), 42u);
  EXPECT_EQ(by.at("dimensions").size(), 6u);
  EXPECT_GT(by.at("groups").size(), 1u);
}

}  // namespace
}  // namespace ubao::test
