// Thirty people answer, evaluate, vote, reflect and write their names on three devices; one of these is
// killed in the middle. Every byte that is left of it anywhere is searched for their words, their values and
// their PINs; and the facilitator's sums are right all the same.
#include <gtest/gtest.h>

#include <csignal>
#include <fstream>

#include "tests/e2e/crowd.h"
#include "tests/support/activities.h"
#include "tests/support/couch.h"
#include "tests/support/places.h"
#include "tests/support/wire_tap.h"

namespace ubao::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* kOpenWord = "kwaheriqueue";  // on a card, which everybody may read
constexpr int kPerDevice = 10;

std::vector<std::string> statement_codes() {
  const json instrument = json::parse(bytes_of_file(in_sources("assets/instruments/dtca-default.json")));
  std::vector<std::string> codes;
  for (const json& statement : instrument.at("statements")) codes.push_back(statement.at("code"));
  return codes;
}

class Canary : public testing::Test {
 protected:
  Canary() {
    control_.add("the card", kOpenWord);
    fs::create_directories(temporary());
  }

  // Runs a command, and listens to what it says.
  Ended run(const Installation& device, const Words& words, std::string_view input = {}) {
    ProcessOptions options;
    options.environment = {{"TMPDIR", temporary().string()}, {"SQLITE_TMPDIR", temporary().string()}};
    Ended ended = device.run(words, input, options);
    said_ += ended.output + ended.errors;
    EXPECT_EQ(ended.exit_code, 0) << words.front() << ": " << ended.errors;
    return ended;
  }
  // Secrets are handed over in files of the test's own, which nobody searches.
  std::string secret_file(const std::string& name, const std::string& text) {
    std::ofstream(secrets_.file(name)) << text;
    return secrets_.file(name);
  }
  fs::path temporary() const { return watched_.path() / "tmp"; }
  std::string url() const { return Couch::url_of(wire_.port()); }

  void begin() {
    const std::string passphrase = secret_file("passphrase", "mwangaza wa asubuhi\n");
    workshop_ = object_of(run(devices_[0],
                              {"workshop", "new", "--title", "Training", "--passphrase-file", passphrase}))
                    .value("workshop", "");
    set_states("open", {kAssessment, kEvaluation, kPoll, kReflection});
    sync(devices_[0]);
    for (int i : {1, 2}) {
      const std::string file = (watched_.path() / ("invitation" + std::to_string(i))).string();
      run(devices_[i], {"doctor"});
      run(devices_[0], {"invite", "--workshop", workshop_, "--out", file, "--address", url(),
                        "--passphrase-file", passphrase});
      run(devices_[i], {"join", "--invite", file});
    }
    for (std::size_t i = 0; i < crowd_.people.size(); ++i) add_person(crowd_.people[i], device_of(i));
  }

  void add_person(Someone& person, const Installation& device) {
    person.id =
        object_of(run(device, {"person", "add", "--workshop", workshop_, "--name", person.name, "--ministry",
                               person.ministry, "--role", person.role, "--region", person.region}))
            .value("person", "");
    run(device, {"person", "set-pin", "--workshop", workshop_, "--person", person.id, "--pin-file",
                 secret_file("pin", person.pin + "\n")});
  }

  const Installation& device_of(std::size_t person) const { return devices_[person / kPerDevice]; }

  // All that the people of a device do, one after the other, and a card.
  std::vector<json> intents_on(std::size_t device) const {
    std::vector<json> intents;
    for (std::size_t i = device * kPerDevice; i < (device + 1) * kPerDevice; ++i) {
      const auto hers = intents_of(crowd_.people[i], kAssessment, kEvaluation, kPoll, kReflection);
      intents.insert(intents.end(), hers.begin(), hers.end());
    }
    const std::string& first = crowd_.people[device * kPerDevice].id;
    intents.push_back(card_intent(kBoard, "Fewer forms, " + std::string(kOpenWord), first));
    return intents;
  }
  Words record_command(std::size_t device) {
    std::string pins;
    for (std::size_t i = device * kPerDevice; i < (device + 1) * kPerDevice; ++i)
      pins += crowd_.people[i].id + " " + crowd_.people[i].pin + "\n";
    return {"record", "--workshop", workshop_, "--pin-file",
            secret_file("pins" + std::to_string(device), pins)};
  }

