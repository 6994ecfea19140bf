#include "platform/cli/hub_console.h"

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdint>

namespace ubao::platform {
namespace {

constexpr std::size_t kMostLine = 64 * 1024;

}  // namespace

HubConsole::HubConsole(std::function<void()> wake) : wake_(std::move(wake)) {
  sigset_t endings;
  sigemptyset(&endings);
  sigaddset(&endings, SIGINT);
  sigaddset(&endings, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &endings, nullptr);
  signals_ = signalfd(-1, &endings, SFD_CLOEXEC);
  stop_ = eventfd(0, EFD_CLOEXEC);
  thread_ = std::thread([this] { run(); });
}

HubConsole::~HubConsole() {
  const std::uint64_t one = 1;
  (void)!::write(stop_, &one, sizeof one);
  thread_.join();
  ::close(signals_);
  ::close(stop_);
}

void HubConsole::run() {
  std::string rest;
  std::array<pollfd, 3> waiting{{{signals_, POLLIN, 0}, {stop_, POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}}};
  for (;;) {
    if (::poll(waiting.data(), waiting.size(), -1) < 0) continue;
    if (waiting[1].revents != 0) return;
    if (waiting[0].revents != 0) break;
    // a hub that nobody talks to goes on; a negative descriptor is not looked at
    if (waiting[2].revents != 0 && !read_lines(rest)) waiting[2].fd = -1;
  }
  ended_ = true;
  wake_();
}

// False when there is no more to read.
bool HubConsole::read_lines(std::string& rest) {
  std::array<char, 4096> bytes{};
  const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
  if (count <= 0) return false;
  rest.append(bytes.data(), static_cast<std::size_t>(count));
  for (std::size_t end = rest.find('\n'); end != std::string::npos; end = rest.find('\n')) {
    const std::lock_guard lock(mutex_);
    lines_.push_back(rest.substr(0, end));
    rest.erase(0, end + 1);
  }
  wake_();
  return rest.size() <= kMostLine;
}

std::optional<std::string> HubConsole::poll() {
  const std::lock_guard lock(mutex_);
  if (lines_.empty()) return std::nullopt;
  std::string line = std::move(lines_.front());
  lines_.pop_front();
  return line;
}

}  // namespace ubao::platform
