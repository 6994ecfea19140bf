// Who may say what: signatures (Ed25519, RFC 8032) of devices, and certificates by which the workshop's own
// key says what a device is. A workshop's id is the hash of the public half of its key, so whoever knows the
// id can check a certificate alone. Public keys travel as base32, signatures as base64. Any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/canonical.h"
#include "core/secret.h"

namespace ubao::core {

// What a device is in a workshop; a guest has no certificate.
enum class Role { guest, participant, facilitator };

std::string_view name_of(Role role);  // "guest", ...
Role role_named(std::string_view name);

// The pair that follows from 32 secret bytes.
class SigningKey {
 public:
  explicit SigningKey(const Secret& seed);
  const std::string& public_half() const { return public_half_; }
  std::string sign(std::string_view text) const;

 private:
  Secret secret_half_;
  std::string public_half_;
};

// False for anything that is not this key's signature of this text.
bool is_signed(std::string_view public_half, std::string_view text, std::string_view signature);

// 16 base32 characters of the hash: a workshop's id from its key, a log's name from "key:nonce".
std::string name_from(std::string_view text);

// "This key is a participant's (a facilitator's) device of this workshop", said by the workshop's key.
struct Certificate {
  std::string root;  // the workshop's public key
  std::string key;   // the device's
  Role role = Role::participant;
  std::string signature;
};

Certificate certify(const SigningKey& root, std::string_view device_key, Role role);
Json to_json(const Certificate& certificate);
// The certificate if it is one for that workshop and was not changed.
std::optional<Certificate> read_certificate(const Json& json, std::string_view workshop);

// What a head op signs: one signature covers the op before it and, by their hashes, all before that.
// `gaps` tells of ops that were withdrawn from the log: hash -> the hash before it, so that who never had
// them can follow the chain all the same.
using Gaps = std::map<std::string, std::string>;
std::string head_statement(std::string_view workshop, std::string_view log, std::string_view prev,
                           const Gaps& gaps = {});

}  // namespace ubao::core