  // The same with a power cut: what was not answered is told once more.
  void record_and_crash(std::size_t device) {
    const auto intents = intents_on(device);
    std::size_t answered = 0;
    {
      Process record(devices_[device].command(record_command(device)));
      const std::size_t middle = intents.size() / 2;
      for (std::size_t i = 0; i < middle; ++i) {
        record.write_line(intents[i].dump());
        const auto line = record.read_line();
        ASSERT_TRUE(line) << record.wait().errors;
        said_ += *line;
        ++answered;
      }
      expect_nothing_in(devices_[device].data());  // while it is at work
      record.write(lines_of({intents.begin() + static_cast<std::ptrdiff_t>(middle), intents.end()}));
      record.send_signal(SIGKILL);
      const Ended ended = record.wait();
      EXPECT_EQ(ended.signal, SIGKILL);
      said_ += ended.output + ended.errors;
      answered += static_cast<std::size_t>(std::count(ended.output.begin(), ended.output.end(), '\n'));
    }
    EXPECT_TRUE(fs::exists(devices_[device].workshop_file(workshop_).string() + "-wal"));
    expect_nothing_in(devices_[device].data());  // what a thief finds
    answered = std::min(answered, intents.size() - 1);
    run(devices_[device], record_command(device),
        lines_of({intents.begin() + static_cast<std::ptrdiff_t>(answered), intents.end()}));
  }

  void set_states(const std::string& state, const std::vector<std::string>& activities) {
    std::vector<json> intents;
    for (const std::string& activity : activities)
      intents.push_back({{"do", "activity.set"}, {"activity", activity}, {"state", state}});
    run(devices_[0], {"record", "--workshop", workshop_}, lines_of(intents));
  }

  void sync(const Installation& device) {
    run(device, {"sync", "--workshop", workshop_, "--to", url(), "--once", "--json"});
  }

  void expect_none(const std::vector<std::string>& found) {
    EXPECT_TRUE(found.empty()) << found.size() << " sightings, the first: " << found.front();
  }
  void expect_nothing_in(const fs::path& folder) { expect_none(crowd_.closed().in_folder(folder)); }

  std::string stored_at_server() {
    std::string all;
    const json names = json::parse(couch_.ask("GET", "/_all_dbs").body);
    for (const json& name : names) {
      const std::string database = "/" + name.get<std::string>();
      all += couch_.ask("GET", database + "/_all_docs?include_docs=true").body;
      all += couch_.ask("GET", database + "/_changes?include_docs=true&style=all_docs").body;
    }
    return all;
  }

  // Everywhere at once. The word that is meant to be read shows that the search sees something.
  void search_everything(bool cards_are_there) {
    for (const Installation& device : devices_) expect_nothing_in(device.data());
    expect_nothing_in(watched_.path());  // invitations, what processes leave in temporary places
    expect_nothing_in(couch_.folder());
    expect_none(crowd_.closed().in_text(stored_at_server(), "the server's documents"));
    expect_none(crowd_.closed().in_text(said_, "what commands say"));
    const Overheard heard = wire_.overheard();
    EXPECT_EQ(heard.unread, 0);
    expect_none(crowd_.closed().in_text(heard.raw, "the bytes on the wire"));
    std::string bodies;
    for (const std::string& body : heard.bodies) bodies += body;
    expect_none(crowd_.closed().in_text(bodies, "the messages on the wire"));
    if (!cards_are_there) return;
    for (const Installation& device : devices_) EXPECT_FALSE(control_.in_folder(device.data()).empty());
    EXPECT_FALSE(control_.in_folder(couch_.folder()).empty());
    EXPECT_FALSE(control_.in_text(stored_at_server(), "").empty());
    EXPECT_FALSE(control_.in_text(bodies, "").empty());
  }

  void expect_totals(const char* activity, const Crowd::Totals& totals) {
    const json tally = object_of(run(devices_[0], {"tally", "--workshop", workshop_, "--activity", activity,
                                                   "--passphrase-file", secrets_.file("passphrase")}));
    EXPECT_EQ(tally.value("sheets", -1), 3 * kPerDevice) << activity;
    EXPECT_EQ(tally.value("completions", -1), 3 * kPerDevice) << activity;
    EXPECT_EQ(tally.value("unreadable", -1), 0) << activity;
    EXPECT_EQ(tally.value("counts", json()), json(totals)) << activity;
  }

  std::string open_dump(const Installation& device, const Words& more = {}) {
    Words words{"dump", "--open", "--workshop", workshop_};
    words.insert(words.end(), more.begin(), more.end());
    const Ended ended = device.run(words);
    EXPECT_EQ(ended.exit_code, 0) << ended.errors;
    return ended.output;
  }

