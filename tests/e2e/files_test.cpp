// Files that are not what they should be: damaged, of a newer program, unreadable, no course. People are
// told, and nothing of theirs is lost.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "tests/e2e/installation.h"
#include "tests/support/couch.h"

namespace ubao::test {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

std::vector<fs::path> kept_aside(const Installation& home, const std::string& workshop) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(home.data() / "workshops"))
    if (entry.path() != home.workshop_file(workshop) &&
        entry.path().filename().string().rfind(workshop, 0) == 0)
      found.push_back(entry.path());
  return found;
}

// A device with a workshop of some size.
struct Device {
  explicit Device(int cards = 200) : workshop(home.new_workshop("Evaluation")) {
    const std::string board = home.activity(workshop, "board");
    std::vector<json> intents;
    for (int i = 0; i < cards; ++i) intents.push_back(card_intent(board, "Card " + std::to_string(i)));
    home.record(workshop, intents);
  }
  Installation home;
  std::string workshop;
};

TEST(Files, A_page_overwritten_is_kept_aside_and_the_rest_is_brought_over) {
  const Device device;
  const Installation& home = device.home;
  const auto before = home.log(device.workshop);
  const fs::path file = home.workshop_file(device.workshop);
  std::string bytes = read_file(file);
  const std::size_t page = bytes.size() / 4096 / 2 * 4096;
  bytes.replace(page, 4096, std::string(4096, '\xa5'));
  write_file(file, bytes);

  const Ended first = home.run({"log", "--workshop", device.workshop});
  EXPECT_EQ(first.exit_code, 0) << first.errors;
  expect_sentence(first, "The file of this workshop was damaged. It is kept at ");
  const auto kept = kept_aside(home, device.workshop);
  ASSERT_FALSE(kept.empty());
  EXPECT_EQ(read_file(kept.front()), bytes) << "what is kept aside is never changed again";

  const auto after = home.log(device.workshop);
  EXPECT_GT(after.size(), before.size() / 2);
  for (const std::string& line : after)
    EXPECT_NE(std::find(before.begin(), before.end(), line), before.end()) << "invented: " << line;
  home.expect_healthy();
  EXPECT_EQ(home.run({"status", "--workshop", device.workshop}).errors, "") << "told once";
  EXPECT_NE(home.add_card(device.workshop, "Work goes on"), "");
}

TEST(Files, What_a_damaged_device_had_sent_comes_back_from_the_server) {
  const Couch couch;
  const Device device(60);
  const Installation& home = device.home;
  home.synced(device.workshop, couch.url());
  const std::string before = home.dump(device.workshop);
  const fs::path file = home.workshop_file(device.workshop);
  std::string bytes = read_file(file);
  bytes.replace(0, 4096, std::string(4096, 'x'));  // not even recognizable as a database
  write_file(file, bytes);

  const Ended synced = home.sync(device.workshop, couch.url());
  EXPECT_EQ(synced.exit_code, 0) << synced.errors;
  expect_sentence(synced, "was damaged");
  EXPECT_EQ(home.dump(device.workshop), before);
  home.expect_healthy();
}

TEST(Files, A_damaged_device_file_takes_no_workshop_with_it) {
  const Device device(5);
  const std::string before = device.home.dump(device.workshop);
  write_file(device.home.data() / "device.db", std::string(8192, 'x'));
  EXPECT_EQ(device.home.dump(device.workshop), before);
  EXPECT_NE(device.home.add_card(device.workshop, "Work goes on"), "");
  device.home.expect_healthy();
}

TEST(Files, A_file_of_a_newer_program_is_left_untouched) {
  const Device device(5);
  const fs::path file = device.home.workshop_file(device.workshop);
  std::string bytes = read_file(file);
  bytes[63] = 99;  // the user version: four bytes from offset 60, see the SQLite file format
  write_file(file, bytes);
  for (const Words& words : {Words{"log"}, Words{"dump"}, Words{"record"}}) {
    Words command = words;
    command.insert(command.end(), {"--workshop", device.workshop});
    const Ended ended = device.home.run(command);
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_EQ(ended.output, "");
    expect_sentence(ended, "was written by a newer Ubao. It was left untouched");
  }
  EXPECT_EQ(read_file(file), bytes);
  EXPECT_EQ(device.home.run({"doctor"}).exit_code, 1);
  EXPECT_EQ(read_file(file), bytes);
}

TEST(Files, A_course_file_that_cannot_be_used_is_refused_with_its_reason) {
  const Installation home;
  const TempFolder folder;
  const struct {
    const char* name;
    std::string content;
    const char* sentence;
  } cases[] = {
      {"empty.json", "", "This file cannot be used"},
      {"torn.json", R"({"id":"x","sessions":[)", "This file cannot be used"},
      {"picture.json", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), "This file cannot be used"},
      {"other.json", R"({"hello":"world"})", "This file cannot be used"},
      {"large.json", std::string(600 * 1024, ' '), "larger than"},
  };
  for (const auto& each : cases) {
    write_file(folder.path() / each.name, each.content);
    const Ended ended =
        home.run({"workshop", "new", "--course", folder.file(each.name), "--title", "Training"});
    EXPECT_EQ(ended.exit_code, 1) << each.name;
    EXPECT_EQ(ended.output, "") << each.name;
    expect_sentence(ended, each.sentence);
  }
  fs::create_directory(folder.path() / "folder.json");
  for (const char* name : {"folder.json", "missing.json"}) {
    const Ended ended = home.run({"workshop", "new", "--course", folder.file(name), "--title", "Training"});
    EXPECT_EQ(ended.exit_code, 1) << name;
    expect_sentence(ended, "Nothing was changed.");
  }
  EXPECT_EQ(home.ask({"workshop", "list"}).value("workshops", json::array()).size(), 0u)
      << "nothing half made is left";
}

TEST(Files, A_data_folder_that_cannot_be_made_is_told) {
  const TempFolder folder;
  write_file(folder.path() / "file", "in the way");
  const Installation home(folder.path() / "file" / "data");
  const Ended ended = home.run({"workshop", "list"});
  EXPECT_EQ(ended.exit_code, 1);
  expect_sentence(ended, "Not saved");
}

}  // namespace
}  // namespace ubao::test
