// Devices that exchange in a room through the facilitator's laptop: paired by a file, encrypted, found by the
// key of the hub. And a program that was never made for Ubao, against the same hub.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/e2e/hub_process.h"
#include "tests/support/couch.h"
#include "tests/support/places.h"

namespace ubao::test {
namespace {

class HubRoom : public testing::Test {
 protected:
  HubRoom() : workshop(laptop.new_workshop()) {}

  json join(const Installation& tablet, HubProcess& hub, const std::string& name) {
    return tablet.ask({"join", "--invite", hub.pairing(folder.path(), name), "--json"});
  }
  json sync(const Installation& tablet) const {
    return tablet.ask({"sync", "--workshop", workshop, "--once", "--json"});
  }
  // The pairing file with something else in its part about the hub.
  std::string changed(const std::string& file, const std::string& member, const json& value) const {
    std::ifstream in(file);
    json said = json::parse(in);
    said["hub"][member] = value;
    const std::string other = file + ".changed";
    std::ofstream(other) << said.dump();
    return other;
  }

  TempFolder folder;
  Installation laptop, blue, red;
  std::string workshop;
};

TEST_F(HubRoom, Two_tablets_exchange_through_the_laptop_of_the_facilitator) {
  HubProcess hub(laptop, workshop);
  ASSERT_GT(hub.port(), 0) << hub.opening;
  const json joined = join(blue, hub, "blue");
  EXPECT_GT(joined.value("pulled", 0), 0) << joined;
  join(red, hub, "red");
  const std::string card = blue.add_card(workshop, "Written on the blue one");
  EXPECT_GT(sync(blue).value("pushed", 0), 0);
  EXPECT_GT(sync(red).value("pulled", 0), 0);
  EXPECT_EQ(field_of(red.dump(workshop), card, "text").value("value", ""), "Written on the blue one");
  sync(blue);
  EXPECT_EQ(red.dump(workshop), blue.dump(workshop));
  const json members = hub.tell({{"do", "members"}})["members"];
  ASSERT_EQ(members.size(), 2u);
  for (const json& member : members) {
    EXPECT_TRUE(member.value("connected", false)) << member;
    EXPECT_EQ(member.value("lacks", -1), 0) << member;
  }
  EXPECT_EQ(hub.end().exit_code, kDone);
  const auto held = laptop.op_ids(workshop);
  for (const std::string& id : blue.op_ids(workshop)) EXPECT_TRUE(held.contains(id)) << id;
  laptop.expect_healthy();
}

TEST_F(HubRoom, A_pairing_is_good_once_and_a_revoked_device_gets_in_no_more) {
  HubProcess hub(laptop, workshop);
  const std::string file = hub.pairing(folder.path(), "blue");
  blue.ask({"join", "--invite", file});
  const Ended second = red.run({"join", "--invite", file});
  EXPECT_EQ(second.exit_code, kFailed);
  expect_sentence(second, "a pairing is good once and for five minutes");
  EXPECT_EQ(red.ask({"workshop", "list"}).value("workshops", json::array()).size(), 0u);

  const std::string user = hub.tell({{"do", "members"}})["members"][0].value("user", "");
  EXPECT_EQ(hub.tell({{"do", "revoke"}, {"user", user}}).value("revoked", ""), user);
  blue.add_card(workshop, "Kept on the blue one");
  const Ended turned_away = blue.run({"sync", "--workshop", workshop, "--to", "hub", "--once"});
  EXPECT_EQ(turned_away.exit_code, kFailed);
  expect_sentence(turned_away, "Everything waits here safely.");
  // paired anew, it sends what waited; it has the workshop already
  blue.ask({"join", "--invite", hub.pairing(folder.path(), "again")});
  EXPECT_EQ(blue.status(workshop).value("waiting", -1), 0);
  hub.end();
  EXPECT_EQ(laptop.ask({"hub", "members", "--workshop", workshop})["members"].size(), 1u);
}

TEST_F(HubRoom, Two_tablets_are_paired_by_codes_that_were_copied_somehow) {
  HubProcess hub(laptop, workshop);
  const std::string code = hub.code();
  ASSERT_EQ(code.rfind("UBAO1:", 0), 0u) << code;
  const std::string in_two_lines = code.substr(0, 300) + "\n " + code.substr(300);
  EXPECT_GT(blue.ask({"join", "--invite", in_two_lines}).value("pulled", 0), 0);
  const std::string file = (folder.path() / "code.txt").string();
  std::ofstream(file) << hub.code() << "\n";
  red.ask({"join", "--invite", file});
  const std::string card = blue.add_card(workshop, "Written on the blue one");
  sync(blue);
  sync(red);
  EXPECT_EQ(field_of(red.dump(workshop), card, "text").value("value", ""), "Written on the blue one");
  EXPECT_EQ(hub.tell({{"do", "members"}})["members"].size(), 2u);

  const Installation green;
  const Ended again = green.run({"join", "--invite", code});
  EXPECT_EQ(again.exit_code, kFailed);
  expect_sentence(again, "a pairing is good once and for five minutes");
  const Ended cut = green.run({"join", "--invite", hub.code().substr(0, 400)});
  EXPECT_EQ(cut.exit_code, kFailed);
  expect_sentence(cut, "its end is missing");
  EXPECT_EQ(green.ask({"workshop", "list"}).value("workshops", json::array()).size(), 0u);
}

TEST_F(HubRoom, A_code_is_drawn_in_the_terminal_beside_the_answers) {
  HubProcess hub(laptop, workshop, {"--show-code"});
  ASSERT_GT(hub.port(), 0) << hub.opening;
  const Ended ended = hub.end();
  EXPECT_EQ(ended.exit_code, kDone);
  EXPECT_GT(std::count(ended.errors.begin(), ended.errors.end(), '\n'), 30) << ended.errors;
  EXPECT_NE(ended.errors.find("\u2580"), std::string::npos);
}

TEST_F(HubRoom, Whoever_has_another_key_gets_nothing) {
  Installation other;
  HubProcess stranger(other, other.new_workshop());
  HubProcess hub(laptop, workshop);
  const std::string file = hub.pairing(folder.path(), "blue");
  const std::string nobodys = std::string(43, 'A') + "=";
  const Ended refused = blue.run({"join", "--invite", changed(file, "key", nobodys)});
  EXPECT_EQ(refused.exit_code, kNotReachable) << refused.output;
  expect_sentence(refused, "the key of who answers there is another one");
  EXPECT_EQ(blue.ask({"workshop", "list"}).value("workshops", json::array()).size(), 0u);
  // the token was not shown to the stranger, and is good still
  const json both = {stranger.opening["addresses"][0], hub.opening["addresses"][0]};
  EXPECT_GT(blue.ask({"join", "--invite", changed(file, "addresses", both)}).value("pulled", 0), 0);
}

TEST_F(HubRoom, The_hub_is_found_where_it_is_now) {
  const int first = free_port(), second = free_port();
  {
    HubProcess hub(laptop, workshop, {}, first);
    const std::string file = hub.pairing(folder.path(), "blue");
    const auto at = [](int port) { return "https://127.0.0.1:" + std::to_string(port); };
    blue.ask({"join", "--invite", changed(file, "addresses", {at(first), at(second)})});
    hub.end();
  }
  blue.add_card(workshop, "Sent to the new place");
  const Ended nobody = blue.run({"sync", "--workshop", workshop, "--once", "--timeout", "20"});
  EXPECT_EQ(nobody.exit_code, kNotReachable) << nobody.errors;
  HubProcess hub(laptop, workshop, {}, second);
  EXPECT_GT(sync(blue).value("pushed", 0), 0);
  // one peer, whatever its address
  EXPECT_EQ(blue.status(workshop)["peers"].size(), 1u);
}

TEST_F(HubRoom, The_hub_is_found_at_an_address_that_nobody_told_of) {
  const int first = free_port(), second = free_port();
  {
    HubProcess hub(laptop, workshop, {}, first);
    join(blue, hub, "blue");
    hub.end();
  }
  blue.add_card(workshop, "Sent to where it is now");
  HubProcess hub(laptop, workshop, {}, second);
  EXPECT_GT(sync(blue).value("pushed", 0), 0);
  EXPECT_EQ(blue.status(workshop)["peers"].size(), 1u);
}

TEST_F(HubRoom, What_comes_to_the_hub_goes_on_to_the_office) {
  const Couch office;
  HubProcess hub(laptop, workshop, {"--office", office.url()});
  join(blue, hub, "blue");
  blue.add_card(workshop, "For the office");
  sync(blue);
  const std::set<std::string> written = blue.op_ids(workshop);
  const auto is_there = [&](const std::string& id) {
    return office.ask("GET", "/" + hub.database() + "/" + id).status == 200;
  };
  // the hub forwards when it gets round to it
  for (int tries = 0; tries < 1000 && !std::all_of(written.begin(), written.end(), is_there); ++tries)
    hub.tell({{"do", "members"}});
  for (const std::string& id : written) EXPECT_TRUE(is_there(id)) << id;
  EXPECT_EQ(hub.end().exit_code, kDone);
}

TEST_F(HubRoom, What_cannot_be_is_said_at_once) {
  const Ended open = laptop.run({"hub", "--workshop", workshop, "--plain", "--bind", "0.0.0.0"});
  EXPECT_EQ(open.exit_code, kFailed);
  expect_sentence(open, "without encryption everybody in the room could read along");
  const Ended nowhere = laptop.run({"hub", "--workshop", workshop, "--bind", "no-number"});
  EXPECT_EQ(nowhere.exit_code, kFailed);
  expect_sentence(nowhere, "the hub cannot listen at no-number");
  const Ended unpaired = laptop.run({"sync", "--workshop", workshop, "--to", "hub", "--once"});
  EXPECT_EQ(unpaired.exit_code, kFailed);
  expect_sentence(unpaired, "was not paired with a hub yet");
  const Ended unknown = laptop.run({"hub", "revoke", "--workshop", workshop, "--user", "device-nobody"});
  EXPECT_EQ(unknown.exit_code, kFailed);
}

TEST_F(HubRoom, An_unmodified_pouchdb_pulls_pushes_and_then_has_nothing_to_write) {
  constexpr int kDocuments = 1'000;
  const auto write = [&](const Installation& device) {
    std::vector<json> intents;
    const std::string board = device.activity(workshop, "board");
    for (int i = 0; i < kDocuments; ++i) intents.push_back(card_intent(board, "Card " + std::to_string(i)));
    device.record(workshop, intents);
  };
  {
    HubProcess hub(laptop, workshop);
    join(blue, hub, "blue");
  }
  write(laptop);
  write(blue);
  const std::string documents = (folder.path() / "blue.jsonl").string();
  {
    std::ofstream file(documents);
    for (const std::string& line : blue.log(workshop)) file << line << '\n';
  }
  const auto held = static_cast<int>(laptop.log(workshop).size());
  HubProcess hub(laptop, workshop, {"--plain", "--user", "PouchDB"});
  ASSERT_GT(hub.port(), 0) << hub.opening;
  const std::string url =
      "http://" + hub.credentials() + "@127.0.0.1:" + std::to_string(hub.port()) + "/" + hub.database();
  const Ended ended = run_program({node_program(), in_sources("tests/support/hub_pouch.mjs"), url,
                                   (folder.path() / "pouch").string(), documents});
  ASSERT_EQ(ended.exit_code, 0) << ended.errors << ended.output;
  const json said = object_of(ended);
  EXPECT_GE(held, kDocuments);
  EXPECT_EQ(said.value("/pulled/docs_written"_json_pointer, -1), held) << said;
  EXPECT_EQ(said.value("/pushed/docs_written"_json_pointer, -1), said.value("fresh", -2)) << said;
  EXPECT_GE(said.value("fresh", 0), kDocuments) << said;
  for (const char* step : {"pulled", "pushed", "pulled_again", "pushed_again"})
    EXPECT_EQ(said[step].value("doc_write_failures", -1), 0) << step << said;
  EXPECT_EQ(said["pulled_again"].value("docs_written", -1), 0) << said;
  EXPECT_EQ(said["pushed_again"].value("docs_written", -1), 0) << said;
  hub.end();
  EXPECT_EQ(static_cast<int>(laptop.log(workshop).size()), held + said.value("fresh", 0));
  laptop.expect_healthy();
}

}  // namespace
}  // namespace ubao::test
