#include "app/navigation.h"

#include <vector>

#include "app/paint.h"
#include "app/sheet.h"
#include "app/text.h"

namespace ubao::app {
namespace {

// Icon above word; the place where one is lies on chalk-coloured paper.
bool draw_place(Ui& ui, const Rect& rect, const Place& place, bool here, ImU32 colour, RingOn ring) {
  const Theme& t = ui.theme;
  const Item it = item(ui, place.id, rect, place.label);
  const float radius = ui.px(measure::kRadius);
  if (here) fill(ui, rect, t.chalk, radius);
  if (!here && (it.held || it.hovered)) fill(ui, rect, faded(colour, it.held ? 0.2f : 0.08f), radius);
  const ImU32 mark = here ? t.card_ink : colour;
  TextStyle word;
  word.role = Role::meta;
  word.bold = here;
  word.colour = mark;
  word.align = Align::center;
  word.lines = 1;
  if (text_width(ui, place.label, word) > rect.w) word.size = 13;  // long words of other languages
  const float line = line_height(ui, word), top = rect.y + (rect.h - line - ui.px(28)) / 2;
  draw_icon(ui, place.icon, {rect.middle().x, top + ui.px(12)}, ui.px(24), mark);
  draw_text(ui, {rect.x, top + ui.px(28), rect.w, line}, place.label, word);
  if (it.focused)
    focus_ring(ui, rect.inset(ui.px(1)), radius,
               ring == RingOn::board && !here ? RingOn::board : RingOn::inside);
  return it.pressed;
}

}  // namespace

int side_rail(Ui& ui, const Rect& rect, std::span<const Place> places, int here, int at_the_foot) {
  const IdScope scope("places");
  Rect rest = rect;
  fill(ui, rect, ui.theme.board);
  fill(ui, rest.take_end(ui.px(measure::kRail)), ui.theme.rail);
  rest = rest.inset(ui.px(8), ui.px(10));
  const auto n = static_cast<int>(places.size());
  // Six places and one at the foot need 580 px; where there is less they come closer, to no less than 56.
  const float each = std::clamp((rest.h - ui.px(4) * static_cast<float>(n - 1)) / static_cast<float>(n),
                                ui.px(52), ui.px(76));
  int pressed = -1;
  std::vector<Rect> cells(places.size());
  Rect from_foot = rest;
  for (int i = n - 1; i >= n - at_the_foot; --i)
    cells[static_cast<std::size_t>(i)] = from_foot.take_bottom(each, ui.px(4));
  for (int i = 0; i < n; ++i) {
    Rect& cell = cells[static_cast<std::size_t>(i)];
    if (i < n - at_the_foot) cell = rest.take_top(each, ui.px(4));
    if (draw_place(ui, cell, places[static_cast<std::size_t>(i)], i == here, ui.theme.chalk, RingOn::board))
      pressed = i;
  }
  return pressed;
}

int bottom_tabs(Ui& ui, const Rect& rect, std::span<const Place> places, int here) {
  const IdScope scope("places");
  Rect rest = rect;
  wood(ui, rect);
  fill(ui, rest.take_top(ui.px(measure::kRail)), ui.theme.rail);
  rest = rest.inset(ui.px(ui.phone() ? 6 : 8), ui.px(ui.phone() ? 5 : 6));
  const auto all = static_cast<int>(places.size());
  const int most = ui.phone() ? 4 : 6;
  const int shown = all <= most ? all : most - 1;
  const int cells = all <= most ? all : most;
  int pressed = -1;
  for (int i = 0; i < shown; ++i)
    if (draw_place(ui, rest.column(i, cells, ui.px(4)), places[static_cast<std::size_t>(i)], i == here,
                   ui.theme.ink, RingOn::inside))
      pressed = i;
  if (shown == all) return pressed;

  const std::string word = ui.say("navigation.more");
  const ImGuiID menu = id_of("more");
  if (draw_place(ui, rest.column(cells - 1, cells, ui.px(4)), {"more", word, Icon::more}, here >= shown,
                 ui.theme.ink, RingOn::inside))
    ui.more_open = menu;
  if (ui.more_open == menu) {
    std::vector<MenuEntry> entries;
    for (int i = shown; i < all; ++i) {
      const Place& place = places[static_cast<std::size_t>(i)];
      entries.push_back({place.id, place.label, place.icon});
    }
    bool open = true;
    const int chosen = menu_sheet(ui, "tabs/more", ui.say("navigation.more_title"), entries, open);
    if (chosen >= 0) pressed = shown + chosen;
    if (!open) ui.more_open = 0;
  }
  return pressed;
}

}  // namespace ubao::app
