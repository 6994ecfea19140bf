// Letters of UTF-8 text and where a line may break: at spaces, after hyphens and dashes, and between Han
// characters, but before no closing mark (Unicode's line breaking, UAX 14, cut down to what our texts need).
// Pure functions, any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ubao::core {

struct Letter {
  char32_t code = 0;      // U+FFFD for bytes that are no UTF-8
  std::size_t bytes = 0;  // at least 1
};

// The letter that begins at `at`, which lies within the text.
Letter letter_at(std::string_view text, std::size_t at);

bool is_break_space(char32_t c);
bool may_break_between(char32_t before, char32_t after);

// Whether the first letter with a direction is read from right to left; `otherwise` when there is none.
bool reads_right_to_left(std::string_view text, bool otherwise);

// One line of harmless text: control characters and line ends become spaces, bytes that are no UTF-8 become
// U+FFFD, marks that turn the direction of reading and characters that XML cannot hold are left out.
std::string plain_line(std::string_view text);

}  // namespace ubao::core
