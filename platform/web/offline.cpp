#include "platform/web/offline.h"

namespace ubao::platform {

void Offline::start(sync::RequestId id, sync::HttpRequest) { unanswered_.push_back(id); }

void Offline::cancel(sync::RequestId id) { std::erase(unanswered_, id); }

std::optional<std::pair<sync::RequestId, sync::HttpReply>> Offline::poll() {
  if (unanswered_.empty()) return std::nullopt;
  sync::HttpReply reply;
  reply.failure = sync::Failure::unreachable;
  std::pair<sync::RequestId, sync::HttpReply> answer{unanswered_.front(), std::move(reply)};
  unanswered_.pop_front();
  return answer;
}

}  // namespace ubao::platform
