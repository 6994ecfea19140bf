// The office's side from the command line, against a real server: slots, receipts, and what proves that all has
// arrived.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/e2e/installation.h"
#include "tests/support/couch.h"

namespace ubao::test {
namespace {

namespace fs = std::filesystem;

constexpr int kLacks = 3;

json receipt_of(const Installation& home, const std::string& workshop, const std::string& url,
                const Words& more = {}, int exit_code = 0) {
  Words words{"receipt", "--workshop", workshop, "--to", url, "--json"};
  words.insert(words.end(), more.begin(), more.end());
  const Ended ended = home.run(words);
  EXPECT_EQ(ended.exit_code, exit_code) << ended.errors << ended.output;
  return object_of(ended);
}

TEST(Receipts, Say_what_the_office_holds_and_what_is_missing) {
  const Couch couch;
  const Installation a;
  const std::string workshop = a.new_workshop();
  a.synced(workshop, couch.url());
  json receipt = receipt_of(a, workshop, couch.url());
  EXPECT_EQ(receipt["held"], receipt["of"]) << receipt;
  EXPECT_EQ(receipt["of"], static_cast<int>(a.log(workshop).size()));
  EXPECT_TRUE(receipt["missing"].empty());
  EXPECT_EQ(receipt["server"], couch.url() + "/ubao-" + workshop);
  EXPECT_EQ(receipt["digest"].get<std::string>().size(), 64u);
  ASSERT_EQ(receipt["devices"].size(), 1u);
  EXPECT_EQ(receipt["devices"][0]["complete"], false) << "the workshop is open";
  a.add_card(workshop, "Not sent yet");
  receipt = receipt_of(a, workshop, couch.url(), {"--deep"}, kLacks);
  EXPECT_EQ(receipt["held"].get<int>() + static_cast<int>(receipt["missing"].size()), receipt["of"].get<int>());
  EXPECT_EQ(receipt["missing"][0]["reason"], "waiting");
  EXPECT_EQ(a.run({"receipt", "--workshop", workshop, "--to", "http://127.0.0.1:1"}).exit_code, kNotReachable);
}

TEST(Receipts, Two_devices_close_a_workshop_and_compare_digests) {
  const Couch couch;
  const Installation a, b;
  const std::string workshop = a.new_workshop();
  a.synced(workshop, couch.url());
  b.joined(workshop, couch.url());
  b.add_card(workshop, "From the second");
  b.synced(workshop, couch.url());
  a.ask({"workshop", "close", "--workshop", workshop});
  a.synced(workshop, couch.url());
  EXPECT_EQ(receipt_of(a, workshop, couch.url())["complete"], false);
  b.synced(workshop, couch.url());
  a.synced(workshop, couch.url());
  const json first = receipt_of(a, workshop, couch.url(), {"--deep"}), second = receipt_of(b, workshop, couch.url());
  EXPECT_EQ(first["complete"], true) << first;
  EXPECT_EQ(second["complete"], true) << second;
  EXPECT_EQ(first["digest"], second["digest"]);
  EXPECT_EQ(first["deep"], true);
}

TEST(Receipts, Are_printed_on_a_page_without_names_of_people_or_passwords) {
  const Couch couch;
  const Installation a;
  const TempFolder folder;
  const std::string workshop = a.new_workshop("Coast <Region>");
  a.add_person(workshop, "Amina Odhiambo");
  a.synced(workshop, couch.url());
  const std::string page = (folder.path() / "receipt.html").string();
  const json receipt = receipt_of(a, workshop, couch.url(), {"--page", page});
  std::ifstream file(page);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  EXPECT_NE(text.find("Coast &lt;Region&gt;"), std::string::npos);
  EXPECT_NE(text.find(receipt["digest"].get<std::string>()), std::string::npos);
  EXPECT_EQ(text.find("Amina"), std::string::npos);
  EXPECT_EQ(text.find("[receipt"), std::string::npos) << "every word is there";
  EXPECT_EQ(text.find("<script"), std::string::npos);
}

class Slots : public ::testing::Test {
 protected:
  Slots() {
    std::ofstream(password_file()) << "secret\n";
    url = couch.url();
    url.insert(url.find("://") + 3, "chief@");
  }
  std::string password_file() const { return (folder.path() / "password").string(); }
  std::string slot_file() const { return (folder.path() / "slots.json").string(); }
  Ended server(const Words& words) const {
    Words all{"server"};
    all.insert(all.end(), words.begin(), words.end());
    all.insert(all.end(), {"--url", url, "--password-file", password_file()});
    return home.run(all);
  }

