#include "core/sealing.h"

#include <sodium.h>

#include <array>

#include "core/fields.h"
#include "core/octets.h"

namespace ubao::core {

template <class Archive>
void serialize(Archive& archive, SealedSheet& s) {
  archive(cereal::make_nvp("r", s.respondent), cereal::make_nvp("i", s.instrument),
          cereal::make_nvp("v", s.version), cereal::make_nvp("a", s.answers),
          cereal::make_nvp("b", s.breakdown), cereal::make_nvp("w", s.whole),
          cereal::make_nvp("x", s.taken_back), cereal::make_nvp("l", s.late));
}

namespace {

constexpr std::size_t kBoxNonceBytes = crypto_box_NONCEBYTES;
constexpr std::size_t kMostSealedBytes = 40 * 1024;  // as base64 it fits an op

constexpr const char* kSkippedInFull = "skipped";
constexpr const char* kSkippedInShort = "s";

// 128 bits that only this place has.
std::string place_text(const SealedPlace& place) {
  return to_hex(hash_of(place.workshop + "\n" + place.activity + "\n" + place.record));
}

// The nonce of libsodium's sealed boxes: a hash of the two public keys.
std::array<unsigned char, kBoxNonceBytes> nonce_of(const unsigned char* passing,
                                                   const unsigned char* receiver) {
  std::array<unsigned char, kBoxNonceBytes> nonce{};
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, nonce.size());
  crypto_generichash_update(&state, passing, crypto_box_PUBLICKEYBYTES);
  crypto_generichash_update(&state, receiver, crypto_box_PUBLICKEYBYTES);
  crypto_generichash_final(&state, nonce.data(), nonce.size());
  return nonce;
}

}  // namespace

SealingKey::SealingKey(const Secret& seed) {
  std::array<unsigned char, crypto_box_PUBLICKEYBYTES> open{};
  std::array<char, crypto_box_SECRETKEYBYTES> secret{};
  crypto_box_seed_keypair(open.data(), reinterpret_cast<unsigned char*>(secret.data()), seed.data());
  secret_half_ = Secret(std::string_view(secret.data(), secret.size()));
  sodium_memzero(secret.data(), secret.size());
  public_bytes_.assign(reinterpret_cast<const char*>(open.data()), open.size());
  public_half_ = base32(open);
}

Result<std::string> SealingKey::open(std::string_view box) const {
  if (box.size() < crypto_box_SEALBYTES) return {ErrorCode::unreadable, "a sealed sheet"};
  std::string content(box.size() - crypto_box_SEALBYTES, '\0');
  if (crypto_box_seal_open(octets(content), octets(box), box.size(), octets(public_bytes_),
                           secret_half_.data()) != 0)
    return {ErrorCode::unreadable, "a sealed sheet"};
  return content;
}

// As crypto_box_seal, but with randomness that is handed in: a run can be repeated.
Result<std::string> sealed_for(std::string_view public_half, std::string_view content, Random& random) {
  const std::string receiver = from_base32(public_half);
  if (receiver.size() != crypto_box_PUBLICKEYBYTES) return {ErrorCode::no_key, "the workshop's sealing key"};
  const Secret seed = random_key(random);
  std::array<unsigned char, crypto_box_PUBLICKEYBYTES> passing{};
  std::array<unsigned char, crypto_box_SECRETKEYBYTES> secret{};
  crypto_box_seed_keypair(passing.data(), secret.data(), seed.data());
  std::string box(reinterpret_cast<const char*>(passing.data()), passing.size());
  box.resize(crypto_box_SEALBYTES + content.size());
  const auto nonce = nonce_of(passing.data(), octets(receiver));
  const int failed = crypto_box_easy(octets(box) + passing.size(), octets(content), content.size(),
                                     nonce.data(), octets(receiver), secret.data());
  sodium_memzero(secret.data(), secret.size());
  if (failed != 0) return {ErrorCode::no_key, "the workshop's sealing key"};
  return box;
}

Result<std::string> seal(const SealedSheet& sheet, const SealedPlace& place, std::string_view public_half,
                         Random& random) {
  Json content = to_fields(sheet);
  // whoever skips much has no longer sheet
  if (content.contains("a") && !sheet.instrument.empty())
    for (const auto& answer : content["a"].items())
      if (answer.value() == kSkippedInFull) answer.value() = kSkippedInShort;
  content["p"] = place_text(place);
  std::string text = content.dump();
  if (text.size() > kMostSealedBytes) return {ErrorCode::too_large, "a sheet"};
  text.append(kSealedUnit - text.size() % kSealedUnit, ' ');  // JSON ends where it ends
  auto box = sealed_for(public_half, text, random);
  if (!box) return box;
  return base64(*box);
}

Result<SealedSheet> open_sheet(std::string_view sealed, const SealedPlace& place, const SealingKey& key) {
  const auto box = from_base64(sealed);
  if (!box) return {ErrorCode::unreadable, "a sealed sheet"};
  auto text = key.open(*box);
  if (!text) return text.error();
  const Json content = Json::parse(*text, nullptr, false);
  if (!content.is_object() || content.value("p", Json()) != Json(place_text(place)))
    return {ErrorCode::unreadable, "a sealed sheet of another place"};
  auto sheet = from_fields<SealedSheet>(content);
  for (auto& [code, value] : sheet.answers)
    if (value == kSkippedInShort && !sheet.instrument.empty()) value = kSkippedInFull;
  return sheet;
}

Result<Op> stand_alone(const SealedPlace& place, std::string_view sealed, std::uint64_t n, std::string date,
                       Over over, Random& random) {
  Op op;
  op.log = random_name(random);
  op.seq = 1;
  op.n = n;
  op.at = std::move(date);
  op.of = place.record;
  op.set = {{"activity", place.activity}, {"sealed", sealed}};
  op.over = std::move(over);
  return make_op(std::move(op));
}

}  // namespace ubao::core
