#include "core/line_breaks.h"

namespace ubao::core {
namespace {

constexpr char32_t kUnreadable = 0xFFFD;

bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

// Scripts that are written without spaces and may break between any two characters.
bool is_han_letter(char32_t c) {
  return is_between(c, 0x2E80, 0x9FFF) || is_between(c, 0xAC00, 0xD7AF) || is_between(c, 0xF900, 0xFAFF) ||
         is_between(c, 0xFF00, 0xFFEF) || is_between(c, 0x20000, 0x2FFFF);
}

// Closing marks that no line begins with, opening ones that no line ends with.
bool is_closing_mark(char32_t c) {
  return c == 0x3001 || c == 0x3002 || c == 0xFF0C || c == 0xFF0E || c == 0xFF01 || c == 0xFF1F ||
         c == 0xFF1A || c == 0xFF1B || c == 0x300D || c == 0x300F || c == 0xFF09 || c == ')' || c == ',' ||
         c == '.';
}
bool is_opening_mark(char32_t c) { return c == 0x300C || c == 0x300E || c == 0xFF08 || c == '('; }

// Embeddings, overrides and isolates: a text of somebody's could turn the words beside it round.
bool turns_direction(char32_t c) {
  return is_between(c, 0x202A, 0x202E) || is_between(c, 0x2066, 0x2069) || c == 0x200E || c == 0x200F ||
         c == 0x061C;
}

bool is_control(char32_t c) { return c < 0x20 || is_between(c, 0x7F, 0x9F) || c == 0x2028 || c == 0x2029; }

}  // namespace

Letter letter_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  if (first < 0x80) return {first, 1};
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + length > text.size()) return {kUnreadable, 1};
  char32_t code = first & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {kUnreadable, 1};
    code = code << 6 | (byte(at + i) & 0x3Fu);
  }
  constexpr char32_t kLeast[] = {0x80, 0x800, 0x10000};
  if (code < kLeast[length - 2] || code > 0x10FFFF || is_between(code, 0xD800, 0xDFFF))
    return {kUnreadable, 1};
  return {code, length};
}

bool is_break_space(char32_t c) { return c == ' ' || c == '\t' || c == 0x3000; }

bool may_break_between(char32_t before, char32_t after) {
  if (is_break_space(after)) return false;  // spaces hang at the end of the line above
  if (is_break_space(before) || before == 0x200B) return true;
  if (before == '-' || before == 0x2013 || before == 0x2014 || before == '/')
    return after != before && !(after >= '0' && after <= '9');
  return (is_han_letter(before) || is_han_letter(after)) && !is_closing_mark(after) &&
         !is_opening_mark(before);
}

bool reads_right_to_left(std::string_view text, bool otherwise) {
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    at += letter.bytes;
    const char32_t c = letter.code;
    if (is_between(c, 0x0590, 0x08FF) || is_between(c, 0xFB1D, 0xFDFF) || is_between(c, 0xFE70, 0xFEFC) ||
        is_between(c, 0x10800, 0x10FFF) || is_between(c, 0x1E800, 0x1EFFF))
      return true;
    const bool latin = is_between(c, 'A', 'Z') || is_between(c, 'a', 'z');
    if (latin || (c >= 0x00C0 && !is_between(c, 0x2000, 0x2BFF) && c != kUnreadable)) return false;
  }
  return otherwise;
}

std::string plain_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    if (is_control(letter.code)) {
      if (!line.empty() && line.back() != ' ') line += ' ';
    } else if (letter.code == kUnreadable) {
      line += "\xEF\xBF\xBD";
    } else if (letter.code == ' ' && !line.empty() && line.back() == ' ') {
      // one is enough
    } else if (!turns_direction(letter.code) && (letter.code & 0xFFFE) != 0xFFFE && letter.code != 0xFEFF) {
      line += text.substr(at, letter.bytes);
    }
    at += letter.bytes;
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace ubao::core
