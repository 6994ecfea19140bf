// The names of the secrets that a device keeps for one workshop, in the table "secrets" of the workshop's
// file. They are never sent; erasing the file erases them. Any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/secret.h"
#include "core/signing.h"

namespace ubao::core {

inline constexpr const char* kDeviceSecret = "device";             // seed of this device's signing key
inline constexpr const char* kCertificateSecret = "certificate";   // JSON, see core/signing.h
inline constexpr const char* kRoomSecret = "room";                 // what all paired devices share
inline constexpr const char* kWorkshopSecret = "workshop";         // the workshop's seed, open
inline constexpr const char* kWorkshopLocked = "workshop.locked";  // the same behind a passphrase
inline constexpr const char* kSealingSecret = "sealing";  // seed of the sealing key, of a co-facilitator
inline constexpr const char* kPersonSecret = "person:";   // + person: her data key, open
inline constexpr const char* kPersonLocked = "person.locked:";  // + person: the same behind her PIN
inline constexpr const char* kPersonTries = "person.tries:";    // + person, or empty for the workshop's key

// What follows from the one secret that a workshop is made with.
struct WorkshopKeys {
  explicit WorkshopKeys(const Secret& seed);
  SigningKey signing;
  Secret sealing_seed;
  Secret room;
};

// A new workshop: its id, and what its first device, a facilitator's, keeps.
struct Founding {
  std::string workshop;
  std::map<std::string, std::string> secrets;
};
Founding found_workshop(Random& random);

// A secret behind a PIN or passphrase: the box, and how the words are stretched to its key. As JSON, with
// salt and cost, so that the cost can grow.
std::string put_behind(const Stretch& stretch, const Secret& key, const Secret& secret, Random& random);
// How to stretch words to try them on it. Errors: unreadable.
Result<Stretch> stretch_for(std::string_view locked, const Secret& words);
// Errors: wrong_pin.
Result<Secret> take_out(std::string_view locked, const Secret& key);

// Errors: weak_pin for digits that are fewer than 6, a row or all alike, and for other words of fewer than 8
// letters.
Result<Done> check_strength(std::string_view words);

}  // namespace ubao::core
