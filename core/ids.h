// Names and hashes. Names are Crockford's base32 in lower case (no i, l, o, u), so that people can read them
// aloud; hashes are the first 128 bits of SHA-256 in lower-case hexadecimal. Pure functions, any thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/env.h"

namespace ubao::core {

using Hash = std::array<std::uint8_t, 16>;

// First 16 bytes of SHA-256 (FIPS 180-4).
Hash hash_of(std::string_view bytes);

// 32 lower-case hexadecimal digits, and back; `from_hex` gives false for anything else.
std::string to_hex(const Hash& hash);
bool from_hex(std::string_view digits, Hash& hash);

// The 16 bytes as the database keeps them (valid as long as the hash), and back; `from_bytes` gives false for
// any other length.
std::string_view bytes_of(const Hash& hash);
bool from_bytes(std::string_view bytes, Hash& hash);

// From the one text to the other: 16 bytes of 32 digits, and back; empty for anything else.
std::string bytes_of_hex(std::string_view digits);
std::string hex_of_bytes(std::string_view bytes);

// Base32 without padding; 10 bytes give 16 characters. Back: whole bytes only, empty for anything else.
std::string base32(std::span<const std::uint8_t> bytes);
std::string from_base32(std::string_view text);

// 16 characters of base32 from 80 random bits.
std::string random_name(Random& random);

// True for exactly 16 characters of the base32 alphabet.
bool is_name(std::string_view text);

// A record's id is "kind:name", e.g. "card:9w2k...". The kind is the part before the colon.
std::string new_record_id(std::string_view kind, Random& random);
std::string_view kind_of(std::string_view record_id);

// "2026-11-21T20:11:10Z" for seconds since 1970 (RFC 3339, UTC), and back (-1 for another form).
std::string utc_text(std::int64_t seconds);
std::int64_t utc_seconds(std::string_view text);

inline constexpr std::int64_t kSecondsPerDay = 86400;  // in that count, which knows no leap seconds

}  // namespace ubao::core
