// libcurl behind sync::Transport: one thread moves bytes, queues carry requests in and replies out, and
// `wake` is called on that thread when a reply is there. Encrypted unless the address is this machine itself
// (or a private room, where the rules say so), no redirects, no proxy of the environment, certificates
// verified, limits on time, speed and size. The public functions are the store's thread's.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

#include "sync/address.h"
#include "sync/transport.h"

namespace ubao::platform {

inline constexpr long kConnectSeconds = 20;
inline constexpr long kSlowestBytesPerSecond = 30;
inline constexpr long kSlowForSeconds = 60;
inline constexpr std::size_t kMostHeaderBytes = 64 * 1024;

class CurlTransport final : public sync::Transport {
 public:
  explicit CurlTransport(std::function<void()> wake, sync::AddressRules rules = {});
  ~CurlTransport() override;
  CurlTransport(const CurlTransport&) = delete;
  CurlTransport& operator=(const CurlTransport&) = delete;

  void start(sync::RequestId id, sync::HttpRequest request) override;
  void cancel(sync::RequestId id) override;
  std::optional<std::pair<sync::RequestId, sync::HttpReply>> poll() override;

 private:
  class Worker;
  std::unique_ptr<Worker> worker_;
};

}  // namespace ubao::platform
