// Groups side by side: the answers to one statement by ministry, role, region or gender, or the medians of
// all dimensions. Groups too small to be shown are named, and their figures are hidden in words. Bars show
// shares, so that groups of different size compare; the counts stand in them.
#pragma once

#include <string>

#include "core/chart.h"

namespace ubao::core {

// `variable` as in Breakdown. Where results have no such breakdown the figure says so.
Figure groups_of_statement(const ChartSource& source, const std::string& variable, const std::string& code,
                           const ChartLook& look);
Figure groups_of_dimensions(const ChartSource& source, const std::string& variable, const ChartLook& look);

}  // namespace ubao::core
