#include "sync/hub_gate.h"

#include <algorithm>

#include "core/ids.h"
#include "core/secret.h"
#include "sync/address.h"

namespace ubao::sync {
namespace {

constexpr std::string_view kBasic = "basic ";
constexpr std::string_view kCookie = "AuthSession=";

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// The URL-safe letters stand for the others, and padding is optional.
std::string from_any_base64(std::string_view text) {
  std::string plain(text);
  std::replace(plain.begin(), plain.end(), '+', '-');
  std::replace(plain.begin(), plain.end(), '/', '_');
  while (!plain.empty() && plain.back() == '=') plain.pop_back();
  const auto bytes = core::from_base64(plain);
  return bytes ? *bytes : std::string();
}

// Whoever compares learns nothing from how long it takes.
bool same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned char difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) difference |= static_cast<unsigned char>(a[i] ^ b[i]);
  return difference == 0;
}

bool shows_token_in_body(const HubRequest& request) {
  const std::string& target = request.target;
  return request.method == "POST" && (target == kPairingPath || target == kSessionPath);
}

}  // namespace

std::string token_hash(std::string_view token) {
  return core::to_hex(core::hash_of("ubao hub token " + std::string(token)));
}

std::string HubGate::user_with(std::string_view user, std::string_view token) const {
  const auto found = accounts.find(std::string(user));
  const bool fits = found != accounts.end() && same(found->second, token_hash(token));
  return fits ? found->first : std::string();
}

std::string HubGate::cookie_of(const std::string& user) const {
  const auto found = accounts.find(user);
  if (found == accounts.end()) return {};
  // hashed twice, so that nobody can lengthen what was hashed
  const std::string inner = core::to_hex(core::hash_of(cookie_key + user + " " + found->second));
  return std::string(kCookie) + user + ":" + core::to_hex(core::hash_of(cookie_key + inner));
}

std::string HubGate::user_of(const HubRequest& request) const {
  const std::string_view authorization = request.header("authorization");
  if (lowered(authorization.substr(0, kBasic.size())) == kBasic) {
    const std::string who = from_any_base64(authorization.substr(kBasic.size()));
    const std::size_t colon = who.find(':');
    if (colon == std::string::npos) return {};
    return user_with(who.substr(0, colon), std::string_view(who).substr(colon + 1));
  }
  const std::string_view cookies = request.header("cookie");
  const std::size_t at = cookies.find(kCookie);
  if (at == std::string_view::npos) return {};
  const std::string_view cookie = cookies.substr(at, cookies.find(';', at) - at);
  const std::size_t colon = cookie.find(':');
  if (colon == std::string_view::npos) return {};
  const std::string user(cookie.substr(kCookie.size(), colon - kCookie.size()));
  const std::string expected = cookie_of(user);
  return !expected.empty() && same(expected, cookie) ? user : std::string();
}

std::size_t HubGate::most_body(const HubRequest& head) {
  return shows_token_in_body(head) ? kMostPairingBody : kMostHubBody;
}

std::optional<HubReply> HubGate::refuse(const HubRequest& head) const {
  // a browser says where a page came from; our clients are no pages
  if (!is_own_host(head.header("host")) || !head.header("origin").empty())
    return error_reply(403, "forbidden", "Access is denied.");
  if (!shows_token_in_body(head) && user_of(head).empty())
    return error_reply(401, "unauthorized", "You are not authorized to access this db.");
  return std::nullopt;
}

bool HubGate::is_own_host(std::string_view host) const {
  const bool bracketed = !host.empty() && host.front() == '[';
  const std::size_t colon = host.find(':', bracketed ? std::min(host.find(']'), host.size()) : 0);
  const std::string name = lowered(host.substr(0, colon));
  return is_numeric_host(name) || name == "localhost" ||
         std::find(hosts.begin(), hosts.end(), name) != hosts.end();
}

}  // namespace ubao::sync
