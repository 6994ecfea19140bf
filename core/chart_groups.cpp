#include "core/chart_groups.h"

#include <algorithm>

#include "core/bar_rows.h"
#include "core/value_axis.h"

namespace ubao::core {
namespace {

constexpr float kPanelGap = 36, kLeastPanel = 380;

const Breakdown* breakdown_by(const AssessmentResults& results, const std::string& variable) {
  for (const Breakdown& breakdown : results.breakdowns)
    if (breakdown.variable == variable) return &breakdown;
  return nullptr;
}

std::string variable_words(const ChartSource& source, const std::string& variable) {
  const std::string key = "chart.by." + variable;
  return source.words.has(key) ? source.words.text(key) : variable;
}

std::string group_name(const ChartSource& source, const GroupResult& group) {
  const std::string name = group.value.empty() ? source.words.text("chart.not_said") : group.value;
  if (group.suppressed) return name;
  return source.words.text("chart.group_n", {{"name", name}, {"n", source.words.number(group.respondents)}});
}

template <class Found>
const Found* with_code(const std::vector<Found>& all, const std::string& code) {
  for (const Found& each : all)
    if (each.code == code) return &each;
  return nullptr;
}

// The panels of one line have the same rows, so they are equally high, but for names that wrap.
void draw_panels(Sketch& sketch, const ChartSource& source, const Breakdown& breakdown) {
  const int columns = std::max(1, static_cast<int>((sketch.room() + kPanelGap) / (kLeastPanel + kPanelGap)));
  const float width =
      (sketch.room() - kPanelGap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const TextLook heading{18, true, {}, Anchor::start, 2};
  float top = sketch.y, bottom = top;
  int column = 0;
  for (const DimensionResult& dimension : source.results.dimensions) {
    if (column == columns) {
      column = 0;
      top = bottom + 20;
    }
    const float left = sketch.x + (width + kPanelGap) * static_cast<float>(column);
    sketch.y = top;
    const std::string name = dimension_words(source, dimension.code);
    sketch.y += sketch.draw_text({left, sketch.y}, name, heading, width);
    std::vector<MedianRow> rows;
    for (const GroupResult& group : breakdown.groups) {
      const DimensionResult* found = with_code(group.dimensions, dimension.code);
      MedianRow row;
      row.id = group.value;
      row.text = group_name(source, group);
      row.instead = source.words.text(group.suppressed ? "chart.group_hidden" : "chart.no_answers");
      if (found && !group.suppressed) row.q1 = found->q1, row.median = found->median, row.q3 = found->q3;
      MedianRow spoken = row;
      spoken.text = name + ", " + row.text;
      describe_median(sketch, source, spoken);
      rows.push_back(std::move(row));
    }
    draw_median_rows(sketch, source, rows, left, left + width);
    bottom = std::max(bottom, sketch.y);
    ++column;
  }
  sketch.y = bottom;
}

}  // namespace

Figure groups_of_statement(const ChartSource& source, const std::string& variable, const std::string& code,
                           const ChartLook& look) {
  Sketch sketch = begun_chart(source, look, code + " " + statement_words(source, code));
  if (says_that_nothing_shows(sketch, source)) return ended_chart(sketch, source);
  const Breakdown* breakdown = breakdown_by(source.results, variable);
  if (!breakdown || breakdown->groups.empty()) {
    draw_message(sketch, source.words.text("chart.no_groups"));
    return ended_chart(sketch, source);
  }
  std::vector<BarRow> rows;
  for (const GroupResult& group : breakdown->groups) {
    BarRow row;
    row.id = group.value;
    row.text = group_name(source, group);
    row.instead = source.words.text(group.suppressed ? "chart.group_hidden" : "chart.no_answers");
    if (!group.suppressed) row.statement = with_code(group.statements, code);
    rows.push_back(std::move(row));
  }
  draw_bar_rows(sketch, source, rows, variable_words(source, variable), BarUnit::share);
  return ended_chart(sketch, source);
}

Figure groups_of_dimensions(const ChartSource& source, const std::string& variable, const ChartLook& look) {
  Sketch sketch = begun_chart(
      source, look, source.words.text("chart.groups.title", {{"by", variable_words(source, variable)}}));
  if (says_that_nothing_shows(sketch, source)) return ended_chart(sketch, source);
  const Breakdown* breakdown = breakdown_by(source.results, variable);
  if (!breakdown || breakdown->groups.empty()) {
    draw_message(sketch, source.words.text("chart.no_groups"));
    return ended_chart(sketch, source);
  }
  std::vector<FlowItem> legend = median_legend(source);
  legend.push_back(scale_ends(source));
  sketch.flow(legend, {kMetaText}, 16, {});
  sketch.y += 8;
  draw_panels(sketch, source, *breakdown);
  return ended_chart(sketch, source);
}

}  // namespace ubao::core
