// Rows of stacked diverging bars: people who disagree to the start of a line through the middle of the
// neutral answers, people who agree to its end (R. M. Heiberger, N. B. Robbins,
// Design of Diverging Stacked Bar Charts for Likert Scales, 2014). Shared by the chart of statements and that
// of groups.
#pragma once

#include <string>
#include <vector>

#include "core/chart_parts.h"

namespace ubao::core {

struct BarRow {
  std::string id;
  std::string chip;  // code; empty: none
  std::string text;
  std::string heading;                         // a dimension's name above the row; empty: none
  const StatementResult* statement = nullptr;  // null: `instead` is said
  std::string instead;
};

// One unit of length is a person, or a share of those who answered, so that groups of different size compare.
enum class BarUnit { people, share };

// Draws header, rows and the line of the middle; `order_words` head the column of texts.
void draw_bar_rows(Sketch& sketch, const ChartSource& source, const std::vector<BarRow>& rows,
                   std::string_view order_words, BarUnit unit = BarUnit::people);

// People to the start and to the end of the middle line, in half people: a neutral one is on both sides.
struct HalfPeople {
  int below = 0, above = 0;
};
HalfPeople halves_of(const StatementResult& statement, int points);

}  // namespace ubao::core
