// The whole board in small, with what is in sight: only where there is room, and something out of sight.
#include <cmath>

#include "app/item.h"
#include "app/paint.h"
#include "app/screens/board_parts.h"
#include "app/text.h"

namespace ubao::app {
namespace {

bool holds(const Rect& outer, const Rect& inner) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.end() <= outer.end() &&
         inner.bottom() <= outer.bottom();
}

// The whole board in small; cards that share a pixel or two are drawn as one.
void draw_small_cards(Boarding& b, const Rect& map, float unit, ImVec2 origin) {
  const Theme& t = b.ui.theme;
  constexpr float kCell = 4;  // pixels
  const Rect everything = b.index().everything();
  const auto cells = [&](float size) { return static_cast<int>(std::ceil(size * unit / kCell)) + 1; };
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (const BoardCards::Block& block : b.draft.cards.blocks(cells(everything.w), cells(everything.h))) {
    const ImVec2 from{map.x + (block.from.x - origin.x) * unit, map.y + (block.from.y - origin.y) * unit};
    const ImVec2 to{from.x + std::max(1.5f, kCardWidth * unit - 1),
                    from.y + std::max(1.5f, kCardHeight * unit - 1)};
    list.AddRectFilled(from, to, t.cards[static_cast<std::size_t>(block.colour)]);
  }
}

}  // namespace

Rect overview_place(const Boarding& b) {
  Ui& ui = b.ui;
  if (ui.layout != Layout::laptop || b.board.cards.empty() || b.canvas.h < ui.px(420)) return {};
  if (holds(b.lens().in_sight(), b.index().everything())) return {};
  const Rect zoom = zoom_place(b);
  return {zoom.end() - ui.px(206), zoom.y - ui.px(8 + 136), ui.px(206), ui.px(136)};
}

void draw_overview(Boarding& b) {
  Ui& ui = b.ui;
  const Rect rect = overview_place(b);
  if (rect.empty()) return;
  const FloatingPanel panel(ui, "board/overview", rect);
  Rect inside = rect.inset(ui.px(7));
  const std::string word = ui.say("board.overview");
  TextStyle style;
  style.role = Role::meta;
  style.align = Align::center;
  style.middle = true;
  style.lines = 1;
  draw_text(ui, inside.take_bottom(ui.px(22), ui.px(4)), word, style);
  const Item it = item(ui, "map", inside, word);
  fill(ui, inside, ui.theme.well, ui.px(measure::kRadiusChip));

  // The map lies as the canvas does: not mirrored.
  const Rect glass = ui.on_glass(inside);
  ui.on_canvas = true;
  const Rect everything = b.index().everything(), sight = b.lens().in_sight();
  const Rect map = glass.inset(ui.px(8));
  const float unit = std::min(map.w / everything.w, map.h / everything.h);
  const ImVec2 origin{everything.middle().x - map.w / unit / 2, everything.middle().y - map.h / unit / 2};
  ImGui::PushClipRect({glass.x, glass.y}, {glass.end(), glass.bottom()}, true);
  draw_small_cards(b, map, unit, origin);
  const Rect seen = common({map.x + (sight.x - origin.x) * unit, map.y + (sight.y - origin.y) * unit,
                            sight.w * unit, sight.h * unit},
                           glass.inset(1));
  if (!seen.empty()) outline(ui, seen, ui.theme.action, ui.px(3), ui.px(2));
  ImGui::PopClipRect();
  if (it.held && ImGui::GetIO().MouseDown[ImGuiMouseButton_Left]) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    b.draft.view.x = origin.x + (mouse.x - map.x) / unit - sight.w / 2;
    b.draft.view.y = origin.y + (mouse.y - map.y) / unit - sight.h / 2;
    b.draft.view = moved_by(b.lens(), {0, 0});
    ui.want_frame();
  }
  ui.on_canvas = false;
  if (it.focused) focus_ring(ui, inside, ui.px(measure::kRadiusChip), RingOn::inside);
}

}  // namespace ubao::app
