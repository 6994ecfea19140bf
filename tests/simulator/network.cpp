#include "tests/simulator/network.h"

#include <algorithm>

namespace ubao::test {
namespace {

// How often a long poll looks whether there is something.
constexpr std::int64_t kLookAgainMs = 4'000;
constexpr std::int64_t kLatestDoubleMs = 120'000;

}  // namespace

std::int64_t Network::delay() {
  return 1 + static_cast<std::int64_t>(dice_.roll(static_cast<std::uint64_t>(weather.slowest_ms)));
}

void Network::fail(Message& message, sync::Failure failure, std::int64_t at_ms) {
  message.arrives_at.reset();
  message.reply.emplace();
  message.reply->failure = failure;
  message.replies_at = at_ms;
}

void Network::send(std::uint64_t session, sync::RequestId id, sync::HttpRequest request, std::int64_t now_ms,
                   bool online) {
  Message message;
  message.session = session;
  message.id = id;
  message.gives_up_at = now_ms + std::max<std::int64_t>({request.deadline_ms, request.silence_ms, 1'000});
  message.arrives_at = now_ms + delay();
  if (!online) {
    fail(message, sync::Failure::unreachable, now_ms + 10);
  } else if (dice_.percent(weather.lost)) {
    fail(message, sync::Failure::timeout, message.gives_up_at);
  } else {
    message.reply_gets_lost = dice_.percent(weather.reply_lost);
    message.reply_breaks = dice_.percent(weather.broken);
    if (dice_.percent(weather.doubled)) {
      Message again = message;
      again.session = 0;
      again.request = request;
      *again.arrives_at += static_cast<std::int64_t>(dice_.roll(kLatestDoubleMs));
      under_way_.push_back(std::move(again));
    }
  }
  message.request = std::move(request);
  under_way_.push_back(std::move(message));
}

void Network::cancel(std::uint64_t session, sync::RequestId id) {
  for (Message& message : under_way_)
    if (message.session == session && message.id == id) message.session = 0;
}

void Network::forget(std::uint64_t session) {
  for (Message& message : under_way_)
    if (message.session == session) message.session = 0;
}

void Network::cut(std::uint64_t session, std::int64_t now_ms) {
  for (Message& message : under_way_) {
    if (message.session != session || (message.reply && message.reply->failure != sync::Failure::none))
      continue;
    // what has not arrived may still be on its way
    if (message.arrives_at && dice_.one_in(2)) {
      message.reply_gets_lost = true;
      continue;
    }
    fail(message, message.reply ? sync::Failure::truncated : sync::Failure::unreachable, now_ms + 1);
  }
}

void Network::cut_all(std::int64_t now_ms) {
  under_way_.erase(
      std::remove_if(under_way_.begin(), under_way_.end(), [](const Message& m) { return m.session == 0; }),
      under_way_.end());
  for (Message& message : under_way_) fail(message, sync::Failure::truncated, now_ms + 1);
}

void Network::cut_to(std::string_view address, std::int64_t now_ms) {
  for (Message& message : under_way_) {
    if (message.request.url.compare(0, address.size(), address) != 0) continue;
    if (message.session == 0)
      message.arrives_at.reset();
    else
      fail(message, sync::Failure::truncated, now_ms + 1);
  }
}

void Network::carry_out(Message& message, std::int64_t now_ms) {
  auto reply = server_(message.request, now_ms);
  if (!reply) {
    // a long poll with nothing to tell: it is asked again, unless nobody listens
    message.arrives_at = now_ms + kLookAgainMs;
    if (message.session == 0) message.arrives_at.reset();
    return;
  }
  message.arrives_at.reset();
  if (message.reply_gets_lost)
    return fail(message, sync::Failure::timeout, std::max(now_ms + 1, message.gives_up_at));
  if (message.reply_breaks) return fail(message, sync::Failure::truncated, now_ms + delay());
  if (reply->body.size() > message.request.most_reply_bytes)
    return fail(message, sync::Failure::too_large, now_ms + 1);
  message.reply = std::move(*reply);
  message.replies_at = now_ms + delay();
}

std::optional<Network::Delivery> Network::next(std::int64_t now_ms) {
  // in the order of arrival, not of sending
  while (true) {
    Message* first = nullptr;
    for (Message& message : under_way_)
      if (message.arrives_at && *message.arrives_at <= now_ms &&
          (!first || *message.arrives_at < *first->arrives_at))
        first = &message;
    if (!first) break;
    carry_out(*first, now_ms);
  }
  const auto is_over = [](const Message& m) { return m.session == 0 && !m.arrives_at; };
  under_way_.erase(std::remove_if(under_way_.begin(), under_way_.end(), is_over), under_way_.end());
  for (std::size_t i = 0; i < under_way_.size(); ++i) {
    Message& message = under_way_[i];
    if (!message.reply || message.replies_at > now_ms) continue;
    Delivery delivery{message.session, message.id, std::move(*message.reply)};
    under_way_.erase(under_way_.begin() + static_cast<std::ptrdiff_t>(i));
    return delivery;
  }
  return std::nullopt;
}

std::optional<std::int64_t> Network::next_at() const {
  std::optional<std::int64_t> at;
  for (const Message& message : under_way_) {
    const std::int64_t when = message.arrives_at ? *message.arrives_at : message.replies_at;
    at = at ? std::min(*at, when) : when;
  }
  return at;
}

}  // namespace ubao::test
