// A device with a connection of its own: real stores, libcurl and sockets, driven from the test's thread.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>

#include "platform/curl_transport.h"
#include "platform/sync_runner.h"
#include "tests/support/device.h"

namespace ubao::test {

class OnlineDevice : public Device {
 public:
  using Device::Device;
  using Runner = std::unique_ptr<platform::SyncRunner>;

  // Whether it goes on at once where it would wait before it tries again.
  bool never_waits = false;

  Runner runner(const std::string& url, sync::Mode mode) {
    return demand(platform::SyncRunner::start(store(), env.env(), url, mode, transport_), "runner");
  }

  // Exchanges until `done`, or for half a minute.
  template <class DoneYet>
  void exchange(platform::SyncRunner& runner, DoneYet done) {
    const std::int64_t end = platform::steady_ms() + 30'000;
    while (true) {
      runner.poll(now_ms());
      if (done()) return;
      if (platform::steady_ms() > end) {
        ADD_FAILURE() << "not done in time: " << core::describe(runner.summary().error);
        return;
      }
      const std::int64_t wake = runner.wake_at().value_or(end + skipped_ms_);
      if (never_waits && runner.replicator().state() == sync::State::waiting) {
        skipped_ms_ += std::max<std::int64_t>(0, wake - now_ms());
        continue;
      }
      std::unique_lock lock(mutex_);
      bell_.wait_for(lock, std::chrono::milliseconds(wake - now_ms()), [this] { return rung_; });
      rung_ = false;
    }
  }
  sync::Summary sync(const std::string& url) {
    const auto once = runner(url, sync::Mode::once);
    exchange(*once, [&] { return once->finished(); });
    return once->summary();
  }

 private:
  std::int64_t now_ms() const { return platform::steady_ms() + skipped_ms_; }

  std::int64_t skipped_ms_ = 0;
  std::mutex mutex_;
  std::condition_variable bell_;
  bool rung_ = false;
  platform::CurlTransport transport_{[this] {
    const std::lock_guard lock(mutex_);
    rung_ = true;
    bell_.notify_one();
  }};
};

}  // namespace ubao::test
