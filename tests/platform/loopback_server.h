// A server of the test's own on a free port of this machine that can misbehave in every way and take its time
// about it: each connection is given to a function that reads requests and writes bytes as it likes. Threads
// of its own; everything is closed and joined when it goes.
#pragma once

#include <atomic>
#include <functional>
#include <list>
#include <string>
#include <string_view>
#include <thread>

#include "tests/support/loopback.h"

namespace ubao::test {

class Connection {
 public:
  explicit Connection(const Socket& socket) : socket_(socket) {}

  struct Request {
    std::string head;  // first line and headers; empty when the other side is gone
    std::string body;
  };
  Request read();
  // False when the other side is gone.
  bool write(std::string_view bytes) { return socket_.send(bytes); }
  // Says nothing any more until the other side closes.
  void hold();

 private:
  const Socket& socket_;
  std::string buffer_;
};

// A whole answer with its length.
std::string answer(int status, std::string_view body, std::string_view more_headers = {});

class LoopbackServer {
 public:
  explicit LoopbackServer(std::function<void(Connection&)> serve);
  ~LoopbackServer();
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;

  std::string url(std::string_view path = "/") const;
  int connections() const { return connections_; }

 private:
  struct Visit {
    Socket client;
    std::thread thread;
  };
  void accept_all();

  std::function<void(Connection&)> serve_;
  Listener listener_;
  std::atomic<int> connections_ = 0;
  std::list<Visit> visits_;  // the accepting thread's while it runs
  std::thread acceptor_;
};

}  // namespace ubao::test
