// Played through ALSA, which every Linux desktop answers, on a thread of its own. The library is loaded for
// the first sound.
#include "platform/chime.h"

#include <alsa/asoundlib.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "platform/loaded_library.h"

namespace ubao::platform {
namespace {

constexpr unsigned kLatency = 200'000;        // microseconds
constexpr snd_pcm_sframes_t kAtATime = 4410;  // a tenth of a second: so soon it can be broken off

void say_nothing(const char*, int, const char*, int, const char*, ...) {}

struct Sound {
  decltype(&snd_lib_error_set_handler) hush = nullptr;
  decltype(&snd_pcm_open) open = nullptr;
  decltype(&snd_pcm_set_params) set = nullptr;
  decltype(&snd_pcm_writei) write = nullptr;
  decltype(&snd_pcm_drain) drain = nullptr;
  decltype(&snd_pcm_drop) drop = nullptr;
  decltype(&snd_pcm_close) close = nullptr;
  bool complete = false;

  Sound() {
    LoadedLibrary alsa("libasound.so.2");
    alsa.find(hush, "snd_lib_error_set_handler"), alsa.find(open, "snd_pcm_open");
    alsa.find(set, "snd_pcm_set_params"), alsa.find(write, "snd_pcm_writei");
    alsa.find(drain, "snd_pcm_drain"), alsa.find(drop, "snd_pcm_drop"), alsa.find(close, "snd_pcm_close");
    complete = alsa.complete();
    if (complete) hush(say_nothing);
  }
};

void play(const std::atomic<bool>& stop) {
  static const Sound sound;
  snd_pcm_t* speaker = nullptr;
  if (!sound.complete || sound.open(&speaker, "default", SND_PCM_STREAM_PLAYBACK, 0) < 0) return;
  const std::vector<std::int16_t> wave = chime_wave();
  bool good =
      sound.set(speaker, SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, 1, kChimeRate, 1, kLatency) >= 0;
  const auto end = static_cast<snd_pcm_sframes_t>(wave.size());
  for (snd_pcm_sframes_t at = 0; good && !stop && at < end;) {
    const snd_pcm_sframes_t wanted = std::min(kAtATime, end - at);
    const snd_pcm_sframes_t written =
        sound.write(speaker, &wave[static_cast<std::size_t>(at)], static_cast<snd_pcm_uframes_t>(wanted));
    good = written > 0;
    at += written;
  }
  if (good && !stop)
    sound.drain(speaker);
  else
    sound.drop(speaker);
  sound.close(speaker);
}

}  // namespace

struct Chime::Player {
  std::atomic<bool> rings = false, stop = false;
  std::thread thread;
};

Chime::Chime() : player_(std::make_unique<Player>()) {}

Chime::~Chime() {
  player_->stop = true;
  if (player_->thread.joinable()) player_->thread.join();
}

void Chime::ring() {
  Player& player = *player_;
  if (player.rings.exchange(true)) return;
  if (player.thread.joinable()) player.thread.join();
  player.thread = std::thread([&player] {
    play(player.stop);
    player.rings = false;
  });
}

}  // namespace ubao::platform
