#include "app/debrief_figure.h"

#include <algorithm>

#include "core/chart_bars.h"
#include "core/chart_groups.h"
#include "core/chart_radar.h"

namespace ubao::app {
namespace {

// With no more statements in the bars than are wanted: the first in their order.
core::AssessmentResults shortened(const core::AssessmentResults& results, const FigureChoice& choice) {
  core::AssessmentResults shown = results;
  const auto most = static_cast<std::size_t>(choice.most);
  if (choice.figure != DebriefFigure::bars || most == 0) return shown;
  auto order = core::in_order(results.statements, choice.order, choice.dimension);
  if (order.size() > most) order.resize(most);
  shown.statements.clear();
  for (const core::StatementResult* statement : order) shown.statements.push_back(*statement);
  return shown;
}

}  // namespace

core::Figure debrief_figure(const State& state, const core::Language& words, const core::TextMeasure& measure,
                            const FigureChoice& choice, const core::ChartLook& look) {
  const DebriefView& view = state.views.debrief;
  const core::Instrument& instrument = state.views.instrument;
  const core::AssessmentResults results = shortened(view.results, choice);
  core::ChartSource source{
      results, instrument, words, state.settings.language, measure, state.views.agenda.workshop.title};
  source.beside_another = choice.beside_another;
  switch (choice.figure) {
    case DebriefFigure::radar:
      return core::radar_chart(source, {look, choice.dimension});
    case DebriefFigure::groups:
      return choice.statement.empty()
                 ? core::groups_of_dimensions(source, choice.compare, look)
                 : core::groups_of_statement(source, choice.compare, choice.statement, look);
    case DebriefFigure::dumbbells:
      return core::dumbbells_chart(
          source, core::consensus_shifts(view.consensus, results, instrument, choice.dimension), look);
    case DebriefFigure::bars:
    case DebriefFigure::words:
      break;
  }
  return core::bars_chart(source, {look, choice.order, choice.dimension});
}

}  // namespace ubao::app
