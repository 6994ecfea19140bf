#include "tests/bench/hub_attackers.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <chrono>
#include <vector>

#include "tests/support/loopback.h"

namespace ubao::bench {
namespace {

constexpr int kSlow = 64, kOfOneAddress = 8;
constexpr int kMegabytes = 300;
constexpr const char* kSlowHead = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ";

// From 127.0.0.<last>.
test::Socket attack_from(int last, int port) {
  test::Socket socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK - 1 + static_cast<unsigned>(last));
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  if (::bind(socket.descriptor(), generic, sizeof address) != 0) return {};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  if (::connect(socket.descriptor(), generic, sizeof address) != 0) return {};
  return socket;
}

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
      socket = attack_from(2 + i / kOfOneAddress, port_);
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
    const test::Socket socket = attack_from(20, port_);
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
