// All look where the facilitator looks: once for each time that she asks for it; then everybody moves on
// alone.
#include <cmath>

#include "app/screens/board_parts.h"

namespace ubao::app {

core::BoardPlace place_in_sight(const Boarding& b) {
  const Lens lens = b.lens();
  const ImVec2 from = lens.to_canvas({b.clear.x, b.clear.y}),
               to = lens.to_canvas({b.clear.end(), b.clear.bottom()});
  const auto at = [](float c) { return std::llround(std::clamp(c, -kCanvasEnd, kCanvasEnd)); };
  const std::int64_t x = at(from.x), y = at(from.y);
  return {0, x, y, std::max<std::int64_t>(1, at(to.x) - x), std::max<std::int64_t>(1, at(to.y) - y)};
}

void follow_place(Boarding& b) {
  BoardDraft& draft = b.draft;
  const core::BoardPlace& place = b.board.place;
  if (draft.followed < 0 || b.state.facilitating()) draft.followed = place.nth;
  const bool busy = draft.hold != BoardHold::none || !draft.dragging.empty() || draft.composing ||
                    draft.reading || !draft.commenting.empty() || draft.sheet != BoardSheet::none;
  if (draft.followed == place.nth || busy) return;
  draft.followed = place.nth;
  const Rect shown{static_cast<float>(place.x), static_cast<float>(place.y), static_cast<float>(place.w),
                   static_cast<float>(place.h)};
  draft.view = fitted(shown, b.canvas, b.clear, b.ui.scale);
  b.ui.want_frame();
}

}  // namespace ubao::app
