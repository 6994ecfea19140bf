// The first chart of the debrief: a row for each statement, its answers as a diverging bar, and what they
// tell the room.
#pragma once

#include <vector>

#include "core/chart.h"

namespace ubao::core {

enum class StatementOrder {
  dimension,     // of the questionnaire
  gap,           // the lowest interpolated median first
  disagreement,  // the lowest agreement first
};

struct BarsLook {
  ChartLook chart;
  StatementOrder order = StatementOrder::dimension;
  std::string dimension;  // only its statements; empty: all
};

Figure bars_chart(const ChartSource& source, const BarsLook& look);

// Equal ones in the order of the questionnaire, those without a figure last. Pointers into `statements`.
std::vector<const StatementResult*> in_order(const std::vector<StatementResult>& statements,
                                             StatementOrder order, const std::string& dimension = {});

}  // namespace ubao::core
