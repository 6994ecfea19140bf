// The sockets of a hub, on one thread of their own: TLS 1.2 or newer, HTTP/1.1 (RFC 9110, 9112), limits on
// everything that a stranger sends (hub_limits.h). Who may come in is decided by a copy of the gate before a
// body is read. Requests come out of a queue, `wake` is called on the sockets' thread when there is one;
// answers go back by the number of the visit. The public functions are the store's thread's.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/result.h"
#include "platform/hub_limits.h"
#include "sync/hub_gate.h"

namespace ubao::platform {

struct HubSocketOptions {
  std::string bind = "0.0.0.0";  // a number of this machine
  int port = 0;                  // 0: one that is free
  std::string pem;               // see HubCertificate; empty: plain HTTP, for tests over loopback
  std::string key;               // its hash; who asks the room for it is answered
  int calling_port = kHubCallingPort;
  std::size_t most_connections = kMostHubConnections;
  std::size_t most_of_one_address = kMostHubConnectionsOfOne;
};

// A request, its body as it came; none when whoever asked has gone and wants no answer any more.
struct HubVisit {
  std::uint64_t number = 0;
  std::optional<sync::HubRequest> request;
};

class HubSockets {
 public:
  // Errors: bad_input for an address or port that cannot be had, or a certificate that cannot be used.
  static core::Result<std::unique_ptr<HubSockets>> listen(const HubSocketOptions& options, sync::HubGate gate,
                                                          std::function<void()> wake);
  ~HubSockets();
  HubSockets(const HubSockets&) = delete;
  HubSockets& operator=(const HubSockets&) = delete;

  int port() const;
  void set_gate(sync::HubGate gate);

  std::optional<HubVisit> poll();

  // There is exactly one answer to a request; one to a visit that has ended is dropped.
  void answer(std::uint64_t number, sync::HubReply reply);

  // The answer takes its time: a line feed goes out so often meanwhile, 0 for none.
  void hold(std::uint64_t number, std::int64_t heartbeat_ms);

 private:
  struct Parts;
  explicit HubSockets(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace ubao::platform
