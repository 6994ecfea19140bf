#include "tests/bench/figures.h"

#include <algorithm>
#include <cstdio>

namespace ubao::bench {

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

bool Figures::print() const {
  bool all_good = true;
  std::printf("%-44s %12s %12s %-8s %8s %8s  %s\n", "figure", "ours", "peer/limit", "unit", "ratio", "wanted",
              "");
  for (const Figure& figure : figures_) {
    std::printf("%-44s %12.1f %12.1f %-8s %8.2f %s%6.2f  %s%s%s\n", figure.name.c_str(), figure.ours,
                figure.other, figure.unit.c_str(), figure.ratio(),
                figure.less_is_better ? "<=" : ">=", figure.wanted, figure.good() ? "ok" : "short",
                figure.note.empty() ? "" : "  ", figure.note.c_str());
    all_good = all_good && figure.good();
  }
  return all_good;
}

}  // namespace ubao::bench
