#include "core/figure.h"

namespace ubao::core {

Box box_of(const TextRun& run) {
  constexpr float kAbove = 0.77f, kBelow = 0.23f;  // of the em
  const float from_anchor = run.anchor == Anchor::start    ? 0
                            : run.anchor == Anchor::middle ? run.width / 2
                                                           : run.width;
  Box box;
  box.x = run.at.x - from_anchor;
  box.y = run.at.y - kAbove * run.size;
  box.w = run.width;
  box.h = (kAbove + kBelow) * run.size;
  return box;
}

}  // namespace ubao::core
