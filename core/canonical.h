// The canonical form of JSON: RFC 8785, narrowed so that every implementation agrees byte by byte. Integers
// below 2^53 only, ASCII keys, no duplicate keys, no U+0000, valid UTF-8, depth of 8 at the most, 64 KiB at
// the most. Narrow on reading and one form on writing: equal values have equal bytes, and so equal hashes.
// Any thread.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/result.h"

namespace ubao::core {

using Json = nlohmann::json;

inline constexpr std::int64_t kGreatestInteger = (std::int64_t{1} << 53) - 1;
inline constexpr std::size_t kMostBodyBytes = 64 * 1024;
inline constexpr int kDeepest = 8;

// Reads one JSON value, refusing what has no canonical form: duplicate keys, `-0`, `1.0`, `1e3`, invalid
// Unicode. Errors: bad_json with what is wrong; too_large.
Result<Json> parse_canonical(std::string_view text);

// Checks a value that was parsed by other means. `depth` is the depth that the value itself stands at.
Result<Done> check_canonical(const Json& value, int depth = 1);

// True if lists and objects stand in each other more than `most` deep. For values from outside, before they
// are copied or written: both recurse.
bool nested_deeper_than(const Json& value, int most);

// The canonical text of a value that passed the check.
std::string canonical_text(const Json& value);

// The text in a member of an object; empty when it has none, or one of another type, or is no object.
std::string text_in(const Json& object, const char* member);

}  // namespace ubao::core
