#include "sync/backoff.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "tests/support/fixed_env.h"

namespace ubao::test {
namespace {

using sync::Backoff;
using sync::BatchSize;

TEST(Backoff, Waits_are_spread_below_a_ceiling_that_doubles_to_five_minutes) {
  SeededRandom random(1);
  const std::vector<std::int64_t> ceilings = {1000,  2000,   4000,   8000,   16000, 32000,
                                              64000, 128000, 256000, 300000, 300000};
  std::vector<std::int64_t> greatest(ceilings.size());
  std::vector<std::int64_t> least(ceilings.size(), 1'000'000);
  for (int round = 0; round < 300; ++round) {
    Backoff backoff(random);
    for (std::size_t i = 0; i < ceilings.size(); ++i) {
      const std::int64_t wait = backoff.next(0);
      greatest[i] = std::max(greatest[i], wait);
      least[i] = std::min(least[i], wait);
    }
  }
  for (std::size_t i = 0; i < ceilings.size(); ++i) {
    EXPECT_LE(greatest[i], ceilings[i]);
    EXPECT_GT(greatest[i], ceilings[i] * 9 / 10);
    EXPECT_LT(least[i], ceilings[i] / 10);
  }
}

TEST(Backoff, Success_begins_anew_at_a_second) {
  SeededRandom random(1);
  Backoff backoff(random);
  for (int i = 0; i < 10; ++i) (void)backoff.next(0);
  EXPECT_EQ(backoff.failures(), 10);
  backoff.reset();
  EXPECT_LE(backoff.next(0), 1000);
}

TEST(Backoff, Never_ends_before_the_server_allows) {
  SeededRandom random(1);
  Backoff backoff(random);
  EXPECT_EQ(backoff.next(120'000), 120'000);
  EXPECT_EQ(backoff.next(std::int64_t{1} << 60), 3'600'000) << "an hour at the most";
  EXPECT_GE(backoff.next(-5), 0);
}

TEST(Backoff, Retry_after_is_read_in_seconds) {
  EXPECT_EQ(sync::retry_after_ms("120"), 120'000);
  EXPECT_EQ(sync::retry_after_ms("0"), 0);
  EXPECT_EQ(sync::retry_after_ms("99999999999999999999999"), 3'600'000);
  for (const char* other : {"", "Wed, 21 Oct 2026 07:28:00 GMT", "-5", "12x", " 12"})
    EXPECT_EQ(sync::retry_after_ms(other), 0) << other;
}

TEST(BatchSize, Doubles_while_full_batches_come_through_quickly) {
  BatchSize size(50, 1000);
  for (const int expected : {100, 200, 400, 800, 1000, 1000}) {
    size.went_well(size.value(), 100, 1000);
    EXPECT_EQ(size.value(), expected);
  }
}

TEST(BatchSize, A_batch_that_was_not_full_tells_nothing) {
  BatchSize size(50, 1000);
  size.went_well(10, 100, 1000);
  EXPECT_EQ(size.value(), 50);
}

TEST(BatchSize, Slow_or_heavy_batches_are_halved) {
  BatchSize slow(50, 1000);
  slow.went_well(50, 20'000, 1000);
  EXPECT_EQ(slow.value(), 25);
  BatchSize heavy(50, 1000);
  heavy.went_well(50, 100, 2'000'000);
  EXPECT_EQ(heavy.value(), 25);
  BatchSize neither(50, 1000);
  neither.went_well(50, 8'000, 1000);
  EXPECT_EQ(neither.value(), 50);
}

TEST(BatchSize, What_was_too_much_is_halved_down_to_one) {
  BatchSize size(50, 1000);
  for (const int expected : {25, 12, 6, 3, 1, 1}) {
    size.too_much(size.value());
    EXPECT_EQ(size.value(), expected);
  }
  BatchSize less(50, 1000);
  less.too_much(10);
  EXPECT_EQ(less.value(), 5) << "half of what was really sent";
}

TEST(BatchSize, Comes_near_what_was_too_much_step_by_step) {
  BatchSize size(64, 1000);
  size.too_much(64);
  for (const int expected : {48, 51, 54, 57}) {
    size.went_well(size.value(), 100, 1000);
    EXPECT_EQ(size.value(), expected);
  }
}

TEST(BatchSize, Begins_within_its_limit) { EXPECT_EQ(BatchSize(50, 10).value(), 10); }

}  // namespace
}  // namespace ubao::test
