#include "tests/support/slow_link.h"

#include <poll.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

namespace ubao::test {
namespace {

// What a modem keeps before it makes the sender wait, and what it sends as one.
constexpr std::size_t kModemBytes = 8 * 1024;
constexpr std::size_t kPacket = 1'400;

double ms_now() {
  static const auto start = std::chrono::steady_clock::now();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

SlowLink::SlowLink(int server_port, LinkQuality quality)
    : server_port_(server_port), quality_(quality), chance_(quality.seed), reset_at_(next_reset(ms_now())) {
  thread_ = std::thread([this] { run(); });
}

SlowLink::~SlowLink() {
  ending_ = true;
  const Socket bell = connect_to(wake_.port());
  thread_.join();
}

double SlowLink::next_reset(double now) {
  const double chance = static_cast<double>(chance_() >> 11) * 0x1p-53;
  return now - quality_.ms_between_resets * std::log(1 - chance);
}

void SlowLink::run() {
  while (!ending_) {
    std::vector<pollfd> watched{{listener_.descriptor(), POLLIN, 0}, {wake_.descriptor(), POLLIN, 0}};
    for (const Link& link : links_) {
      const auto wanted = [](const Way& way) {
        return static_cast<short>(way.bytes < kModemBytes ? POLLIN : 0);
      };
      watched.push_back({link.client.descriptor(), wanted(link.up), 0});
      // what has ended is not asked again
      watched.push_back({link.server_ended ? -1 : link.server.descriptor(), wanted(link.down), 0});
    }
    if (poll(watched.data(), watched.size(), patience_ms(ms_now())) < 0) continue;
    const double now = ms_now();
    std::size_t at = 2;
    for (auto link = links_.begin(); link != links_.end(); at += 2) {
      bool lives = true;
      if (watched[at].revents != 0) {
        const std::size_t before = link->up.bytes;
        lives = read_from(link->client, link->up, up_free_at_, std::max(now, link->open_at));
        up_ += static_cast<std::int64_t>(link->up.bytes - before);
      }
      if (lives && watched[at + 1].revents != 0)
        link->server_ended = !read_from(link->server, link->down, down_free_at_, now);
      lives = lives && deliver(link->up, link->server, now) && deliver(link->down, link->client, now);
      if (link->server_ended && link->down.pieces.empty()) lives = false;
      link = lives ? std::next(link) : links_.erase(link);
    }
    reset_when_due(now);
    if (watched[0].revents != 0) take_one(now);
  }
}

void SlowLink::take_one(double now) {
  Link link;
  link.client = listener_.accept();
  if (!link.client.open()) return;
  link.server = connect_to(server_port_);
  link.open_at = now + quality_.round_trip_ms;
  if (link.server.open()) links_.push_back(std::move(link));
}

// False when that side has ended.
bool SlowLink::read_from(const Socket& from, Way& way, double& free_at, double not_before) {
  const std::string bytes = from.receive();
  for (std::size_t at = 0; at < bytes.size(); at += kPacket) {
    Piece piece{0, bytes.substr(at, kPacket)};
    free_at = std::max(free_at, not_before) +
              static_cast<double>(piece.bytes.size()) * 8'000 / quality_.bits_per_second;
    piece.arrives_at = free_at + quality_.round_trip_ms / 2;
    way.bytes += piece.bytes.size();
    way.pieces.push_back(std::move(piece));
  }
  return !bytes.empty();
}

bool SlowLink::deliver(Way& way, const Socket& to, double now) const {
  while (!way.pieces.empty() && way.pieces.front().arrives_at <= now) {
    if (!to.send(way.pieces.front().bytes)) return false;
    way.bytes -= way.pieces.front().bytes.size();
    way.pieces.pop_front();
  }
  return true;
}

int SlowLink::patience_ms(double now) const {
  double until = quality_.ms_between_resets > 0 ? reset_at_ : now + 60'000;
  for (const Link& link : links_)
    for (const Way* way : {&link.up, &link.down})
      if (!way->pieces.empty()) until = std::min(until, way->pieces.front().arrives_at);
  return static_cast<int>(std::max(0.0, std::ceil(until - now)));
}

void SlowLink::reset_when_due(double now) {
  if (quality_.ms_between_resets <= 0 || now < reset_at_) return;
  reset_at_ = next_reset(now);
  if (!links_.empty()) ++resets_;
  for (Link& link : links_) {
    link.client.reset();
    link.server.reset();
  }
  links_.clear();
}

}  // namespace ubao::test
