#include "core/secret.h"

#include <sodium.h>

#include <array>

#include "core/octets.h"

namespace ubao::core {
namespace {

constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr char kDomain[crypto_kdf_CONTEXTBYTES + 1] = "ubaokeys";
constexpr std::uint64_t kNoncePurpose = 1000;  // of derived_key, apart from those of other callers

std::string padded(std::string_view content, std::size_t unit) {
  std::string result(content);
  if (unit <= 1) return result;
  result += '\x80';  // ISO/IEC 7816-4
  result.append((unit - result.size() % unit) % unit, '\0');
  return result;
}

bool strip_padding(std::string& content, std::size_t unit) {
  if (unit <= 1) return true;
  const std::size_t last = content.find_last_not_of('\0');
  if (last == std::string::npos || content[last] != '\x80') return false;
  content.resize(last);
  return true;
}

std::string boxed_with(const Secret& key, std::string_view context, const std::string& content,
                       std::string_view nonce) {
  std::string box(nonce);
  box.resize(kNonceBytes + content.size() + kTagBytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(octets(box) + kNonceBytes, nullptr, octets(content),
                                             content.size(), octets(context), context.size(), nullptr,
                                             octets(nonce), key.data());
  return box;
}

}  // namespace

Secret::Secret(Secret&& other) noexcept : bytes_(other.bytes_) { other.wipe(); }

Secret& Secret::operator=(const Secret& other) {
  if (this == &other) return *this;
  wipe();
  bytes_ = other.bytes_;
  return *this;
}

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this == &other) return *this;
  wipe();
  bytes_ = other.bytes_;
  other.wipe();
  return *this;
}

void Secret::wipe() {
  if (!bytes_.empty()) sodium_memzero(bytes_.data(), bytes_.size());
  bytes_.clear();
}

Secret random_key(Random& random) {
  std::array<std::uint8_t, kKeyBytes> raw{};
  random.fill(raw);
  Secret key(std::string_view(reinterpret_cast<const char*>(raw.data()), raw.size()));
  sodium_memzero(raw.data(), raw.size());
  return key;
}

Secret derived_key(const Secret& key, std::uint64_t purpose) {
  std::array<char, kKeyBytes> raw{};
  crypto_kdf_derive_from_key(reinterpret_cast<unsigned char*>(raw.data()), raw.size(), purpose, kDomain,
                             key.data());
  Secret derived(std::string_view(raw.data(), raw.size()));
  sodium_memzero(raw.data(), raw.size());
  return derived;
}

std::string base64(std::string_view content) {
  constexpr int kForm = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(content.size(), kForm), '\0');
  sodium_bin2base64(text.data(), text.size(), octets(content), content.size(), kForm);
  text.pop_back();  // the terminating zero
  return text;
}

Result<std::string> from_base64(std::string_view text) {
  std::string content(text.size(), '\0');
  std::size_t length = 0;
  if (sodium_base642bin(octets(content), content.size(), text.data(), text.size(), nullptr, &length, nullptr,
                        sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0)
    return {ErrorCode::bad_input, "not base64"};
  content.resize(length);
  return content;
}

std::string fresh_salt(Random& random) {
  std::array<std::uint8_t, crypto_pwhash_SALTBYTES> salt{};
  random.fill(salt);
  return std::string(reinterpret_cast<const char*>(salt.data()), salt.size());
}

Result<Secret> stretched(const Stretch& stretch) {
  std::array<char, kKeyBytes> raw{};
  if (stretch.salt.size() != crypto_pwhash_SALTBYTES) return {ErrorCode::unreadable, "a salt"};
  const std::size_t memory = std::size_t{stretch.cost.mebibytes} << 20;
  if (crypto_pwhash(reinterpret_cast<unsigned char*>(raw.data()), raw.size(),
                    reinterpret_cast<const char*>(stretch.words.data()), stretch.words.size(),
                    octets(stretch.salt), stretch.cost.passes, memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return {ErrorCode::out_of_memory, std::to_string(stretch.cost.mebibytes) + " MiB"};
  Secret key(std::string_view(raw.data(), raw.size()));
  sodium_memzero(raw.data(), raw.size());
  return key;
}

std::string boxed(const Secret& key, std::string_view context, std::string_view content, Random& random,
                  std::size_t unit) {
  std::array<std::uint8_t, kNonceBytes> nonce{};
  random.fill(nonce);
  return boxed_with(key, context, padded(content, unit),
                    {reinterpret_cast<const char*>(nonce.data()), nonce.size()});
}

std::string boxed_alike(const Secret& key, std::string_view context, std::string_view content,
                        std::size_t unit) {
  const Secret hash_key = derived_key(key, kNoncePurpose);
  crypto_generichash_state state;
  crypto_generichash_init(&state, hash_key.data(), hash_key.size(), kNonceBytes);
  const std::uint64_t length = context.size();  // so that no other split gives the same
  crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(&length), sizeof length);
  crypto_generichash_update(&state, octets(context), context.size());
  crypto_generichash_update(&state, octets(content), content.size());
  std::array<unsigned char, kNonceBytes> nonce{};
  crypto_generichash_final(&state, nonce.data(), nonce.size());
  return boxed_with(key, context, padded(content, unit),
                    {reinterpret_cast<const char*>(nonce.data()), nonce.size()});
}

Result<std::string> unboxed(const Secret& key, std::string_view context, std::string_view box,
                            std::size_t unit) {
  if (key.size() != kKeyBytes || box.size() < kNonceBytes + kTagBytes)
    return {ErrorCode::unreadable, "a box"};
  std::string content(box.size() - kNonceBytes - kTagBytes, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(octets(content), nullptr, nullptr, octets(box) + kNonceBytes,
                                                 box.size() - kNonceBytes, octets(context), context.size(),
                                                 octets(box), key.data()) != 0 ||
      !strip_padding(content, unit))
    return {ErrorCode::unreadable, "a box"};
  return content;
}

}  // namespace ubao::core
