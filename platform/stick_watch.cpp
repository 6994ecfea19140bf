#include "platform/stick_watch.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <mutex>
#include <thread>

#include "platform/bundle_file.h"

namespace ubao::platform {

struct StickWatch::Parts {
  Parts(StickPlaces its_places, std::function<void()> its_wake)
      : places(std::move(its_places)),
        wake(std::move(its_wake)),
        mounts(::open(places.mounts.c_str(), O_RDONLY | O_CLOEXEC)),
        bell(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
        thread([this] { run(); }) {}
  ~Parts() {
    ending = true;
    ring();
    thread.join();
  }

  void ring() const { (void)::eventfd_write(bell.number(), 1); }

  void run() {
    while (!ending) {
      auto sticks = find_sticks(places);
      {
        const std::lock_guard lock(mutex);
        found = std::move(sticks);
      }
      wake();
      sleep();
    }
  }

  // A mountinfo that changed since it was read is ready for what is urgent.
  void sleep() const {
    std::array<pollfd, 2> waited{{{bell.number(), POLLIN, 0}, {mounts.number(), POLLPRI, 0}}};
    while (::poll(waited.data(), waited.size(), -1) < 0 && errno == EINTR) {
    }
    eventfd_t rung = 0;
    (void)::eventfd_read(bell.number(), &rung);
  }

  StickPlaces places;
  std::function<void()> wake;
  OpenFile mounts, bell;
  std::mutex mutex;
  std::optional<std::vector<core::Stick>> found;
  std::atomic<bool> ending = false;
  std::thread thread;  // last: it uses the others
};

StickWatch::StickWatch(StickPlaces places, std::function<void()> wake)
    : places_(std::move(places)), wake_(std::move(wake)) {}
StickWatch::~StickWatch() = default;

void StickWatch::look_again() {
  if (parts_)
    parts_->ring();
  else
    parts_ = std::make_unique<Parts>(places_, wake_);
}

std::optional<std::vector<core::Stick>> StickWatch::poll() {
  if (!parts_) return std::nullopt;
  const std::lock_guard lock(parts_->mutex);
  return std::exchange(parts_->found, std::nullopt);
}

}  // namespace ubao::platform
