// The cards of a whiteboard as a table to take along: a row for each card that its view shows, with what is
// said about it. Pure functions, any thread.
#pragma once

#include <vector>

#include "core/board_view.h"
#include "core/csv_reading.h"

namespace ubao::core {

// Columns: id, kind, text, other_texts, author, colour, x, y, zone, value_x, value_y (0 to 1000), group, on,
// tags, votes, votes_late, votes_surplus, parked, shortlisted, phase, late, surplus, marks. Votes are empty
// while they are secret.
std::vector<CsvCells> board_table(const Board& board);

}  // namespace ubao::core
