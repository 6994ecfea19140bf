// Statements as rows: the code, the words, how it was answered.
#include <cmath>

#include "app/item.h"
#include "app/paint.h"
#include "app/panel.h"
#include "app/screens/assessment_parts.h"
#include "app/text.h"

namespace ubao::app {
namespace {

// A statement as a row: its answer in a column of its own, or below where the row is narrow.
struct RowParts {
  Rect code, text, answer, arrow;
  float text_height = 0;
  bool narrow = false;
};

TextStyle row_text() {
  TextStyle style;
  style.line_height = 1.28f;
  return style;
}

RowParts row_parts(Assessing& a, const Rect& rect, const core::InstrumentStatement& statement) {
  Ui& ui = a.ui;
  RowParts parts;
  parts.narrow = rect.w < ui.px(600);
  Rect rest = rect.inset(ui.px(parts.narrow ? 12 : 16), 0);
  parts.code = rest.take_start(ui.px(40), ui.px(parts.narrow ? 12 : 14));
  parts.arrow = rest.take_end(ui.px(20), ui.px(12));
  if (!parts.narrow) parts.answer = rest.take_end(ui.px(190), ui.px(16));
  parts.text_height = text_height(ui, a.words(statement.text), row_text(), rest.w);
  parts.text = rest;
  return parts;
}

float row_height(Assessing& a, float width, const core::InstrumentStatement& statement) {
  const RowParts parts = row_parts(a, {0, 0, width, 0}, statement);
  const float below = parts.narrow ? a.ui.px(23) : 0;
  return std::ceil(std::max(a.ui.px(64), parts.text_height + below + a.ui.px(22)));
}

bool draw_row_of(Assessing& a, const Rect& rect, const core::InstrumentStatement& statement, bool read_only) {
  Ui& ui = a.ui;
  const Theme& t = ui.theme;
  RowParts parts = row_parts(a, rect, statement);
  Item it;
  if (!read_only) it = item(ui, "row/" + statement.code, rect, a.words(statement.text));
  if (it.held || it.hovered) fill(ui, rect.inset(ui.px(3)), faded(t.ink, it.held ? 0.1f : 0.04f), ui.px(8));
  draw_code_plate(ui, parts.code.centered(parts.code.w, ui.px(30)), statement.code);
  if (parts.narrow) {
    const float height = parts.text_height + ui.px(23);
    parts.text = {parts.text.x, rect.y + (rect.h - height) / 2, parts.text.w, height};
    parts.answer = parts.text.take_bottom(ui.px(20), ui.px(3));
  }
  TextStyle text = row_text();
  text.middle = true;
  draw_text(ui, parts.text, a.words(statement.text), text);

  const Mark mark = mark_of(a.sheet, statement.code);
  TextStyle answer;
  answer.role = Role::meta;
  answer.bold = mark == Mark::answered;
  answer.colour = mark == Mark::answered ? t.ink : mark == Mark::skipped ? t.wait : t.soft;
  answer.middle = true;
  answer.lines = parts.narrow ? 1 : 2;
  answer.may_elide = true;
  const std::string words = answer_words(a, answer_of(a.sheet, statement.code));
  if (mark == Mark::answered)
    icon_word(ui, parts.answer, Icon::tick, words, answer, 17);
  else
    draw_text(ui, parts.answer, words, answer);
  if (!read_only) draw_icon(ui, Icon::forward, parts.arrow.middle(), ui.px(20), t.ink);
  if (it.focused) focus_ring(ui, rect, ui.px(8), RingOn::inside);
  return it.pressed;
}

}  // namespace

void draw_code_plate(Ui& ui, const Rect& rect, const std::string& code) {
  fill(ui, rect, ui.theme.well, ui.px(measure::kRadiusChip));
  TextStyle style;
  style.role = Role::meta;
  style.bold = style.middle = true;
  style.align = Align::center;
  style.lines = 1;
  draw_text(ui, rect, code, style);
}

float draw_statement_rows(Assessing& a, const Rect& rect, const DimensionProgress& dimension,
                          bool read_only) {
  Ui& ui = a.ui;
  std::vector<float> heights;
  float height = 0;
  for (const std::size_t i : dimension.statements) {
    heights.push_back(row_height(a, rect.w, a.instrument.statements[i]));
    height += heights.back();
  }
  paper(ui, {rect.x, rect.y, rect.w, height});
  float y = rect.y;
  for (std::size_t i = 0; i < heights.size(); ++i) {
    const std::size_t statement = dimension.statements[i];
    const Rect row{rect.x, y, rect.w, heights[i]};
    if (i + 1 < heights.size())
      hairline_across(ui, row.x + 1, row.bottom() - 1, row.w - 2, ui.theme.hairline);
    if (draw_row_of(a, row, a.instrument.statements[statement], read_only)) show_statement(a, statement);
    y += heights[i];
  }
  return y;
}

}  // namespace ubao::app
