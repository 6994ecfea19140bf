#include "tests/support/cut_proxy.h"

#include <poll.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace ubao::test {

CutProxy::CutProxy(int server_port) : server_port_(server_port), thread_([this] { run(); }) {}

CutProxy::~CutProxy() {
  ending_ = true;
  const Socket bell = connect_to(wake_.port());
  thread_.join();
}

void CutProxy::run() {
  while (!ending_) {
    std::vector<pollfd> watched{{listener_.descriptor(), POLLIN, 0}, {wake_.descriptor(), POLLIN, 0}};
    for (const Link& link : links_) {
      watched.push_back({link.client.descriptor(), POLLIN, 0});
      watched.push_back({link.server.descriptor(), POLLIN, 0});
    }
    if (poll(watched.data(), watched.size(), -1) < 0) continue;
    std::size_t at = 2;
    for (auto link = links_.begin(); link != links_.end(); at += 2) {
      const bool lives = hand_on(*link, watched[at].revents, watched[at + 1].revents);
      link = lives ? std::next(link) : links_.erase(link);
    }
    if (is_cut() || cuts_now_) break_all();
    if (std::exchange(cuts_now_, false)) ++cuts_;
    if (watched[0].revents != 0) take_one();
  }
}

void CutProxy::take_one() {
  Link link{listener_.accept(), {}};
  if (!link.client.open()) return;
  if (!is_cut()) link.server = connect_to(server_port_);
  if (link.server.open())
    links_.push_back(std::move(link));
  else
    link.client.reset();
}

// Moves what has come in either direction. False when one side has ended: then the link is over.
bool CutProxy::hand_on(Link& link, short client_events, short server_events) {
  if (client_events != 0) {
    std::string bytes = link.client.receive();
    if (bytes.empty()) return false;
    const auto count = static_cast<std::int64_t>(bytes.size());
    const std::int64_t left = left_;
    if (left != kUncut) {
      if (count > left) bytes.resize(static_cast<std::size_t>(std::max<std::int64_t>(left, 0)));
      left_ = left - count;
      cuts_now_ = cuts_now_ || left_ <= 0;
    }
    up_ += count;
    if (!link.server.send(bytes)) return false;
  }
  if (server_events != 0) {
    const std::string bytes = link.server.receive();
    if (bytes.empty()) return false;
    down_ += static_cast<std::int64_t>(bytes.size());
    if (!link.client.send(bytes)) return false;
  }
  return true;
}

void CutProxy::break_all() {
  for (Link& link : links_) {
    link.client.reset();
    link.server.reset();
  }
  links_.clear();
}

}  // namespace ubao::test
