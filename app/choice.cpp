#include "app/choice.h"

#include <cmath>

#include "app/icons.h"
#include "app/paint.h"
#include "app/text.h"

namespace ubao::app {
namespace {

TextStyle word_style(ImU32 colour, bool bold) {
  TextStyle style;
  style.colour = colour;
  style.bold = bold;
  style.lines = 1;
  style.middle = true;
  style.size = 17;
  return style;
}

float pill_width(Ui& ui, const Choice& choice, bool chosen) {
  const float word = text_width(ui, choice.label, word_style(0, chosen));
  return std::ceil(word + ui.px(chosen ? 56 : 32));
}

// Where each pill lies, line by line.
template <class Visit>
float flow(Ui& ui, std::span<const Choice> choices, int chosen, const Rect& rect, Visit visit) {
  const float height = ui.px(measure::kTarget), gap = ui.px(8);
  float x = rect.x, y = rect.y;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const float width = std::min(rect.w, pill_width(ui, choices[i], static_cast<int>(i) == chosen));
    if (x > rect.x && x + width > rect.end() + 0.5f) x = rect.x, y += height + gap;
    visit(static_cast<int>(i), Rect{x, y, width, height});
    x += width + gap;
  }
  return y + height - rect.y;
}

}  // namespace

int segments(Ui& ui, const Rect& rect, std::span<const Choice> choices, int chosen) {
  const Theme& t = ui.theme;
  const auto n = static_cast<int>(choices.size());
  int pressed = -1;
  for (int i = 0; i < n; ++i) {
    const Choice& choice = choices[static_cast<std::size_t>(i)];
    const Rect cell = rect.column(i, n, ui.px(6));
    const Item it = item(ui, choice.id, cell, choice.label);
    if (it.pressed) pressed = i;
    const float radius = ui.px(measure::kRadius);
    fill(ui, cell, it.held ? t.well : t.surface, radius);
    if (it.hovered && !it.held) fill(ui, cell, faded(t.ink, 0.04f), radius);
    const bool is_chosen = i == chosen;
    outline(ui, cell, is_chosen ? t.action : t.line, radius, ui.px(is_chosen ? measure::kNowOutline : 1.0f));
    TextStyle word = word_style(t.ink, is_chosen);
    word.may_elide = true;
    const float room = cell.w - ui.px(12) - (choice.done ? ui.px(28) : 0);
    if (text_width(ui, choice.label, word) > room) word.size = 15;
    const float width = std::min(room, text_width(ui, choice.label, word));
    Rect line = cell.centered(width + (choice.done ? ui.px(28) : 0), cell.h);
    if (choice.done)
      draw_icon(ui, Icon::tick, line.take_start(ui.px(20), ui.px(8)).middle(), ui.px(20), t.ink);
    draw_text(ui, line, choice.label, word);
    if (it.focused) focus_ring(ui, cell, radius);
  }
  return pressed;
}

float pills_height(Ui& ui, std::span<const Choice> choices, int chosen, float width) {
  return flow(ui, choices, chosen, {0, 0, width, 0}, [](int, const Rect&) {});
}

int pills(Ui& ui, const Rect& rect, std::span<const Choice> choices, int chosen) {
  const Theme& t = ui.theme;
  int pressed = -1;
  flow(ui, choices, chosen, rect, [&](int i, const Rect& pill) {
    const Choice& choice = choices[static_cast<std::size_t>(i)];
    const bool is_chosen = i == chosen;
    const Item it = item(ui, choice.id, pill, choice.label);
    if (it.pressed) pressed = i;
    const float radius = pill.h / 2;
    fill(ui, pill, is_chosen ? t.ink : it.held ? t.well : t.surface, radius);
    if (!is_chosen) outline(ui, pill, t.line, radius, ui.px(2));
    const ImU32 colour = is_chosen ? t.ground : t.ink;
    Rect rest = pill.inset(ui.px(16), 0);
    if (is_chosen)
      draw_icon(ui, Icon::tick, rest.take_start(ui.px(18), ui.px(6)).middle(), ui.px(20), colour);
    TextStyle word = word_style(colour, is_chosen);
    word.may_elide = true;
    draw_text(ui, rest, choice.label, word);
    if (it.focused) focus_ring(ui, pill, radius);
  });
  return pressed;
}

bool tick_box(Ui& ui, const Rect& rect, std::string_view id, std::string_view label, bool ticked) {
  const Theme& t = ui.theme;
  const Item it = item(ui, id, rect, label);
  if (it.held || it.hovered) fill(ui, rect, faded(t.ink, it.held ? 0.1f : 0.04f), ui.px(measure::kRadius));
  Rect rest = rect.inset(ui.px(8), 0);
  const Rect box = rest.take_start(ui.px(26), ui.px(12)).centered(ui.px(26), ui.px(26));
  fill(ui, box, ticked ? t.action : t.surface, ui.px(6));
  if (!ticked) outline(ui, box, t.line, ui.px(6), ui.px(2));
  if (ticked) draw_icon(ui, Icon::tick, box.middle(), ui.px(20), t.on_action);
  TextStyle word;
  word.middle = true;
  draw_text(ui, rest, label, word);
  if (it.focused) focus_ring(ui, rect, ui.px(measure::kRadius));
  return it.pressed;
}

}  // namespace ubao::app
