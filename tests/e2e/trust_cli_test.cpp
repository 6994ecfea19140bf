// PINs, passphrases, the workshop's key and its devices from the command line: what is refused, and how it is
// said.
#include <csignal>

#include "tests/e2e/trusting.h"

namespace ubao::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* kWrongPin = "That is not the right PIN or passphrase. Nothing was changed.";
constexpr const char* kTooSoon = "There were too many wrong tries.";
constexpr const char* kLocked = "This is locked. Enter the PIN or passphrase first; nothing was changed.";
constexpr const char* kNotAllowed = "Only a facilitator's device may do this.";
constexpr const char* kPin = "271828";

class Pin : public Trusting {
 protected:
  Pin() : person(home.add_person(workshop, "Amina Hassan")) { set_pin(home, person, kPin); }

  std::string person;
};

TEST_F(Pin, A_wrong_one_is_told_and_the_right_one_goes_on) {
  expect_refused(tell(home, answer_intent(person), "314159"), kWrongPin);
  expect_refused(tell(home, answer_intent(person)), kLocked);
  EXPECT_EQ(tell(home, answer_intent(person), kPin).exit_code, 0);
  expect_refused(tell(home, answer_intent(person)), kLocked);
}

TEST_F(Pin, After_five_wrong_tries_even_the_right_one_has_to_wait) {
  for (int i = 0; i < 5; ++i) expect_refused(tell(home, answer_intent(person), "314159"), kWrongPin);
  const Ended waits = tell(home, answer_intent(person), kPin);
  expect_refused(waits, kTooSoon);
  EXPECT_EQ(waits.output, "");
  // nor does a copy of the folder forget
  const TempFolder elsewhere;
  fs::copy(home.data(), elsewhere.path() / "data", fs::copy_options::recursive);
  expect_refused(tell(Installation(elsewhere.path() / "data"), answer_intent(person), kPin), kTooSoon);
  // the next person is none the worse
  const std::string other = home.add_person(workshop, "Joseph Otieno");
  set_pin(home, other, "161803");
  EXPECT_EQ(tell(home, answer_intent(other), "161803").exit_code, 0);
}

TEST_F(Pin, The_right_one_in_time_forgives_the_wrong_ones) {
  for (int i = 0; i < 4; ++i) expect_refused(tell(home, answer_intent(person), "314159"), kWrongPin);
  EXPECT_EQ(tell(home, answer_intent(person), kPin).exit_code, 0);
  for (int i = 0; i < 4; ++i) expect_refused(tell(home, answer_intent(person), "314159"), kWrongPin);
  EXPECT_EQ(tell(home, answer_intent(person), kPin).exit_code, 0);
}

