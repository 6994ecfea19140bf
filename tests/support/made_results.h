// Results of an assessment as a room of that size may have them, made from a seed: for screens, which only
// show what they are given. Any thread.
#pragma once

#include <string>
#include <vector>

#include "core/instrument.h"
#include "core/results.h"
#include "core/statistics.h"
#include "tests/support/dice.h"

namespace ubao::test {

inline core::Counts made_counts(const core::Questions& questions, int people, Dice& dice) {
  core::Counts counts(questions);
  for (int person = 0; person < people; ++person) {
    core::Marks marks;
    for (std::size_t statement = 0; statement < questions.statements.size(); ++statement) {
      const int leaning = static_cast<int>(statement * 7 % 5) - 2;
      int answer = std::clamp(static_cast<int>(dice.between(1, questions.points)) + leaning, 1, questions.points);
      if (dice.one_in(statement % 7 == 6 ? 2 : 9)) answer = core::kDontKnow;
      marks.answers.push_back(static_cast<std::int8_t>(answer));
    }
    for (std::size_t d = 0; d < questions.dimensions.size(); ++d)
      marks.own_medians.push_back(static_cast<std::int8_t>(dice.between(2, 2 * questions.points)));
    counts.add(marks);
  }
  return counts;
}

inline core::AssessmentResults made_results(const core::Instrument& instrument, int people, bool live = true) {
  Dice dice(static_cast<std::uint64_t>(people));
  const core::Questions questions = core::questions_of(instrument);
  const core::Counts all = made_counts(questions, people, dice);
  core::AssessmentResults results;
  results.instrument = instrument.id;
  results.version = instrument.version;
  results.date = "2026-11-21";
  results.live = live;
  results.number = live ? 0 : 2;
  results.respondents = results.completions = people;
  results.ministries = 6;
  results.hidden = people < 5;
  if (results.hidden) return results;
  results.statements = core::statement_results(questions, all);
  results.dimensions = core::dimension_results(questions, all);
  for (const char* variable : {"ministry", "role", "region", "gender"}) {
    core::Breakdown breakdown{variable, {}};
    for (int group = 0; group < 4; ++group) {
      core::GroupResult one;
      one.value = group == 3 ? "" : "Ministry of Works, Housing and the Upper River " + std::to_string(group + 1);
      one.suppressed = group == 2;
      if (!one.suppressed) {
        const core::Counts counts = made_counts(questions, std::max(5, people / 4), dice);
        one.respondents = counts.respondents;
        one.statements = core::statement_results(questions, counts);
        one.dimensions = core::dimension_results(questions, counts);
      }
      breakdown.groups.push_back(std::move(one));
    }
    results.breakdowns.push_back(std::move(breakdown));
  }
  return results;
}

}  // namespace ubao::test
