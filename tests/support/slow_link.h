// A link as a village has it: stands between clients and a server of this machine, lets so many bits through
// a second in each direction, keeps them on the way for half a round trip, and resets every connection now
// and then (at intervals that are exponentially distributed, from a seed). A new connection costs a round
// trip. Runs on a thread of its own; every call may come from any thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <list>
#include <random>
#include <string>
#include <thread>

#include "tests/support/loopback.h"

namespace ubao::test {

struct LinkQuality {
  double bits_per_second = 40'000;
  double round_trip_ms = 600;
  double ms_between_resets = 20'000;  // on average; 0 for never
  std::uint64_t seed = 1;
};

class SlowLink {
 public:
  SlowLink(int server_port, LinkQuality quality);
  ~SlowLink();
  SlowLink(const SlowLink&) = delete;
  SlowLink& operator=(const SlowLink&) = delete;

  int port() const { return listener_.port(); }
  int resets() const { return resets_; }  // that broke a connection
  std::int64_t bytes_up() const { return up_; }

 private:
  // Bytes on their way in one direction.
  struct Piece {
    double arrives_at = 0;
    std::string bytes;
  };
  struct Way {
    std::deque<Piece> pieces;
    std::size_t bytes = 0;
  };
  struct Link {
    Socket client, server;
    Way up, down;
    double open_at = 0;
    bool server_ended = false;
  };

  void run();
  void take_one(double now);
  bool read_from(const Socket& from, Way& way, double& free_at, double not_before);
  bool deliver(Way& way, const Socket& to, double now) const;
  int patience_ms(double now) const;
  void reset_when_due(double now);
  double next_reset(double now);

  const int server_port_;
  const LinkQuality quality_;
  std::mt19937_64 chance_;
  Listener listener_;
  Listener wake_;  // connecting to it ends the wait
  std::atomic<bool> ending_{false};
  std::atomic<int> resets_{0};
  std::atomic<std::int64_t> up_{0};
  double up_free_at_ = 0, down_free_at_ = 0, reset_at_ = 0;  // ms since the link was made
  std::list<Link> links_;
  std::thread thread_;
};

}  // namespace ubao::test
