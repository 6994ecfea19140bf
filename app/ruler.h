// The wooden ruler of a session: its activities as blocks above, minutes below, and where now is.
#pragma once

#include <span>
#include <string>

#include "app/ui.h"

namespace ubao::app {

enum class Stretch { open, now, done };

struct RulerBlock {
  int minutes = 0;
  std::string label = {};  // e.g. "25 min"; a short block says only "25"
  Stretch state = Stretch::open;
};

struct Ruler {
  std::span<const RulerBlock> blocks = {};
  float now_minute = -1;       // since the beginning; negative: no mark
  std::string now_label = {};  // e.g. "now 14:18"
};

inline constexpr float kRulerHeight = 86;  // px at scale 1, the now label included
void draw_ruler(Ui& ui, const Rect& rect, const Ruler& ruler);

}  // namespace ubao::app
