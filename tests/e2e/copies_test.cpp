// One data folder and more than one program: a second process is turned away, and a copy of the folder that
// goes on writing loses nothing.
#include <gtest/gtest.h>

#include <csignal>

#include "tests/e2e/installation.h"
#include "tests/support/couch.h"

namespace ubao::test {
namespace {

namespace fs = std::filesystem;

TEST(Copies, A_second_process_on_the_same_folder_gets_a_clear_sentence) {
  const Installation home;
  const std::string workshop = home.new_workshop();
  const std::string board = home.activity(workshop, "board");
  Process first(home.command({"record", "--workshop", workshop}));
  ASSERT_TRUE(first.write_line(card_intent(board, "The first one works").dump()));
  ASSERT_TRUE(first.read_line());
  for (const Words& words :
       {Words{"status", "--workshop", workshop}, Words{"workshop", "list"}, Words{"doctor"}}) {
    const Ended second = home.run(words);
    EXPECT_EQ(second.exit_code, 1);
    EXPECT_EQ(second.output, "");
    expect_sentence(second, "Ubao is already open on this data folder.");
  }
  ASSERT_TRUE(first.write_line(card_intent(board, "And is not disturbed").dump()));
  ASSERT_TRUE(first.read_line());
  EXPECT_EQ(first.finish().exit_code, 0);
  home.status(workshop);
  home.expect_healthy();
}

TEST(Copies, A_killed_process_locks_nobody_out) {
  const Installation home;
  const std::string workshop = home.new_workshop();
  {
    Process first(home.command({"record", "--workshop", workshop}));
    ASSERT_TRUE(first.write_line("{}"));
    EXPECT_FALSE(first.read_line(std::chrono::milliseconds(200))) << "an empty intent is no intent";
    first.send_signal(SIGKILL);
    EXPECT_EQ(first.wait().signal, SIGKILL);
  }
  home.status(workshop);
}

TEST(Copies, A_copied_folder_goes_on_writing_and_nothing_is_lost) {
  const Couch couch;
  const TempFolder folder;
  const Installation original(folder.path() / "original"), copy(folder.path() / "copy");
  const std::string workshop = original.new_workshop();
  const std::string card = original.add_card(workshop, "Written before the copy was made");
  fs::copy(original.data(), copy.data(), fs::copy_options::recursive);

  std::vector<std::string> texts;
  for (int round = 0; round < 3; ++round) {
    for (const Installation* each : {&original, &copy}) {
      texts.push_back((each == &copy ? "From the copy " : "From the original ") + std::to_string(round));
      each->add_card(workshop, texts.back());
      each->record(workshop, {{{"do", "card.set"}, {"card", card}, {"text", texts.back() + " on one card"}}});
    }
    original.synced(workshop, couch.url());
    copy.synced(workshop, couch.url());
    original.synced(workshop, couch.url());
    copy.synced(workshop, couch.url());
    EXPECT_EQ(original.dump(workshop), copy.dump(workshop)) << "round " << round;
  }
  EXPECT_EQ(original.log(workshop), copy.log(workshop));
  EXPECT_EQ(couch.documents_of(workshop), static_cast<int>(original.log(workshop).size()));
  std::string all;
  for (const std::string& line : original.log(workshop)) all += line;
  for (const std::string& text : texts) {
    EXPECT_NE(all.find('"' + text + '"'), std::string::npos) << text;
    EXPECT_NE(original.dump(workshop).find('"' + text + '"'), std::string::npos) << text;
  }
  original.expect_healthy();
  copy.expect_healthy();
}

int times_told(const Ended& ended) {
  return ended.errors.find(
             "This data folder was copied, or an older state of it was put back. Nothing is lost") ==
                 std::string::npos
             ? 0
             : 1;
}

TEST(Copies, Both_are_told_once_that_the_folder_was_copied) {
  const Couch couch;
  const TempFolder folder;
  const Installation original(folder.path() / "original"), copy(folder.path() / "copy");
  const std::string workshop = original.new_workshop();
  fs::copy(original.data(), copy.data(), fs::copy_options::recursive);
  original.add_card(workshop, "From the original");
  copy.add_card(workshop, "From the copy");
  int original_told = 0, copy_told = 0;
  for (int round = 0; round < 3; ++round) {
    original_told += times_told(original.sync(workshop, couch.url()));
    copy_told += times_told(copy.sync(workshop, couch.url()));
    original.add_card(workshop, "Once more " + std::to_string(round));
  }
  EXPECT_EQ(original_told, 1);
  EXPECT_EQ(copy_told, 1);
  EXPECT_EQ(times_told(original.run({"status", "--workshop", workshop})), 0);
}

// A machine that is rolled back while it works: what its file was in that moment is all that is left.
TEST(Copies, A_machine_that_is_rolled_back_gets_its_own_later_work_again) {
  const Couch couch;
  const TempFolder folder;
  const Installation home(folder.path() / "data");
  const std::string workshop = home.new_workshop();
  const std::string board = home.activity(workshop, "board");
  home.synced(workshop, couch.url());
  {
    Process working(home.command({"record", "--workshop", workshop}));
    ASSERT_TRUE(working.write_line(card_intent(board, "Before the snapshot").dump()));
    ASSERT_TRUE(working.read_line());
    fs::copy(home.data(), folder.path() / "snapshot", fs::copy_options::recursive);
    ASSERT_TRUE(working.write_line(card_intent(board, "After the snapshot").dump()));
    ASSERT_TRUE(working.read_line());
    working.send_signal(SIGKILL);
    EXPECT_EQ(working.wait().signal, SIGKILL);
  }
  home.synced(workshop, couch.url());
  const std::set<std::string> before = home.op_ids(workshop);

  fs::remove_all(home.data());
  fs::copy(folder.path() / "snapshot", home.data(), fs::copy_options::recursive);
  home.add_card(workshop, "On the machine of yesterday");
  const Ended ended = home.sync(workshop, couch.url());
  EXPECT_EQ(ended.exit_code, 0) << ended.errors;
  EXPECT_EQ(times_told(ended), 1) << ended.errors;
  const std::set<std::string> after = home.op_ids(workshop);
  for (const std::string& op : before) EXPECT_TRUE(after.count(op) > 0) << op << " is lost";
  home.add_card(workshop, "And goes on");
  home.synced(workshop, couch.url());
  const std::string dump = home.dump(workshop);
  for (const char* text :
       {"Before the snapshot", "After the snapshot", "On the machine of yesterday", "And goes on"})
    EXPECT_NE(dump.find(text), std::string::npos) << text;
  const Installation other;
  other.joined(workshop, couch.url());
  EXPECT_EQ(other.dump(workshop), dump);
  home.expect_healthy();
}

TEST(Copies, A_backup_put_back_gets_its_own_later_work_again) {
  const Couch couch;
  const TempFolder folder;
  const Installation home(folder.path() / "data");
  const std::string workshop = home.new_workshop();
  home.synced(workshop, couch.url());
  fs::copy(home.data(), folder.path() / "backup", fs::copy_options::recursive);
  home.add_card(workshop, "Written after the backup");
  home.synced(workshop, couch.url());

  fs::remove_all(home.data());
  fs::copy(folder.path() / "backup", home.data(), fs::copy_options::recursive);
  home.add_card(workshop, "Written on the restored one");
  home.synced(workshop, couch.url());
  const std::string dump = home.dump(workshop);
  EXPECT_NE(dump.find("Written after the backup"), std::string::npos);
  EXPECT_NE(dump.find("Written on the restored one"), std::string::npos);
  const Installation other;
  other.joined(workshop, couch.url());
  EXPECT_EQ(other.dump(workshop), dump);
  home.expect_healthy();
}

}  // namespace
}  // namespace ubao::test
