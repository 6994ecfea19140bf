#include "core/typed_text.h"

#include <algorithm>

namespace ubao::core {

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

Result<Done> check_text(std::string_view text, std::size_t most_letters) {
  if (letters(text) > most_letters)
    return {ErrorCode::too_large, std::to_string(most_letters) + " letters at the most"};
  bool visible = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f)
      return {ErrorCode::bad_input, "a control character is not allowed"};
    if (byte > 0x20) visible = true;
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
