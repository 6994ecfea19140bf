#include "core/results_table.h"

#include "core/chart_parts.h"
#include "core/csv.h"
#include "core/figures_text.h"

namespace ubao::core {
namespace {

constexpr std::string_view kReadoutNames[] = {"none",    "strength",      "shared_gap",
                                              "discuss", "knowledge_gap", "in_between"};

void add_figure(Csv& csv, const std::optional<Fraction>& value, int digits) {
  if (value)
    csv.number(decimal(*value, digits));
  else
    csv.empty();
}

void add_percent(Csv& csv, const std::optional<Fraction>& share) {
  add_figure(csv, share ? std::optional<Fraction>(*share * Fraction(100)) : std::nullopt, 1);
}

void add_heads(Csv& csv, const ChartSource& source) {
  for (const char* head : {"code", "dimension", "statement", "n"}) csv.text(head);
  for (int point = 1; point <= points_of(source.instrument); ++point)
    csv.text("count_" + std::to_string(point));
  for (const char* head :
       {"dont_know", "not_applicable", "skipped", "not_seen", "median", "interpolated_median",
        "agree_percent", "agreement", "dont_know_percent", "readout"})
    csv.text(head);
}

void add_statement(Csv& csv, const ChartSource& source, const StatementResult& statement) {
  csv.text(statement.code).text(dimension_words(source, statement.dimension));
  csv.text(statement_words(source, statement.code)).number(statement.n);
  for (int point = 0; point < points_of(source.instrument); ++point) {
    const auto i = static_cast<std::size_t>(point);
    if (i < statement.counts.size())
      csv.number(statement.counts[i]);
    else
      csv.empty();
  }
  csv.number(statement.dont_know).number(statement.not_applicable).number(statement.skipped);
  csv.number(statement.not_seen);
  add_figure(csv, statement.median, 1);
  add_figure(csv, statement.interpolated_median, 2);
  add_percent(csv, statement.agree_share);
  add_figure(csv, statement.agreement, 2);
  add_percent(csv, statement.dont_know_share);
  csv.text(kReadoutNames[static_cast<std::size_t>(statement.readout)]);
}

// The status stands in every line: lines are copied into other tables, feet get lost.
void add_status_heads(Csv& csv) {
  for (const char* head : {"respondents", "date", "instrument", "version", "status", "note"}) csv.text(head);
}

void add_status(Csv& csv, const ChartSource& source) {
  const AssessmentResults& results = source.results;
  csv.number(results.respondents).text(results.date).text(results.instrument).text(results.version);
  csv.text(results.live ? "live" : "snapshot " + std::to_string(results.number)).text("not a ranking");
}

}  // namespace

std::string results_table(const ChartSource& source) {
  Csv csv;
  add_heads(csv, source);
  csv.text("interpolated_median_by_equal_ministries");
  add_status_heads(csv);
  csv.end_row();
  if (source.results.hidden) return csv.bytes();
  for (const StatementResult& statement : source.results.statements) {
    add_statement(csv, source, statement);
    std::optional<Fraction> equal;
    for (const StatementResult& other : source.results.by_equal_ministries)
      if (other.code == statement.code) equal = other.interpolated_median;
    add_figure(csv, equal, 2);
    add_status(csv, source);
    csv.end_row();
  }
  return csv.bytes();
}

std::string groups_table(const ChartSource& source, const std::string& variable) {
  Csv csv;
  csv.text(variable).text("group_respondents");
  add_heads(csv, source);
  add_status_heads(csv);
  csv.end_row();
  if (source.results.hidden) return csv.bytes();
  for (const Breakdown& breakdown : source.results.breakdowns) {
    if (breakdown.variable != variable) continue;
    for (const GroupResult& group : breakdown.groups) {
      if (group.suppressed) csv.text(group.value).text("hidden").end_row();
      for (const StatementResult& statement :
           group.suppressed ? std::vector<StatementResult>() : group.statements) {
        csv.text(group.value).number(group.respondents);
        add_statement(csv, source, statement);
        add_status(csv, source);
        csv.end_row();
      }
    }
  }
  return csv.bytes();
}

}  // namespace ubao::core
