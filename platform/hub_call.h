// Asks everybody in the room for a hub (sync/hub_calling.h): a datagram to all networks of this device and to
// this device itself, repeated, since datagrams get lost. The socket never blocks and is looked into at a few
// moments, which `wake_at` names; then the call is over and costs nothing. What comes back suggests an
// address and proves nothing. Nothing in a browser. The store's thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/env.h"
#include "platform/hub_limits.h"
#include "sync/hub_calling.h"

namespace ubao::platform {

// Where a question goes: a number of a device, or that of everybody in a network.
struct CallPlace {
  std::string address;  // IPv4
  int port = kHubCallingPort;
};

class HubCall {
 public:
  // Calls at those places; at all that this device is connected to when there are none.
  explicit HubCall(core::Random& random, std::vector<CallPlace> places = {});
  ~HubCall();
  HubCall(const HubCall&) = delete;
  HubCall& operator=(const HubCall&) = delete;

  // Begins; one that is under way ends. `key` is the hash by which the hub is known.
  void begin(const std::string& key, std::int64_t now_ms);
  void end();

  // Where such a hub says that it is, "https://192.168.1.7:6985": what came since the last time.
  std::vector<std::string> poll(std::int64_t now_ms);

  bool under_way() const { return socket_ >= 0; }
  std::optional<std::int64_t> wake_at() const;

 private:
  void ask() const;

  core::Random& random_;
  std::vector<CallPlace> places_;
  int socket_ = -1;
  core::Secret key_;
  std::string question_;
  std::int64_t began_at_ms_ = 0;
  std::size_t looks_ = 0;
};

}  // namespace ubao::platform
