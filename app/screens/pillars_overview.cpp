// The whole matrix of a team to read: a row a pillar, a column a scope; below each other on narrow pages.
#include <algorithm>
#include <cmath>

#include "app/paint.h"
#include "app/screens/parts.h"
#include "app/screens/pillars.h"

namespace ubao::app {
namespace {

constexpr float kLeastTable = 640;

// "2 to 4" and "Gap 2" below it, or that nothing was said.
std::string level_words(const Ui& ui, const core::MatrixCell& cell) {
  if (cell.current == 0 && cell.target == 0) return ui.say("pillars.nothing");
  const auto level = [&](int value) {
    return value > 0 ? std::to_string(value) : ui.say("pillars.open_level");
  };
  return ui.say("pillars.from_to", {{"current", level(cell.current)}, {"target", level(cell.target)}});
}

TextStyle level_colour(const Ui& ui, const core::MatrixCell& cell) {
  TextStyle style;
  const bool said = cell.current > 0 || cell.target > 0;
  style.bold = said;
  style.colour = said ? ui.theme.ink : ui.theme.soft;
  return style;
}

float cell_height(Rating& r, const core::MatrixCell& cell, float width) {
  Ui& ui = r.ui;
  const std::string gap = gap_words(ui, cell);
  return text_height(ui, level_words(ui, cell), level_colour(ui, cell), width) +
         (gap.empty() ? 0 : text_height(ui, gap, style_of(Role::meta), width));
}

void draw_cell(Rating& r, Rect place, const core::MatrixCell& cell) {
  Ui& ui = r.ui;
  flow(ui, place, level_words(ui, cell), level_colour(ui, cell), 0);
  const std::string gap = gap_words(ui, cell);
  TextStyle style = style_of(Role::meta, cell.gap() > 0 ? ui.theme.wait : ui.theme.soft);
  style.bold = cell.gap() > 0;
  flow(ui, place, gap, style, 0);
}

void draw_as_table(Rating& r, Rect& rest) {
  Ui& ui = r.ui;
  const auto& scopes = r.plan().scopes;
  const float pad = ui.px(16), gap = ui.px(16);
  const float name_width = (rest.w - 2 * pad) * 0.4f;
  const auto columns_of = [&](Rect line) {
    line.take_start(name_width, gap);
    return line;
  };
  const Rect inner{rest.x + pad, 0, rest.w - 2 * pad, 0};
  const auto count = static_cast<int>(scopes.size());
  const float column = columns_of(inner).column(0, count, gap).w;
  TextStyle head = style_of(Role::meta, ui.theme.soft), name;
  name.bold = true;
  float head_height = 0;
  for (const core::InstrumentScope& scope : scopes)
    head_height = std::max(head_height, text_height(ui, r.words(scope.label), head, column));
  std::vector<float> heights;
  float height = head_height + ui.px(20);
  for (const core::InstrumentStatement& pillar : r.plan().statements) {
    float line = text_height(ui, r.name_of(pillar), name, name_width);
    for (const core::InstrumentScope& scope : scopes)
      line = std::max(line, cell_height(r, r.cell(pillar.code, scope.code), column));
    heights.push_back(std::ceil(line + ui.px(20)));
    height += heights.back();
  }
  Rect card = rest.take_top(std::ceil(height), ui.px(16));
  paper(ui, card);
  card = card.inset(pad, 0);
  const Rect titles = columns_of(card.take_top(head_height + ui.px(20)).inset(0, ui.px(10)));
  for (int i = 0; i < count; ++i)
    draw_text(ui, titles.column(i, count, gap), r.words(scopes[static_cast<std::size_t>(i)].label), head);
  std::size_t row = 0;
  for (const core::InstrumentStatement& pillar : r.plan().statements) {
    hairline_across(ui, card.x, card.y, card.w, ui.theme.hairline);
    Rect line = card.take_top(heights[row++]).inset(0, ui.px(10));
    draw_text(ui, line.take_start(name_width, gap), r.name_of(pillar), name);
    for (int i = 0; i < count; ++i)
      draw_cell(r, line.column(i, count, gap), r.cell(pillar.code, scopes[static_cast<std::size_t>(i)].code));
  }
}

void draw_as_papers(Rating& r, Rect& rest) {
  Ui& ui = r.ui;
  const float pad = ui.px(16), width = rest.w - 2 * pad;
  TextStyle name;
  name.bold = true;
  for (const core::InstrumentStatement& pillar : r.plan().statements) {
    std::vector<std::string> lines;
    float height = text_height(ui, r.name_of(pillar), name, width) + ui.px(4) + 2 * pad;
    for (const core::InstrumentScope& scope : r.plan().scopes) {
      const core::MatrixCell& cell = r.cell(pillar.code, scope.code);
      lines.push_back(
          ui.say("pillars.scope_line", {{"scope", r.words(scope.label)},
                                        {"levels", dotted({level_words(ui, cell), gap_words(ui, cell)})}}));
      height += text_height(ui, lines.back(), {}, width);
    }
    const Rect card = rest.take_top(std::ceil(height), ui.px(12));
    paper(ui, card);
    Rect inside = card.inset(pad, pad);
    flow(ui, inside, r.name_of(pillar), name, ui.px(4));
    for (const std::string& line : lines) flow(ui, inside, line, {}, 0);
  }
}

}  // namespace

void draw_pillar_overview(Rating& r, Rect& rest) {
  if (rest.w >= r.ui.px(kLeastTable))
    draw_as_table(r, rest);
  else
    draw_as_papers(r, rest);
}

}  // namespace ubao::app
