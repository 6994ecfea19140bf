// Results as a text, to compare them as wholes and to see where they differ. Pure, any thread.
#pragma once

#include <sstream>
#include <string>

#include "core/results.h"

namespace ubao::test {

inline std::ostream& operator<<(std::ostream& out, const std::optional<core::Fraction>& figure) {
  if (!figure) return out << " -";
  return out << ' ' << figure->over << '/' << figure->under;
}

inline void add_figures(std::ostream& out, const std::vector<core::StatementResult>& statements,
                        const std::vector<core::DimensionResult>& dimensions) {
  for (const auto& s : statements) {
    out << s.code << ' ' << s.dimension << ':';
    for (const int count : s.counts) out << ' ' << count;
    out << " n" << s.n << " dk" << s.dont_know << " na" << s.not_applicable << " sk" << s.skipped << " ns"
        << s.not_seen << s.median << s.interpolated_median << s.agree_share << s.agreement
        << s.dont_know_share << ' ' << static_cast<int>(s.readout) << '\n';
  }
  for (const auto& d : dimensions)
    out << d.code << ": n" << d.n << d.q1 << d.median << d.q3 << d.mean << '\n';
}

// All figures; not the date, nor where they come from.
inline std::string figures_text(const core::AssessmentResults& results) {
  std::ostringstream out;
  out << results.respondents << " of " << results.ministries << (results.hidden ? " hidden\n" : "\n");
  add_figures(out, results.statements, results.dimensions);
  out << "equal ministries\n";
  add_figures(out, results.by_equal_ministries, {});
  for (const core::Breakdown& breakdown : results.breakdowns)
    for (const core::GroupResult& group : breakdown.groups) {
      out << breakdown.variable << " \"" << group.value << "\" " << group.respondents
          << (group.suppressed ? " suppressed\n" : "\n");
      add_figures(out, group.statements, group.dimensions);
    }
  return out.str();
}

}  // namespace ubao::test
