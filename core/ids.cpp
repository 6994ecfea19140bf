#include "core/ids.h"

#include <sodium.h>

#include <algorithm>
#include <cstdio>

#include "core/octets.h"

namespace ubao::core {
namespace {

constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::string_view kHexDigits = "0123456789abcdef";

int hex_value(char digit) {
  const auto at = kHexDigits.find(digit);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

// Days since 1970-01-01 of a proleptic Gregorian date, and back (the era method of H. Hinnant's chrono
// paper).
std::int64_t days_of(std::int64_t year, unsigned month, unsigned day) {
  year -= month <= 2;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const auto year_of_era = static_cast<unsigned>(year - era * 400);
  const unsigned day_of_year = (153 * (month + (month > 2 ? -3u : 9u)) + 2) / 5 + day - 1;
  const unsigned day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + static_cast<std::int64_t>(day_of_era) - 719468;
}

}  // namespace

Hash hash_of(std::string_view bytes) {
  std::array<std::uint8_t, crypto_hash_sha256_BYTES> whole;
  crypto_hash_sha256(whole.data(), octets(bytes), bytes.size());
  Hash first;
  std::copy_n(whole.begin(), first.size(), first.begin());
  return first;
}

std::string to_hex(const Hash& hash) {
  std::string digits;
  digits.reserve(hash.size() * 2);
  for (const std::uint8_t byte : hash) {
    digits += kHexDigits[byte >> 4];
    digits += kHexDigits[byte & 15];
  }
  return digits;
}

bool from_hex(std::string_view digits, Hash& hash) {
  if (digits.size() != hash.size() * 2) return false;
  for (std::size_t i = 0; i < hash.size(); ++i) {
    const int high = hex_value(digits[2 * i]);
    const int low = hex_value(digits[2 * i + 1]);
    if (high < 0 || low < 0) return false;
    hash[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return true;
}

std::string_view bytes_of(const Hash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

bool from_bytes(std::string_view bytes, Hash& hash) {
  if (bytes.size() != hash.size()) return false;
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(hash.data()));
  return true;
}

std::string bytes_of_hex(std::string_view digits) {
  Hash hash;
  return from_hex(digits, hash) ? std::string(bytes_of(hash)) : std::string();
}

std::string hex_of_bytes(std::string_view bytes) {
  Hash hash;
  return from_bytes(bytes, hash) ? to_hex(hash) : std::string();
}

std::string base32(std::span<const std::uint8_t> bytes) {
  std::string text;
  unsigned buffer = 0;
  int bits = 0;
  for (const std::uint8_t byte : bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += kAlphabet[(buffer >> bits) & 31];
    }
  }
  if (bits > 0) text += kAlphabet[(buffer << (5 - bits)) & 31];
  return text;
}

std::string from_base32(std::string_view text) {
  std::string bytes;
  unsigned buffer = 0;
  int bits = 0;
  for (const char letter : text) {
    const auto value = kAlphabet.find(letter);
    if (value == std::string_view::npos) return {};
    buffer = ((buffer << 5) | static_cast<unsigned>(value)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>((buffer >> bits) & 0xff);
  }
  // one text for one content: no letters that say nothing
  const bool rest_is_zero = bits < 5 && (buffer & ((1u << bits) - 1)) == 0;
  return rest_is_zero ? bytes : std::string();
}

std::string random_name(Random& random) {
  std::array<std::uint8_t, 10> bytes;
  random.fill(bytes);
  return base32(bytes);
}

bool is_name(std::string_view text) {
  return text.size() == 16 && text.find_first_not_of(kAlphabet) == std::string_view::npos;
}

std::string new_record_id(std::string_view kind, Random& random) {
  return std::string(kind) + ":" + random_name(random);
}

std::string_view kind_of(std::string_view record_id) { return record_id.substr(0, record_id.find(':')); }

std::string utc_text(std::int64_t seconds) {
  std::int64_t days = seconds / kSecondsPerDay;
  std::int64_t rest = seconds % kSecondsPerDay;
  if (rest < 0) {
    rest += kSecondsPerDay;
    --days;
  }
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const auto day_of_era = static_cast<unsigned>(days - era * 146097);
  const unsigned year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const unsigned day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const unsigned shifted_month = (5 * day_of_year + 2) / 153;
  const unsigned day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  const unsigned month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  const std::int64_t year = static_cast<std::int64_t>(year_of_era) + era * 400 + (month <= 2 ? 1 : 0);
  char text[40];
  std::snprintf(text, sizeof text, "%04lld-%02u-%02uT%02d:%02d:%02dZ", static_cast<long long>(year), month,
                day, static_cast<int>(rest / 3600), static_cast<int>(rest / 60 % 60),
                static_cast<int>(rest % 60));
  return text;
}

std::int64_t utc_seconds(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00T00:00:00Z";
  if (text.size() != kForm.size()) return -1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == '0' ? !digit : text[i] != kForm[i]) return -1;
  }
  const auto number = [&](std::size_t at, std::size_t length) {
    unsigned value = 0;
    for (std::size_t i = at; i < at + length; ++i) value = value * 10 + static_cast<unsigned>(text[i] - '0');
    return value;
  };
  const unsigned month = number(5, 2), day = number(8, 2);
  if (month < 1 || month > 12) return -1;
  const std::int64_t seconds = days_of(number(0, 4), month, day) * kSecondsPerDay + number(11, 2) * 3600 +
                               number(14, 2) * 60 + number(17, 2);
  // a day or an hour that the calendar does not have comes back as another one
  return utc_text(seconds) == text ? seconds : -1;
}

}  // namespace ubao::core
