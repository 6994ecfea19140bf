// What people hand to the program where it wants a small file: the path of the file, the path of a picture of
// its code, or the code itself, typed or pasted. All give the text of the file. Any thread.
#pragma once

#include <cstdint>
#include <string>

#include "core/result.h"

namespace ubao::platform {

inline constexpr std::uintmax_t kMostHandedBytes = 64 * 1024;  // of an invitation or an address

struct HandedFile {
  std::string text;
  bool by_code = false;  // there is no file that could be written to
};

// Whether a text that people typed or dropped is one of these, a file that is there or a code.
bool names_handed(const std::string& typed);

// Errors: not_found; bad_input over the limit; those of codes (pairing_code.h) and pictures (code_picture.h).
core::Result<HandedFile> read_handed(const std::string& typed, std::uintmax_t most_bytes = kMostHandedBytes);

}  // namespace ubao::platform
