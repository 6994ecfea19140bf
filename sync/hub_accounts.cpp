#include "sync/hub_accounts.h"

#include <algorithm>
#include <array>

#include "core/faults.h"
#include "core/ids.h"
#include "sync/couch.h"

namespace ubao::sync {
namespace {

constexpr const char* kAccounts = "hub-account";

// A device that listens is heard of again within a heartbeat or two.
constexpr std::int64_t kConnectedMs = 90'000;
constexpr std::size_t kMostNameBytes = 100;

}  // namespace

HubAccounts::HubAccounts(core::Store& store, core::Env env) : store_(store), env_(env) {
  gate_.cookie_key = new_token();
  for (const std::string& user : store_.locals().names(kAccounts)) {
    const auto account = store_.locals().find(kAccounts, user);
    if (!account) continue;
    gate_.accounts[user] = core::text_in(*account, "token");
    Presence& presence = presence_[user];
    presence.seen_at = core::text_in(*account, "seen_at");
    if (const auto place = account->find("has_up_to"); place != account->end() && place->is_number_integer())
      presence.has_up_to = place->get<std::int64_t>();
  }
}

std::string HubAccounts::new_token() {
  std::array<std::uint8_t, 20> bytes{};
  env_.random->fill(bytes);
  return core::base32(bytes);
}

std::string HubAccounts::offer_pairing(std::int64_t now_ms) {
  std::erase_if(pairings_, [&](const auto& pairing) { return pairing.second <= now_ms; });
  // the one that ends first makes room
  if (pairings_.size() >= kMostPairings)
    pairings_.erase(std::min_element(pairings_.begin(), pairings_.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; }));
  wrong_tries_ = 0;
  const std::string token = new_token();
  pairings_[token_hash(token)] = now_ms + kPairingMs;
  return token;
}

core::Result<HubCredentials> HubAccounts::pair(std::string_view token, std::string_view name,
                                               std::int64_t now_ms) {
  const auto found = pairings_.find(token_hash(token));
  if (found == pairings_.end() || found->second <= now_ms) {
    if (++wrong_tries_ >= kPairingTries) pairings_.clear();
    return {core::ErrorCode::sign_in, "the token for pairing is not valid any more"};
  }
  if (gate_.accounts.size() >= kMostAccounts)
    return {core::ErrorCode::not_allowed, "too many devices are paired"};
  const HubCredentials made{"device-" + core::random_name(*env_.random), new_token()};
  const Json account = {{"name", plain_words(name.substr(0, kMostNameBytes))},
                        {"token", token_hash(made.token)},
                        {"paired_at", core::utc_text(env_.clock->seconds_since_1970())}};
  if (const auto kept = store_.locals().put(kAccounts, made.user, account); !kept) return kept.error();
  used_[found->first] = made.user;
  pairings_.erase(found);
  gate_.accounts[made.user] = token_hash(made.token);
  return made;
}

PairingState HubAccounts::state_of(std::string_view token, std::int64_t now_ms) const {
  const std::string hash = token_hash(token);
  const auto pairing = pairings_.find(hash);
  const auto used = used_.find(hash);
  return {pairing != pairings_.end() && now_ms < pairing->second,
          used != used_.end() ? used->second : std::string()};
}

core::Result<core::Done> HubAccounts::revoke(const std::string& user) {
  if (gate_.accounts.count(user) == 0) return {core::ErrorCode::not_found, user};
  if (const auto gone = store_.locals().put(kAccounts, user, nullptr); !gone) return gone.error();
  if (!core::planted(core::Fault::hub_answers_the_revoked)) gate_.accounts.erase(user);
  presence_.erase(user);
  std::erase_if(used_, [&](const auto& pairing) { return pairing.second == user; });
  return core::Done{};
}

void HubAccounts::note(const std::string& user, std::int64_t now_ms) {
  Presence& presence = presence_[user];
  presence.seen_at = core::utc_text(env_.clock->seconds_since_1970());
  presence.seen_ms = now_ms;
  presence.here = true;
}

void HubAccounts::note(const std::string& user, std::int64_t now_ms, std::int64_t has_up_to) {
  note(user, now_ms);
  presence_[user].has_up_to = has_up_to;
  presence_[user].given_up_to = has_up_to;
}

void HubAccounts::gave(const std::string& user, std::int64_t up_to) { presence_[user].given_up_to = up_to; }

core::Result<core::Done> HubAccounts::keep(const std::string& user) {
  auto account = store_.locals().find(kAccounts, user);
  const auto presence = presence_.find(user);
  if (!account || presence == presence_.end()) return core::Done{};
  presence->second.has_up_to = std::max(presence->second.has_up_to, presence->second.given_up_to);
  (*account)["seen_at"] = presence->second.seen_at;
  (*account)["has_up_to"] = presence->second.has_up_to;
  return store_.locals().put(kAccounts, user, *account);
}

std::vector<HubMember> HubAccounts::members(std::int64_t now_ms) {
  std::vector<HubMember> members;
  for (const auto& [user, hash] : gate_.accounts) {
    const Json account = store_.locals().find(kAccounts, user).value_or(Json::object());
    const Presence& presence = presence_[user];
    members.push_back({user, core::text_in(account, "name"), core::text_in(account, "paired_at"),
                       presence.seen_at, presence.here && now_ms - presence.seen_ms <= kConnectedMs,
                       store_.peers().count_arrived(presence.has_up_to)});
  }
  return members;
}

}  // namespace ubao::sync
