// The statements of an instrument as rows under their dimensions.
#include "app/button.h"
#include "app/paint.h"
#include "app/row.h"
#include "app/screens/instrument.h"
#include "app/screens/parts.h"

namespace ubao::app {
namespace {

// The code, and the languages in which it is missing.
std::string below_statement(const Ui& ui, const core::Instrument& instrument,
                            const core::InstrumentStatement& statement) {
  std::string missing;
  for (const auto& [language, status] : instrument.languages)
    if (statement.text.count(language) == 0)
      missing += (missing.empty() ? "" : ", ") + language_words(ui, language);
  return missing.empty()
             ? statement.code
             : dotted({statement.code, ui.say("instrument.missing_in", {{"languages", missing}})});
}

struct StatementRow {
  const core::InstrumentStatement* statement;
  std::string id, below;
  float height = 0;
};

Row row_of_statement(const State& state, const StatementRow& line, bool frozen, bool last) {
  Row row;
  row.id = frozen ? std::string_view() : std::string_view(line.id);
  row.title = core::in_language(line.statement->text, state.settings.language);
  row.subtitle = line.below;
  row.arrow = !frozen;
  row.last = last;
  return row;
}

void draw_dimension_statements(Ui& ui, Rect& rest, const State& state,
                               const core::InstrumentDimension& dimension, InstrumentDraft& draft) {
  const core::Instrument& instrument = state.views.instrument;
  const bool frozen = state.views.instrument_status.frozen;
  flow(ui, rest, core::in_language(dimension.name, state.settings.language), style_of(Role::title), ui.px(2));
  flow(ui, rest, core::in_language(dimension.definition, state.settings.language),
       style_of(Role::meta, ui.theme.soft), ui.px(8));
  std::vector<StatementRow> lines;
  float height = 0;
  const auto statements = instrument.of_dimension(dimension.code);
  for (const core::InstrumentStatement* statement : statements) {
    StatementRow line{statement, "statement/" + statement->code, below_statement(ui, instrument, *statement)};
    line.height = row_height(ui, row_of_statement(state, line, frozen, false), rest.w);
    height += line.height;
    lines.push_back(std::move(line));
  }
  Rect list = rest.take_top(height, ui.px(frozen ? 22 : 8));
  paper(ui, list);
  for (const StatementRow& line : lines) {
    const Row row = row_of_statement(state, line, frozen, &line == &lines.back());
    if (!draw_row(ui, list.take_top(line.height), row)) continue;
    draft = {};
    draft.sheet = InstrumentSheet::edit;
    draft.code = line.statement->code;
    draft.texts = line.statement->text;
    ui.want_frame();
  }
  if (frozen) return;
  const std::string id = "add/" + dimension.code, word = ui.say("instrument.add");
  const Button add{id, word, ButtonLook::quiet, Icon::plus};
  const Rect line = rest.take_top(ui.px(measure::kTarget), ui.px(18));
  if (!button(ui, {line.x, line.y, std::min(line.w, button_width(ui, add)), line.h}, add)) return;
  draft = {};
  draft.sheet = InstrumentSheet::add;
  draft.dimension = dimension.code;
  ui.want_frame();
}

}  // namespace

void draw_statement_list(Ui& ui, Rect& rest, const State& state, InstrumentDraft& draft) {
  flow(ui, rest, core::in_language(state.views.instrument.stem, state.settings.language),
       style_of(Role::body, ui.theme.soft), ui.px(16));
  for (const core::InstrumentDimension& dimension : state.views.instrument.dimensions)
    draw_dimension_statements(ui, rest, state, dimension, draft);
}

}  // namespace ubao::app
