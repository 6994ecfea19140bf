#include "core/keyring.h"

#include <algorithm>

namespace ubao::core {
namespace {

constexpr std::uint64_t kSigningPurpose = 1, kSealingPurpose = 2, kRoomPurpose = 3;  // of derived_key
constexpr std::string_view kContext = "ubao locked secret";
constexpr std::size_t kFewestDigits = 6, kFewestLetters = 8;
constexpr std::uint32_t kMostMebibytes = 1024, kMostPasses = 16;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Each digit as far from the one before as the next: 000000, 123456, 987654.
bool is_row(std::string_view digits) {
  const int step = digits[1] - digits[0];
  if (step < -1 || step > 1) return false;
  for (std::size_t i = 1; i < digits.size(); ++i)
    if (digits[i] - digits[i - 1] != step) return false;
  return true;
}

}  // namespace

WorkshopKeys::WorkshopKeys(const Secret& seed)
    : signing(derived_key(seed, kSigningPurpose)),
      sealing_seed(derived_key(seed, kSealingPurpose)),
      room(derived_key(seed, kRoomPurpose)) {}

Founding found_workshop(Random& random) {
  const Secret seed = random_key(random), device = random_key(random);
  const WorkshopKeys keys(seed);
  const Certificate own = certify(keys.signing, SigningKey(device).public_half(), Role::facilitator);
  return {name_from(keys.signing.public_half()),
          {{kWorkshopSecret, std::string(seed.view())},
           {kDeviceSecret, std::string(device.view())},
           {kRoomSecret, std::string(keys.room.view())},
           {kCertificateSecret, to_json(own).dump()}}};
}

std::string put_behind(const Stretch& stretch, const Secret& key, const Secret& secret, Random& random) {
  const Json locked = {{"salt", base64(stretch.salt)},
                       {"passes", stretch.cost.passes},
                       {"mebibytes", stretch.cost.mebibytes},
                       {"box", base64(boxed(key, kContext, secret.view(), random))}};
  return locked.dump();
}

Result<Stretch> stretch_for(std::string_view locked, const Secret& words) {
  const Json json = Json::parse(locked, nullptr, false);
  if (!json.is_object() || !json.contains("salt") || !json["salt"].is_string() ||
      !json.value("passes", Json()).is_number_unsigned() ||
      !json.value("mebibytes", Json()).is_number_unsigned())
    return {ErrorCode::unreadable, "a locked key"};
  auto salt = from_base64(json["salt"].get_ref<const std::string&>());
  Stretch stretch;
  stretch.words = words;
  stretch.cost = {json["passes"].get<std::uint32_t>(), json["mebibytes"].get<std::uint32_t>()};
  if (!salt || stretch.cost.passes > kMostPasses || stretch.cost.mebibytes > kMostMebibytes)
    return {ErrorCode::unreadable, "a locked key"};
  stretch.salt = std::move(*salt);
  return stretch;
}

Result<Secret> take_out(std::string_view locked, const Secret& key) {
  const Json json = Json::parse(locked, nullptr, false);
  if (!json.is_object() || !json.contains("box") || !json["box"].is_string())
    return {ErrorCode::unreadable, "a locked key"};
  const auto box = from_base64(json["box"].get_ref<const std::string&>());
  if (!box) return {ErrorCode::unreadable, "a locked key"};
  auto secret = unboxed(key, kContext, *box);
  if (!secret) return {ErrorCode::wrong_pin};
  return Secret(*secret);
}

Result<Done> check_strength(std::string_view words) {
  const bool digits = std::all_of(words.begin(), words.end(), is_digit);
  if (words.size() < (digits ? kFewestDigits : kFewestLetters)) return {ErrorCode::weak_pin};
  if (digits && is_row(words)) return {ErrorCode::weak_pin};
  return Done{};
}

}  // namespace ubao::core
