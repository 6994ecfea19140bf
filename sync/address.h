// Where a peer is, as a person types it: "https://name:password@couch.example/ubao-training". Taken apart
// here once; what is shown, stored and compared is without name and password. URL syntax after RFC 3986.
// Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace ubao::sync {

struct Address {
  std::string base;      // "https://couch.example:6984/prefix", no slash at the end
  std::string database;  // as CouchDB names it, decoded
  std::string user;      // empty for nobody
  std::string password;
  std::string pinned_key;  // of a hub: what it is known by, see HttpRequest; empty for other servers

  // "https://couch.example:6984/prefix/ubao-training": safe to show and to store.
  std::string shown() const;

  // What the peer is remembered by: its key where it has one, "hub:<key>", else the address as shown.
  std::string peer_name() const;
};

struct AddressRules {
  bool plain_http_in_private_rooms =
      false;  // also http to 10.*, 192.168.* and the like: paired hubs of a workshop
};

// Reads an address. The last part of its path is the database; without a path it is `ubao-<workshop>` in
// lower case. Encryption is required but for this machine itself, and private rooms where the rules say so.
// Errors: bad_input with a sentence for the person who typed it.
core::Result<Address> read_address(std::string_view typed, std::string_view workshop,
                                   AddressRules rules = {});

// The database of a workshop where an address does not name one: "ubao-<workshop>".
std::string default_database(std::string_view workshop);

// Whether a host is a number, an IPv6 one with or without brackets, and no name.
bool is_numeric_host(std::string_view host);

// "%C3%A9" as bytes (RFC 3986, 2.1); none where a % has no two digits after it.
std::optional<std::string> percent_decoded(std::string_view text);

// Whether a host may be spoken to without encryption. `host` is a name or number, an IPv6 one with or without
// brackets.
bool may_be_plain(std::string_view host, AddressRules rules);

// For use inside a path or a query: everything but letters, digits and -._~ as %XX (RFC 3986, 2.1).
std::string percent_encoded(std::string_view text);

}  // namespace ubao::sync
