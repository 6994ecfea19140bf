// A disk in memory that SQLite writes to (as a VFS under a name of its own), with the ways in which disks
// fail: a power cut that takes what was not synced, torn writes, writes and syncs that fail, a full disk, a
// copied folder. Every write is kept apart until it is synced. Asked by name through StoreOptions.vfs; one
// thread; the same calls give the same outcome. After the idea of SQLite's own test harness ("How SQLite Is
// Tested", 3.3 and 3.4).
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "tests/support/dice.h"

namespace ubao::test {

class MemoryDisk {
 public:
  explicit MemoryDisk(const std::string& name);
  ~MemoryDisk();
  MemoryDisk(const MemoryDisk&) = delete;
  MemoryDisk& operator=(const MemoryDisk&) = delete;

  const std::string& name() const;

  // How many times something was changed (write, truncation, sync, removal), and how many times it was read.
  std::int64_t changes() const;
  std::int64_t reads() const;
  std::int64_t bytes() const;
  bool has(const std::string& path) const;

  // How many operations failed as planned, how many found the disk full, and how many writes are in the files
  // in part only.
  std::int64_t failed() const;
  std::int64_t full() const;
  std::int64_t torn() const;

  enum class Trouble {
    error,  // the operation fails; half of a write has happened; what a failed sync held is never synced
    lasting_error,  // the same, and from then on nothing reaches the disk any more
    power_cut,      // from this operation on nothing reaches the disk any more
  };
  // Befalls the change of that number, counted from now and from 1.
  void plan(Trouble trouble, std::int64_t nth_change);
  void plan_read_error(std::int64_t nth_read);
  // A write that would make the files larger than this together finds the disk full.
  void limit(std::int64_t most_bytes);
  bool power_is_off() const;  // a planned trouble that lasts has come; `crash` or `kill` is to follow
  void heal();                // no more trouble to come, none that lasts, and room enough

  // The program is gone; what it wrote is in the system's memory and will reach the disk. Files that are
  // still open can only be closed.
  void kill();

  // The power is gone: what was not synced is lost, all of it, or with `dice` any part of it, down to half a
  // write.
  void crash(Dice* dice = nullptr);

  // Becomes what somebody gets who copies the other's folder now.
  void copy_from(const MemoryDisk& other);

  void erase();

  struct Parts;

 private:
  std::unique_ptr<Parts> parts_;
};

}  // namespace ubao::test
