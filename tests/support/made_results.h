// Results of assessments that nobody gave, for tests of charts and tables: plausible figures for any scale,
// any number of people, and words of any length. The same seed gives the same.
#pragma once

#include <string>

#include "core/chart_dumbbells.h"
#include "core/instrument.h"
#include "core/language.h"
#include "core/results.h"

namespace ubao::test {

struct MadeAssessment {
  int points = 5;
  int dimensions = 6;
  int statements_each = 7;
  int respondents = 24;
  int groups = 4;  // of each breakdown; the third is hidden
  unsigned seed = 1;
};

core::Instrument made_instrument(const MadeAssessment& made);
core::AssessmentResults made_results(const core::Instrument& instrument, const MadeAssessment& made);
std::vector<core::ConsensusShift> made_shifts(const core::AssessmentResults& results);

// Every text by so many percent longer, with words of the same kind.
core::Instrument lengthened(core::Instrument instrument, int percent);
// The program's English, longer by so many percent, read from left to right or from right to left.
core::Language made_language(int longer_percent = 0, bool right_to_left = false);

}  // namespace ubao::test
