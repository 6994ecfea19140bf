// In a browser: the work is done when it is asked for.
#include "platform/worker.h"

#include <deque>

namespace ubao::platform {

struct Worker::Parts {
  std::function<void()> wake;
  std::deque<std::pair<std::uint64_t, core::Stretch>> jobs;
};

Worker::Worker(std::function<void()> wake) : parts_(std::make_unique<Parts>()) {
  parts_->wake = std::move(wake);
}
Worker::~Worker() = default;

void Worker::stretch(std::uint64_t ticket, core::Stretch stretch) {
  parts_->jobs.emplace_back(ticket, std::move(stretch));
  parts_->wake();
}

std::optional<std::pair<std::uint64_t, core::Result<core::Secret>>> Worker::poll() {
  if (parts_->jobs.empty()) return std::nullopt;
  const auto [ticket, stretch] = std::move(parts_->jobs.front());
  parts_->jobs.pop_front();
  return std::pair(ticket, core::stretched(stretch));
}

}  // namespace ubao::platform
