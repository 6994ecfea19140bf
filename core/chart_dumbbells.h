// The third chart of the debrief: what people answered alone, beside what they agreed on together. The shift
// is shown, the consensus never counts among the answers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/chart.h"
#include "core/consensus.h"

namespace ubao::core {

struct ConsensusShift {
  std::string code;                    // of the statement
  std::optional<Fraction> individual;  // interpolated median of the answers
  std::optional<int> consensus;        // rating; none: they did not agree
};

// In the order of the questionnaire: what the plenary agreed on where it did, else what each team did. Of one
// dimension, or with an empty code of all.
std::vector<ConsensusShift> consensus_shifts(const std::vector<Consensus>& all,
                                             const AssessmentResults& results, const Instrument& instrument,
                                             const std::string& dimension);

Figure dumbbells_chart(const ChartSource& source, const std::vector<ConsensusShift>& shifts,
                       const ChartLook& look);

}  // namespace ubao::core
