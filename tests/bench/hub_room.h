// A hub in a process of its own and devices in this one, each with its own store and transport, for the
// benchmarks. Over loopback, encrypted unless it is said otherwise. What fails ends the program. One thread.
#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "platform/bell.h"
#include "platform/curl_transport.h"
#include "platform/data_folder.h"
#include "platform/sync_runner.h"
#include "tests/support/process.h"

namespace ubao::bench {

class BenchHub {
 public:
  BenchHub(const std::filesystem::path& data, const std::string& workshop, std::vector<std::string> more);
  ~BenchHub();

  int port() const { return opening_.value("port", 0); }
  std::string database() const { return opening_.value("database", ""); }
  std::string user_and_token() const;  // of --user
  void pair(const std::filesystem::path& file);
  double resident_mb() const;

 private:
  nlohmann::json opening_;
  test::Process process_;
};

class RoomDevice {
 public:
  // Joins with that file when `pairing` names one; else goes on where it was.
  RoomDevice(const std::filesystem::path& data, const std::string& pairing, const std::string& workshop,
             sync::Mode mode, platform::Bell& bell);

  core::Store& store() { return workshop_->store(); }
  platform::SyncRunner& runner() { return *runner_; }
  void poll() { runner_->poll(platform::steady_ms()); }

 private:
  std::unique_ptr<platform::DataFolder> folder_;
  std::unique_ptr<core::Workshop> workshop_;
  platform::CurlTransport transport_;
  std::unique_ptr<platform::SyncRunner> runner_;
};

// Polls the devices as long as `more()` says so; sleeps when none has anything to do.
template <class More>
void run_room(const std::vector<RoomDevice*>& devices, platform::Bell& bell, More more) {
  while (true) {
    for (RoomDevice* device : devices) device->poll();
    if (!more()) return;
    std::int64_t until = platform::steady_ms() + 1'000;
    for (RoomDevice* device : devices)
      if (const auto at = device->runner().wake_at()) until = std::min(until, *at);
    bell.wait_until(until);
  }
}

}  // namespace ubao::bench
