// gzip's form (RFC 1952) of bodies of requests, through zlib. What is unpacked has a limit, since a small
// body may stand for a very large one. Pure, any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.h"

namespace ubao::platform {

// Empty when there is no memory for it.
std::string gzipped(std::string_view plain);

// Errors: too_large for more than `most` bytes; bad_input for what is no gzip, or only a part of it.
core::Result<std::string> gunzipped(std::string_view packed, std::size_t most);

}  // namespace ubao::platform
