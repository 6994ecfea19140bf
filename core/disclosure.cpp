#include "core/disclosure.h"

#include <algorithm>
#include <map>

#include "core/sum_space.h"
#include "core/views.h"

namespace ubao::core {
namespace {

constexpr int kMostRevealed = kFewestShown - 1;   // sheets that a combination may not be about alone
constexpr std::int64_t kMostSteps = 100'000'000;  // about a second

// Items that are in the same sums cannot be told apart: together they are one cell.
struct Cells {
  std::vector<int> weights;            // sheets of each, the heaviest first
  std::vector<std::vector<int>> rows;  // of each sum
};

Cells cells_of(const std::vector<int>& weights, const std::vector<const SumOf*>& sums) {
  std::vector<int> cell(weights.size(), 0);
  int count = 1;
  for (const SumOf* sum : sums) {
    std::map<int, int> inside;  // the part of a cell that is in this sum becomes a cell of its own
    for (const int item : *sum) {
      const auto part = inside.emplace(cell[static_cast<std::size_t>(item)], count);
      if (part.second) ++count;
      cell[static_cast<std::size_t>(item)] = part.first->second;
    }
  }
  std::vector<int> weight(static_cast<std::size_t>(count));
  for (std::size_t item = 0; item < cell.size(); ++item)
    weight[static_cast<std::size_t>(cell[item])] += weights[item];
  std::vector<int> order;
  for (int c = 0; c < count; ++c)
    if (weight[static_cast<std::size_t>(c)] > 0) order.push_back(c);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    return weight[static_cast<std::size_t>(a)] > weight[static_cast<std::size_t>(b)];
  });
  Cells cells;
  std::vector<int> place(static_cast<std::size_t>(count), -1);
  for (const int c : order) {
    place[static_cast<std::size_t>(c)] = static_cast<int>(cells.weights.size());
    cells.weights.push_back(weight[static_cast<std::size_t>(c)]);
  }
  for (const SumOf* sum : sums) {
    std::vector<int>& row = cells.rows.emplace_back();
    for (const int item : *sum)
      if (const int at = place[static_cast<std::size_t>(cell[static_cast<std::size_t>(item)])]; at >= 0)
        row.push_back(at);
    std::sort(row.begin(), row.end());
    row.erase(std::unique(row.begin(), row.end()), row.end());
  }
  return cells;
}

// Sums that reveal nobody together do not one by one either: most are looked at in one step.
void admit(SumSpace& space, const std::vector<std::vector<int>>& sums, std::size_t first, std::size_t behind,
           std::vector<bool>& may) {
  if (first == behind) return;
  SumSpace trial = space;
  for (std::size_t i = first; i < behind; ++i) trial.take(sums[i]);
  if (!trial.reveals()) {
    space = std::move(trial);
    std::fill(may.begin() + static_cast<std::ptrdiff_t>(first),
              may.begin() + static_cast<std::ptrdiff_t>(behind), true);
    return;
  }
  space.set_steps_left(trial.steps_left());
  if (behind - first == 1) return;
  const std::size_t middle = first + (behind - first) / 2;
  admit(space, sums, first, middle, may);
  admit(space, sums, middle, behind, may);
}

}  // namespace

std::vector<bool> harmless(const std::vector<int>& weights, const std::vector<SumOf>& published,
                           const std::vector<SumOf>& candidates) {
  std::vector<const SumOf*> sums;
  for (const auto* all : {&published, &candidates})
    for (const SumOf& sum : *all) sums.push_back(&sum);
  const Cells cells = cells_of(weights, sums);
  SumSpace space(cells.weights, kMostRevealed, kMostSteps);
  for (std::size_t i = 0; i < published.size(); ++i) space.take(cells.rows[i]);
  const std::vector<std::vector<int>> offered(
      cells.rows.begin() + static_cast<std::ptrdiff_t>(published.size()), cells.rows.end());
  std::vector<bool> may(offered.size());
  std::size_t first = 0;
  for (; first < offered.size() && space.fresh(offered[first]) > kMostRevealed; ++first) {
    space.take(offered[first]);
    may[first] = true;
  }
  admit(space, offered, first, offered.size(), may);
  return may;
}

}  // namespace ubao::core
