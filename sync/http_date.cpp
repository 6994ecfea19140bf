#include "sync/http_date.h"

#include <array>
#include <cstdio>
#include <string>

#include "core/ids.h"

namespace ubao::sync {

std::optional<std::int64_t> http_date(std::string_view header) {
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
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
