// How a device gets in to the hub of its workshop: the key by which the hub is known, the addresses at which
// it was seen, and a one-time token for pairing or, once paired, the account. Travels as the member "hub" of
// an invitation file; kept among the workshop's secrets on this device. The store's thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store.h"
#include "sync/address.h"

namespace ubao::platform {

inline constexpr std::size_t kMostHubAddresses = 16;

struct HubLink {
  std::string key;                     // see sync::Address::pinned_key; empty for plain HTTP over loopback
  std::vector<std::string> addresses;  // "https://192.168.1.7:6985", the likeliest first
  std::string token;                   // to be paired with; empty once that is done
  std::string user, password;          // of the account; empty before

  bool is_paired() const { return !user.empty(); }
  // Reached at one of its addresses.
  sync::Address at(const std::string& address, const std::string& workshop) const;
  // Where the hub says that it can be reached comes first, and what was known is kept behind it. True if
  // anything changed.
  bool learn(const std::vector<std::string>& told);
};

core::Json to_json(const HubLink& link);
// Errors: bad_input with what is wrong.
core::Result<HubLink> read_hub_link(const core::Json& json);

// In the text of a pairing file; none in an ordinary invitation. Errors: bad_input with what is wrong.
core::Result<std::optional<HubLink>> hub_link_in(std::string_view text);

// What is kept on this device; none when it was never paired.
std::optional<HubLink> kept_hub_link(core::Store& store);
// Errors: the store's.
core::Result<core::Done> keep_hub_link(core::Store& store, const HubLink& link);

}  // namespace ubao::platform
