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
