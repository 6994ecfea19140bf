// In a browser: through its own mixer. It plays once the page has been touched, which is long before a
// countdown ends.
#include "platform/chime.h"

#include <emscripten.h>

namespace ubao::platform {

EM_JS(void, play_chime, (const short* samples, int count, int rate), {
  const Mixer = window.AudioContext || window.webkitAudioContext;
  if (!Mixer) return;
  Module.ubaoMixer = Module.ubaoMixer || new Mixer();
  const mixer = Module.ubaoMixer;
  const sound = mixer.createBuffer(1, count, rate);
  const channel = sound.getChannelData(0);
  for (let i = 0; i < count; ++i) channel[i] = HEAP16[(samples >> 1) + i] / 32768;
  const player = mixer.createBufferSource();
  player.buffer = sound;
  player.connect(mixer.destination);
  mixer.resume().then(
      function() { player.start(); }, function(){});
});

struct Chime::Player {};

Chime::Chime() : player_(std::make_unique<Player>()) {}
Chime::~Chime() = default;

void Chime::ring() {
  const std::vector<std::int16_t> wave = chime_wave();
  play_chime(wave.data(), static_cast<int>(wave.size()), kChimeRate);
}

}  // namespace ubao::platform
