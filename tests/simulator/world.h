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

#include "core/sealing.h"
#include "tests/simulator/counts.h"
#include "tests/simulator/device.h"
#include "tests/simulator/fate.h"
#include "tests/simulator/network.h"
#include "tests/support/fake_couch.h"

namespace ubao::test {

class World {
 public:
  World(std::uint64_t seed, bool verbose);
  ~World();

  const Fate& fate() const { return fate_; }

  // The first promise that was broken; empty when all were kept.
  std::string run();

  const Counts& counts() const { return counts_; }

 private:
  using Deed = void (World::*)();
  struct Weighted {
    int weight;
    Deed deed;
  };

  // fate.cpp: who is there, and what may happen
  void choose_devices();
  void choose_weather();
  void choose_deeds();
  void found();

  // world.cpp: time and sessions
  void act();
  void pump(std::int64_t until_ms);
  void follow_orders(SimulatedDevice& device);
  bool deliver();
  void end(SimulatedDevice& device, Ending ending);
  bool start(SimulatedDevice& device);
  void after(SimulatedDevice& device);
  bool is_trouble(SimulatedDevice& device, const core::Error& error, const char* doing);
  void broken(const std::string& promise);
  void tell(const std::string& event);

  // ending.cpp: all is well again
  void heal();
  void come_to_rest();
  int sync_everybody_once();
  core::PeerId last_peer(SimulatedDevice& device);
  bool begin_last_session(SimulatedDevice& device);
  SimulatedDevice* last_hub();

  // boards.cpp: what people do on a whiteboard, and what it must show
  std::vector<core::Change> board_changes();
  void begin_board(SimulatedDevice& device);
  void use_board();
  core::Result<core::Recorded> some_leading(core::Workshop& workshop);
  core::Result<core::Recorded> some_board_deed(SimulatedDevice& device);
  void note(SimulatedDevice& device, const core::Recorded& recorded);
  void check_boards();

  // rooms.cpp: devices that are hubs
  std::optional<sync::HttpReply> answer(const sync::HttpRequest& request, std::int64_t now_ms);
  std::optional<sync::Address> pair(SimulatedDevice& device, SimulatedDevice& hub);
  void turn_to_hub();
  void revoke_at_hub();

  // sticks.cpp: bundles that are carried around
  struct Stick {
    std::string bytes;
    std::vector<std::string> known;  // hashes that its reader was known to hold: none for a whole bundle
    std::vector<std::string> holds;  // hashes that whoever has `known` holds once it is read
  };
  void write_stick();
  void read_stick();
  void read_spoiled_stick();
  void fill_newcomer_by_stick();

  // sheets.cpp: what people hand in, and that all of it is counted
  std::vector<core::Change> sheet_changes();
  void hand_in();
  void lead_sheets();
  void settle(SimulatedDevice& device);
  void settle_some();
  void close_sheets();
  std::string respondent_of(const core::Op& sheet);
  void check_sheets(const std::vector<core::Json>& ops, const core::Json& records);
  void check_held(SimulatedDevice& device);
  void excuse_sheets_nobody_holds();

  // intents.cpp: what people do
  SimulatedDevice* some_device();
  void write();
  std::vector<core::Change> some_changes(SimulatedDevice& device);
  void record(SimulatedDevice& device, const std::vector<core::Change>& changes);
  void check_recorded(SimulatedDevice& device, const core::Change& change, const core::Op& op);
  std::string before(SimulatedDevice& device, const std::string& hash);
  void check_log(SimulatedDevice& device, const core::Op& op);
  void give_loose_ops();

  // disasters.cpp: what happens to them
  void begin_session();
  void end_some_session();
  void change_link();
  void switch_off();
  void plan_disk_trouble();
  void copy_folder();
  void back_up_folder();
  void restore_folder();
  void roll_machine_back();
  void set_back(SimulatedDevice& device);
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
  void add_device(Identity identity);

  // promises.cpp: what must be true
  void check_after_start(SimulatedDevice& device);
  void check_told(SimulatedDevice& device);
  void check_promises();
  void check_server(const std::vector<core::Json>& ops);

  // Every op that was ever recorded, for finding out who knew what.
  struct Recorded {
    std::string id, log, prev;
  };

  struct FolderBackup {
    std::unique_ptr<MemoryDisk> disk;  // null when there is none
    Told told;
  };

  const std::uint64_t seed_;
  const bool verbose_;
  Dice dice_;
  const Fate fate_;
  SeededRandom random_;
  FakeCouch couch_;
  Network network_;
  std::vector<std::unique_ptr<SimulatedDevice>> devices_;
  std::vector<FolderBackup> folder_backups_;  // by device
  std::vector<FakeCouch::Backup> server_backups_;
  std::vector<Stick> sticks_;
  std::unique_ptr<core::SealingKey> sealing_;
  std::map<std::string, std::string> handed_in_;  // record of a sheet -> respondent; where none is lost
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
