// A code in a picture that somebody took of it: PNG or JPEG bytes to the text of the QR code in them. Bytes
// from outside: what they may cost is limited before they are unpacked. Finding the code is zbar's
// (libzbar, loaded for the first picture); not in a browser. Any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.h"

namespace ubao::platform {

inline constexpr std::uintmax_t kMostPictureBytes = 32 * 1024 * 1024;
inline constexpr std::uint64_t kMostPicturePixels = 40'000'000;

// By its first bytes.
bool is_picture(std::string_view bytes);

// The text of the QR code; of several the one that Ubao made. A second or two for a large one. Errors: no_code
// also for a picture that is damaged; too_large over the limits; not_allowed in a browser; not_found where
// the library is missing.
core::Result<std::string> text_in_picture(std::string_view bytes);

}  // namespace ubao::platform
