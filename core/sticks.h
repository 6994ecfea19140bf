// USB sticks as screens show them: which are in, what lies on them, and how far the file is that is being
// carried. Plain and told by platform, which watches and copies on threads of its own; where there can be no
// sticks (a browser) nothing is offered. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"

namespace ubao::core {

// A bundle that lies on a stick, by its name and its header alone.
struct StickFile {
  std::string path, name;
  std::string workshop;  // the id that it names
  std::string at;        // UTC, when it was written by the stick's own account
  std::uint64_t bytes = 0;
};

struct Stick {
  std::string id;            // where it is mounted; the same as long as it is in
  std::string name;          // as people called it
  std::uint64_t device = 0;  // of the system
  std::uint64_t free_bytes = 0;
  bool writable = true;
  std::vector<StickFile> files;  // the latest first
};

// What is carried at the moment, or was carried last.
struct Carrying {
  enum class Phase {
    none,
    writing,    // to the stick
    checking,   // reading back from it what was written
    saved,      // the same, whole and signed: the stick may be taken away
    reading,    // from a stick, before anything of it is believed
    taking_in,  // nothing is drawn meanwhile
    taken_in,
    failed
  };
  Phase phase = Phase::none;
  std::string stick;  // its id
  std::string file;   // its name
  bool from_stick = false;
  float share = 0;  // 0 to 1, of the phase
  std::uint64_t entries = 0, bytes = 0;
  std::uint64_t added = 0, set_aside = 0;  // of what was taken in
  Error error;

  bool working() const {
    return phase == Phase::writing || phase == Phase::checking || phase == Phase::reading ||
           phase == Phase::taking_in;
  }
};

struct Sticks {
  bool offered = false;  // there can be sticks here
  std::vector<Stick> all;
  Carrying carrying;
};

}  // namespace ubao::core
