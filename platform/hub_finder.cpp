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

HubFinder::HubFinder(HubLink link, std::string device, sync::Transport& transport, sync::RequestId first,
                     core::Random& random, std::vector<CallPlace> places)
    : link_(std::move(link)),
      device_(std::move(device)),
      transport_(transport),
      next_(first),
      call_(random, std::move(places)) {}

HubFinder::~HubFinder() { hang_up(); }

void HubFinder::hang_up() {
  for (const Asked& asked : asked_) transport_.cancel(asked.id);
  asked_.clear();
  call_.end();
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

void HubFinder::begin(std::int64_t now_ms) {
  hang_up();
  state_ = State::looking;
  error_ = last_failure_ = {};
  suggestions_ = 0;
  for (const std::string& address : link_.addresses) try_at(address);
  call_.begin(link_.key, now_ms);
}

void HubFinder::try_at(const std::string& address) {
  auto probe = request("GET", address + "/");
  if (link_.is_paired())
    probe.headers.emplace_back("Authorization", "Basic " + core::base64(link_.user + ":" + link_.password));
  asked_.push_back({next_++, address});
  transport_.start(asked_.back().id, std::move(probe));
}

bool HubFinder::poll(std::int64_t now_ms) {
  if (state_ != State::looking) return false;
  for (const std::string& address : call_.poll(now_ms)) {
    const bool asked =
        std::any_of(asked_.begin(), asked_.end(), [&](const Asked& one) { return one.address == address; });
    if (asked || suggestions_ == kMostHubAddresses) continue;
    ++suggestions_;
    try_at(address);
  }
  end_if_lost();
  return state_ != State::looking;
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
  } else {
    last_failure_ = {ErrorCode::unreachable, sync::plain_words(reply.detail)};
    end_if_lost();
  }
  return true;
}

void HubFinder::end_if_lost() {
  if (!asked_.empty() || call_.under_way()) return;
  state_ = State::lost;
  error_ = last_failure_;
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
