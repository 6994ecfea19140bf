#include <cmath>

#include "app/paint.h"
#include "app/text.h"
#include "app/top_bar.h"

namespace ubao::app {
namespace {

struct BadgeColours {
  ImU32 fill, text;
};

BadgeColours colours_of(const Theme& t, BadgePart::Look look) {
  const ImU32 maize = t.cards[static_cast<std::size_t>(CardColour::maize)];
  switch (look) {
    case BadgePart::Look::saved:
      return {0, t.chalk};
    case BadgePart::Look::waiting:
      return {maize, t.card_ink};
    case BadgePart::Look::received:
      return {t.chalk, t.name == ThemeName::contrast ? t.card_ink : t.board};
    case BadgePart::Look::refused:
      return {t.refused_paper, t.refused_ink};
    case BadgePart::Look::failed:
      return {t.failed_paper, IM_COL32_WHITE};
  }
  return {};
}

TextStyle word_style(const Ui& ui, ImU32 colour) {
  TextStyle style;
  style.role = Role::meta;
  style.colour = colour;
  style.bold = true;
  style.lines = 2;  // where there is not the room for one
  style.line_height = measure::kTitleLineHeight;
  style.middle = true;
  if (ui.phone()) style.size = 14;
  return style;
}

float part_width(Ui& ui, const BadgePart& part) {
  return std::ceil(text_width(ui, part.words, word_style(ui, 0)) + ui.px(ui.phone() ? 40 : 54));
}

// Rounded only where the badge ends.
void fill_part(Ui& ui, const Rect& part, ImU32 colour, float radius, bool first, bool last) {
  if (colour == 0) return;
  if (first || last) fill(ui, part, colour, radius);
  if (!first) fill(ui, {part.x, part.y, part.w / 2, part.h}, colour);
  if (!last) fill(ui, {part.x + part.w / 2, part.y, part.w / 2, part.h}, colour);
}

}  // namespace

std::vector<BadgePart> badge_parts(const Ui& ui, const BadgeView& view, bool brief) {
  using Look = BadgePart::Look;
  if (!view.not_saved_because.empty())
    return {{Look::failed, Icon::warning, ui.say("badge.failed", {{"reason", view.not_saved_because}})}};
  const BadgePart refused{Look::refused, Icon::warning, ui.count("badge.refused", view.refused)};
  if (brief) {
    if (view.refused > 0) return {refused};
    if (view.waiting > 0) return {{Look::waiting, Icon::tick, ui.count("badge.saved_waiting", view.waiting)}};
  }
  if (view.received && view.waiting == 0 && view.refused == 0)
    return {{Look::received, Icon::double_tick, ui.say("badge.received")}};
  if (view.in_room && view.waiting == 0 && view.refused == 0)
    return {{Look::saved, Icon::laptop, ui.say("badge.in_room")}};
  std::vector<BadgePart> parts{{Look::saved, Icon::tick, ui.say("badge.saved")}};
  if (view.waiting > 0) parts.push_back({Look::waiting, Icon::tray, ui.count("badge.to_send", view.waiting)});
  if (view.refused > 0) parts.push_back(refused);
  return parts;
}

float badge_width(Ui& ui, const std::vector<BadgePart>& parts) {
  float width = 0;
  for (const BadgePart& part : parts) width += part_width(ui, part);
  return width;
}

bool draw_badge(Ui& ui, const Rect& rect, const std::vector<BadgePart>& parts) {
  std::string label;
  for (const BadgePart& part : parts) label += (label.empty() ? "" : ", ") + part.words;
  const Item it = item(ui, "badge", rect, label);
  const float radius = ui.px(measure::kRadius);
  Rect rest = rect;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const BadgePart& part = parts[i];
    const bool first = i == 0, last = i + 1 == parts.size();
    const Rect place = last ? rest : rest.take_start(part_width(ui, part));
    const BadgeColours c = colours_of(ui.theme, part.look);
    fill_part(ui, place, c.fill, radius, first, last);
    Rect inner = place.inset(ui.px(ui.phone() ? 9 : 14), 0);
    const Rect icon = inner.take_start(ui.px(ui.phone() ? 16 : 18), ui.px(ui.phone() ? 6 : 8));
    draw_icon(ui, part.icon, icon.middle(), ui.px(ui.phone() ? 17 : 20), c.text);
    draw_text(ui, inner, part.words, word_style(ui, c.text));
  }
  const bool failed = parts.size() == 1 && parts[0].look == BadgePart::Look::failed;
  const float strength = failed || ui.theme.name == ThemeName::contrast ? 1.0f : 0.34f;
  outline(ui, rect, faded(ui.theme.chalk, strength), radius, ui.px(1.5f));
  if (it.held || it.hovered) fill(ui, rect, faded(ui.theme.chalk, it.held ? 0.25f : 0.1f), radius);
  if (it.focused) focus_ring(ui, rect, radius, RingOn::board);
  return it.pressed;
}

float person_chip_width(Ui& ui, const PersonChip& person, bool brief) {
  TextStyle name;
  name.bold = true;
  name.size = 16;
  if (brief) return std::ceil(std::max(ui.px(64), text_width(ui, person.brief, name) + ui.px(46)));
  TextStyle detail;
  detail.size = 14;
  const float words = std::max(text_width(ui, person.name, name), text_width(ui, person.detail, detail));
  return std::ceil(std::min(words, ui.px(180)) + ui.px(54 + 48));
}

bool draw_person_chip(Ui& ui, const Rect& rect, const PersonChip& person, bool brief) {
  const Theme& t = ui.theme;
  const Item it = item(ui, "person", rect, person.name);
  fill(ui, rect, it.held || it.hovered ? mix(t.chalk, t.board, it.held ? 0.8f : 0.92f) : t.chalk, rect.h / 2);
  TextStyle name;
  name.bold = true;
  name.size = 16;
  name.colour = t.card_ink;
  name.lines = 1;
  name.may_elide = true;
  name.line_height = 1.25f;
  if (brief) {
    name.middle = true;
    Rect inner = rect.inset(ui.px(10), 0);
    const Rect icon = inner.take_end(ui.px(20), ui.px(6));
    draw_icon(ui, Icon::swap, icon.middle(), ui.px(20), t.card_ink);
    draw_text(ui, inner, person.brief, name);
  } else {
    Rect inner = rect;
    const Rect circle = inner.take_start(ui.px(48), ui.px(6));
    disc(ui, circle.middle(), ui.px(20), t.board);
    TextStyle mark;
    mark.bold = true;
    mark.size = 17;
    mark.colour = t.chalk;
    mark.align = Align::center;
    mark.middle = true;
    mark.lines = 1;
    draw_text(ui, circle, person.mark, mark);
    const Rect icon = inner.take_end(ui.px(48));
    draw_icon(ui, Icon::swap, {icon.x + ui.px(23), icon.middle().y}, ui.px(22), t.card_ink);
    TextStyle detail = name;
    detail.bold = false;
    detail.size = 14;
    detail.colour = t.card_author;
    const float first = line_height(ui, name), second = person.detail.empty() ? 0 : line_height(ui, detail);
    const float y = rect.y + (rect.h - first - second) / 2;
    draw_text(ui, {inner.x, y, inner.w, first}, person.name, name);
    if (second > 0) draw_text(ui, {inner.x, y + first, inner.w, second}, person.detail, detail);
  }
  if (it.focused) focus_ring(ui, rect, rect.h / 2, RingOn::board);
  return it.pressed;
}

}  // namespace ubao::app
