// Sleeps until the transport has something, or a time has come. Rung from any thread; waited for on one.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace ubao::platform {

class Bell {
 public:
  void ring() {
    const std::lock_guard lock(mutex_);
    rung_ = true;
    condition_.notify_one();
  }
  // On the clock of steady_ms.
  void wait_until(std::int64_t ms) {
    std::unique_lock lock(mutex_);
    const auto until = std::chrono::steady_clock::time_point(std::chrono::milliseconds(ms));
    condition_.wait_until(lock, until, [this] { return rung_; });
    rung_ = false;
  }

 private:
  std::mutex mutex_;
  std::condition_variable condition_;
  bool rung_ = false;
};

}  // namespace ubao::platform
