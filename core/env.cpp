#include "core/env.h"

#include <sodium.h>

#include <chrono>
#include <cstdlib>

namespace ubao::core {
namespace {

class SystemClock final : public Clock {
 public:
  std::int64_t seconds_since_1970() override {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(now).count();
  }
};

class SodiumRandom final : public Random {
 public:
  SodiumRandom() {
    // without a source of randomness no key is safe and no id is unique: there is nothing to go on with
    if (sodium_init() < 0) std::abort();
  }
  void fill(std::span<std::uint8_t> bytes) override { randombytes_buf(bytes.data(), bytes.size()); }
};

}  // namespace

Env real_env() {
  static SystemClock clock;
  static SodiumRandom random;
  return {&clock, &random};
}

}  // namespace ubao::core
