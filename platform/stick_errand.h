// One file on its way to a stick or from it, as the thread for files carries it out, piece by piece; the
// store's thread (carrier.h) looks at how far it is. What goes wrong is kept here, and the rest is then left
// undone.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "core/secret.h"
#include "core/sticks.h"
#include "platform/bundle_file.h"

namespace ubao::platform {

// What both threads know of the file under way.
struct StickErrand {
  std::string workshop;
  core::Secret room;
  std::atomic<bool> given_up = false;

  std::mutex mutex;  // of what follows
  int waiting = 0;   // pieces that are not written yet
  std::uint64_t done = 0, all = 0;
  std::string name;
  std::optional<core::Error> error;
  std::optional<sync::BundleInfo> info;  // once the file is known to be good

  // of the thread for files; the source is handed over with `info`
  std::optional<BundleFile> file;
  std::optional<FileSource> source;

  bool lost() {
    const std::lock_guard lock(mutex);
    return given_up || error;
  }
  void fail(const core::Error& why) {
    const std::lock_guard lock(mutex);
    if (!error) error = why;
  }
};

// What the thread for files does. `wake` is called as it goes on.
void begin_file(StickErrand& errand, const core::Stick& stick, const std::string& name);
void write_piece(StickErrand& errand, const std::string& piece);
void finish_file(StickErrand& errand, const std::function<void()>& wake);
// Reads it all once: what is wrong is found here, and what the store's thread reads later is in memory.
void check_file(StickErrand& errand, const std::string& path, const std::function<void()>& wake);

}  // namespace ubao::platform
