#include "app/answer.h"

#include "app/paint.h"
#include "app/text.h"

namespace ubao::app {

void step_glyph(Ui& ui, ImVec2 at, int step, ImU32 colour) {
  const float bottom = at.y + ui.px(16);
  for (int i = 1; i <= 5; ++i) {
    const float x = at.x + ui.px(9) * static_cast<float>(i - 1);
    if (i == step)
      fill(ui, {x, bottom - ui.px(31), ui.px(9), ui.px(31)}, colour, ui.px(2));
    else
      outline(ui, {x, bottom - ui.px(13), ui.px(9), ui.px(13)}, mix(colour, ui.theme.surface, 0.85f),
              ui.px(2), ui.px(1.5f));
  }
}

namespace {

void keycap(Ui& ui, const Rect& rect, std::string_view key) {
  TextStyle style;
  style.size = 14;
  style.colour = ui.theme.soft;
  style.align = Align::center;
  style.middle = true;
  style.lines = 1;
  outline(ui, rect, ui.theme.hairline, ui.px(6), ui.px(1));
  draw_text(ui, rect, key, style);
}

// The plate of a button that can be chosen; gives the colour to write with.
ImU32 plate(Ui& ui, const Rect& rect, const Item& it, bool chosen, float radius) {
  const Theme& t = ui.theme;
  if (chosen) {
    fill(ui, rect, it.held ? t.pressed : t.action, radius);
    return t.on_action;
  }
  fill(ui, rect, it.held ? t.well : t.surface, radius);
  if (it.hovered && !it.held) fill(ui, rect, faded(t.ink, 0.04f), radius);
  outline(ui, rect, t.line, radius, ui.px(t.name == ThemeName::contrast ? 2 : t.control_outline));
  return t.ink;
}

}  // namespace

float answer_height(const Ui& ui, bool outside) {
  if (ui.layout == Layout::phone) return ui.px(measure::kAnswerPhone);
  if (ui.screen.h < ui.px(720))
    return ui.px(outside ? 52.0f : 56.0f);  // short screens keep all seven in sight
  return ui.px(outside ? 64.0f : measure::kAnswer);
}

bool answer_button(Ui& ui, const Rect& rect, const Answer& answer) {
  const Item it = item(ui, answer.id, rect, answer.label);
  const float radius = ui.px(measure::kRadius);
  const ImU32 colour = plate(ui, rect, it, answer.chosen, radius);
  const bool narrow = ui.layout == Layout::phone;
  Rect rest = rect.inset(ui.px(narrow ? 15 : 25), 0);
  if (answer.step > 0) {
    const Rect glyph = rest.take_start(ui.px(45), ui.px(narrow ? 12 : 20));
    step_glyph(ui, {glyph.x, glyph.middle().y}, answer.step, colour);
  } else if (answer.icon != Icon::none) {
    rest = rect.inset(ui.px(narrow ? 10 : 18), 0);
    const Rect place = rest.take_start(ui.px(24), ui.px(narrow ? 8 : 14));
    draw_icon(ui, answer.icon, place.middle(), ui.px(24), colour);
  }
  if (answer.chosen) {
    const Rect place = rest.take_end(ui.px(28), ui.px(8));
    draw_icon(ui, Icon::tick, place.middle(), ui.px(22), colour);
  } else if (!answer.key.empty()) {
    const Rect place = rest.take_end(ui.px(28), ui.px(8));
    keycap(ui, place.centered(ui.px(28), ui.px(28)), answer.key);
  }
  TextStyle word;
  word.bold = answer.chosen;
  word.colour = colour;
  word.middle = true;
  word.lines = 2;
  word.size = answer.step > 0 && rect.h >= ui.px(80) ? 22.0f : 18.0f;
  if (answer.step == 0 && narrow) word.size = 16;
  word.line_height = measure::kTitleLineHeight;
  draw_text(ui, rest, answer.label, word);
  if (it.focused) focus_ring(ui, rect, radius);
  return it.pressed;
}

bool answer_cell(Ui& ui, const Rect& rect, const Answer& answer) {
  const Item it = item(ui, answer.id, rect, answer.label);
  const float radius = ui.px(measure::kRadiusChip);
  const ImU32 colour = plate(ui, rect, it, answer.chosen, radius);
  TextStyle word;
  word.role = Role::meta;
  word.bold = answer.chosen;
  word.colour = colour;
  word.align = Align::center;
  word.line_height = 1.07f;
  if (answer.chosen) word.size = 14;
  const std::string_view words = answer.brief.empty() ? answer.label : answer.brief;
  const Rect room = rect.inset(ui.px(6), 0);
  const float text = text_height(ui, words, word, room.w);
  const float tick = answer.chosen ? ui.px(16) : 0;
  float y = rect.y + (rect.h - text - tick) / 2;
  if (answer.chosen) draw_icon(ui, Icon::tick, {rect.middle().x, y + ui.px(7)}, ui.px(17), colour);
  draw_text(ui, {room.x, y + tick, room.w, text}, words, word);
  if (it.focused) focus_ring(ui, rect, radius);
  return it.pressed;
}

void progress_tiles(Ui& ui, const Rect& rect, std::span<const Tile> tiles, int current) {
  const Theme& t = ui.theme;
  const auto n = static_cast<int>(tiles.size());
  const float radius = ui.px(3);
  for (int i = 0; i < n; ++i) {
    const Rect tile = rect.column(i, n, ui.px(1.5f));
    const Tile state = tiles[static_cast<std::size_t>(i)];
    if (state == Tile::answered) {
      fill(ui, tile, t.action, radius);
    } else {
      fill(ui, tile, state == Tile::skipped ? t.well : t.surface, radius);
      outline(ui, tile, t.line, radius, ui.px(1.5f));
    }
    if (i == current) outline(ui, tile.grown(ui.px(0.5f)), t.ink, radius, ui.px(3));
  }
}

}  // namespace ubao::app
