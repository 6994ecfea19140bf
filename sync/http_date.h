// The time that a server says it is (RFC 9110, 10.2.2 and 5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT"). Nothing is
// ordered by it; it serves to tell people that a clock is wrong. Pure, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ubao::sync {

// Clocks that differ by less than this are nobody's concern.
inline constexpr std::int64_t kClockToleranceSeconds = 600;

// Seconds since 1970; none for another form.
std::optional<std::int64_t> http_date(std::string_view header);

// The same form of that time; empty for a year that has no four digits.
std::string http_date_text(std::int64_t seconds_since_1970);

}  // namespace ubao::sync