  Couch couch_;
  WireTap wire_{couch_.port()};
  TempFolder watched_, secrets_;
  Installation devices_[3];
  Crowd crowd_{3 * kPerDevice, 20261126, statement_codes()};
  Canaries control_;
  std::string workshop_, said_;
};

TEST_F(Canary, Nothing_private_can_be_read_anywhere_and_the_sums_are_right) {
  begin();
  run(devices_[0], record_command(0), lines_of(intents_on(0)));
  run(devices_[1], record_command(1), lines_of(intents_on(1)));
  record_and_crash(2);
  search_everything(false);
  for (const Installation& device : devices_) sync(device);
  search_everything(true);
  EXPECT_EQ(stored_at_server().find("submission:"), std::string::npos) << "a sheet left before the closing";

  set_states("closed", {kAssessment, kEvaluation, kPoll});
  for (int round = 0; round < 2; ++round)
    for (const Installation& device : devices_) sync(device);
  sync(devices_[0]);
  search_everything(true);
  EXPECT_NE(stored_at_server().find("submission:"), std::string::npos);

  expect_totals(kAssessment, crowd_.assessment_totals());
  expect_totals(kPoll, crowd_.poll_totals());
  expect_totals(kEvaluation, crowd_.evaluation_totals());

  // what is looked for is what was typed: the same search finds it there
  for (std::size_t i = 0; i < 3; ++i) {
    const auto typed = crowd_.closed_to_room().in_text(lines_of(intents_on(i)), "what was typed");
    EXPECT_EQ(typed.size(), std::size_t{8} * kPerDevice) << "three columns, four questions, one poll";
  }

  // who has the room's key sees names; nobody sees one person's sheet
  const Words passphrase{"--passphrase-file", secrets_.file("passphrase")};
  for (const Installation& device : devices_) {
    const bool facilitator = &device == &devices_[0];
    const std::string dump = open_dump(device, facilitator ? passphrase : Words{});
    for (const Someone& person : crowd_.people) {
      EXPECT_NE(dump.find(person.name), std::string::npos);
      EXPECT_NE(dump.find(person.ministry), std::string::npos);
    }
    EXPECT_FALSE(crowd_.closed().in_text(dump, "").empty());
    expect_none(crowd_.closed_to_room().in_text(dump, "the open dump"));
    const json tallies = json::parse(dump).value("tallies", json::object());
    EXPECT_EQ(tallies.value(kAssessment, json()).contains("counts"), facilitator) << tallies;
  }
  const Installation stranger;
  run(stranger, {"join", "--from", url(), "--workshop", workshop_});
  expect_none(crowd_.closed().in_text(open_dump(stranger), "a stranger's open dump"));
  expect_nothing_in(stranger.data());
  for (const Installation& device : devices_) device.expect_healthy();
}

TEST(Canaries, A_word_is_found_in_every_dress) {
  Canaries canaries;
  canaries.add("the word", "zebrafinch");
  EXPECT_EQ(canaries.in_text("a zebrafinch", "here"), std::vector<std::string>{"the word in here"});
  EXPECT_TRUE(canaries.in_text("a zebra finch", "here").empty());
  // base64 of "zebrafinch", "xzebrafinch", "xyzebrafinch!"
  for (const char* dress : {"emVicmFmaW5jaA==", "eHplYnJhZmluY2g", "eHl6ZWJyYWZpbmNoIQ"})
    EXPECT_EQ(canaries.in_text(std::string("{\"box\":\"") + dress + "\"}", "here").size(), 1u) << dress;
  const TempFolder folder;
  std::ofstream(folder.file("zebrafinch.txt")) << "nothing";
  EXPECT_EQ(canaries.in_folder(folder.path()).size(), 1u) << "in the name of a file";

  int unread = 0;
  EXPECT_EQ(bodies_in("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nhiPOST / HTTP/1.1\r\nTransfer-Encoding: "
                      "chunked\r\n\r\n2\r\nho\r\n0\r\n\r\n",
                      unread),
            (std::vector<std::string>{"hi", "ho"}));
  EXPECT_EQ(unread, 0);
  bodies_in("POST / HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nhi", unread);
  EXPECT_EQ(unread, 1) << "what cannot be unpacked is not passed over";
}

}  // namespace
}  // namespace ubao::test
