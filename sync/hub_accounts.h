// The accounts of a hub: one for each device that was paired, kept with the workshop on this device, never
// sent. A device is paired by a token that is good once, for five minutes; five wrong ones, and all that are
// out lose their worth. Milliseconds are of any clock that never goes back. Store's thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/store.h"
#include "sync/hub_gate.h"

namespace ubao::sync {

inline constexpr std::int64_t kPairingMs = 5 * 60'000;
inline constexpr int kPairingTries = 5;
inline constexpr std::size_t kMostPairings = 64;  // tokens that are out at a time
inline constexpr std::size_t kMostAccounts = 500;

// What a device shows from now on.
struct HubCredentials {
  std::string user, token;
};

// A paired device as people see it.
struct HubMember {
  std::string user;
  std::string name;        // as it called itself
  std::string paired_at;   // UTC
  std::string seen_at;     // UTC; empty when it never came back
  bool connected = false;  // it waits for news, or asked a moment ago
  std::int64_t lacks = 0;  // ops that it does not have yet
};

// What became of a token.
struct PairingState {
  bool open = false;  // it lets a device in still
  std::string user;   // the account that was made with it; empty for none in this run
};

class HubAccounts {
 public:
  HubAccounts(core::Store& store, core::Env env);

  // A token for one device.
  std::string offer_pairing(std::int64_t now_ms);

  // Errors: sign_in when the token is no good (any more); not_allowed when there are too many accounts;
  // the store's.
  core::Result<HubCredentials> pair(std::string_view token, std::string_view name, std::int64_t now_ms);

  PairingState state_of(std::string_view token, std::int64_t now_ms) const;

  // Errors: not_found; the store's.
  core::Result<core::Done> revoke(const std::string& user);

  // A device was here and has everything up to that place.
  void note(const std::string& user, std::int64_t now_ms, std::int64_t has_up_to);
  void note(const std::string& user, std::int64_t now_ms);
  // It is being sent everything up to that place.
  void gave(const std::string& user, std::int64_t up_to);
  // It has what it was given. Keeps what was noted, so that it is there after a restart. Errors: the store's.
  core::Result<core::Done> keep(const std::string& user);

  std::vector<HubMember> members(std::int64_t now_ms);

  const HubGate& gate() const { return gate_; }
  void set_hosts(std::vector<std::string> hosts) { gate_.hosts = std::move(hosts); }

 private:
  struct Presence {
    std::string seen_at;
    std::int64_t seen_ms = 0;
    bool here = false;  // in this run
    std::int64_t has_up_to = 0;
    std::int64_t given_up_to = 0;
  };
  std::string new_token();

  core::Store& store_;
  core::Env env_;
  HubGate gate_;
  std::map<std::string, Presence> presence_;      // by user
  std::map<std::string, std::int64_t> pairings_;  // hash of a token -> when it ends
  std::map<std::string, std::string> used_;       // hash of a token -> the user who came in, if not revoked
  int wrong_tries_ = 0;
};

}  // namespace ubao::sync
