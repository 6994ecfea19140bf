// Withdrawing and erasing: what is destroyed where, what does not come back, and what is refused.
#include <algorithm>

#include "tests/e2e/trusting.h"
#include "tests/support/canaries.h"

namespace ubao::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* kHerWords = "zebrafinch market";
constexpr const char* kOthersWords = "weaverbird market";

class Withdrawal : public Trusting {
 protected:
  Withdrawal() {
    hers.add("her card", "zebrafinch");
    others.add("another's card", "weaverbird");
  }

  // She and somebody else, each with a card, work on the tablet; everything is on both devices.
  void begin(const Installation& tablet) {
    invite(tablet, couch);
    she = tablet.add_person(workshop, "Amina Hassan");
    const std::string other = tablet.add_person(workshop, "Joseph Otieno");
    const std::string board = home.activity(workshop, "board");
    tablet.record(workshop, {card_intent(board, kHerWords, she), card_intent(board, kOthersWords, other),
                             note_intent(she, "Mine alone")});
    tablet.synced(workshop, couch.url());
    home.synced(workshop, couch.url());
    // her name is locked with the room's key: its box is as good as a word to look for
    const json name = field_of(home.dump(workshop), she, "name");
    hers.add("her name", name.at("value").at("room").get<std::string>());
    hers.add("her drafts", "sheet:" + std::string(kReflection) + ":" + she);
  }
  void withdraw() { home.ask({"withdraw", "--workshop", workshop, "--person", she}); }

  void expect_gone_from(const Installation& device) const {
    const auto found = hers.in_folder(device.data());
    EXPECT_TRUE(found.empty()) << found.front();
    EXPECT_FALSE(others.in_folder(device.data()).empty()) << "more than hers was destroyed";
    device.expect_healthy();
  }

  Couch couch;
  Canaries hers, others;
  std::string she;
};

TEST_F(Withdrawal, Her_words_are_gone_from_every_file_of_both_devices) {
  const Installation tablet;
  begin(tablet);
  EXPECT_EQ(hers.in_folder(tablet.data()).size(), 3u) << "card, name and drafts are there before";
  EXPECT_EQ(hers.in_folder(home.data()).size(), 2u);
  withdraw();
  expect_gone_from(home);
  home.synced(workshop, couch.url());
  tablet.synced(workshop, couch.url());
  expect_gone_from(tablet);
  // the tablet signed anew what is left of its own log
  tablet.synced(workshop, couch.url());
  home.synced(workshop, couch.url());
  EXPECT_EQ(home.dump(workshop), tablet.dump(workshop));
  EXPECT_EQ(home.op_ids(workshop), tablet.op_ids(workshop)) << "stubs stand where her ops stood";
}

TEST_F(Withdrawal, An_old_copy_brings_nothing_back) {
  const Installation tablet;
  begin(tablet);
  const TempFolder drawer;
  fs::copy(tablet.data(), drawer.path() / "data", fs::copy_options::recursive);
  withdraw();
  home.synced(workshop, couch.url());
  tablet.synced(workshop, couch.url());

  // the old copy meets them at another server
  const Installation old(drawer.path() / "data");
  const Couch elsewhere;
  old.synced(workshop, elsewhere.url());
  for (const Installation* device : {&tablet, &home}) {
    device->synced(workshop, elsewhere.url());
    expect_gone_from(*device);
  }
  old.synced(workshop, elsewhere.url());
  expect_gone_from(old);
}

TEST_F(Withdrawal, Who_never_had_her_words_refuses_them_from_an_old_copy) {
  const Installation tablet, newcomer;
  begin(tablet);
  const TempFolder drawer;
  fs::copy(tablet.data(), drawer.path() / "data", fs::copy_options::recursive);
  withdraw();
  const Couch fresh, elsewhere;
  home.synced(workshop, fresh.url());
  newcomer.ask({"join", "--invite", invitation(fresh)});
  Installation(drawer.path() / "data").synced(workshop, elsewhere.url());
  newcomer.synced(workshop, elsewhere.url());
  const auto found = hers.in_folder(newcomer.data());
  EXPECT_TRUE(found.empty()) << found.front();
  newcomer.expect_healthy();
}

