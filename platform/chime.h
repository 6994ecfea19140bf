// The sound at the end of a countdown: two soft notes, about a second. Where there is no loudspeaker, nothing
// happens and nobody is told: the screen says it, too.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace ubao::platform {

constexpr int kChimeRate = 44'100;  // samples a second

// One channel, begins and ends in silence. Any thread.
std::vector<std::int16_t> chime_wave();

// One thread; it returns at once. A sound that is under way is not begun anew.
class Chime {
 public:
  Chime();
  ~Chime();  // breaks off a sound that is under way
  Chime(const Chime&) = delete;
  Chime& operator=(const Chime&) = delete;

  void ring();

 private:
  struct Player;
  std::unique_ptr<Player> player_;
};

}  // namespace ubao::platform
