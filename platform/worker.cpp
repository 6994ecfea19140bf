#include "platform/worker.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace ubao::platform {

struct Worker::Parts {
  explicit Parts(std::function<void()> its_wake) : wake(std::move(its_wake)), thread([this] { run(); }) {}
  ~Parts() {
    {
      const std::lock_guard lock(mutex);
      ending = true;
    }
    news.notify_one();
    thread.join();
  }

  void run() {
    std::unique_lock lock(mutex);
    for (;;) {
      news.wait(lock, [this] { return ending || !jobs.empty(); });
      if (ending) return;
      const auto [ticket, stretch] = std::move(jobs.front());
      jobs.pop_front();
      lock.unlock();
      auto key = core::stretched(stretch);
      lock.lock();
      done.emplace_back(ticket, std::move(key));
      wake();
    }
  }

  std::function<void()> wake;
  std::mutex mutex;
  std::condition_variable news;
  std::deque<std::pair<std::uint64_t, core::Stretch>> jobs;
  std::deque<std::pair<std::uint64_t, core::Result<core::Secret>>> done;
  bool ending = false;
  std::thread thread;  // last: it uses the others
};

Worker::Worker(std::function<void()> wake) : parts_(std::make_unique<Parts>(std::move(wake))) {}
Worker::~Worker() = default;

void Worker::stretch(std::uint64_t ticket, core::Stretch stretch) {
  {
    const std::lock_guard lock(parts_->mutex);
    parts_->jobs.emplace_back(ticket, std::move(stretch));
  }
  parts_->news.notify_one();
}

std::optional<std::pair<std::uint64_t, core::Result<core::Secret>>> Worker::poll() {
  const std::lock_guard lock(parts_->mutex);
  if (parts_->done.empty()) return std::nullopt;
  auto first = std::move(parts_->done.front());
  parts_->done.pop_front();
  return first;
}

}  // namespace ubao::platform
