// What an assessment comes to, on the command line: statistics, and publishing them. Figures are exact up to
// here and are rounded once, half away from zero, to two digits behind the point; where there is none, null.
#include <cstdio>

#include "platform/cli/commands.h"

namespace ubao::platform {
namespace {

using nlohmann::json;

constexpr std::int64_t kHundredths = 100;

// A figure times `times`, as JSON.
json figure_json(const std::optional<core::Fraction>& figure, std::int64_t times = 1) {
  if (!figure) return nullptr;
  const std::int64_t hundredths = core::rounded(*figure * times, kHundredths);
  if (hundredths % kHundredths == 0) return hundredths / kHundredths;
  return static_cast<double>(hundredths) / static_cast<double>(kHundredths);
}

json percent_json(const std::optional<core::Fraction>& share) { return figure_json(share, 100); }

const char* readout_name(core::Readout readout) {
  switch (readout) {
    case core::Readout::none:
      return "none";
    case core::Readout::strength:
      return "strength";
    case core::Readout::shared_gap:
      return "shared_gap";
    case core::Readout::discuss:
      return "discuss";
    case core::Readout::knowledge_gap:
      return "knowledge_gap";
    case core::Readout::in_between:
      return "in_between";
  }
  return "none";
}

// What is no number of people, and so makes sense with weights, too.
json figures_json(const core::StatementResult& s) {
  return {{"code", s.code},
          {"median", figure_json(s.median)},
          {"interpolated_median", figure_json(s.interpolated_median)},
          {"agree_pct", percent_json(s.agree_share)},
          {"agreement", figure_json(s.agreement)},
          {"dk_pct", percent_json(s.dont_know_share)},
          {"readout", readout_name(s.readout)}};
}

json weighted_json(const std::vector<core::StatementResult>& statements) {
  json list = json::array();
  for (const core::StatementResult& s : statements) list.push_back(figures_json(s));
  return list;
}

json statements_json(const std::vector<core::StatementResult>& statements) {
  json list = json::array();
  for (const core::StatementResult& s : statements) {
    json& said = list.emplace_back(figures_json(s));
    said.update({{"dimension", s.dimension},
                 {"n", s.n},
                 {"counts", s.counts},
                 {"dk", s.dont_know},
                 {"na", s.not_applicable},
                 {"skipped", s.skipped},
                 {"not_seen", s.not_seen}});
  }
  return list;
}

json dimensions_json(const std::vector<core::DimensionResult>& dimensions) {
  json list = json::array();
  for (const core::DimensionResult& d : dimensions)
    list.push_back({{"code", d.code},
                    {"n", d.n},
                    {"q1", figure_json(d.q1)},
                    {"median", figure_json(d.median)},
                    {"q3", figure_json(d.q3)},
                    {"mean", figure_json(d.mean)}});
  return list;
}

json groups_json(const core::AssessmentResults& results, const std::string& variable) {
  json list = json::array();
  for (const core::Breakdown& breakdown : results.breakdowns) {
    if (breakdown.variable != variable) continue;
    for (const core::GroupResult& group : breakdown.groups) {
      json& said = list.emplace_back(json{{"value", group.value}, {"suppressed", group.suppressed}});
      if (group.suppressed) continue;
      said["n"] = group.respondents;
      said["statements"] = statements_json(group.statements);
      said["dimensions"] = dimensions_json(group.dimensions);
    }
  }
  return list;
}

json results_json(const core::AssessmentResults& results, const std::string& variable) {
  json said = {{"activity", results.activity},
               {"instrument", results.instrument},
               {"version", results.version},
               {"date", results.date},
               {"live", results.live},
               {"number", results.number},
               {"n", results.respondents},
               {"ministries", results.ministries},
               {"completions", results.completions},
               {"late", results.late},
               {"unreadable", results.unreadable},
               {"unknown_codes", results.unknown_codes},
               {"hidden", results.hidden},
               {"statements", statements_json(results.statements)},
               {"dimensions", dimensions_json(results.dimensions)},
               {"by_equal_ministries", weighted_json(results.by_equal_ministries)}};
  if (variable.empty()) return said;
  said["by"] = variable;
  said["groups"] = groups_json(results, variable);
  return said;
}

}  // namespace

int print_stats(const CommonOptions& common, const AssessmentOptions& options) {
  return with_key(common, options.passphrase_file,
                  [&](DataFolder&, core::Workshop& workshop) -> core::Result<json> {
                    const auto results = workshop.results(options.activity);
                    if (!results) return results.error();
                    return results_json(*results, options.variable);
                  });
}

int publish(const CommonOptions& common, const AssessmentOptions& options) {
  return with_key(
      common, options.passphrase_file,
      [&](DataFolder& folder, core::Workshop& workshop) -> core::Result<json> {
        const auto published = workshop.publish(options.activity);
        if (!published) return published.error();
        finish(folder, workshop);
        if (published->only_totals)
          std::fprintf(
              stderr,
              "ubao: This device does not know any more whom earlier snapshots cover. So totals were "
              "published and no groups: by a difference, somebody could have been found.\n");
        return json{{"number", published->number},        {"record", published->record},
                    {"n", published->respondents},        {"groups_shown", published->shown},
                    {"groups_hidden", published->hidden}, {"only_totals", published->only_totals}};
      });
}

}  // namespace ubao::platform
