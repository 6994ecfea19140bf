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

std::vector<core::ConsensusShift> consensus_shifts(const DebriefView& view,
                                                   const core::Instrument& instrument,
                                                   const std::string& dimension) {
  std::vector<core::ConsensusShift> shifts;
  for (const core::InstrumentStatement& statement : instrument.statements) {
    if (!dimension.empty() && statement.dimension != dimension) continue;
    const core::Consensus* plenary = core::find_consensus(view.consensus, statement.code, {});
    const bool plenary_rated = plenary && plenary->entry.rating != core::kNotRated;
    for (const core::Consensus& consensus : view.consensus) {
      const bool wanted = plenary_rated ? &consensus == plenary : consensus.statement == statement.code;
      if (!wanted || consensus.entry.rating == core::kNotRated) continue;
      core::ConsensusShift shift;
      shift.code = statement.code;
      for (const core::StatementResult& result : view.results.statements)
        if (result.code == statement.code) shift.individual = result.interpolated_median;
      if (consensus.entry.rating != core::kNoConsensus) shift.consensus = consensus.entry.rating;
      shifts.push_back(std::move(shift));
    }
  }
  return shifts;
}

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
      return core::dumbbells_chart(source, consensus_shifts(view, instrument, choice.dimension), look);
    case DebriefFigure::bars:
    case DebriefFigure::words:
      break;
  }
  return core::bars_chart(source, {look, choice.order, choice.dimension});
}

}  // namespace ubao::app
