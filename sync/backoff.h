// How long to wait after a failure, and how much to send at once. Waiting has full jitter (uniform between
// nothing and a ceiling that doubles from 1 s to 5 min), so that a room full of tablets does not knock in
// step when the link returns. Batches grow while the link carries them easily and halve when it does not. No
// clock of their own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/env.h"

namespace ubao::sync {

class Backoff {
 public:
  explicit Backoff(core::Random& random) : random_(random) {}

  // Milliseconds to wait after one more failure; never less than what the server asked for (an hour at the
  // most).
  std::int64_t next(std::int64_t server_asks_ms);

  void reset() { failures_ = 0; }
  int failures() const { return failures_; }

 private:
  core::Random& random_;
  int failures_ = 0;
};

// Milliseconds of a Retry-After header (RFC 9110, 10.2.3): seconds only. A date gives 0, since our clock may
// be wrong.
std::int64_t retry_after_ms(std::string_view header);

class BatchSize {
 public:
  BatchSize(int start, int most) : size_(start < most ? start : most), most_(most), ceiling_(most) {}

  int value() const { return size_; }

  // A batch of `count` came through. Grows when it was full and easy, shrinks when it was slow or heavy.
  void went_well(int count, std::int64_t took_ms, std::size_t bytes);

  // A batch of `count` was too much for the server or the link: the next holds half of it, at least one, and
  // from there it comes near that count again only step by step.
  void too_much(int count);

 private:
  int size_;
  int most_;
  int ceiling_;
};

}  // namespace ubao::sync
