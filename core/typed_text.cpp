#include "core/typed_text.h"

#include <algorithm>
#include <utility>

namespace ubao::core {

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i]);
    if (first == 0) return false;
    const std::size_t length = first < 0x80   ? 1
                               : first < 0xc2 ? 0
                               : first < 0xe0 ? 2
                               : first < 0xf0 ? 3
                               : first < 0xf5 ? 4
                                              : 0;
    if (length == 0 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k)
      if ((static_cast<unsigned char>(text[i + k]) & 0xc0) != 0x80) return false;
    const auto second = length > 1 ? static_cast<unsigned char>(text[i + 1]) : 0u;
    if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) ||
        (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f))
      return false;
    i += length;
  }
  return true;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  const int more = first < 0xc2 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : 0;
  if (more == 0 || at + static_cast<std::size_t>(more) > text.size()) return first;
  char32_t point = first & (0x3fu >> more);
  for (int k = 0; k < more; ++k) point = (point << 6) | (static_cast<unsigned char>(text[at++]) & 0x3fu);
  return point;
}

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpaces);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(kSpaces) - first + 1));
}

namespace {

// Spaces of all widths, and signs that only steer (Unicode 15: Zs, Zl, Zp, and what of Cf stands in texts).
bool shows_nothing(char32_t point) {
  constexpr std::pair<char32_t, char32_t> kEmpty[] = {
      {0, 0x20},        {0xa0, 0xa0},      {0xad, 0xad},     {0x034f, 0x034f}, {0x061c, 0x061c},
      {0x1680, 0x1680}, {0x180e, 0x180e},  {0x2000, 0x200f}, {0x2028, 0x202f}, {0x205f, 0x206f},
      {0x2800, 0x2800}, {0x3000, 0x3000},  {0x3164, 0x3164}, {0xfe00, 0xfe0f}, {0xfeff, 0xfeff},
      {0xfff9, 0xfffb}, {0xe0000, 0xe007f}};
  return std::any_of(std::begin(kEmpty), std::end(kEmpty),
                     [&](const auto& range) { return point >= range.first && point <= range.second; });
}

}  // namespace

bool begins_as_code(std::string_view text) {
  constexpr std::string_view kSmall = "ubao", kCapital = "UBAO", kDigits = "0123456789";
  constexpr std::string_view kBlanks = " \t\r\n";
  std::size_t place = 0;  // of the next letter; behind the word come digits
  for (const char letter : text) {
    if (kBlanks.find(letter) != std::string_view::npos) continue;
    const bool in_word = place < kSmall.size();
    if (!in_word && letter == ':') return place > kSmall.size();
    if (in_word ? letter != kSmall[place] && letter != kCapital[place]
                : kDigits.find(letter) == std::string_view::npos)
      return false;
    ++place;
  }
  return false;
}

Result<Done> check_text(std::string_view text, std::size_t most_letters) {
  if (letters(text) > most_letters)
    return {ErrorCode::too_large, std::to_string(most_letters) + " letters at the most"};
  bool visible = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    if ((point < 0x20 && point != U'\n' && point != U'\t') || (point >= 0x7f && point < 0xa0))
      return {ErrorCode::bad_input, "a control character is not allowed"};
    if (!shows_nothing(point)) visible = true;
  }
  if (!visible) return {ErrorCode::bad_input, "there is no text"};
  return Done{};
}

std::string shortened(const std::string& text, std::size_t most_bytes) {
  if (text.size() <= most_bytes) return text;
  std::size_t end = most_bytes;
  while (end > 0 && (text[end] & 0xc0) == 0x80) --end;
  return text.substr(0, end);
}

}  // namespace ubao::core
