// A clock that stands where the test puts it and randomness from a seed, so that every test is repeatable.
#pragma once

#include <cstdint>
#include <random>

#include "core/env.h"

namespace ubao::test {

class FixedClock final : public core::Clock {
 public:
  std::int64_t now = 1795212670;  // 2026-11-20T22:11:10Z
  std::int64_t seconds_since_1970() override { return now; }
};

class SeededRandom final : public core::Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : engine_(seed) {}
  void fill(std::span<std::uint8_t> bytes) override {
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(engine_() & 0xff);
  }

 private:
  std::mt19937_64 engine_;
};

struct FixedEnv {
  explicit FixedEnv(std::uint64_t seed = 1) : random(seed) {}
  FixedClock clock;
  SeededRandom random;
  core::Env env() { return {&clock, &random}; }
};

}  // namespace ubao::test
