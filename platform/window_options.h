// What `ubao gui` can be asked for: which screen of which workshop, how large, and whether to measure or to
// take a picture and end. Plain values.
#pragma once

#include <string>

namespace ubao::platform {

struct WindowOptions {
  std::string workshop, person, activity;
  std::string screen;  // as `ubao gui --help` lists them; empty: where it was left
  int width = 1366, height = 768;
  double scale = 0;   // 0: as set on this device
  std::string theme;  // empty: as set on this device
  std::string shot;   // PNG file: draw, save, end
  std::string trace;  // JSON lines: first frame, every frame, idle time
};

}  // namespace ubao::platform
