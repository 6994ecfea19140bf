#include "platform/hub_finder.h"

#include <algorithm>

#include "core/secret.h"
#include "sync/couch.h"
#include "sync/hub_gate.h"

namespace ubao::platform {
namespace {

using core::ErrorCode;
using core::Json;

constexpr std::int64_t kProbeDeadlineMs = 5'000;
constexpr std::int64_t kPairDeadlineMs = 20'000;
constexpr std::size_t kMostProbeBytes = 16 * 1024;

std::vector<std::string> addresses_told(const sync::HttpReply& reply) {
  const Json said = Json::parse(reply.body, nullptr, false);
  const Json::json_pointer where("/vendor/addresses");
  if (reply.status != 200 || !said.is_object() || !said.contains(where) || !said[where].is_array()) return {};
  std::vector<std::string> told;
  for (const Json& address : said[where])
    if (address.is_string()) told.push_back(address);
  return told;
}

}  // namespace

HubFinder::HubFinder(HubLink link, std::string device, sync::Transport& transport, sync::RequestId first)
    : link_(std::move(link)), device_(std::move(device)), transport_(transport), next_(first) {
  begin();
}

HubFinder::~HubFinder() { hang_up(); }

void HubFinder::hang_up() {
  for (const Asked& asked : asked_) transport_.cancel(asked.id);
  asked_.clear();
}

sync::HttpRequest HubFinder::request(const std::string& method, const std::string& url) const {
  sync::HttpRequest out;
  out.method = method;
  out.url = url;
  out.pinned_key = link_.key;
  out.deadline_ms = kProbeDeadlineMs;
  out.most_reply_bytes = kMostProbeBytes;
  return out;
}

void HubFinder::begin() {
  hang_up();
  state_ = State::looking;
  error_ = {};
  for (const std::string& address : link_.addresses) {
    auto probe = request("GET", address + "/");
    if (link_.is_paired())
      probe.headers.emplace_back("Authorization", "Basic " + core::base64(link_.user + ":" + link_.password));
    asked_.push_back({next_++, address});
    transport_.start(asked_.back().id, std::move(probe));
  }
}

bool HubFinder::take(sync::RequestId id, const sync::HttpReply& reply) {
  const auto found = std::find_if(asked_.begin(), asked_.end(), [&](const Asked& a) { return a.id == id; });
  if (found == asked_.end()) return false;
  const std::string address = found->address;
  asked_.erase(found);
  if (state_ == State::pairing) {
    paired(reply);
  } else if (reply.failure == sync::Failure::none) {
    // whoever has the key is the hub, also when it lets nobody in
    found_at(address, reply);
  } else if (asked_.empty()) {
    state_ = State::lost;
    error_ = {ErrorCode::unreachable, sync::plain_words(reply.detail)};
  }
  return true;
}

void HubFinder::found_at(const std::string& address, const sync::HttpReply& reply) {
  hang_up();
  address_ = address;
  std::vector<std::string> likely{address};
  for (std::string& told : addresses_told(reply)) likely.push_back(std::move(told));
  link_.learn(likely);
  if (link_.is_paired())
    state_ = State::found;
  else
    pair();
}

void HubFinder::pair() {
  state_ = State::pairing;
  auto asks = request("POST", address_ + sync::kPairingPath);
  asks.headers.emplace_back("Content-Type", "application/json");
  asks.body =
      Json{{"token", link_.token}, {"name", device_}}.dump(-1, ' ', false, Json::error_handler_t::replace);
  asks.deadline_ms = kPairDeadlineMs;
  asked_.push_back({next_++, address_});
  transport_.start(asked_.back().id, std::move(asks));
}

void HubFinder::paired(const sync::HttpReply& reply) {
  const Json json = Json::parse(reply.body, nullptr, false);
  if (reply.status == 201 && json.is_object() && !core::text_in(json, "user").empty()) {
    link_.user = core::text_in(json, "user");
    link_.password = core::text_in(json, "token");
    link_.token.clear();
    state_ = State::found;
    return;
  }
  const sync::Verdict verdict = sync::judge(reply);
  state_ = State::refused;
  error_ = verdict.error;
  if (verdict.meaning == sync::Meaning::sign_in)
    error_.detail = "a pairing is good once and for five minutes; ask for a new one";
  if (error_.code == ErrorCode::none) error_ = {ErrorCode::bad_answer, "no account was given"};
}

}  // namespace ubao::platform
