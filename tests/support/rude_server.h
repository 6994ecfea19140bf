// A server that answers what a test tells it to, well or badly: any bytes, half of them, or none at all. One
// thread for listening and one for each connection; the answering function is called on these, one call at a
// time.
#pragma once

#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/loopback.h"

namespace ubao::test {

struct RudeRequest {
  std::string method, path, headers, body;
};

struct RudeAnswer {
  std::string bytes;     // all of it, status line included; empty for none at all
  bool hang_up = false;  // after these bytes
};

// A proper answer with a body of that type.
RudeAnswer answer_with(int status, const std::string& body, const std::string& type = "application/json",
                       const std::string& more_headers = {});

class RudeServer {
 public:
  using Answering = std::function<RudeAnswer(const RudeRequest&)>;

  explicit RudeServer(Answering answering);
  ~RudeServer();
  RudeServer(const RudeServer&) = delete;
  RudeServer& operator=(const RudeServer&) = delete;

  int port() const { return listener_.port(); }
  std::string url(const std::string& database = "workshop") const;

  // "METHOD path" of what came so far.
  std::vector<std::string> asked() const;

 private:
  struct Visit {
    Socket client;
    std::thread thread;
  };

  void listen();
  void serve(const Socket& client);

  Answering answering_;
  Listener listener_;
  mutable std::mutex mutex_;
  std::list<Visit> visits_;
  std::vector<std::string> asked_;
  std::thread thread_;
};

}  // namespace ubao::test
