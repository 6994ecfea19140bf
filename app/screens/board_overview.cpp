// The whole board in small, with what is in sight: only where there is room, and something out of sight.
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

// The whole board in small. Many cards are drawn as one where they share a pixel or two.
void draw_small_cards(Boarding& b, const Rect& map, float unit, ImVec2 origin) {
  const Theme& t = b.ui.theme;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto draw = [&](const core::Card& card) {
    const ImVec2 from{map.x + (static_cast<float>(card.x) - origin.x) * unit,
                      map.y + (static_cast<float>(card.y) - origin.y) * unit};
    const ImVec2 to{from.x + std::max(1.5f, kCardWidth * unit - 1),
                    from.y + std::max(1.5f, kCardHeight * unit - 1)};
    list.AddRectFilled(from, to, t.cards[static_cast<std::size_t>(colour_of(card))]);
  };
  constexpr std::size_t kMany = 1500;
  if (b.board.cards.size() <= kMany) {
    for (const core::Card& card : b.board.cards) draw(card);
    return;
  }
  constexpr int kCell = 3;  // pixels
  const int columns = static_cast<int>(map.w) / kCell + 1, rows = static_cast<int>(map.h) / kCell + 1;
  std::vector<const core::Card*> cells(static_cast<std::size_t>(columns * rows), nullptr);
  for (const core::Card& card : b.board.cards) {
    const int x = static_cast<int>((static_cast<float>(card.x) - origin.x) * unit) / kCell;
    const int y = static_cast<int>((static_cast<float>(card.y) - origin.y) * unit) / kCell;
    if (x >= 0 && x < columns && y >= 0 && y < rows) cells[static_cast<std::size_t>(y * columns + x)] = &card;
  }
  for (const core::Card* card : cells)
    if (card) draw(*card);
}

}  // namespace

Rect overview_place(const Boarding& b) {
  Ui& ui = b.ui;
  if (ui.layout != Layout::laptop || b.board.cards.empty() || b.canvas.h < ui.px(420)) return {};
  if (holds(b.lens().in_sight(), b.index().everything())) return {};
  const Rect zoom = zoom_place(ui, b.canvas);
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
