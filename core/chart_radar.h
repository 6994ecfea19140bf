// The second chart of the debrief: the median of each dimension with the middle half of people, on as many
// axes from one middle, which is the lowest point of the scale. With fewer than three dimensions, or more
// than twelve, rows with dots say the same.
#pragma once

#include "core/chart.h"

namespace ubao::core {

struct RadarLook {
  ChartLook chart;
  std::string dimension;  // the one that people look at, bold; empty: none
};

Figure radar_chart(const ChartSource& source, const RadarLook& look);

}  // namespace ubao::core
