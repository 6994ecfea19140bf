// What a running hub is told from outside: lines of its standard input, and the signals that end it. A thread
// of its own reads both and rings; SIGINT and SIGTERM are blocked everywhere else, so it is made before other
// threads are. The queue is read on the store's thread.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace ubao::platform {

class HubConsole {
 public:
  explicit HubConsole(std::function<void()> wake);
  ~HubConsole();
  HubConsole(const HubConsole&) = delete;
  HubConsole& operator=(const HubConsole&) = delete;

  bool ended() const { return ended_; }
  // The next line that is whole.
  std::optional<std::string> poll();

 private:
  void run();
  bool read_lines(std::string& rest);

  std::function<void()> wake_;
  int signals_ = -1, stop_ = -1;  // descriptors that become readable
  std::atomic<bool> ended_ = false;
  std::mutex mutex_;  // guards what follows
  std::deque<std::string> lines_;
  std::thread thread_;
};

}  // namespace ubao::platform
