// The transport of a page that reaches no network: every request is answered at once with "unreachable", so
// that the exchange shows the state it is in and keeps its queue. The store's thread.
#pragma once

#include <deque>

#include "sync/transport.h"

namespace ubao::platform {

class Offline final : public sync::Transport {
 public:
  void start(sync::RequestId id, sync::HttpRequest request) override;
  void cancel(sync::RequestId id) override;
  std::optional<std::pair<sync::RequestId, sync::HttpReply>> poll() override;

 private:
  std::deque<sync::RequestId> unanswered_;
};

}  // namespace ubao::platform
