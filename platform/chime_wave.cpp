// Each note is a sine with a soft overtone that dies away as a struck bar does.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "platform/chime.h"

namespace ubao::platform {
namespace {

struct Note {
  double at, hertz;  // seconds from the beginning
};

constexpr std::array<Note, 2> kNotes{{{0.0, 659.26}, {0.22, 880.0}}};  // E5, A5
constexpr double kSeconds = 1.1, kLoudness = 0.22, kFades = 6, kAttack = 0.008, kRelease = 0.05;

double note_at(const Note& note, double now) {
  const double since = now - note.at;
  if (since < 0) return 0;
  const double turn = 2 * std::numbers::pi * note.hertz * since;
  const double loud = std::min(1.0, since / kAttack) * std::exp(-kFades * since);
  return loud * (std::sin(turn) + 0.25 * std::sin(2 * turn));
}

}  // namespace

std::vector<std::int16_t> chime_wave() {
  std::vector<std::int16_t> samples(static_cast<std::size_t>(kSeconds * kChimeRate));
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double now = static_cast<double>(i) / kChimeRate;
    double sum = 0;
    for (const Note& note : kNotes) sum += note_at(note, now);
    const double end = std::min(1.0, (kSeconds - now) / kRelease);
    samples[i] = static_cast<std::int16_t>(std::lround(32767 * std::clamp(kLoudness * end * sum, -1.0, 1.0)));
  }
  samples.back() = 0;
  return samples;
}

}  // namespace ubao::platform
