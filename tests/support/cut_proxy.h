// A link that a test can cut: stands between a client and a server of this machine, hands bytes on, counts
// them, and breaks when so many have gone up. Runs on a thread of its own; every call may come from any
// thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <limits>
#include <list>
#include <memory>
#include <thread>

#include "tests/support/loopback.h"

namespace ubao::test {

class CutProxy {
 public:
  // In front of the server on that port.
  explicit CutProxy(int server_port);
  ~CutProxy();
  CutProxy(const CutProxy&) = delete;
  CutProxy& operator=(const CutProxy&) = delete;

  int port() const { return listener_.port(); }

  // After so many bytes more from the client, every connection breaks in the middle, and none is taken until
  // `mend`.
  void cut_after(std::int64_t bytes_up) { left_ = bytes_up; }
  void mend() { left_ = kUncut; }
  bool is_cut() const { return left_ <= 0; }
  // How often that has happened. Counted when the connections are broken, so who sees it may mend.
  int cuts() const { return cuts_; }

  std::int64_t bytes_up() const { return up_; }
  std::int64_t bytes_down() const { return down_; }
  void count_anew() { up_ = down_ = 0; }

 private:
  static constexpr std::int64_t kUncut = std::numeric_limits<std::int64_t>::max();

  struct Link {
    Socket client, server;
  };

  void run();
  void take_one();
  bool hand_on(Link& link, short client_events, short server_events);
  void break_all();

  int server_port_;
  Listener listener_;
  Listener wake_;  // connecting to it ends the wait
  std::atomic<bool> ending_{false};
  std::atomic<std::int64_t> left_{kUncut};
  std::atomic<int> cuts_{0};
  bool cuts_now_ = false;  // the proxy's thread
  std::atomic<std::int64_t> up_{0}, down_{0};
  std::list<Link> links_;
  std::thread thread_;
};

}  // namespace ubao::test
