// Who may come in to a hub: by Basic credentials or the cookie of a sign-in (RFC 7617, RFC 6265), asked for
// by a name that is no trap (a page of another site that sends a browser here), and by no page at all. A
// value: the I/O thread has a copy, so that nobody without an account gets a body read. Any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/hub_messages.h"

namespace ubao::sync {

// What a device's token is compared with. Tokens are 128 random bits, so a plain hash keeps them.
std::string token_hash(std::string_view token);

// Where an account has to be shown, and where that would be one too many.
inline constexpr const char* kPairingPath = "/_pair";
inline constexpr const char* kSessionPath = "/_session";

struct HubGate {
  std::map<std::string, std::string> accounts;  // user -> token_hash
  std::string cookie_key;                       // random, of one run
  std::vector<std::string> hosts;               // names besides numbers and localhost, in lower case

  // The account that the request shows; empty when it shows none that is good.
  std::string user_of(const HubRequest& request) const;

  // The account of a name and a token; empty when they do not fit.
  std::string user_with(std::string_view user, std::string_view token) const;

  // The Set-Cookie of a sign-in.
  std::string cookie_of(const std::string& user) const;

  // The answer to who may not come in, before the body is read; none for who may. Pairing and signing in show
  // their token in the body.
  std::optional<HubReply> refuse(const HubRequest& head) const;

  // How much body the request may have.
  static std::size_t most_body(const HubRequest& head);

 private:
  bool is_own_host(std::string_view host) const;
};

}  // namespace ubao::sync
