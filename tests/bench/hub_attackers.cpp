#include "tests/bench/hub_attackers.h"

#include <chrono>
#include <vector>

#include "tests/support/loopback.h"

namespace ubao::bench {
namespace {

constexpr int kSlow = 64, kOfOneAddress = 8;
constexpr int kMegabytes = 300;
constexpr const char* kSlowHead = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ";

}  // namespace

HubAttackers::HubAttackers(int port, std::string database)
    : port_(port),
      database_(std::move(database)),
      dawdler_([this] { dawdle(); }),
      flooder_([this] { flood(); }) {}

HubAttackers::~HubAttackers() {
  ending_ = true;
  dawdler_.join();
  flooder_.join();
}

void HubAttackers::dawdle() {
  std::vector<test::Socket> slow(kSlow);
  while (!ending_) {
    for (int i = 0; i < kSlow; ++i) {
      auto& socket = slow[static_cast<std::size_t>(i)];
      if (socket.open() && socket.send("a")) continue;
      if (socket.open()) ++cut_off_;
      socket = test::connect_to(port_, 2 + i / kOfOneAddress);
      if (socket.open()) (void)socket.send(kSlowHead);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

void HubAttackers::flood() {
  const std::string header = "X-Long: " + std::string(64 * 1024, 'a');
  const std::string chunk = "10000\r\n" + std::string(64 * 1024, ' ') + "\r\n";
  const std::string get = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n";
  const std::string post =
      "POST /" + database_ + "/_bulk_docs HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int round = 0; !ending_; ++round) {
    const bool headers = round % 2 == 0;
    const test::Socket socket = test::connect_to(port_, 20);
    const std::string& more = headers ? header : chunk;
    bool taken = socket.open() && socket.send(headers ? get : post);
    for (int i = 0; taken && !ending_ && i < kMegabytes * 16; ++i) {
      taken = socket.send(more);
      if (taken) sent_ += static_cast<long long>(more.size());
    }
    if (!taken) ++cut_off_;
  }
}

}  // namespace ubao::bench
