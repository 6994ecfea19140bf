// Tables that come back from a spreadsheet: UTF-8 with or without a byte order mark, with commas, semicolons
// or tabs, with any line ending (RFC 4180 read generously). The apostrophe that core/csv.h puts before a
// formula is taken off again: a table written by csv_file comes back as it was. Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace ubao::core {

using CsvCells = std::vector<std::string>;

struct CsvRow {
  int number = 0;  // in the file, the first row is 1; empty rows count and are left out
  CsvCells cells;
};

inline constexpr std::size_t kMostCsvBytes = 512 * 1024;
inline constexpr std::size_t kMostCsvCells = 200;  // of a row

// The separator is the one that stands most often in the first row. Errors: bad_course with the row, "row 12:
// a quotation mark is not closed"; too_large.
Result<std::vector<CsvRow>> read_csv(std::string_view text);

// Without the mark that says that a file is UTF-8.
std::string_view without_byte_order_mark(std::string_view text);

// Rows under each other as a file, to be opened in a spreadsheet and read back.
std::string csv_file(const std::vector<CsvCells>& rows);

}  // namespace ubao::core
