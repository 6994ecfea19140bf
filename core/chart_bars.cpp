#include "core/chart_bars.h"

#include <algorithm>

#include "core/bar_rows.h"

namespace ubao::core {
namespace {

const char* words_of_order(StatementOrder order) {
  switch (order) {
    case StatementOrder::gap:
      return "chart.order.gap";
    case StatementOrder::disagreement:
      return "chart.order.disagreement";
    case StatementOrder::dimension:
      break;
  }
  return "chart.order.dimension";
}

}  // namespace

std::vector<const StatementResult*> in_order(const std::vector<StatementResult>& statements,
                                             StatementOrder order, const std::string& dimension) {
  std::vector<const StatementResult*> sorted;
  for (const StatementResult& statement : statements)
    if (dimension.empty() || statement.dimension == dimension) sorted.push_back(&statement);
  if (order == StatementOrder::dimension) return sorted;
  const auto figure = [&](const StatementResult* statement) {
    return order == StatementOrder::gap ? statement->interpolated_median : statement->agreement;
  };
  std::stable_sort(sorted.begin(), sorted.end(), [&](const StatementResult* a, const StatementResult* b) {
    const std::optional<Fraction> of_a = figure(a), of_b = figure(b);
    return of_a && (!of_b || *of_a < *of_b);
  });
  return sorted;
}

Figure bars_chart(const ChartSource& source, const BarsLook& look) {
  const std::string title =
      look.dimension.empty()
          ? source.words.text("chart.bars.title")
          : source.words.text("chart.bars.title_of", {{"name", dimension_words(source, look.dimension)}});
  Sketch sketch = begun_chart(source, look.chart, title);
  if (says_that_nothing_shows(sketch, source)) return ended_chart(sketch, source);
  const bool grouped = look.order == StatementOrder::dimension && look.dimension.empty();
  std::vector<BarRow> rows;
  std::string dimension;
  for (const StatementResult* statement : in_order(source.results.statements, look.order, look.dimension)) {
    BarRow row;
    row.id = row.chip = statement->code;
    row.text = statement_words(source, statement->code);
    row.statement = statement;
    if (grouped && statement->dimension != dimension)
      row.heading = dimension_words(source, statement->dimension);
    dimension = statement->dimension;
    rows.push_back(std::move(row));
  }
  draw_bar_rows(sketch, source, rows, source.words.text(words_of_order(look.order)));
  return ended_chart(sketch, source);
}

}  // namespace ubao::core
