// Keys and what guards them: bytes that are wiped when they go, the stretching of PINs and passphrases, and
// locked boxes. All of it is libsodium's; nothing is invented here. Any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/env.h"
#include "core/result.h"

namespace ubao::core {

// Bytes that leave nothing behind in memory.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string_view bytes) : bytes_(bytes) {}
  Secret(const Secret&) = default;
  Secret(Secret&& other) noexcept;
  Secret& operator=(const Secret& other);
  Secret& operator=(Secret&& other) noexcept;
  ~Secret() { wipe(); }

  std::string_view view() const { return bytes_; }
  const unsigned char* data() const { return reinterpret_cast<const unsigned char*>(bytes_.data()); }
  std::size_t size() const { return bytes_.size(); }
  bool empty() const { return bytes_.empty(); }
  void wipe();

 private:
  std::string bytes_;
};

inline constexpr std::size_t kKeyBytes = 32;

Secret random_key(Random& random);  // kKeyBytes
// A key of its own for each purpose out of one (BLAKE2b, libsodium's crypto_kdf).
Secret derived_key(const Secret& key, std::uint64_t purpose);

// URL-safe base64 without padding (RFC 4648), and back. Errors: bad_input.
std::string base64(std::string_view bytes);
Result<std::string> from_base64(std::string_view text);

// How much it costs to try one PIN: Argon2id (RFC 9106), passes over so much memory.
struct Cost {
  std::uint32_t passes = 2;
  std::uint32_t mebibytes = 64;
};

// A PIN or passphrase on its way to a key: everything the stretching needs, so that it can run on another
// thread.
struct Stretch {
  Secret words;
  std::string salt;  // 16 bytes
  Cost cost;
};

// 0.1 to 0.6 seconds. Errors: out_of_memory.
Result<Secret> stretched(const Stretch& stretch);
std::string fresh_salt(Random& random);

// A box that only the key opens, and only in the same context: XChaCha20-Poly1305 (RFC 8439, with an
// extended nonce). `boxed_alike` makes equal boxes of equal contents, the nonce being a keyed hash of both,
// so that two devices that say the same agree (the idea of RFC 5297); who has no key sees only that they are
// equal. Contents are padded to a multiple of `unit` bytes, so that the length says little.
std::string boxed(const Secret& key, std::string_view context, std::string_view content, Random& random,
                  std::size_t unit = 1);
std::string boxed_alike(const Secret& key, std::string_view context, std::string_view content,
                        std::size_t unit = 1);
// Errors: unreadable, for another key, another context, or a box that was changed.
Result<std::string> unboxed(const Secret& key, std::string_view context, std::string_view box,
                            std::size_t unit = 1);

}  // namespace ubao::core
