// Files for sticks from the command line: what is carried, what is refused and in which words, and disks that
// are full, locked or forgetful. Nothing half written is ever left, and nothing half read taken in.
#include "tests/e2e/carried.h"
#include "tests/support/small_disk.h"

namespace ubao::test {
namespace {

namespace fs = std::filesystem;

// Texts that no packing makes small.
std::vector<json> stubborn_cards(const std::string& board, int count) {
  std::vector<json> intents;
  std::uint64_t chance = 88172645463325252ull;
  for (int i = 0; i < count; ++i) {
    std::string text;
    while (text.size() < 1500) {
      chance ^= chance << 13, chance ^= chance >> 7, chance ^= chance << 17;
      text += std::to_string(chance);
    }
    intents.push_back(card_intent(board, text));
  }
  return intents;
}

using Bundle_file = Carried;

TEST_F(Bundle_file, A_workshop_begins_on_a_tablet_that_has_an_invitation_and_a_file) {
  home.add_person(workshop, "Amina Odhiambo");
  home.add_card(workshop, "Carried in a pocket");
  const json out = exported(home, path("all.ubao"));
  EXPECT_EQ(out.value("workshop", ""), workshop);
  EXPECT_EQ(out.value("file", ""), path("all.ubao"));
  EXPECT_EQ(out.value("ops", 0u), home.log(workshop).size());
  EXPECT_EQ(out.value("sheets", 9), 0);
  EXPECT_EQ(out.value("left_out", 9), 0);
  EXPECT_EQ(out.value("bytes", 0u), fs::file_size(path("all.ubao")));
  EXPECT_FALSE(out.value("partial", true));
  EXPECT_FALSE(fs::exists(path("all.ubao.part")));

  const json in = imported(tablet, path("all.ubao"), {"--invite", invited()});
  EXPECT_EQ(in.value("added", 0u), home.log(workshop).size());
  EXPECT_EQ(in.value("known", 9), 0);
  EXPECT_EQ(in.value("set_aside", 9), 0);
  expect_alike();
  EXPECT_EQ(tablet.ask({"workshop", "list"})["workshops"].size(), 1u);
  tablet.expect_healthy();
}

TEST_F(Bundle_file, Taken_in_again_it_adds_nothing) {
  begin_tablet();
  const std::string before = tablet.dump(workshop);
  for (int i = 0; i < 3; ++i) {
    const json again = imported(tablet, path("first.ubao"));
    EXPECT_EQ(again.value("added", 9), 0) << again;
    EXPECT_EQ(again.value("known", 0), again.value("ops", -1)) << again;
  }
  // nor does the device that wrote it learn anything from it
  EXPECT_EQ(imported(home, path("first.ubao")).value("added", 9), 0);
  EXPECT_EQ(tablet.dump(workshop), before);
}

TEST_F(Bundle_file, Two_devices_that_swap_files_in_any_order_become_alike) {
  begin_tablet();
  std::vector<std::string> files;
  for (int i = 0; i < 4; ++i) {
    const Installation& writer = i % 2 == 0 ? home : tablet;
    writer.add_card(workshop, "Card " + std::to_string(i));
    files.push_back(path("swap" + std::to_string(i) + ".ubao"));
    exported(writer, files.back());
  }
  for (const int i : {2, 0, 2}) imported(tablet, files[static_cast<std::size_t>(i)]);
  for (const int i : {3, 1, 3}) imported(home, files[static_cast<std::size_t>(i)]);
  expect_alike();
  home.expect_healthy();
}

TEST_F(Bundle_file, With_a_receipt_only_what_is_new_is_written) {
  begin_tablet();
  home.add_card(workshop, "New since then");
  const std::string receipt = receipt_of(tablet);
  const json out = exported(home, path("new.ubao"), {"--since", receipt});
  EXPECT_TRUE(out.value("partial", false));
  EXPECT_GE(out.value("ops", 0), 1);
  EXPECT_LE(out.value("ops", 99), 4) << "the card, and what signs it";
  EXPECT_LT(fs::file_size(path("new.ubao")), fs::file_size(path("first.ubao")) / 2);
  const json in = imported(tablet, path("new.ubao"));
  EXPECT_TRUE(in.value("partial", false));
  EXPECT_EQ(in.value("added", -1), out.value("ops", -2));
  expect_alike();

  // a part alone makes no workshop
  const Installation third;
  const Ended ended = third.run({"import", path("new.ubao"), "--invite", invited("third.json")});
  EXPECT_EQ(ended.exit_code, kFailed);
  expect_sentence(ended, "holds only a part of the workshop");
  EXPECT_TRUE(third.ask({"workshop", "list"})["workshops"].empty());
}

TEST_F(Bundle_file, A_receipt_says_what_a_device_has) {
  const json said = home.ask({"have", "--workshop", workshop, "--out", path("receipt.json")});
  EXPECT_EQ(said.value("ops", 0u), home.log(workshop).size());
  EXPECT_EQ(said.value("logs", 0), 1);
  EXPECT_EQ(said.value("bytes", 0u), fs::file_size(path("receipt.json")));
  const json receipt = json::parse(bytes_of(path("receipt.json")), nullptr, false);
  EXPECT_EQ(receipt.value("format", ""), "ubao-receipt/1");
  EXPECT_EQ(receipt.value("workshop", ""), workshop);
}

TEST_F(Bundle_file, Receipts_that_are_none_are_refused) {
  const auto refused = [&](const std::string& receipt, const std::string& sentence) {
    const Ended ended =
        home.run({"export", "--workshop", workshop, "--to", path("never.ubao"), "--since", receipt});
    EXPECT_EQ(ended.exit_code, kFailed);
    expect_sentence(ended, sentence);
    EXPECT_FALSE(fs::exists(path("never.ubao")));
  };
  refused(path("nowhere.json"), "There is no such thing here.");
  write_bytes(path("noise.json"), "[1, 2");
  refused(path("noise.json"), "this is no receipt");
  const Installation other;
  const std::string strange = other.new_workshop();
  other.ask({"have", "--workshop", strange, "--out", path("strange.json")});
  refused(path("strange.json"), "the receipt is of another workshop");
  write_bytes(path("huge.json"), std::string(17 << 20, ' '));
  refused(path("huge.json"), "This is larger than allowed.");
}

TEST_F(Bundle_file, Files_of_other_workshops_are_told_apart) {
  exported(home, path("home.ubao"));
  const Ended stranger = tablet.run({"import", path("home.ubao")});
  EXPECT_EQ(stranger.exit_code, kFailed);
  expect_sentence(stranger, "This file belongs to a workshop that is not on this device.");
  const std::string own = tablet.new_workshop();
  const Ended other = tablet.run({"import", path("home.ubao"), "--workshop", own});
  EXPECT_EQ(other.exit_code, kFailed);
  expect_sentence(other, "This file belongs to another workshop.");
  EXPECT_EQ(tablet.ask({"workshop", "list"})["workshops"].size(), 1u);
}

TEST_F(Bundle_file, Another_room_key_opens_nothing_and_leaves_nothing_behind) {
  exported(home, path("home.ubao"));
  const Installation other;
  const std::string strange = other.new_workshop();
  other.ask({"invite", "--workshop", strange, "--out", path("strange.json")});
  json keys = json::parse(bytes_of(invited()), nullptr, false);
  keys["secrets"]["room"] = json::parse(bytes_of(path("strange.json")))["secrets"]["room"];
  ASSERT_TRUE(keys["secrets"]["room"].is_string()) << keys.dump();
  write_bytes(path("wrong.json"), keys.dump());
  const Ended ended = tablet.run({"import", path("home.ubao"), "--invite", path("wrong.json")});
  EXPECT_EQ(ended.exit_code, kFailed);
  expect_sentence(ended, "This file is damaged, or was not written to its end.");
  EXPECT_TRUE(tablet.ask({"workshop", "list"})["workshops"].empty());
}

TEST_F(Bundle_file, Torn_and_changed_anywhere_nothing_of_it_is_taken_in) {
  begin_tablet();
  home.add_card(workshop, "Not to be had in part");
  exported(home, path("whole.ubao"));
  const std::string whole = bytes_of(path("whole.ubao")), before = tablet.dump(workshop);
  const auto refused = [&](const std::string& bytes, std::size_t at) {
    write_bytes(path("torn.ubao"), bytes);
    const Ended ended = tablet.run({"import", path("torn.ubao"), "--workshop", workshop});
    EXPECT_EQ(ended.exit_code, kFailed) << at;
    EXPECT_EQ(ended.errors.rfind("ubao: This file", 0), 0u) << at << ended.errors;
    EXPECT_NE(ended.errors.find("Nothing was taken in"), std::string::npos) << at << ended.errors;
  };
  std::vector<std::size_t> places{0, 1, 8, 12, 43, 44, 45, 72, 73, whole.size() - 1};
  for (std::size_t i = 1; i < 12; ++i) places.push_back(whole.size() * i / 12);
  for (const std::size_t at : places) {
    refused(whole.substr(0, at), at);
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x10);
    refused(changed, at);
  }
  refused(whole + "x", whole.size());
  EXPECT_EQ(tablet.dump(workshop), before);
  imported(tablet, path("whole.ubao"));
  expect_alike();
}

TEST_F(Bundle_file, What_is_no_file_or_too_large_is_not_even_read) {
  write_bytes(path("huge.ubao"), "");
  fs::resize_file(path("huge.ubao"), (64ull << 20) + 1);
  const Ended huge = home.run({"import", path("huge.ubao")});
  EXPECT_EQ(huge.exit_code, kFailed);
  expect_sentence(huge, "This file holds more than may be taken in at once.");
  EXPECT_LT(huge.peak_mb, 64);
  const Ended folder = home.run({"import", fs::path(path("huge.ubao")).parent_path().string()});
  EXPECT_EQ(folder.exit_code, kFailed);
  expect_sentence(folder, "is no file");
  const Ended nowhere = home.run({"import", path("nowhere.ubao")});
  EXPECT_EQ(nowhere.exit_code, kFailed);
  expect_sentence(nowhere, "There is no such thing here.");
}

TEST_F(Bundle_file, Is_written_to_a_folder_that_is_there_and_over_nothing_but_a_file) {
  const auto refused = [&](const std::string& target, const std::string& sentence) {
    const Ended ended = home.run({"export", "--workshop", workshop, "--to", target});
    EXPECT_EQ(ended.exit_code, kFailed) << target;
    expect_sentence(ended, sentence);
  };
  refused(path("no folder/all.ubao"), "There is no such thing here.");
  refused("/dev/null", "is there and no file");
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
  refused(fs::path(path("x")).parent_path().string(), "is there and no file");
  exported(home, path("twice.ubao"));
  home.add_card(workshop, "One more");
  exported(home, path("twice.ubao"));
  EXPECT_EQ(imported(tablet, path("twice.ubao"), {"--invite", invited()}).value("added", 0u),
            home.log(workshop).size());
}

TEST_F(Bundle_file, A_full_stick_keeps_nothing_and_says_so) {
  const SmallDisk stick("256k");
  if (!stick.mounted()) GTEST_SKIP() << "mounting a small disk needs root";
  home.record(workshop, stubborn_cards(home.activity(workshop, "board"), 500));
  const std::string target = (stick.path() / "all.ubao").string();
  const auto expect_full = [&] {
    const Ended ended = home.run({"export", "--workshop", workshop, "--to", target});
    EXPECT_EQ(ended.exit_code, kFailed);
    expect_sentence(ended, "the disk is full");
    EXPECT_FALSE(fs::exists(target));
    EXPECT_FALSE(fs::exists(target + ".part"));
  };
  expect_full();
  EXPECT_EQ(files_in(stick.path()), 0u);
  // no room at all from the beginning
  write_bytes((stick.path() / "other").string(), std::string(256 << 10, 'x'));
  expect_full();
  fs::remove(stick.path() / "other");
  ASSERT_TRUE(stick.grow_to("16m"));
  exported(home, target);
  EXPECT_EQ(files_in(stick.path()), 1u);
  home.expect_healthy();
}

TEST_F(Bundle_file, A_disk_that_fails_in_the_middle_keeps_nothing) {
  home.record(workshop, stubborn_cards(home.activity(workshop, "board"), 500));
  ProcessOptions limits;
  limits.most_file_bytes = 200 * 1024;
  const Ended ended = home.run({"export", "--workshop", workshop, "--to", path("all.ubao")}, {}, limits);
  EXPECT_EQ(ended.exit_code, kFailed);
  expect_sentence(ended, "the storage failed");
  EXPECT_EQ(files_in(fs::path(path("x")).parent_path()), 0u);
}

TEST_F(Bundle_file, From_a_locked_stick_is_read_and_to_it_not_written) {
  const SmallDisk stick("4m");
  if (!stick.mounted()) GTEST_SKIP() << "mounting a small disk needs root";
  exported(home, (stick.path() / "all.ubao").string());
  ASSERT_TRUE(stick.lock());
  const Ended ended =
      home.run({"export", "--workshop", workshop, "--to", (stick.path() / "more.ubao").string()});
  EXPECT_EQ(ended.exit_code, kFailed);
  expect_sentence(ended, "Read-only file system");
  imported(tablet, (stick.path() / "all.ubao").string(), {"--invite", invited()});
  expect_alike();
  EXPECT_EQ(files_in(stick.path()), 1u) << "nothing is opened on the stick but the file";
}

TEST_F(Bundle_file, Needs_its_arguments) {
  EXPECT_EQ(home.run({"export", "--workshop", workshop}).exit_code, kUsage);
  EXPECT_EQ(home.run({"import"}).exit_code, kUsage);
  EXPECT_EQ(home.run({"have", "--workshop", workshop}).exit_code, kUsage);
}

}  // namespace
}  // namespace ubao::test
