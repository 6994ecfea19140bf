#include "core/texts.h"

#include <algorithm>

namespace ubao::core {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

const std::string& in_language(const Texts& texts, std::string_view language) {
  static const std::string none;
  const std::string_view base = language.substr(0, language.find('-'));
  for (std::string_view wanted : {language, base, std::string_view("en")}) {
    const auto found = texts.find(wanted);
    if (found != texts.end()) return found->second;
  }
  return texts.empty() ? none : texts.begin()->second;
}

bool is_language_code(std::string_view code) {
  if (code.size() < 2 || code.size() > 16 || !is_letter(code.front())) return false;
  return std::all_of(code.begin(), code.end(),
                     [](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-'; });
}

}  // namespace ubao::core
