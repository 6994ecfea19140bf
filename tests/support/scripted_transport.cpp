#include "tests/support/scripted_transport.h"

#include <algorithm>

namespace ubao::test {

using sync::Failure;
using sync::HttpReply;

void ScriptedTransport::start(sync::RequestId id, sync::HttpRequest request) {
  UnderWay one;
  one.id = id;
  one.mishap = mishap ? mishap(request, static_cast<int>(sent.size())) : Mishap::none;
  one.due_ms = now_ms + delay_ms;
  if (one.mishap == Mishap::lost || one.mishap == Mishap::reply_lost) {
    one.due_ms = now_ms + std::max(request.deadline_ms, request.silence_ms);
  }
  sent.push_back(request);
  one.request = std::move(request);
  under_way_.push_back(std::move(one));
}

void ScriptedTransport::cancel(sync::RequestId id) {
  const auto is_it = [&](const UnderWay& one) { return one.id == id; };
  under_way_.erase(std::remove_if(under_way_.begin(), under_way_.end(), is_it), under_way_.end());
}

std::optional<std::pair<sync::RequestId, HttpReply>> ScriptedTransport::poll() {
  for (std::size_t i = 0; i < under_way_.size(); ++i) {
    UnderWay& one = under_way_[i];
    if (one.mishap == Mishap::reply_lost && !one.carried_out) {
      one.carried_out = true;
      server_(one.request, now_ms);
    }
    if (now_ms < one.due_ms) continue;
    HttpReply reply;
    switch (one.mishap) {
      case Mishap::nobody_there:
        reply.failure = Failure::unreachable;
        reply.detail = "Connection refused";
        break;
      case Mishap::lost:
      case Mishap::reply_lost:
        reply.failure = Failure::timeout;
        reply.detail = "no answer in time";
        break;
      case Mishap::reply_broken:
        server_(one.request, now_ms);
        reply.failure = Failure::truncated;
        reply.detail = "the connection broke";
        break;
      case Mishap::sent_twice:
        server_(one.request, now_ms);
        [[fallthrough]];
      case Mishap::none: {
        auto answer = server_(one.request, now_ms);
        if (!answer) continue;
        reply = std::move(*answer);
        if (reply.body.size() > one.request.most_reply_bytes) reply = {};
        if (reply.status == 0 && reply.failure == Failure::none) reply.failure = Failure::too_large;
        break;
      }
    }
    const sync::RequestId id = one.id;
    under_way_.erase(under_way_.begin() + static_cast<std::ptrdiff_t>(i));
    return std::pair(id, std::move(reply));
  }
  return std::nullopt;
}

std::optional<std::int64_t> ScriptedTransport::next_event_at() const {
  std::optional<std::int64_t> next;
  for (const UnderWay& one : under_way_) {
    // a long poll that was already asked waits for the server, not for the clock
    if (one.due_ms <= now_ms) continue;
    next = next ? std::min(*next, one.due_ms) : one.due_ms;
  }
  return next;
}

void run(sync::Replicator& replicator, ScriptedTransport& transport, std::int64_t until_ms) {
  while (true) {
    sync::Orders orders = replicator.tick(transport.now_ms);
    for (const sync::RequestId id : orders.cancel) transport.cancel(id);
    for (sync::Outgoing& outgoing : orders.start) transport.start(outgoing.id, std::move(outgoing.request));
    if (replicator.finished()) return;
    bool answered = false;
    while (auto reply = transport.poll()) {
      replicator.on_reply(transport.now_ms, reply->first, reply->second);
      answered = true;
    }
    if (answered || !orders.start.empty()) continue;
    std::optional<std::int64_t> next = transport.next_event_at();
    if (const auto wake = replicator.wake_at()) next = next ? std::min(*next, *wake) : *wake;
    if (!next || *next > until_ms) return;
    transport.now_ms = std::max(transport.now_ms + 1, *next);
  }
}

}  // namespace ubao::test
