// One run of the simulator: devices, a server and the air between them live through whatever a seed brings,
// then all troubles end, everybody synchronizes until nothing moves any more, and the promises are checked.
// The same seed is the same run, to the byte. After the deterministic simulation of FoundationDB (Zhou et
// al., SIGMOD 2021, 4).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "tests/simulator/device.h"
#include "tests/simulator/network.h"
#include "tests/support/fake_couch.h"

namespace ubao::test {

// What happened in a run, or in many.
struct Counts {
  std::int64_t ops = 0, conflicts = 0, choices = 0, crashes = 0, clones = 0, roll_backs = 0, sessions = 0,
               requests = 0;

  Counts& operator+=(const Counts& other);
};

enum class Play {
  cards,   // two to eight guests write on a handful of cards, straight into their stores
  rooms,   // the same, but any device may be the hub of the others, and in the end one hub forwards for all
  boards,  // two to twenty devices with their certificates use a whiteboard as the program does
};

class World {
 public:
  World(std::uint64_t seed, bool verbose, Play play = Play::cards);

  // The first promise that was broken; empty when all were kept.
  std::string run();

  const Counts& counts() const { return counts_; }

 private:
  using Deed = void (World::*)();
  struct Weighted {
    int weight;
    Deed deed;
  };

  // world.cpp: time, sessions, the end
  void choose_fate();
  void act();
  void pump(std::int64_t until_ms);
  void follow_orders(SimulatedDevice& device);
  bool deliver();
  void end(SimulatedDevice& device, Ending ending);
  bool start(SimulatedDevice& device);
  void heal();
  int sync_everybody_once();
  void broken(const std::string& promise);
  void tell(const std::string& event);

  // boards.cpp: what people do on a whiteboard, and what it must show
  void choose_boards();
  void found_board();
  void use_board();
  core::Result<core::Recorded> some_leading(core::Workshop& workshop);
  core::Result<core::Recorded> some_board_deed(SimulatedDevice& device);
  void note(SimulatedDevice& device, const core::Recorded& recorded);
  void check_boards();

  // rooms.cpp: devices that are hubs
  std::optional<sync::HttpReply> answer(const sync::HttpRequest& request, std::int64_t now_ms);
  std::optional<sync::Address> pair(SimulatedDevice& device, SimulatedDevice& hub);
  void turn_to_hub();
  core::PeerId last_peer(SimulatedDevice& device);
  bool begin_last_session(SimulatedDevice& device);
  SimulatedDevice* last_hub();

  // intents.cpp: what people do
  SimulatedDevice* some_device();
  void write();
  std::vector<core::Change> some_changes(SimulatedDevice& device);
  void record(SimulatedDevice& device, const std::vector<core::Change>& changes);
  void check_recorded(SimulatedDevice& device, const core::Change& change, const core::Op& op);
  std::string before(SimulatedDevice& device, const std::string& hash);
  void check_log(SimulatedDevice& device, const core::Op& op);
  void carry_stick();

  // disasters.cpp: what happens to them
  void begin_session();
  void end_some_session();
  void change_link();
  void switch_off();
  void plan_disk_trouble();
  void copy_folder();
  void back_up_folder();
  void restore_folder();
  void lose_device();
  void set_clock();
  void back_up_server();
  void roll_server_back();
  void recreate_server();
  void kill_server();
  void refuse_some();
  void scribble_on_server();
  void add_absurd_op();
  void excuse_what_nobody_holds();
  void add_device(const Identity& identity);

  // promises.cpp: what must be true
  void check_after_start(SimulatedDevice& device);
  void check_promises();
  void check_server(const std::vector<core::Json>& ops);

  // Every op that was ever recorded, for finding out who knew what.
  struct Recorded {
    std::string id, log, prev;
  };

  const std::uint64_t seed_;
  const bool verbose_;
  const Play play_;
  Dice dice_;
  SeededRandom random_;
  FakeCouch couch_;
  Network network_;
  std::vector<std::unique_ptr<SimulatedDevice>> devices_;
  std::vector<std::unique_ptr<MemoryDisk>> folder_backups_;  // by device; null when there is none
  std::vector<FakeCouch::Backup> server_backups_;
  std::vector<Weighted> deeds_;
  std::int64_t now_ms_ = 0;
  std::uint64_t sessions_ = 0;
  std::map<std::string, Recorded> recorded_;             // by hash
  std::map<std::string, std::set<std::string>> by_log_;  // log -> hashes
  std::set<std::string> expected_;                       // hashes that must be everywhere in the end
  std::string broken_;
  Counts counts_;
};

}  // namespace ubao::test
