#include "sync/backoff.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace ubao::sync {
namespace {

constexpr std::int64_t kFirstCeilingMs = 1000;
constexpr std::int64_t kLastCeilingMs = 5 * 60 * 1000;
constexpr std::int64_t kLongestAskedMs = 60 * 60 * 1000;

// A batch that takes longer than this is halved: on a link that breaks often, what is under way is lost each
// time.
constexpr std::int64_t kSlowMs = 15'000;
constexpr std::int64_t kQuickMs = 4'000;
constexpr std::size_t kHeavyBytes = 1024 * 1024;

}  // namespace

std::int64_t Backoff::next(std::int64_t server_asks_ms) {
  const int doublings = std::min(failures_, 20);
  ++failures_;
  const std::int64_t ceiling = std::min(kLastCeilingMs, kFirstCeilingMs << doublings);
  std::array<std::uint8_t, 4> bytes{};
  random_.fill(bytes);
  std::int64_t drawn = 0;
  for (const std::uint8_t byte : bytes) drawn = drawn * 256 + byte;
  return std::max(drawn % (ceiling + 1), std::clamp<std::int64_t>(server_asks_ms, 0, kLongestAskedMs));
}

std::int64_t retry_after_ms(std::string_view header) {
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(header.data(), header.data() + header.size(), seconds);
  if (error == std::errc::result_out_of_range) return kLongestAskedMs;
  if (error != std::errc{} || end != header.data() + header.size() || seconds < 0) return 0;
  return std::min(seconds, kLongestAskedMs / 1000) * 1000;
}

void BatchSize::went_well(int count, std::int64_t took_ms, std::size_t bytes) {
  if (took_ms > kSlowMs || bytes > kHeavyBytes) {
    size_ = std::max(1, std::min(size_, count) / 2);
  } else if (count >= size_ && took_ms <= kQuickMs && bytes <= kHeavyBytes / 2) {
    if (size_ >= ceiling_) ceiling_ = std::min(most_, ceiling_ + std::max(1, ceiling_ / 16));
    size_ = std::min(ceiling_, size_ * 2);
  }
}

void BatchSize::too_much(int count) {
  size_ = std::max(1, std::min(size_, count) / 2);
  ceiling_ = std::max(1, std::min(ceiling_, count) * 3 / 4);
}

}  // namespace ubao::sync
