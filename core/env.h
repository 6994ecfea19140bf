// What core asks of the outside world. Handed in, so that every test is deterministic and none sleeps. The
// owner outlives whoever holds a reference. Called on the store's thread only.
#pragma once

#include <cstdint>
#include <span>

namespace ubao::core {

class Clock {
 public:
  virtual ~Clock() = default;
  // Wall-clock time in whole seconds since 1970-01-01T00:00Z. For showing only: nothing is ordered by it.
  virtual std::int64_t seconds_since_1970() = 0;
};

class Random {
 public:
  virtual ~Random() = default;
  // Fills the bytes; the real one is fit for keys.
  virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

struct Env {
  Clock* clock = nullptr;
  Random* random = nullptr;
};

// The machine's own clock and libsodium's generator.
Env real_env();

}  // namespace ubao::core
