// A link that remembers: stands between clients and a server of this machine, hands bytes on, and keeps every
// one of them. Afterwards the messages can be read with their bodies unpacked. Runs on a thread of its own;
// the rest is called from the test's.
#pragma once

#include <atomic>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/support/loopback.h"

namespace ubao::test {

// What went over the wire, for reading.
struct Overheard {
  std::string raw;                  // every byte, in both directions
  std::vector<std::string> bodies;  // of requests and answers, without chunks and compression
  int unread = 0;                   // messages that could not be taken apart
};

class WireTap {
 public:
  // In front of the server on that port.
  explicit WireTap(int server_port);
  ~WireTap();
  WireTap(const WireTap&) = delete;
  WireTap& operator=(const WireTap&) = delete;

  int port() const { return listener_.port(); }
  Overheard overheard() const;

 private:
  struct Link {
    Socket client, server;
    std::size_t number;  // of its conversation
  };
  struct Conversation {
    std::string up, down;
  };

  void run();
  bool hand_on(Link& link, short client_events, short server_events);

  int server_port_;
  Listener listener_;
  Listener wake_;  // connecting to it ends the wait
  std::atomic<bool> ending_{false};
  std::list<Link> links_;
  mutable std::mutex mutex_;  // of what was said
  std::vector<Conversation> said_;
  std::thread thread_;
};

// The bodies of HTTP messages one after the other, as one side of a connection sent them. Counts in `unread`
// what is no such thing.
std::vector<std::string> bodies_in(std::string_view bytes, int& unread);

}  // namespace ubao::test
