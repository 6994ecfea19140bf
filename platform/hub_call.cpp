#include "platform/hub_call.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "platform/room_addresses.h"

namespace ubao::platform {
namespace {

// After its beginning. Most answers are there at once; some Wi-Fi keeps datagrams to everybody until its next
// beacons, for some hundred milliseconds.
constexpr std::array<std::int64_t, 7> kLooksAfterMs{15, 60, 150, 300, 600, 900, 1500};
constexpr std::array<std::int64_t, 2> kAsksAgainAfterMs{300, 900};

constexpr int kMostAnswersAtOnce = 32;

std::vector<CallPlace> everywhere() {
  std::vector<CallPlace> places;
  for (const std::string& address : room_broadcasts()) places.push_back({address});
  return places;
}

}  // namespace

HubCall::HubCall(core::Random& random, std::vector<CallPlace> places)
    : random_(random), places_(std::move(places)) {}

HubCall::~HubCall() { end(); }

void HubCall::begin(const std::string& key, std::int64_t now_ms) {
  end();
  auto calling = sync::calling_key(key);
  if (!calling) return;  // a hub without encryption has none, and is called by nobody
  socket_ = ::socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (socket_ < 0) return;
  const int on = 1;
  (void)::setsockopt(socket_, SOL_SOCKET, SO_BROADCAST, &on, sizeof on);
  key_ = std::move(*calling);
  question_ = sync::hub_question(key_, random_);
  began_at_ms_ = now_ms;
  looks_ = 0;
  ask();
}

void HubCall::end() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
}

// A network that is down, or that lets nothing through, is as good as an empty one.
void HubCall::ask() const {
  for (const CallPlace& place : places_.empty() ? everywhere() : places_) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(place.port));
    if (::inet_pton(AF_INET, place.address.c_str(), &to.sin_addr) != 1) continue;
    (void)!::sendto(socket_, question_.data(), question_.size(), 0, reinterpret_cast<const sockaddr*>(&to),
                    sizeof to);
  }
}

std::vector<std::string> HubCall::poll(std::int64_t now_ms) {
  std::vector<std::string> found;
  if (!under_way()) return found;
  for (int count = 0; count < kMostAnswersAtOnce; ++count) {
    std::array<char, sync::kHubAnswerBytes + 1> bytes{};
    sockaddr_in from{};
    socklen_t length = sizeof from;
    const auto size =
        ::recvfrom(socket_, bytes.data(), bytes.size(), 0, reinterpret_cast<sockaddr*>(&from), &length);
    if (size < 0) break;
    const auto port = sync::answered_port(key_, question_, {bytes.data(), static_cast<std::size_t>(size)});
    std::array<char, INET_ADDRSTRLEN> text{};
    if (!port || !::inet_ntop(AF_INET, &from.sin_addr, text.data(), text.size())) continue;
    std::string address = std::string("https://") + text.data() + ":" + std::to_string(*port);
    if (std::find(found.begin(), found.end(), address) == found.end()) found.push_back(std::move(address));
  }
  const std::int64_t since = now_ms - began_at_ms_;
  for (; looks_ < kLooksAfterMs.size() && kLooksAfterMs[looks_] <= since; ++looks_) {
    const auto& again = kAsksAgainAfterMs;
    if (std::find(again.begin(), again.end(), kLooksAfterMs[looks_]) != again.end()) ask();
  }
  if (looks_ == kLooksAfterMs.size()) end();
  return found;
}

std::optional<std::int64_t> HubCall::wake_at() const {
  if (!under_way()) return std::nullopt;
  return began_at_ms_ + kLooksAfterMs[looks_];
}

}  // namespace ubao::platform
