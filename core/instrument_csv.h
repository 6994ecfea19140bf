// The statements of an instrument as a table, for translators and for people who write in a spreadsheet. One
// row a statement, in the order of asking; the columns are found by their title:
//   code, dimension, dimension name, text:en, text:fr, ...
// A column text:<language> for each language; that of the original language must be there. A dimension that
// the instrument does not have is made from its code and name. Scale, thresholds, word help and everything
// else are not in the table: they stay as they are (JSON carries them). Blanks around a cell do not count.
// Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>

#include "core/csv_reading.h"
#include "core/instrument.h"
#include "core/result.h"

namespace ubao::core {

std::vector<CsvCells> statement_table(const Instrument& instrument);

// `base` with the statements of the table in place of its own. A statement that the table does not have is
// gone; a language that has no column keeps its texts; a new language is a draft. The version is that of
// `base`. Errors: bad_course with the row, "row 12: code \"L3\" is there twice"; too_large.
Result<Instrument> with_statement_table(const Instrument& base, std::string_view text);

}  // namespace ubao::core
