// What is handed in for the facilitators alone: sealed with the workshop's public sealing key (X25519),
// opened by who holds the private half. A submission stands alone, in a log of its own with one op: no
// person, no device, no time but the date; inside, a random respondent. The form is libsodium's sealed box.
// Any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/op.h"
#include "core/secret.h"

namespace ubao::core {

class SealingKey {
 public:
  explicit SealingKey(const Secret& seed);                         // 32 secret bytes
  const std::string& public_half() const { return public_half_; }  // base32
  // Errors: unreadable.
  Result<std::string> open(std::string_view box) const;

 private:
  Secret secret_half_;
  std::string public_bytes_;
  std::string public_half_;
};

// Errors: no_key when `public_half` is no key.
Result<std::string> sealed_for(std::string_view public_half, std::string_view content, Random& random);

// What somebody hands in as a whole.
struct SealedSheet {
  std::string respondent;  // random; equal in all that one person hands in for one activity
  std::string instrument, version;
  std::map<std::string, std::string> answers;    // code -> value or text
  std::map<std::string, std::string> breakdown;  // ministry, role, region, gender
  bool whole = true;                             // false: it was begun, and handed in by the closing
  bool taken_back = false;                       // the respondent withdrew: nothing of hers counts
  bool late = false;                             // handed in after the freeze
};

// Sealed contents are padded to a multiple of this, so that equal questions have equal lengths.
inline constexpr std::size_t kSealedUnit = 896;

// Where a sheet belongs. A box opens for this place only: moved elsewhere, it is unreadable.
struct SealedPlace {
  std::string workshop, activity, record;
};

// Errors: no_key, too_large.
Result<std::string> seal(const SealedSheet& sheet, const SealedPlace& place, std::string_view public_half,
                         Random& random);
// Errors: unreadable: damaged, or of another place.
Result<SealedSheet> open_sheet(std::string_view sealed, const SealedPlace& place, const SealingKey& key);

// The op of a sealed sheet: a random log of this one op. `n` is the n of the op that opened the activity,
// `date` a day. `over` names what it replaces.
Result<Op> stand_alone(const SealedPlace& place, std::string_view sealed, std::uint64_t n, std::string date,
                       Over over, Random& random);

}  // namespace ubao::core
