#include "core/figures_text.h"

#include <cstdint>

namespace ubao::core {
namespace {

constexpr int kMostDigits = 6;

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string without_zeros_ahead(std::string_view digits) {
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  return std::string(digits);
}

}  // namespace

std::string decimal(Fraction value, int digits) {
  digits = digits < 0 ? 0 : digits > kMostDigits ? kMostDigits : digits;
  const bool negative = value.over < 0;
  const auto over = static_cast<std::uint64_t>(negative ? -value.over : value.over);
  const auto under = static_cast<std::uint64_t>(value.under);
  std::uint64_t whole = over / under, rest = over % under;
  std::uint64_t after = 0, unit = 1;
  for (int i = 0; i < digits; ++i) {
    rest *= 10;
    after = after * 10 + rest / under;
    rest %= under;
    unit *= 10;
  }
  if (2 * rest >= under) ++after;
  whole += after / unit;
  after %= unit;
  std::string text = std::to_string(whole);
  if (digits > 0) {
    std::string fraction = std::to_string(after);
    fraction.insert(0, static_cast<std::size_t>(digits) - fraction.size(), '0');
    text.append(".").append(fraction);
  }
  return negative && (whole != 0 || after != 0) ? "-" + text : text;
}

std::string signed_decimal(Fraction value, int digits) {
  std::string text = decimal(value, digits);
  const bool zero = text.find_first_of("123456789") == std::string::npos;
  return !zero && text.front() != '-' ? "+" + text : text;
}

std::string percent(Fraction share) { return decimal(share * Fraction(100), 0) + "%"; }

std::string date_in_words(const Language& words, std::string_view iso) {
  constexpr std::size_t kSize = 10;
  const bool dashes = iso.size() >= kSize && iso[4] == '-' && iso[7] == '-';
  if (!dashes) return std::string(iso);
  const std::string_view year = iso.substr(0, 4), month = iso.substr(5, 2), day = iso.substr(8, 2);
  const std::string month_key = "month." + without_zeros_ahead(month);
  if (!is_number(year) || !is_number(day) || !words.has(month_key)) return std::string(iso);
  return words.text(
      "date.words",
      {{"day", without_zeros_ahead(day)}, {"month", words.text(month_key)}, {"year", std::string(year)}});
}

}  // namespace ubao::core
