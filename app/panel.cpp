#include "app/panel.h"

#include <cmath>

#include "app/paint.h"

namespace ubao::app {
namespace {

struct ChipColours {
  ImU32 fill, outline, text;
  bool bold;
};

ChipColours colours_of(const Theme& t, ChipLook look) {
  switch (look) {
    case ChipLook::now:
      return {t.action, 0, t.on_action, true};
    case ChipLook::plain:
      return {t.surface, t.hairline, t.ink, false};
    case ChipLook::received:
      return {t.surface, t.good, t.good, true};
    case ChipLook::late:
      return {tint(t, t.wait), t.wait, t.wait, true};
    case ChipLook::refused:
      return {tint(t, t.danger), t.danger, t.danger, true};
    case ChipLook::code:
      return {t.well, 0, t.ink, true};
  }
  return {};
}

TextStyle word_of(const ChipColours& c) {
  TextStyle style;
  style.role = Role::meta;
  style.colour = c.text;
  style.bold = c.bold;
  style.lines = 1;
  style.middle = true;
  return style;
}

}  // namespace

float chip_width(Ui& ui, const Chip& chip) {
  const float icon = chip.icon == Icon::none ? 0 : ui.px(23);
  return std::ceil(text_width(ui, chip.label, word_of(colours_of(ui.theme, chip.look))) + icon + ui.px(24));
}

float draw_chip(Ui& ui, ImVec2 at, const Chip& chip, float height) {
  const ChipColours c = colours_of(ui.theme, chip.look);
  const Rect rect{at.x, at.y, chip_width(ui, chip), ui.px(height)};
  const float radius = ui.px(measure::kRadiusChip);
  fill(ui, rect, c.fill, radius);
  if (c.outline != 0) outline(ui, rect, c.outline, radius, ui.px(chip.look == ChipLook::plain ? 1.0f : 1.5f));
  Rect inner = rect.inset(ui.px(12), 0);
  if (chip.icon != Icon::none) {
    const Rect place = inner.take_start(ui.px(16), ui.px(7));
    draw_icon(ui, chip.icon, place.middle(), ui.px(18), c.text);
  }
  draw_text(ui, inner, chip.label, word_of(c));
  return rect.w;
}

void icon_tile(Ui& ui, const Rect& rect, Icon icon) {
  fill(ui, rect, ui.theme.well, ui.px(6));
  draw_icon(ui, icon, rect.middle(), ui.px(22), ui.theme.ink);
}

float panel_title(Ui& ui, const Rect& rect, std::string_view text) {
  TextStyle style;
  style.bold = true;
  return draw_text(ui, rect, text, style).height;
}

void divider_word(Ui& ui, const Rect& rect, std::string_view word) {
  TextStyle style;
  style.role = Role::meta;
  style.colour = ui.theme.soft;
  style.align = Align::center;
  style.middle = true;
  style.lines = 1;
  const float gap = ui.px(12), half = (rect.w - text_width(ui, word, style)) / 2 - gap;
  const float y = rect.y + rect.h / 2;
  hairline_across(ui, rect.x, y, half, ui.theme.hairline);
  hairline_across(ui, rect.end() - half, y, half, ui.theme.hairline);
  draw_text(ui, rect, word, style);
}

void meter(Ui& ui, const Rect& rect, float share) {
  const float radius = std::min(rect.h / 2, ui.px(6));
  fill(ui, rect, ui.theme.well, radius);
  const float width = rect.w * std::clamp(share, 0.0f, 1.0f);
  if (width > 0) fill(ui, {rect.x, rect.y, std::max(width, radius * 2), rect.h}, ui.theme.action, radius);
  outline(ui, rect, ui.theme.line, radius, ui.px(1.5f));
}

float icon_word(Ui& ui, const Rect& rect, Icon icon, std::string_view word, const TextStyle& style,
                float icon_size) {
  const ImU32 colour = style.colour != 0 ? style.colour : ui.theme.ink;
  Rect rest = rect;
  const float side = ui.px(icon_size);
  const Rect place = rest.take_start(side, ui.px(8));
  const float line = line_height(ui, style);
  const float y = style.middle ? rect.middle().y : rect.y + line / 2;
  draw_icon(ui, icon, {place.middle().x, y}, side, colour);
  return side + ui.px(8) + draw_text(ui, rest, word, style).width;
}

namespace {
// A chalkboard on its stand, with one line of chalk.
void chalkboard(Ui& ui, ImVec2 middle) {
  const Theme& t = ui.theme;
  const auto px = [&](float v) { return ui.px(v); };
  const float x = middle.x, y = middle.y;
  const Rect slate{x - px(46), y - px(36), px(92), px(48)};
  for (const float side : {-1.0f, 1.0f})
    stroke(ui, {x + side * px(24), y + px(14)}, {x + side * px(34), y + px(34)}, t.rail, px(4));
  fill(ui, slate, t.board, px(3));
  outline(ui, slate, t.rail, px(3), px(4));
  fill(ui, {x - px(56), y + px(10), px(112), px(5)}, t.rail, px(2));
  ImVec2 last{};
  for (int i = 0; i <= 24; ++i) {
    const float u = static_cast<float>(i) / 24;
    const ImVec2 next{x - px(28) + px(56) * u, y - px(12) + px(4) * std::sin(u * 14.5f)};
    if (i > 0) stroke(ui, last, next, t.chalk, px(3.2f));
    disc(ui, next, px(1.6f), t.chalk);
    last = next;
  }
}
}  // namespace

float empty_state(Ui& ui, const Rect& rect, std::string_view title, std::string_view text) {
  const float drawing = ui.px(76);
  chalkboard(ui, {rect.x + rect.w / 2, rect.y + ui.px(40)});
  TextStyle bold;
  bold.bold = true;
  bold.align = Align::center;
  bold.line_height = measure::kTitleLineHeight;
  Rect rest{rect.x, rect.y + drawing + ui.px(4), rect.w, 0};
  rest.y +=
      draw_text(ui, {rest.x, rest.y, rest.w, text_height(ui, title, bold, rest.w)}, title, bold).height +
      ui.px(2);
  TextStyle soft;
  soft.colour = ui.theme.soft;
  soft.align = Align::center;
  rest.y += draw_text(ui, {rest.x, rest.y, rest.w, text_height(ui, text, soft, rest.w)}, text, soft).height;
  return rest.y;
}

}  // namespace ubao::app