TEST_F(Pin, A_try_that_is_killed_before_its_answer_counts) {
  const fs::path wal = home.workshop_file(workshop).string() + "-wal";
  const std::string pin_file = papers.write("wrong", "314159\n");
  const std::string board = home.activity(workshop, "board");
  for (int i = 0; i < 5; ++i) {
    Process record(home.command({"record", "--workshop", workshop, "--pin-file", pin_file}));
    record.write_line(card_intent(board, "Nothing is under way").dump());
    ASSERT_TRUE(record.read_line());
    const auto before = fs::file_size(wal);
    record.write_line(answer_intent(person).dump());
    // the try is written down first, then comes the long part
    for (int patience = 0; fs::file_size(wal) == before && patience < 20'000; ++patience)
      ASSERT_FALSE(record.read_line(Process::Patience(1)));
    record.send_signal(SIGKILL);
    const Ended ended = record.wait();
    ASSERT_EQ(ended.signal, SIGKILL);
    ASSERT_EQ(ended.errors, "") << "the kill came after the answer";
  }
  expect_refused(tell(home, answer_intent(person), kPin), kTooSoon);
  home.expect_healthy();
}

TEST_F(Pin, It_is_changed_with_the_old_one_and_forgotten_with_a_facilitator) {
  EXPECT_EQ(tell(home, note_intent(person, "Mine alone"), kPin).exit_code, 0);
  const Words change{"person",   "set-pin", "--workshop", workshop,
                     "--person", person,    "--pin-file", papers.write("new", "161803\n")};
  const auto with = [&](Words more) {
    more.insert(more.begin(), change.begin(), change.end());
    return home.run(more);
  };
  expect_refused(home.run(change), kLocked);
  expect_refused(with({"--old-pin-file", papers.write("old", "314159\n")}), kWrongPin);
  EXPECT_EQ(with({"--old-pin-file", papers.write("old", std::string(kPin) + "\n")}).exit_code, 0);
  expect_refused(tell(home, answer_intent(person), kPin), kWrongPin);
  EXPECT_EQ(tell(home, answer_intent(person), "161803").exit_code, 0);

  const json copy = {{"do", "note.copy"}, {"activity", kReflection}, {"person", person}, {"code", "actions"}};
  EXPECT_EQ(tell(home, copy, "161803").exit_code, 0) << "a new PIN opens what the old one locked";
  papers.write("new", "577215\n");
  EXPECT_EQ(with({"--forgotten"}).exit_code, 0);
  expect_refused(tell(home, copy, "577215"), "There is no such thing here.");
}

TEST_F(Pin, Easy_ones_are_refused) {
  const std::string other = home.add_person(workshop, "Joseph Otieno");
  for (const char* easy : {"123456", "000000", "987654", "12345", "kenya", ""}) {
    const Ended ended = home.run({"person", "set-pin", "--workshop", workshop, "--person", other,
                                  "--pin-file", papers.write("easy", std::string(easy) + "\n")});
    expect_refused(ended, *easy ? "This is too easy to guess." : "This input cannot be used.");
  }
  expect_refused(home.run({"person", "set-pin", "--workshop", workshop, "--person", other, "--pin-file",
                           papers.path("not there")}),
                 "There is no such thing here.");
}

TEST_F(Pin, Only_a_facilitators_device_resets_it) {
  const Couch couch;
  const Installation tablet;
  invite(tablet, couch);
  const std::string other = tablet.add_person(workshop, "Joseph Otieno");
  set_pin(tablet, other, kPin);
  expect_refused(tablet.run({"person", "set-pin", "--workshop", workshop, "--person", other, "--pin-file",
                             papers.write("new", "161803\n"), "--forgotten"}),
                 kNotAllowed);
  EXPECT_EQ(tell(tablet, answer_intent(other), kPin).exit_code, 0);
}

class Key : public Trusting {
 protected:
  Ended tally(const Installation& device, const std::string& passphrase_file = {}) const {
    Words words{"tally", "--workshop", workshop, "--activity", kAssessment};
    if (!passphrase_file.empty()) words.insert(words.end(), {"--passphrase-file", passphrase_file});
    return device.run(words);
  }
  // Six people hand in on the tablet, the facilitator closes, and everything arrives everywhere.
  void hand_in(const Installation& tablet, const Couch& couch) {
    home.record(workshop, {state_intent(kAssessment, "open")});
    for (int i = 0; i < 6; ++i) {
      const std::string person = tablet.add_person(workshop, "Person " + std::to_string(i));
      tablet.record(workshop, {answer_intent(person),
                               {{"do", "assessment.submit"}, {"activity", kAssessment}, {"person", person}}});
    }
    home.record(workshop, {state_intent(kAssessment, "closed")});
    home.synced(workshop, couch.url());
    tablet.synced(workshop, couch.url());
    home.synced(workshop, couch.url());
  }

  const std::string forgotten = papers.write("forgotten", "something with moon\n");
  const json six = {{"L1", {{"4", 6}}}};
};

TEST_F(Key, Without_the_passphrase_the_answers_stay_closed) {
  const Couch couch;
  const Installation tablet;
  invite(tablet, couch);
  hand_in(tablet, couch);
  expect_refused(tally(home), kLocked);
  expect_refused(tally(home, forgotten), kWrongPin);
  EXPECT_EQ(object_of(tally(home, passphrase)).value("counts", json()), six);
  expect_refused(tally(tablet), "The key for this is not on this device.");
  expect_refused(home.run({"invite", "--workshop", workshop, "--out", papers.path("x")}), kLocked);
  expect_refused(home.run({"key", "sheet", "--workshop", workshop, "--out", papers.path("x"),
                           "--passphrase-file", forgotten}),
                 kWrongPin);
  EXPECT_FALSE(fs::exists(papers.path("x")));
}

TEST_F(Key, Exported_and_imported_makes_another_device_a_facilitators) {
  const Couch couch;
  const Installation tablet;
  invite(tablet, couch);
  hand_in(tablet, couch);
  home.ask({"key", "export", "--workshop", workshop, "--out", papers.path("key"), "--passphrase-file",
            passphrase});
  EXPECT_EQ(fs::status(papers.path("key")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  const auto import = [&](const std::string& file, const std::string& words) {
    return tablet.run({"key", "import", "--workshop", workshop, "--in", file, "--passphrase-file", words});
  };
  expect_refused(import(papers.path("key"), forgotten), kWrongPin);
  expect_refused(import(papers.write("cut", papers.read("key").substr(0, 60)), passphrase),
                 "This input cannot be used.");
  EXPECT_EQ(role(tablet), "participant");
  EXPECT_EQ(import(papers.path("key"), passphrase).exit_code, 0);
  expect_refused(tally(tablet), "This is locked.");  // it came behind the passphrase, and stays there
  EXPECT_EQ(object_of(tally(tablet, passphrase)).value("counts", json()), six);

  tablet.record(workshop, {state_intent(kBoard, "open")});
  tablet.synced(workshop, couch.url());
  home.synced(workshop, couch.url());
  EXPECT_EQ(state_of(home, kBoard), "open") << "what it decides counts elsewhere";
}

TEST_F(Key, The_words_of_the_sheet_bring_it_back) {
  const Couch couch;
  const Installation tablet, stranger;
  invite(tablet, couch);
  hand_in(tablet, couch);
  home.ask({"key", "sheet", "--workshop", workshop, "--out", papers.path("sheet"), "--passphrase-file",
            passphrase});
  const std::string page = papers.read("sheet");
  EXPECT_NE(page.find("<svg"), std::string::npos);
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(page.find("[recovery"), std::string::npos) << "every word is there";
  std::string words;
  for (auto at = page.find("<li>"); at != std::string::npos; at = page.find("<li>", at + 1))
    words += page.substr(at + 4, page.find("</li>", at) - at - 4) + " ";
  const auto type = [&](const Installation& device, const std::string& typed) {
    return device.run({"key", "words", "--workshop", workshop}, typed);
  };
  // a device that came without an invitation becomes whole with them
  stranger.joined(workshop, couch.url());
  expect_refused(type(stranger, words.substr(6)), "a recovery sheet has 17 words");
  std::string other = words;
  other[0] = other[0] == 'b' ? 'd' : 'b';
  expect_refused(type(stranger, other), "This input cannot be used.");
  expect_refused(tally(stranger), "The key for this is not on this device.");
  EXPECT_EQ(type(stranger, words).exit_code, 0);
  EXPECT_EQ(object_of(tally(stranger)).value("counts", json()), six);
  const Ended names = stranger.run({"dump", "--open", "--workshop", workshop});
  EXPECT_NE(names.output.find("Person 5"), std::string::npos);

  const Installation another;
  const std::string foreign = another.new_workshop("Another");
  expect_refused(another.run({"key", "words", "--workshop", foreign}, words), "the key of another workshop");
}

}  // namespace
}  // namespace ubao::test
