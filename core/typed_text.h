// What people may type: something visible, no control characters but line breaks and tabs, not too long. Any
// thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.h"

namespace ubao::core {

// Valid UTF-8 without surrogates (RFC 3629), without U+0000.
bool is_utf8(std::string_view text);

// The code point that begins at `at`, which moves behind it. The text is valid UTF-8; of other bytes each is
// taken for itself.
char32_t next_code_point(std::string_view text, std::size_t& at);

// Letters as people count them, near enough: Unicode code points.
std::size_t letters(std::string_view text);

// Without the spaces, tabs and line breaks at its ends.
std::string trimmed(std::string_view text);

// Whether it begins as the codes do that stand for a file (platform/pairing_code.h), however it was copied:
// "UBAO", digits, a colon; blanks and capitals do not matter.
bool begins_as_code(std::string_view text);

// Errors: too_large, bad_input.
Result<Done> check_text(std::string_view text, std::size_t most_letters);

// The beginning of a text; never half a letter.
std::string shortened(const std::string& text, std::size_t most_bytes);

}  // namespace ubao::core
