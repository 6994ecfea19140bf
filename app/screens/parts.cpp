#include "app/screens/parts.h"

#include <algorithm>
#include <cmath>

#include "app/item.h"
#include "app/paint.h"

namespace ubao::app {
namespace {

constexpr float kTile = 44, kPaperPad = 18;

Rect inside_of(const Ui& ui, const Rect& rect) { return rect.inset(ui.px(kPaperPad), ui.px(14)); }

TextStyle paper_title() {
  TextStyle style;
  style.bold = true;
  style.size = 20;
  style.line_height = measure::kTitleLineHeight;
  return style;
}

TextStyle paper_text(const Ui& ui) { return style_of(Role::meta, ui.theme.soft); }

float words_width(const Ui& ui, const PaperButton& spec, float width) {
  float room = width - 2 * ui.px(kPaperPad);
  if (spec.icon != Icon::none) room -= ui.px(kTile + 14);
  return room - (spec.chosen ? ui.px(30) : 0);
}

float note_text_width(const Ui& ui, float width) { return width - ui.px(20 + 24 + 14 + 20); }

}  // namespace

TextStyle style_of(Role role, ImU32 colour) {
  TextStyle style;
  style.role = role;
  style.colour = colour;
  return style;
}

void flow(Ui& ui, Rect& rest, std::string_view text, const TextStyle& style, float gap) {
  if (text.empty()) return;
  const float height = text_height(ui, text, style, rest.w);
  draw_text(ui, {rest.x, rest.y, rest.w, height}, text, style);
  rest.y += height + gap;
}

void phone_title(Ui& ui, Rect& rest, std::string_view title) {
  if (!ui.phone()) return;
  TextStyle style = style_of(Role::page);
  style.size = 26;
  flow(ui, rest, title, style, ui.px(12));
}

std::string dotted(std::initializer_list<std::string> parts) {
  std::string line;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!line.empty()) line += "\u00a0· ";  // the dot stays at the end of a line
    line += part;
  }
  return line;
}

float paper_button_height(Ui& ui, const PaperButton& spec, float width) {
  const float room = words_width(ui, spec, width);
  const float words = text_height(ui, spec.title, paper_title(), room) +
                      (spec.text.empty() ? 0 : ui.px(4) + text_height(ui, spec.text, paper_text(ui), room));
  return std::ceil(std::max(words, ui.px(kTile)) + ui.px(28));
}

bool paper_button(Ui& ui, const Rect& rect, const PaperButton& spec) {
  const Theme& t = ui.theme;
  const Item it = item(ui, spec.id, rect, spec.title);
  const float radius = ui.px(measure::kRadiusCard);
  if (spec.filled) paper(ui, rect, spec.chosen ? Paper::now : Paper::flat);
  if (!spec.filled) paper(ui, rect, Paper::outlined);
  if (it.held || it.hovered) fill(ui, rect.inset(ui.px(2)), faded(t.ink, it.held ? 0.1f : 0.04f), radius);
  Rect inside = inside_of(ui, rect);
  if (spec.icon != Icon::none) {
    const Rect place = inside.take_start(ui.px(kTile), ui.px(14));
    icon_tile(ui, place.centered(place.w, place.w), spec.icon);
  }
  if (spec.chosen)
    draw_icon(ui, Icon::tick, inside.take_end(ui.px(24), ui.px(6)).middle(), ui.px(24), t.action);
  const float title_h = text_height(ui, spec.title, paper_title(), inside.w);
  const float text_h = spec.text.empty() ? 0 : text_height(ui, spec.text, paper_text(ui), inside.w);
  const float gap = text_h > 0 ? ui.px(4) : 0;
  float y = inside.y + (inside.h - title_h - gap - text_h) / 2;
  draw_text(ui, {inside.x, y, inside.w, title_h}, spec.title, paper_title());
  y += title_h + gap;
  if (text_h > 0) draw_text(ui, {inside.x, y, inside.w, text_h}, spec.text, paper_text(ui));
  if (it.focused) focus_ring(ui, rect, radius);
  return it.pressed;
}

float note_height(Ui& ui, std::string_view text, float width) {
  return std::ceil(text_height(ui, text, {}, note_text_width(ui, width)) + ui.px(28));
}

void draw_note(Ui& ui, const Rect& rect, Icon icon, std::string_view text, NoteLook look) {
  const Theme& t = ui.theme;
  const ImU32 role = look == NoteLook::good ? t.good : look == NoteLook::wait ? t.wait : t.line;
  const float radius = ui.px(measure::kRadiusCard);
  fill(ui, rect, look == NoteLook::plain ? t.surface : tint(t, role), radius);
  outline(ui, rect, role, radius, ui.px(1.5f));
  Rect inside = rect.inset(ui.px(20), 0);
  const Rect place = inside.take_start(ui.px(24), ui.px(14));
  draw_icon(ui, icon, place.middle(), ui.px(24), look == NoteLook::plain ? t.ink : role);
  TextStyle style;
  style.middle = true;
  draw_text(ui, inside, text, style);
}

Rect middle_column(Ui& ui, const Rect& page, float most) {
  const Rect inside = page.inset(page_margin(ui), 0);
  return inside.w <= ui.px(most) ? inside : inside.centered(ui.px(most), inside.h);
}

float page_margin(const Ui& ui) {
  return ui.px(ui.phone() ? 12.0f : ui.layout == Layout::tablet ? 24.0f : 20.0f);
}

}  // namespace ubao::app
