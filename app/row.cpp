#include "app/row.h"

#include <cmath>
#include <string>

#include "app/item.h"
#include "app/paint.h"

namespace ubao::app {
namespace {

// Where the middle column begins, as a share of the width.
float meta_column(const Ui& ui) { return ui.layout == Layout::laptop ? 0.643f : 0.587f; }

struct Parts {
  Rect lead, icon, title, meta, end;
  std::string_view below;  // second line
  Icon below_icon = Icon::none;
  float title_height = 0, below_height = 0;
};

TextStyle title_style(const Ui& ui, const Row& row) {
  TextStyle style;
  style.bold = row.title_bold || row.now;
  style.may_elide = row.title_may_elide;
  if (row.danger) style.colour = ui.theme.danger;
  style.line_height = measure::kTitleLineHeight;
  return style;
}

TextStyle small_style(const Ui& ui, const Row& row) {
  TextStyle style;
  style.role = Role::meta;
  style.colour = row.subtitle_colour != 0 ? row.subtitle_colour : ui.theme.soft;
  style.bold = row.subtitle_colour != 0 && row.subtitle_colour != ui.theme.soft;
  return style;
}

TextStyle end_style(const Ui& ui, const Row& row, bool narrow) {
  TextStyle style;
  if (narrow) style.role = Role::meta;
  style.colour = row.now ? ui.theme.ink : ui.theme.soft;
  style.bold = row.now;
  style.align = Align::end;
  style.middle = true;
  style.lines = 1;
  return style;
}

float end_width(Ui& ui, const Row& row, bool narrow) {
  if (row.end_room > 0) return row.end_room;
  if (!row.chip.label.empty() && !narrow) return chip_width(ui, row.chip);
  const std::string_view words = row.chip.label.empty() ? row.end_text : row.chip.label;
  if (words.empty()) return 0;
  const float icon = row.chip.label.empty() || row.chip.icon == Icon::none ? 0 : ui.px(24);
  return std::ceil(text_width(ui, words, end_style(ui, row, narrow))) + icon;
}

Parts parts_of(Ui& ui, const Row& row, const Rect& rect) {
  Parts p;
  const bool narrow = rect.w < ui.px(560);
  Rect rest = rect.inset(ui.px(narrow ? 12 : 16), 0);
  if (!row.lead.empty()) {
    TextStyle time;
    if (narrow) time.role = Role::meta;
    p.lead = rest.take_start(text_width(ui, "00:00", time), ui.px(narrow ? 14 : 18));
  }
  if (row.icon != Icon::none && !(narrow && !row.lead.empty())) {
    const float side = ui.px(row.icon_on_tile ? (row.subtitle.empty() ? 40.0f : 44.0f) : 24.0f);
    p.icon = rest.take_start(side, ui.px(14));
  }
  if (row.arrow) rest.take_end(ui.px(20), ui.px(12));
  const float end = end_width(ui, row, narrow);
  if (end > 0) p.end = rest.take_end(end, ui.px(12));
  p.below = row.subtitle;
  if (!row.meta.empty() && !narrow) {
    const float x = rect.x + rect.w * meta_column(ui);
    p.meta = {x, rest.y, std::max(0.0f, rest.end() - x), rest.h};
    rest.w = std::max(0.0f, x - ui.px(12) - rest.x);
  } else if (p.below.empty()) {
    p.below = row.meta;
  }
  p.title_height = text_height(ui, row.title, title_style(ui, row), rest.w);
  p.below_height = p.below.empty() ? 0 : text_height(ui, p.below, small_style(ui, row), rest.w);
  p.title = rest;
  return p;
}

float least_height(const Ui& ui) {
  return ui.px(ui.layout == Layout::phone ? 64.0f : ui.layout == Layout::tablet ? 76.0f : 66.0f);
}

void draw_end(Ui& ui, const Row& row, const Rect& rect, bool narrow) {
  if (row.end_room > 0) return;
  if (!row.chip.label.empty() && !narrow) {
    draw_chip(ui, {rect.x, rect.y + (rect.h - ui.px(kChipHeight)) / 2}, row.chip);
    return;
  }
  const std::string_view words = row.chip.label.empty() ? row.end_text : row.chip.label;
  if (words.empty()) return;
  TextStyle style = end_style(ui, row, narrow);
  if (!row.chip.label.empty()) style.colour = ui.theme.ink;
  draw_text(ui, rect, words, style);
  if (!row.chip.label.empty() && row.chip.icon != Icon::none)
    draw_icon(ui, row.chip.icon, {rect.x + ui.px(8), rect.middle().y}, ui.px(20), ui.theme.ink);
}

}  // namespace

float row_height(Ui& ui, const Row& row, float width) {
  const Parts p = parts_of(ui, row, {0, 0, width, 0});
  const float text = p.title_height + p.below_height;
  const float least = p.below_height > 0 ? std::max(least_height(ui), ui.px(72)) : least_height(ui);
  return std::ceil(std::max(least, text + ui.px(22)));
}

bool draw_row(Ui& ui, const Rect& rect, const Row& row) {
  const Theme& t = ui.theme;
  const Parts p = parts_of(ui, row, rect);
  const bool narrow = rect.w < ui.px(560);
  Item it;
  if (!row.id.empty()) it = item(ui, row.id, rect, row.title);
  if (row.now) fill(ui, rect, tint(t, t.action), ui.px(3));
  if (it.held || it.hovered) fill(ui, rect.inset(ui.px(3)), faded(t.ink, it.held ? 0.1f : 0.04f), ui.px(8));
  if (!row.last && !row.now) hairline_across(ui, rect.x + 1, rect.bottom() - 1, rect.w - 2, t.hairline);
  if (row.now) outline(ui, rect, t.action, ui.px(3), ui.px(measure::kNowOutline));

  const float middle = rect.y + rect.h / 2;
  if (!row.lead.empty()) {
    TextStyle time;
    if (narrow) time.role = Role::meta;
    time.colour = t.soft;
    time.middle = true;
    time.lines = 1;
    draw_text(ui, p.lead, row.lead, time);
  }
  if (p.icon.w > 0) {
    const Rect square{p.icon.x, middle - p.icon.w / 2, p.icon.w, p.icon.w};
    if (row.icon_on_tile)
      icon_tile(ui, square, row.icon);
    else
      draw_icon(ui, row.icon, square.middle(), square.w, row.danger ? t.danger : t.ink);
  }
  float y = middle - (p.title_height + p.below_height) / 2;
  draw_text(ui, {p.title.x, y, p.title.w, p.title_height}, row.title, title_style(ui, row));
  y += p.title_height;
  if (!p.below.empty())
    draw_text(ui, {p.title.x, y, p.title.w, p.below_height}, p.below, small_style(ui, row));
  if (p.meta.w > 0) {
    TextStyle meta = small_style(ui, {});
    meta.middle = true;
    meta.lines = 2;
    if (row.meta_icon != Icon::none)
      icon_word(ui, p.meta, row.meta_icon, row.meta, meta);
    else
      draw_text(ui, p.meta, row.meta, meta);
  }
  if (p.end.w > 0) draw_end(ui, row, p.end, narrow);
  if (row.arrow)
    draw_icon(ui, Icon::forward, {rect.end() - ui.px(narrow ? 20 : 26), middle}, ui.px(20), t.ink);
  if (it.focused) focus_ring(ui, rect, ui.px(8), RingOn::inside);
  return it.pressed;
}

}  // namespace ubao::app
