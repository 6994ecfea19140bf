#include "app/screens/board_find.h"

#include "imgui_internal.h"

namespace ubao::app {
namespace {

// Simple case folding of Unicode for the letters that our languages capitalize.
unsigned small_letter(unsigned c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c < 0xC0) return c;
  if (c <= 0xDE) return c == 0xD7 ? c : c + 32;                    // Latin-1
  if (c >= 0x100 && c <= 0x137) return c == 0x130 ? 'i' : c | 1u;  // Latin Extended-A: pairs, even first
  if (c >= 0x139 && c <= 0x148) return (c & 1u) != 0 ? c + 1 : c;  // odd first
  if (c >= 0x14A && c <= 0x177) return c | 1u;
  if (c >= 0x179 && c <= 0x17E) return (c & 1u) != 0 ? c + 1 : c;
  if (c >= 0x391 && c <= 0x3A9) return c + 32;  // Greek
  if (c >= 0x410 && c <= 0x42F) return c + 32;  // Cyrillic
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x1E00 && c <= 0x1EFF) return c | 1u;  // Latin Extended Additional
  return c;
}

}  // namespace

std::string folded(std::string_view utf8) {
  std::string result;
  result.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[at]);
    if (byte < 0x80) {
      result.push_back(static_cast<char>(small_letter(byte)));
      ++at;
      continue;
    }
    unsigned code = 0;
    at += static_cast<std::size_t>(ImTextCharFromUtf8(&code, utf8.data() + at, utf8.data() + utf8.size()));
    char bytes[5];
    result.append(bytes, static_cast<std::size_t>(ImTextCharToUtf8(bytes, small_letter(code))));
  }
  return result;
}

bool matches(const core::Card& card, std::string_view wanted) {
  if (wanted.empty()) return true;
  return folded(card.text).find(wanted) != std::string::npos ||
         folded(card.author).find(wanted) != std::string::npos;
}

}  // namespace ubao::app
