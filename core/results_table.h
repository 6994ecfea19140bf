// The figures of an assessment as a table for spreadsheets: a line a statement, all that was computed, with
// the same status words as the charts' foot. Hidden figures are absent. Pure functions, any thread.
#pragma once

#include <string>

#include "core/chart.h"

namespace ubao::core {

// CSV, see core/csv.h. Column heads are stable English names: programs read them.
std::string results_table(const ChartSource& source);

// One line a group and statement, suppressed groups with the word "hidden" and no figure.
std::string groups_table(const ChartSource& source, const std::string& variable);

}  // namespace ubao::core
