// A matrix that teams filled as a table to take along: a row for each team, pillar and scope, also where
// nothing was said. Pure functions, any thread.
#pragma once

#include <string_view>
#include <vector>

#include "core/csv_reading.h"
#include "core/instrument.h"
#include "core/views.h"

namespace ubao::core {

// Columns: team, pillar, name, scope, today, target, gap, opportunity.
std::vector<CsvCells> matrix_table(const Matrix& matrix, const Instrument& plan, std::string_view language);

}  // namespace ubao::core