  Couch couch{"chief:secret"};
  Installation home;
  TempFolder folder;
  std::string url;
};

TEST_F(Slots, Are_printed_and_bound_by_the_code_on_the_sheet) {
  const std::string page = (folder.path() / "slots.html").string();
  const Ended made = server({"prepare", "--slots", "2", "--out", slot_file(), "--sheets", page});
  ASSERT_EQ(made.exit_code, 0) << made.errors << made.output;
  EXPECT_EQ(object_of(made).value("sheets", ""), page);
  EXPECT_EQ(fs::status(page).permissions() & fs::perms::mask, fs::perms::owner_read | fs::perms::owner_write);
  std::ifstream file(page);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  EXPECT_NE(text.find("ubao-slot-001"), std::string::npos);
  EXPECT_EQ(text.find("[slots"), std::string::npos) << "every word is there";
  EXPECT_EQ(text.find("<script"), std::string::npos);
  const std::size_t code_at = text.rfind("<code>") + 6;
  const std::string code = text.substr(code_at, text.find('<', code_at) - code_at);
  ASSERT_EQ(code.rfind("UBAO1:", 0), 0u) << code;

  const std::string workshop = home.new_workshop();
  home.add_card(workshop, "Sent with the account on the sheet");
  const json bound = home.ask({"server", "bind", "--workshop", workshop, "--slot", code});
  EXPECT_EQ(bound.value("office", ""), couch.url() + "/ubao-slot-002");
  EXPECT_EQ(home.run({"sync", "--workshop", workshop, "--once"}).exit_code, 0);
  EXPECT_EQ(home.status(workshop).value("waiting", -1), 0);
  std::string wrong = code;
  wrong[20] = wrong[20] == '7' ? '8' : '7';
  const Ended mistyped = home.run({"server", "bind", "--workshop", workshop, "--slot", wrong});
  EXPECT_EQ(mistyped.exit_code, kFailed);
  expect_sentence(mistyped, "a letter is another one");
}

TEST_F(Slots, Are_prepared_once_bound_to_a_workshop_and_used) {
  const Ended missing = server({"check", "--slots", "2"});
  EXPECT_EQ(missing.exit_code, kLacks) << missing.errors << missing.output;
  const Ended made = server({"prepare", "--slots", "2", "--out", slot_file()});
  ASSERT_EQ(made.exit_code, 0) << made.errors << made.output;
  EXPECT_EQ(object_of(made).value("slots", 0), 2);
  EXPECT_EQ(fs::status(slot_file()).permissions() & fs::perms::mask, fs::perms::owner_read | fs::perms::owner_write);
  const Ended again = server({"prepare", "--slots", "2", "--out", slot_file()});
  EXPECT_EQ(again.exit_code, 0) << again.errors << again.output;
  EXPECT_EQ(object_of(again).value("made", -1), 0) << again.output;
  EXPECT_EQ(object_of(again).value("mended", -1), 0) << again.output;
  EXPECT_EQ(server({"check", "--slots", "2"}).exit_code, 0);

  const std::string workshop = home.new_workshop(), other = home.new_workshop("Other");
  const json bound = home.ask({"server", "bind", "--workshop", workshop, "--slot", slot_file() + "#2"});
  EXPECT_EQ(bound.value("office", ""), couch.url() + "/ubao-slot-002");
  const Ended taken = home.run({"server", "bind", "--workshop", other, "--slot", slot_file() + "#2"});
  EXPECT_EQ(taken.exit_code, kFailed);
  EXPECT_NE(taken.errors.find(workshop), std::string::npos);
  EXPECT_EQ(home.ask({"server", "bind", "--workshop", other, "--slot", slot_file()}).value("slot", 0), 1);
  EXPECT_EQ(home.run({"server", "bind", "--workshop", other, "--slot", slot_file() + "#3"}).exit_code, kFailed);

  home.add_card(workshop, "Sent with the account of the slot");
  EXPECT_EQ(home.run({"sync", "--workshop", workshop, "--once"}).exit_code, 0);
  const Ended receipt = home.run({"receipt", "--workshop", workshop, "--deep"});
  EXPECT_EQ(receipt.exit_code, 0) << receipt.errors << receipt.output;
  EXPECT_EQ(object_of(receipt)["held"], static_cast<int>(home.log(workshop).size()));
}

TEST_F(Slots, A_wrong_password_of_the_administrator_changes_nothing) {
  std::ofstream(password_file()) << "guess\n";
  const Ended refused = server({"prepare", "--slots", "1", "--out", slot_file()});
  EXPECT_EQ(refused.exit_code, kFailed);
  expect_sentence(refused, "The server wants another name or password.");
  EXPECT_EQ(refused.errors.find("guess"), std::string::npos);
}

TEST_F(Slots, The_guard_refuses_what_is_no_entry_and_takes_what_is_one) {
  ASSERT_EQ(server({"prepare", "--slots", "1", "--out", slot_file()}).exit_code, 0);
  const std::string workshop = home.new_workshop();
  home.ask({"server", "bind", "--workshop", workshop, "--slot", slot_file()});
  ASSERT_EQ(home.run({"sync", "--workshop", workshop, "--once"}).exit_code, 0);
  const std::string hash = "0123456789abcdef0123456789abcdef";
  const auto row = [&](const std::string& id, const std::string& rev) {
    const json batch = {{"new_edits", false}, {"docs", {{{"_id", id}, {"_rev", rev}}}}};
    return couch.ask("POST", "/ubao-slot-001/_bulk_docs", batch.dump()).body;
  };
  EXPECT_NE(row("op:k7f3q9x2mbw4hd2a:00000001:" + hash, "1-ffffffffffffffffffffffffffffffff").find("forbidden"),
            std::string::npos);
  EXPECT_NE(row("notes", "1-" + hash).find("forbidden"), std::string::npos);
  EXPECT_EQ(row("op:k7f3q9x2mbw4hd2a:00000001:" + hash, "1-" + hash).find("forbidden"), std::string::npos);
}

TEST_F(Slots, A_file_that_is_none_is_left_alone) {
  std::ofstream(slot_file()) << "{\"format\": \"something\"}";
  EXPECT_EQ(server({"prepare", "--slots", "1", "--out", slot_file()}).exit_code, kFailed);
  std::ifstream file(slot_file());
  std::string text;
  std::getline(file, text);
  EXPECT_EQ(text, "{\"format\": \"something\"}");
}

}  // namespace
}  // namespace ubao::test
