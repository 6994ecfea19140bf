#include "sync/http_date.h"

#include <array>
#include <cstdio>
#include <string>

#include "core/ids.h"

namespace ubao::sync {

namespace {

constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
// the first of January 1970 was a Thursday
constexpr std::array<std::string_view, 7> kDays{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
constexpr std::int64_t kDaySeconds = 24 * 60 * 60;

}  // namespace

std::string http_date_text(std::int64_t seconds_since_1970) {
  const std::string utc = core::utc_text(seconds_since_1970);  // "2026-11-21T20:11:10Z"
  if (seconds_since_1970 < 0 || utc.size() != 20) return {};
  const auto month = static_cast<std::size_t>((utc[5] - '0') * 10 + utc[6] - '1');
  const auto day = static_cast<std::size_t>(seconds_since_1970 / kDaySeconds % 7);
  std::string text(kDays[day]);
  text.append(", ").append(utc, 8, 2).append(" ").append(kMonths[month]).append(" ");
  return text.append(utc, 0, 4).append(" ").append(utc, 11, 8).append(" GMT");
}

std::optional<std::int64_t> http_date(std::string_view header) {
  constexpr std::string_view kForm = "Sun, 06 Nov 1994 08:49:37 GMT";
  if (header.size() != kForm.size() || header.substr(25) != " GMT") return std::nullopt;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (header.substr(8, 3) != kMonths[i]) continue;
    char month[4];
    std::snprintf(month, sizeof month, "%02d", static_cast<int>(i + 1));
    const std::string utc = std::string(header.substr(12, 4)) + "-" + month + "-" +
                            std::string(header.substr(5, 2)) + "T" + std::string(header.substr(17, 8)) + "Z";
    const std::int64_t seconds = core::utc_seconds(utc);
    return seconds < 0 ? std::nullopt : std::optional(seconds);
  }
  return std::nullopt;
}

}  // namespace ubao::sync
