#include "core/spelling.h"

#include <cstdint>

namespace ubao::core {
namespace {

struct SpelledLetter {
  std::uint32_t code = 0;
  std::size_t bytes = 1;
};

// The letter at the beginning of a text; of bytes that are none, the first as it is.
SpelledLetter spelled_letter_at(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t bytes = byte(0) >= 0xf0 ? 4 : byte(0) >= 0xe0 ? 3 : byte(0) >= 0xc2 ? 2 : 1;
  if (bytes == 1 || bytes > text.size()) return {byte(0), 1};
  std::uint32_t code = byte(0) & (0xffu >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return {byte(0), 1};
    code = code << 6 | (byte(i) & 0x3fu);
  }
  return {code, bytes};
}

void append_letter(std::string& text, std::uint32_t code) {
  const auto add = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (code < 0x800) {
    add(0xc0 | code >> 6);
  } else {
    add(0xe0 | code >> 12);
    add(0x80 | (code >> 6 & 0x3f));
  }
  add(0x80 | (code & 0x3f));
}

bool is_blank(std::uint32_t code) {
  return code <= 0x20 || code == 0xa0 || (code >= 0x2000 && code <= 0x200b) || code == 0x202f ||
         code == 0x3000;
}

// Capitals and small letters that stand side by side, the capital first.
bool is_in_pairs(std::uint32_t code) {
  const bool from_even = (code >= 0x100 && code <= 0x137) || (code >= 0x14a && code <= 0x177) ||
                         (code >= 0x460 && code <= 0x481) || (code >= 0x48a && code <= 0x4bf) ||
                         (code >= 0x4d0 && code <= 0x52f) || (code >= 0x1e00 && code <= 0x1e95) ||
                         (code >= 0x1ea0 && code <= 0x1eff);
  const bool from_odd = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17e) ||
                        (code >= 0x4c1 && code <= 0x4ce);
  return (from_even && code % 2 == 0) || (from_odd && code % 2 == 1);
}

std::uint32_t small(std::uint32_t code) {
  const auto between = [&](std::uint32_t first, std::uint32_t last) { return code >= first && code <= last; };
  if (between('A', 'Z') || (between(0xc0, 0xde) && code != 0xd7)) return code + 32;
  if (code == 0x130) return 'i';
  if (code == 0x178) return 0xff;
  if (is_in_pairs(code)) return code + 1;
  if (between(0x391, 0x3ab) || between(0x410, 0x42f)) return code + 32;
  if (between(0x400, 0x40f)) return code + 80;
  if (code == 0x386) return 0x3ac;
  if (between(0x388, 0x38a)) return code + 37;
  if (code == 0x38c) return 0x3cc;
  if (code == 0x38e || code == 0x38f) return code + 63;
  if (code == 0x3c2) return 0x3c3;  // the sigma that ends a word
  return code;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string result;
  bool blank = false;
  while (!text.empty()) {
    const SpelledLetter letter = spelled_letter_at(text);
    const std::string_view bytes = text.substr(0, letter.bytes);
    text.remove_prefix(letter.bytes);
    if (is_blank(letter.code) && (letter.bytes > 1 || letter.code <= 0x20)) {
      blank = true;
      continue;
    }
    if (blank && !result.empty()) result += ' ';
    blank = false;
    const bool no_letter = letter.bytes == 1 && letter.code >= 0x80;
    const std::uint32_t code = no_letter ? letter.code : small(letter.code);
    if (letter.bytes == 4 || no_letter)
      result += bytes;
    else if (code < 0x80)
      result += static_cast<char>(code);
    else
      append_letter(result, code);
  }
  return result;
}

}  // namespace ubao::core
