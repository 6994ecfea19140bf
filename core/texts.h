// A text in every language that it was written in, by language code ("en", "pt-BR": BCP 47, letters, digits,
// hyphen). Data files carry texts like this, so that a course or an instrument serves everybody in the room.
// Plain values, any thread.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace ubao::core {

using Texts = std::map<std::string, std::string, std::less<>>;

// The text in that language, else in its base language ("pt" for "pt-BR"), else in English, else in the first
// there is. Empty only when there is no text at all. The reference lives as long as `texts`.
const std::string& in_language(const Texts& texts, std::string_view language);

// 2 to 16 ASCII letters, digits and hyphens that begin with a letter.
bool is_language_code(std::string_view code);

}  // namespace ubao::core