TEST_F(Withdrawal, What_facilitators_decided_still_counts_for_who_comes_later) {
  // somebody whom the facilitator's own device wrote down withdraws; what is destroyed lies in the middle of
  // its log
  const std::string somebody = home.add_person(workshop, "Grace Wanjiru");
  home.record(workshop, {state_intent(kBoard, "open")});
  home.ask({"withdraw", "--workshop", workshop, "--person", somebody});
  home.record(workshop, {state_intent(kSecondBoard, "open")});
  home.synced(workshop, couch.url());
  const Installation newcomer;
  newcomer.ask({"join", "--invite", invitation(couch)});
  EXPECT_EQ(state_of(newcomer, kBoard), "open");
  EXPECT_EQ(state_of(newcomer, kSecondBoard), "open");
  EXPECT_TRUE(newcomer.dump(workshop) == home.dump(workshop));
}

// Six people answer on the tablet; she says 1, the others 5.
class WithdrawnSheet : public Withdrawal {
 protected:
  void answer(const Installation& tablet, bool she_hands_in) {
    begin(tablet);
    home.record(workshop, {state_intent(kAssessment, "open")});
    exchange(tablet);
    std::vector<std::string> people{she};
    for (int i = 0; i < 5; ++i) people.push_back(tablet.add_person(workshop, "Person " + std::to_string(i)));
    for (const std::string& person : people) {
      tablet.record(workshop, {answer_intent(person, "L1", person == she ? "1" : "5")});
      if (person != she || she_hands_in)
        tablet.record(workshop,
                      {{{"do", "assessment.submit"}, {"activity", kAssessment}, {"person", person}}});
    }
  }
  void close() { home.record(workshop, {state_intent(kAssessment, "closed")}); }
  void exchange(const Installation& tablet) {
    for (const Installation* device : {&home, &tablet}) device->synced(workshop, couch.url());
    home.synced(workshop, couch.url());
  }
  json tally() const {
    return home.ask(
        {"tally", "--workshop", workshop, "--activity", kAssessment, "--passphrase-file", passphrase});
  }
  void expect_without_hers() {
    const json said = tally();
    EXPECT_EQ(said.value("counts", json()), json({{"L1", {{"5", 5}}}})) << said;
    EXPECT_EQ(said.value("sheets", 0), 5);
    EXPECT_EQ(said.value("completions", 0), 5);
  }
};

TEST_F(WithdrawnSheet, Counts_no_more_after_the_closing) {
  const Installation tablet;
  answer(tablet, true);
  close();
  exchange(tablet);
  EXPECT_EQ(tally().value("sheets", 0), 6) << tally();
  withdraw();
  exchange(tablet);
  expect_without_hers();
}

TEST_F(WithdrawnSheet, Counts_not_at_all_before_it) {
  const Installation tablet;
  answer(tablet, true);
  withdraw();
  exchange(tablet);
  close();
  exchange(tablet);
  expect_without_hers();
}

TEST_F(WithdrawnSheet, That_was_only_begun_is_not_handed_in) {
  const Installation tablet;
  answer(tablet, false);
  withdraw();
  exchange(tablet);
  close();
  exchange(tablet);
  expect_without_hers();
}

TEST_F(WithdrawnSheet, That_the_closing_handed_in_counts_no_more) {
  const Installation tablet;
  answer(tablet, false);
  close();
  exchange(tablet);
  EXPECT_EQ(tally().value("sheets", 0), 6) << tally();
  withdraw();
  exchange(tablet);
  expect_without_hers();
}

TEST_F(WithdrawnSheet, Of_who_was_erased_from_the_tablet_can_still_be_taken_back) {
  const Installation tablet;
  answer(tablet, true);
  tablet.ask({"erase", "--workshop", workshop, "--person", she});
  close();
  exchange(tablet);
  withdraw();
  exchange(tablet);
  expect_without_hers();
}

class Erasing : public Withdrawal {
 protected:
  std::string person_draft() const { return "sheet:" + std::string(kReflection) + ":" + she; }
};

