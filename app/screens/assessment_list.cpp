// All statements: by dimension with small answer buttons where there is room for them, else as rows that open
// a statement.
#include <cmath>

#include "app/button.h"
#include "app/item.h"
#include "app/ledge.h"
#include "app/paint.h"
#include "app/panel.h"
#include "app/screens/assessment_parts.h"
#include "app/scroll.h"
#include "app/text.h"

namespace ubao::app {
namespace {

constexpr float kAnswerCell = 86, kAnswerCellGap = 6, kAnswerCellHeight = 56, kOutsideGap = 21,
                kLeastText = 240;

float cells_width(const Assessing& a) {
  const auto group = [](std::size_t n) {
    return n == 0 ? 0.0f : static_cast<float>(n) * (kAnswerCell + kAnswerCellGap) - kAnswerCellGap;
  };
  const float outside = group(a.instrument.outside.size());
  return a.ui.px(group(a.instrument.scale.size()) + (outside > 0 ? outside + kOutsideGap : 0));
}

// A dimension at the side: its name, how far, its tiles.
bool draw_side_panel(Assessing& a, const Rect& rect, const DimensionProgress& dimension, bool chosen) {
  Ui& ui = a.ui;
  const Theme& t = ui.theme;
  const std::string& name = a.short_name(*dimension.dimension);
  const Item it = item(ui, "dimension/" + dimension.dimension->code, rect, name);
  const float radius = ui.px(measure::kRadius);
  fill(ui, rect, it.held ? t.well : t.surface, radius);
  if (it.hovered && !it.held) fill(ui, rect, faded(t.ink, 0.04f), radius);
  outline(ui, rect, chosen ? t.action : t.line, radius, ui.px(chosen ? measure::kNowOutline : 1.0f));
  Rect inside = rect.inset(ui.px(16), ui.px(13));
  const Rect tiles = inside.take_bottom(ui.px(10));
  Rect line = inside.take_top(ui.px(27));
  TextStyle count;
  count.size = 16;
  count.lines = 1;
  count.middle = true;
  count.colour = chosen ? t.ink : t.soft;
  const std::string words = ui.say("assessment.n_of", {{"n", std::to_string(dimension.answered)},
                                                       {"total", std::to_string(dimension.total())}});
  draw_text(ui, line.take_end(text_width(ui, words, count) + 1, ui.px(8)), words, count);
  if (dimension.complete())
    draw_icon(ui, Icon::tick, line.take_end(ui.px(20), ui.px(4)).middle(), ui.px(20), t.ink);
  TextStyle title;
  title.bold = chosen;
  title.lines = 1;
  title.middle = true;
  title.may_elide = true;
  draw_text(ui, line, name, title);
  draw_tiles(a, {tiles.x, tiles.y, tiles.w, tiles.h}, dimension, -1);
  if (it.focused) focus_ring(ui, rect, radius);
  return it.pressed;
}

void draw_side(Assessing& a, const Rect& rect) {
  Ui& ui = a.ui;
  Rect content = begin_scroll(ui, "dimensions", rect);
  content.h = 1e6f;
  const std::size_t here = a.progress.place_of(a.draft.dimension);
  for (std::size_t i = 0; i < a.progress.dimensions.size(); ++i) {
    const DimensionProgress& dimension = a.progress.dimensions[i];
    if (draw_side_panel(a, content.take_top(ui.px(76), ui.px(8)), dimension, i == here))
      a.draft.dimension = dimension.dimension->code;
  }
  end_scroll(ui, content.y);
}

// The name of the dimension with the stem below it, and word help.
void draw_dimension_heading(Assessing& a, Rect rect, const DimensionProgress& dimension) {
  Ui& ui = a.ui;
  const std::string help = ui.say("assessment.word_help");
  const Button word_help{"word_help", help, ButtonLook::quiet, Icon::book};
  if (!a.instrument.glossary.empty()) {
    const Rect place = rect.take_end(button_width(ui, word_help), ui.px(12));
    if (button(ui, place.centered(place.w, ui.px(measure::kTarget)), word_help)) a.draft.word_help = true;
  }
  TextStyle title;
  title.role = Role::title;
  title.lines = 1;
  title.may_elide = true;
  TextStyle stem;
  stem.role = Role::meta;
  stem.colour = ui.theme.soft;
  stem.lines = 1;
  stem.may_elide = true;
  draw_text(ui, rect.take_top(ui.px(28), ui.px(1)), a.name(*dimension.dimension), title);
  draw_text(ui, rect.take_top(ui.px(20)), a.words(a.instrument.stem), stem);
}

// One statement with its cells.
void draw_line(Assessing& a, const Rect& rect, const core::InstrumentStatement& statement) {
  Ui& ui = a.ui;
  const IdScope scope(statement.code);
  Rect rest = rect;
  Rect cells = rest.take_end(cells_width(a), ui.px(16));
  cells = cells.centered(cells.w, ui.px(kAnswerCellHeight));
  const Rect chip = rest.take_start(ui.px(40), ui.px(14));
  draw_code_plate(ui, chip.centered(chip.w, ui.px(30)), statement.code);
  TextStyle text;
  text.middle = true;
  text.line_height = 1.28f;
  draw_text(ui, rest, a.words(statement.text), text);

  const std::string given = answer_of(a.sheet, statement.code);
  const auto cell = [&](const std::string& value, const std::string& label) {
    const Rect place = cells.take_start(ui.px(kAnswerCell), ui.px(kAnswerCellGap));
    if (answer_cell(ui, place, {value, label, 0, Icon::none, {}, given == value}) && given != value)
      give_answer(a, statement.code, value);
  };
  for (auto point = a.instrument.scale.rbegin(); point != a.instrument.scale.rend(); ++point)
    cell(std::to_string(point->value),
         a.words(point->short_label.empty() ? point->label : point->short_label));
  if (a.instrument.outside.empty()) return;
  cells.take_start(ui.px(kOutsideGap - kAnswerCellGap));
  hairline_down(ui, cells.x - ui.px(11), cells.y, cells.h, ui.theme.hairline);
  for (const core::OutsideAnswer& outside : a.instrument.outside) cell(outside.code, a.words(outside.label));
}

void draw_statements(Assessing& a, const Rect& rect, const DimensionProgress& dimension) {
  Ui& ui = a.ui;
  const auto count = static_cast<float>(dimension.statements.size());
  TextStyle text;
  text.line_height = 1.28f;
  const float margin = ui.px(14);
  const float text_room = rect.w - 2 * margin - cells_width(a) - ui.px(16 + 40 + 14);
  float least = ui.px(kAnswerCellHeight + 14);
  for (const std::size_t i : dimension.statements)
    least = std::max(least,
                     text_height(ui, a.words(a.instrument.statements[i].text), text, text_room) + ui.px(14));
  const float each = std::min(std::max(least, std::floor(rect.h / count)), ui.px(84));
  const Rect sheet_of_paper{rect.x, rect.y, rect.w, std::min(rect.h, each * count)};
  paper(ui, sheet_of_paper);
  Rect content = begin_scroll(ui, "lines/" + dimension.dimension->code, sheet_of_paper.inset(margin, 1));
  content.h = 1e6f;
  for (const std::size_t i : dimension.statements) {
    const Rect line = content.take_top(each);
    if (i != dimension.statements.back())
      hairline_across(ui, line.x, line.bottom() - 1, line.w, ui.theme.hairline);
    draw_line(a, line, a.instrument.statements[i]);
  }
  end_scroll(ui, content.y - ui.px(10));
}

// All dimensions below each other, each a paper of rows.
void draw_rows_of_all(Assessing& a, const Rect& rect) {
  Ui& ui = a.ui;
  Rect content = begin_scroll(ui, "all", rect);
  content.h = 1e6f;
  content.take_top(ui.px(12));
  for (const DimensionProgress& dimension : a.progress.dimensions) {
    Rect heading = content.take_top(ui.px(32), ui.px(6));
    TextStyle count;
    count.colour = ui.theme.soft;
    count.lines = 1;
    count.middle = true;
    const std::string words = ui.say("assessment.n_of", {{"n", std::to_string(dimension.answered)},
                                                         {"total", std::to_string(dimension.total())}});
    draw_text(ui, heading.take_end(text_width(ui, words, count) + 1, ui.px(12)), words, count);
    TextStyle title;
    title.role = Role::title;
    title.lines = 1;
    title.middle = true;
    title.may_elide = true;
    draw_text(ui, heading, a.short_name(*dimension.dimension), title);
    content.take_top(draw_statement_rows(a, content, dimension, false) - content.y, ui.px(20));
  }
  end_scroll(ui, content.y);
}

bool has_cells(const Assessing& a, float width) {
  return a.ui.layout == Layout::laptop &&
         width - cells_width(a) - a.ui.px(2 * 14 + 70) >= a.ui.px(kLeastText);
}

void draw_list_actions(Assessing& a, const Rect& rect, bool by_dimension) {
  Ui& ui = a.ui;
  std::vector<LedgeAction> actions{{"one", ui.say("assessment.one"), Icon::tablet}};
  const auto open = next_unanswered(a.instrument, a.sheet, a.draft.statement, true);
  if (open)
    actions.push_back({"open",
                       ui.say("assessment.next_open", {{"code", a.instrument.statements[*open].code}}),
                       Icon::flag, false, true});
  const std::size_t here = a.progress.place_of(a.draft.dimension);
  const auto dimension = by_dimension ? next_incomplete(a.progress, here) : std::nullopt;
  Ledge ledge;
  ledge.secondary = actions;
  ledge.note = ui.say("assessment.answered_of", {{"n", std::to_string(a.progress.answered)},
                                                 {"total", std::to_string(a.progress.total)}});
  ledge.primary = {"next", ui.say("assessment.review"), Icon::forward};
  if (dimension)
    ledge.primary.label = ui.say("assessment.go_to_dimension",
                                 {{"name", a.short_name(*a.progress.dimensions[*dimension].dimension)}});
  const int pressed = draw_ledge(ui, rect, ledge);
  if (pressed == 0) show_statement(a, a.draft.statement);
  if (pressed == 1 && open) show_statement(a, *open);
  if (pressed != kPrimaryPressed) return;
  if (dimension)
    a.draft.dimension = a.progress.dimensions[*dimension].dimension->code;
  else
    a.draft.mode = AssessmentDraft::Mode::review;
}

}  // namespace

void draw_list(Assessing& a, Rect page) {
  Ui& ui = a.ui;
  const Rect foot = page.take_bottom(ledge_height(ui));
  const bool by_dimension = ui.layout == Layout::laptop || ui.layout == Layout::small;
  if (by_dimension) {
    Rect area = page.inset(ui.px(20), 0);
    area.take_top(ui.px(14));
    draw_side(a, area.take_start(ui.px(ui.layout == Layout::laptop ? 244 : 220), ui.px(20)));
    const DimensionProgress& dimension = a.progress.dimensions[a.progress.place_of(a.draft.dimension)];
    draw_dimension_heading(a, area.take_top(ui.px(49), ui.px(7)), dimension);
    if (has_cells(a, area.w)) {
      area.take_bottom(ui.px(12));
      draw_statements(a, area, dimension);
    } else {
      const Rect content = begin_scroll(ui, "rows/" + dimension.dimension->code, area);
      end_scroll(ui, draw_statement_rows(a, content, dimension, false) + ui.px(8));
    }
  } else {
    draw_rows_of_all(a, page.inset(ui.px(ui.phone() ? 12 : 32), 0));
  }
  draw_list_actions(a, foot, by_dimension);
}

}  // namespace ubao::app
