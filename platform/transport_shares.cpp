#include "platform/transport_shares.h"

#include <algorithm>

namespace ubao::platform {

void TransportShares::Share::start(sync::RequestId id, sync::HttpRequest request) {
  whole_.whose_[id] = this;
  whole_.whole_.start(id, std::move(request));
}

void TransportShares::Share::cancel(sync::RequestId id) {
  std::erase_if(replies_, [id](const auto& reply) { return reply.first == id; });
  const auto found = whole_.whose_.find(id);
  if (found == whole_.whose_.end() || found->second != this) return;
  whole_.whose_.erase(found);
  whole_.whole_.cancel(id);
}

std::optional<std::pair<sync::RequestId, sync::HttpReply>> TransportShares::Share::poll() {
  whole_.sort_out();
  if (replies_.empty()) return std::nullopt;
  auto reply = std::move(replies_.front());
  replies_.pop_front();
  return reply;
}

void TransportShares::sort_out() {
  while (auto reply = whole_.poll()) {
    const auto found = whose_.find(reply->first);
    if (found == whose_.end()) continue;
    found->second->replies_.push_back(std::move(*reply));
    whose_.erase(found);
  }
}

}  // namespace ubao::platform
