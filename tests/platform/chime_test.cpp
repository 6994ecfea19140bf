#include "platform/chime.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace ubao::test {
namespace {

using platform::chime_wave;
using platform::kChimeRate;

int loudest(const std::vector<std::int16_t>& wave, double from, double to) {
  int most = 0;
  for (auto i = static_cast<std::size_t>(from * kChimeRate); i < static_cast<std::size_t>(to * kChimeRate);
       ++i)
    most = std::max(most, std::abs(static_cast<int>(wave.at(i))));
  return most;
}

TEST(Chime, Is_short_soft_and_ends_in_silence) {
  const auto wave = chime_wave();
  EXPECT_GT(wave.size(), static_cast<std::size_t>(kChimeRate) / 2);
  EXPECT_LT(wave.size(), static_cast<std::size_t>(kChimeRate) * 2);
  EXPECT_EQ(wave.front(), 0);
  EXPECT_EQ(wave.back(), 0);
  EXPECT_GT(loudest(wave, 0, 0.1), 3000);
  EXPECT_LT(loudest(wave, 0, 1.0), 16000);
  EXPECT_GT(loudest(wave, 0.22, 0.32), loudest(wave, 0.12, 0.22));  // the second note
  EXPECT_LT(loudest(wave, 1.05, 1.1), 200);
}

// Nobody waits for a loudspeaker, least of all where there is none.
TEST(Chime, Returns_at_once_and_ends_with_its_owner) {
  platform::Chime chime;
  chime.ring();
  chime.ring();
}

}  // namespace
}  // namespace ubao::test
