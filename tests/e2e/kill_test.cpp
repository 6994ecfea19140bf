// What `record` printed is on the disk, whenever the power goes: the process is killed in the middle of its
// work, again and again, on a disk and on a folder in memory, where it gets further between two syncs.
#include <gtest/gtest.h>

#include <csignal>
#include <map>

#include "tests/e2e/installation.h"
#include "tests/support/dice.h"

namespace ubao::test {
namespace {

namespace fs = std::filesystem;

// Sanitizers make every start slow; what they look for shows in fewer rounds.
#ifdef __SANITIZE_ADDRESS__
constexpr int kKills = 20;
#else
constexpr int kKills = 200;
#endif
constexpr int kMostAwaited = 49;     // 25 on average
constexpr int kLinesWaiting = 8;     // so that it never runs dry before it is killed
constexpr int kWrongLineOneIn = 40;  // which is refused, and does no harm

// One device whose `record` is killed.
struct Victim {
  explicit Victim(const fs::path& folder) : home(folder) {
    workshop = home.new_workshop();
    board = home.activity(workshop, "board");
    person = home.add_person(workshop, "Joseph Otieno");
  }

  std::string next_line(Dice& dice) {
    ++lines;
    if (dice.one_in(kWrongLineOneIn)) return R"({"do":"card.add","activity":"activity:none","text":"x"})";
    const std::string text = "Line " + std::to_string(lines);
    if (cards.empty() || dice.one_in(2)) return card_intent(board, text, person).dump();
    return json{{"do", "card.set"}, {"card", dice.pick(cards)}, {"text", text}, {"person", person}}.dump();
  }

  void heard(const std::string& line) {
    const json said = json::parse(line, nullptr, false);
    ASSERT_TRUE(said.is_object() && said.contains("op")) << line;
    ++printed[said["op"].get<std::string>()];
    cards.push_back(said["record"].get<std::string>());
  }

  Installation home;
  std::string workshop, board, person;
  std::map<std::string, int> printed;  // op -> how often it was said to be saved
  std::vector<std::string> cards;
  int lines = 0;
};

void live_and_die(Victim& victim, Dice& dice) {
  Process record(victim.home.command({"record", "--workshop", victim.workshop}));
  const int awaited = dice.between(1, kMostAwaited);
  int heard = 0;
  for (int sent = 0; sent < awaited + kLinesWaiting; ++sent) record.write_line(victim.next_line(dice));
  while (heard < awaited) {
    const auto line = record.read_line();
    ASSERT_TRUE(line) << "it ended by itself: " << record.wait().errors;
    victim.heard(*line);
    ++heard;
    record.write_line(victim.next_line(dice));
  }
  // it goes on with the lines that wait; how far it gets is chance
  const auto pause = std::chrono::microseconds(dice.roll(3000));
  if (const auto line = record.read_line(std::chrono::duration_cast<Process::Patience>(pause)))
    victim.heard(*line);
  record.send_signal(SIGKILL);
  const Ended ended = record.wait();
  EXPECT_EQ(ended.signal, SIGKILL);
  // whole lines that were on their way were printed too
  std::string rest = ended.output;
  for (auto end = rest.find('\n'); end != std::string::npos; end = rest.find('\n')) {
    victim.heard(rest.substr(0, end));
    rest.erase(0, end + 1);
  }
}

void expect_all_there(const Victim& victim) {
  const auto ids = victim.home.op_ids(victim.workshop);
  for (const auto& [id, times] : victim.printed) {
    EXPECT_TRUE(ids.contains(id)) << id << " was printed and is lost";
    EXPECT_EQ(times, 1) << id << " was printed twice";
  }
}

TEST(Kill, What_record_printed_is_there_after_two_hundred_kills) {
  const TempFolder on_disk;
  std::error_code none;
  const bool has_memory = fs::is_directory("/dev/shm", none);
  const TempFolder in_memory(has_memory ? fs::path("/dev/shm") : fs::temp_directory_path());
  Victim victims[] = {Victim(on_disk.path() / "data"), Victim(in_memory.path() / "data")};
  Dice dice(20261121);
  for (int kill = 0; kill < kKills && !HasFatalFailure(); ++kill) {
    Victim& victim = victims[kill % 2];
    live_and_die(victim, dice);
    if (kill % 40 >= 38) expect_all_there(victim);
  }
  std::size_t printed = 0;
  for (const Victim& victim : victims) {
    expect_all_there(victim);
    victim.home.expect_healthy();
    printed += victim.printed.size();
  }
  EXPECT_GE(printed, static_cast<std::size_t>(kKills) * 20) << "each run is to be killed in full work";
}

}  // namespace
}  // namespace ubao::test
