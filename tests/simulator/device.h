// One device of the simulator: a disk in memory, a clock that may be wrong, a real store and a real
// replicator. It can be switched off, killed, cut from power in the middle of a write, copied and lost.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/store.h"
#include "core/workshop.h"
#include "sync/hub.h"
#include "sync/replicator.h"
#include "tests/support/dice.h"
#include "tests/support/fixed_env.h"
#include "tests/support/memory_disk.h"

namespace ubao::test {

inline constexpr const char* kSimulatedServer = "https://office.test/ubao-simulated";
inline constexpr const char* kSimulatedDatabase = "ubao-simulated";

// Where the hub of a device is found.
inline std::string hub_base(int number) { return "https://hub-" + std::to_string(number) + ".test/"; }

// How a device left off.
enum class Ending {
  closed,     // in good order
  killed,     // the program ended, the system went on
  power_cut,  // what was not synced is lost, in whole or in part
};

// Who a device is: the same for a device and its copies.
struct Identity {
  std::string workshop;
  std::map<std::string, std::string> secrets;  // see core/keyring.h
};
// Of a workshop in which nobody has a certificate.
Identity guest(const std::string& key);

// The logs of which people were told that somebody else went on with them; it travels with the folder.
struct Told {
  std::set<std::string> logs;
  std::set<std::string> again;  // of these, where that could not be written down
};

class SimulatedDevice {
 public:
  SimulatedDevice(int number, Identity identity, const std::string& disk_name, std::uint64_t seed);
  ~SimulatedDevice();

  const int number;
  const Identity identity;
  std::int64_t clock_is_off_by = 0;  // seconds
  bool online = true;
  bool gone = false;  // lost for good

  MemoryDisk disk;

  // Opens the store if it is not open. Gives what went wrong.
  core::Result<core::Done> start();
  // Whether its disk failed since it was started: then it may refuse to write until it is started again.
  bool disk_failed() const { return disk.failed() + disk.full() > failures_at_start_; }
  bool running() const { return workshop_ != nullptr; }
  void end(Ending ending, Dice& dice);

  core::Store& store() { return workshop_->store(); }
  core::Workshop& workshop() { return *workshop_; }
  core::Env env() { return env_.env(); }
  void set_time(std::int64_t now_ms);

  // A session with the server; `number` is never used twice in a run.
  void begin_session(std::uint64_t session, sync::ReplicatorOptions options);
  // The same with any peer.
  void begin_session_with(const sync::Address& address, std::uint64_t session,
                          sync::ReplicatorOptions options);
  void end_session();
  sync::Replicator* replicator() { return replicator_.get(); }
  std::uint64_t session() const { return session_; }
  core::PeerId office();
  core::PeerId peer_at(const sync::Address& address);

  // Its hub, opened when it is first asked; null while the device is off, or its disk does not let it.
  sync::Hub* hub();
  std::map<int, sync::HubCredentials> paired_with;  // by number of the device whose hub it is
  sync::Summary last_summary;                       // of the last session that came to its end

  // Ops whose recording was reported saved, and which no disaster has excused since.
  std::set<std::string> said_saved;
  // The same of sheets, by record.
  std::set<std::string> said_handed_in;

  Told told;
  std::set<std::string> revoked;  // users of its hub
  std::int64_t merged = 0;        // ops of others that it took in

 private:
  FixedEnv env_;
  std::unique_ptr<core::Workshop> workshop_;
  std::unique_ptr<sync::Replicator> replicator_;
  std::unique_ptr<sync::Hub> hub_;
  std::uint64_t session_ = 0;
  std::int64_t failures_at_start_ = 0;
};

inline std::string name_of(const SimulatedDevice& device) {
  return "device " + std::to_string(device.number);
}

}  // namespace ubao::test
