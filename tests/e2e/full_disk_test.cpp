// A disk that takes no more: what was said to be saved is saved, the rest is said not to be, and work goes on
// when there is room again.
#include <gtest/gtest.h>

#include <functional>
#include <sstream>

#include "tests/e2e/installation.h"
#include "tests/support/small_disk.h"

namespace ubao::test {
namespace {

std::vector<json> answers_in(const std::string& output) {
  std::vector<json> answers;
  std::istringstream lines(output);
  for (std::string line; std::getline(lines, line);) answers.push_back(json::parse(line, nullptr, false));
  return answers;
}

std::string many_cards(const std::string& board) {
  std::vector<json> intents;
  for (int i = 0; i < 2000; ++i)
    intents.push_back(card_intent(board, std::to_string(i) + std::string(1800, 'w')));
  return lines_of(intents);
}

// Fills the disk with `record`, and looks at what is there when there is room again.
void fill_and_go_on(const Installation& home, const std::string& workshop, const ProcessOptions& limits,
                    const std::string& sentence, const std::function<void()>& make_room) {
  const Ended full =
      home.run({"record", "--workshop", workshop}, many_cards(home.activity(workshop, "board")), limits);
  EXPECT_EQ(full.exit_code, 1);
  expect_sentence(full, "Not saved: ");
  EXPECT_NE(full.errors.find(sentence), std::string::npos) << full.errors;
  EXPECT_NE(full.errors.find("What was saved before is safe."), std::string::npos) << full.errors;
  const auto answers = answers_in(full.output);
  EXPECT_GT(answers.size(), 10u);
  EXPECT_LT(answers.size(), 2000u);

  make_room();
  const auto ids = home.op_ids(workshop);
  for (const json& answer : answers)
    EXPECT_TRUE(ids.contains(answer.value("op", ""))) << "printed and lost: " << answer;
  home.expect_healthy();
  EXPECT_NE(home.add_card(workshop, "There is room again"), "");
}

TEST(FullDisk, What_was_acknowledged_is_there_and_the_rest_is_said_not_to_be) {
  const SmallDisk disk("3m");
  if (!disk.mounted())
    GTEST_SKIP() << "mounting a small disk needs root; a limit on file size is tested below";
  const Installation home(disk.path() / "data");
  const std::string workshop = home.new_workshop();
  fill_and_go_on(home, workshop, {}, "the disk is full", [&] { EXPECT_TRUE(disk.grow_to("64m")); });
}

TEST(FullDisk, A_file_that_may_not_grow_is_a_storage_that_fails) {
  const Installation home;
  const std::string workshop = home.new_workshop();
  ProcessOptions limits;
  limits.most_file_bytes = 1024 * 1024;
  fill_and_go_on(home, workshop, limits, "the storage failed", [] {});
}

TEST(FullDisk, A_disk_without_any_room_makes_no_workshop) {
  const SmallDisk disk("64k");
  if (!disk.mounted()) GTEST_SKIP() << "mounting a small disk needs root";
  const Installation home(disk.path() / "data");
  const Ended ended = home.run({"workshop", "new", "--title", "Training"});
  EXPECT_EQ(ended.exit_code, 1);
  expect_sentence(ended, "the disk is full");
  ASSERT_TRUE(disk.grow_to("16m"));
  EXPECT_EQ(home.ask({"workshop", "list"}).value("workshops", json::array()).size(), 0u);
  EXPECT_NE(home.new_workshop(), "");
}

}  // namespace
}  // namespace ubao::test
