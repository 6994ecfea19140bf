#include "app/button.h"

#include <cmath>

#include "app/paint.h"
#include "app/text.h"

namespace ubao::app {
namespace {

struct ButtonColours {
  ImU32 fill = 0, outline = 0, text = 0;
};

ButtonColours colours_of(const Theme& t, ButtonLook look) {
  switch (look) {
    case ButtonLook::primary:
      return {t.action, 0, t.on_action};
    case ButtonLook::secondary:
      return {t.surface, t.line, t.ink};
    case ButtonLook::on_ledge:
      return {t.surface, t.soft, t.ink};
    case ButtonLook::quiet:
      return {0, 0, t.action};
    case ButtonLook::danger:
      return {t.surface, t.danger, t.danger};
    case ButtonLook::locked:
      return {t.surface, t.hairline, t.soft};
    case ButtonLook::on_board:
      return {0, faded(t.chalk, t.name == ThemeName::contrast ? 1.0f : 0.34f), t.chalk};
    case ButtonLook::on_toast:
      return {0, t.ground, t.ground};
  }
  return {};
}

Icon icon_of(const Button& spec) { return spec.look == ButtonLook::locked ? Icon::lock : spec.icon; }

TextStyle word_style(const Button& spec, ImU32 colour) {
  TextStyle style;
  style.bold = true;
  style.colour = colour;
  style.lines = 1;
  style.middle = true;
  style.size = spec.large ? 20 : 0;
  return style;
}

float padding(Ui& ui, const Button& spec) {
  if (spec.look == ButtonLook::quiet) return ui.px(12);
  if (spec.look == ButtonLook::on_board) return ui.px(ui.phone() ? 10 : 14);
  if (spec.look == ButtonLook::on_toast) return ui.px(14);
  return ui.px(spec.large ? 28 : spec.look == ButtonLook::primary ? 20 : 22);
}

constexpr float kIconSize = 20;
float icon_gap(Ui& ui, const Button& spec) {
  return ui.px(ui.phone() && spec.look == ButtonLook::on_board ? 6 : 12);
}

void draw_face(Ui& ui, const Button& spec, const Rect& rect, ImU32 colour) {
  TextStyle style = word_style(spec, colour);
  const Icon icon = icon_of(spec);
  const float icon_room = icon == Icon::none ? 0 : ui.px(kIconSize) + icon_gap(ui, spec);
  // The word and its icon stand in the middle together.
  const float room = rect.w - icon_room - ui.px(8);
  const float wanted = text_width(ui, spec.label, style);
  if (wanted > room && !spec.large) {  // where it was given less than its width, the word takes two lines
    style.role = Role::meta;
    style.lines = 2;
    style.line_height = measure::kTitleLineHeight;
  }
  const float word = std::min(wanted, room);
  const float x = rect.x + (rect.w - word - icon_room) / 2;
  const float middle = rect.y + rect.h / 2;
  const bool leads_on = spec.icon_at_end && spec.look != ButtonLook::locked;
  draw_text(ui, {leads_on ? x : x + icon_room, rect.y, word, rect.h}, spec.label, style);
  if (icon == Icon::none) return;
  const float icon_x =
      leads_on ? x + word + icon_gap(ui, spec) + ui.px(kIconSize / 2) : x + ui.px(kIconSize / 2);
  draw_icon(ui, icon, {icon_x, middle}, ui.px(kIconSize), colour);
}

}  // namespace

RingOn ring_of(ButtonLook look) {
  return look == ButtonLook::on_board   ? RingOn::board
         : look == ButtonLook::on_toast ? RingOn::inside
                                        : RingOn::paper;
}

float button_width(Ui& ui, const Button& spec) {
  const float icon_room = icon_of(spec) == Icon::none ? 0 : ui.px(kIconSize) + icon_gap(ui, spec);
  return std::ceil(text_width(ui, spec.label, word_style(spec, 0)) + icon_room + 2 * padding(ui, spec));
}

bool button(Ui& ui, const Rect& rect, const Button& spec) {
  const bool locked = spec.look == ButtonLook::locked;
  const Item it = item(ui, spec.id, rect, spec.label, locked ? ItemKind::locked : ItemKind::ordinary);
  const ButtonColours c = colours_of(ui.theme, spec.look);
  const float radius = ui.px(measure::kRadius);
  const float down = ui.eased(it.id, it.held, measure::kPressSeconds);
  Rect face = rect;
  if (spec.look == ButtonLook::primary) {
    const float edge = ui.px(measure::kEdge);
    fill(ui, rect, ui.theme.pressed, radius);
    // Pressing lets the face sink onto its edge and take the edge's colour.
    face = {rect.x, rect.y + edge * 0.5f * down, rect.w, rect.h - edge * (1 - down)};
    face.h = std::min(face.h, rect.bottom() - face.y);
    fill(ui, down < 1 ? face : rect, mix(ui.theme.pressed, c.fill, down), radius);
    if (down >= 1) face = rect.moved(0, edge * 0.5f);
  } else {
    if (c.fill != 0) fill(ui, rect, it.held ? ui.theme.well : c.fill, radius);
    if (c.fill == 0 && (it.held || it.hovered))
      fill(ui, rect, faded(c.text, it.held ? 0.18f : 0.08f), radius);
    if (c.fill != 0 && it.hovered && !it.held && !locked) fill(ui, rect, faded(c.text, 0.05f), radius);
    const float width = spec.look == ButtonLook::on_board || spec.look == ButtonLook::on_toast
                            ? 1.0f
                            : ui.theme.control_outline;
    if (c.outline != 0) outline(ui, rect, c.outline, radius, ui.px(width));
  }
  draw_face(ui, spec, face, c.text);
  if (it.focused) focus_ring(ui, rect, radius, ring_of(spec.look));
  return it.pressed;
}

bool tool_button(Ui& ui, const Rect& rect, std::string_view id, std::string_view label, Icon icon,
                 bool selected, bool enabled) {
  const Item it = item(ui, id, rect, label, enabled ? ItemKind::ordinary : ItemKind::locked);
  const Theme& t = ui.theme;
  const float radius = ui.px(measure::kRadius);
  if (selected) fill(ui, rect, t.action, radius);
  if (!selected && enabled && (it.held || it.hovered))
    fill(ui, rect, faded(t.ink, it.held ? 0.14f : 0.06f), radius);
  const ImU32 colour = selected ? t.on_action : enabled ? t.ink : t.soft;
  TextStyle word;
  word.role = Role::meta;
  word.colour = colour;
  word.bold = selected;
  word.align = Align::center;
  word.lines = 1;
  const float height = ui.px(22) + ui.px(4) + line_height(ui, word);
  const float top = rect.y + (rect.h - height) / 2;
  draw_icon(ui, icon, {rect.x + rect.w / 2, top + ui.px(11)}, ui.px(22), colour);
  draw_text(ui, {rect.x, top + ui.px(26), rect.w, line_height(ui, word)}, label, word);
  if (it.focused) focus_ring(ui, rect, radius, RingOn::inside);
  return it.pressed;
}

}  // namespace ubao::app
