// A server of the test's own on a free port of this machine, with plain sockets, so that it can misbehave in
// every way: each connection is given to a function that reads requests and writes bytes as it likes. Threads
// of its own; everything is closed and joined when it goes.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace ubao::test {

class Connection {
 public:
  explicit Connection(int socket) : socket_(socket) {}

  struct Request {
    std::string head;  // first line and headers; empty when the other side is gone
    std::string body;
  };
  Request read();
  // False when the other side is gone.
  bool write(std::string_view bytes);
  // Says nothing any more until the other side closes.
  void hold();

 private:
  int socket_;
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
  void accept_all();

  std::function<void(Connection&)> serve_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<int> connections_ = 0;
  std::mutex mutex_;
  std::vector<int> open_;
  std::vector<std::thread> threads_;
  std::thread acceptor_;
};

}  // namespace ubao::test