TEST_F(Erasing, A_person_from_this_device_leaves_what_she_shared) {
  const Installation tablet;
  begin(tablet);
  set_pin(tablet, she, "271828");
  Canaries private_work;
  private_work.add("her drafts", person_draft());
  ASSERT_FALSE(private_work.in_folder(tablet.data()).empty());
  tablet.ask({"erase", "--workshop", workshop, "--person", she});
  EXPECT_TRUE(private_work.in_folder(tablet.data()).empty());
  EXPECT_NE(tablet.dump(workshop).find(kHerWords), std::string::npos);
  EXPECT_EQ(tablet.dump(workshop), home.dump(workshop));
  EXPECT_EQ(tell(tablet, answer_intent(she)).exit_code, 0) << "her PIN is gone, too";
  tablet.expect_healthy();
}

constexpr const char* kUndelivered =
    "The office did not confirm that it holds all of this, and what it lacks would be lost for ever. Nothing was "
    "erased.";

TEST_F(Erasing, A_workshop_that_was_not_sent_wants_its_id_a_second_time) {
  home.add_card(workshop, kHerWords);
  const auto erase = [&](const Words& more) {
    Words words{"erase", "--workshop", workshop};
    words.insert(words.end(), more.begin(), more.end());
    return home.run(words);
  };
  expect_refused(erase({}), kUndelivered);
  expect_refused(erase({"--even-though-not-delivered", "Training"}), kUndelivered);
  EXPECT_NE(home.dump(workshop).find(kHerWords), std::string::npos);
  EXPECT_EQ(erase({"--even-though-not-delivered", workshop}).exit_code, 0);
  EXPECT_TRUE(hers.in_folder(home.data()).empty());
  EXPECT_TRUE(home.ask({"workshop", "list"}).at("workshops").empty());
  expect_refused(erase({}), "There is no such thing here.");
}

TEST_F(Erasing, A_workshop_goes_when_the_office_gave_a_receipt_of_all_of_it) {
  const Installation tablet;
  begin(tablet);
  tablet.synced(workshop, couch.url());
  expect_refused(tablet.run({"erase", "--workshop", workshop}), kUndelivered);
  const json receipt = tablet.ask({"receipt", "--workshop", workshop, "--to", couch.url()});
  EXPECT_EQ(receipt.at("held"), receipt.at("of")) << receipt;
  tablet.add_card(workshop, "Written since");
  expect_refused(tablet.run({"erase", "--workshop", workshop}), kUndelivered);
  tablet.synced(workshop, couch.url());
  tablet.ask({"receipt", "--workshop", workshop, "--to", couch.url()});
  EXPECT_EQ(tablet.run({"erase", "--workshop", workshop}).exit_code, 0);
  EXPECT_TRUE(hers.in_folder(tablet.data()).empty());
  EXPECT_TRUE(others.in_folder(tablet.data()).empty());
}

TEST_F(Erasing, A_sheet_that_waits_for_the_closing_is_not_sent) {
  const Installation tablet;
  begin(tablet);
  tablet.record(workshop, {answer_intent(she),
                           {{"do", "assessment.submit"}, {"activity", kAssessment}, {"person", she}}});
  tablet.synced(workshop, couch.url());
  tablet.ask({"receipt", "--workshop", workshop, "--to", couch.url()});
  expect_refused(tablet.run({"erase", "--workshop", workshop}), kUndelivered);
}

TEST_F(Erasing, Everything_wants_a_word_when_something_was_not_sent) {
  home.add_card(workshop, kHerWords);
  const std::string second = home.new_workshop("Second");
  expect_refused(home.run({"erase", "--everything"}), kUndelivered);
  expect_refused(home.run({"erase", "--everything", "--even-though-not-delivered", workshop}), kUndelivered);
  expect_refused(home.run({"erase"}), "--workshop or --everything is missing");
  EXPECT_EQ(home.ask({"workshop", "list"}).at("workshops").size(), 2u);
  EXPECT_EQ(home.run({"erase", "--everything", "--even-though-not-delivered", "everything"}).exit_code, 0);
  EXPECT_TRUE(home.ask({"workshop", "list"}).at("workshops").empty());
  EXPECT_TRUE(hers.in_folder(home.data()).empty());
  EXPECT_FALSE(fs::exists(home.workshop_file(second)));
  EXPECT_NE(home.new_workshop("Third"), "") << "and one can begin again";
}

}  // namespace
}  // namespace ubao::test
