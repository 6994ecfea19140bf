#include "core/csv_reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace ubao::test {
namespace {

using core::csv_file;
using core::CsvCells;
using core::CsvRow;
using core::ErrorCode;
using core::read_csv;
using testing::ElementsAre;

std::vector<CsvCells> csv_cells(std::string_view text) {
  const auto rows = read_csv(text);
  EXPECT_TRUE(rows.ok()) << rows.error().detail;
  std::vector<CsvCells> all;
  if (rows.ok())
    for (const CsvRow& row : *rows) all.push_back(row.cells);
  return all;
}

std::string csv_problem(std::string_view text) {
  const auto rows = read_csv(text);
  return rows.ok() ? "" : rows.error().detail;
}

TEST(CsvReading, Reads_what_spreadsheets_write) {
  const std::vector<CsvCells> expected{{"code", "text"}, {"L1", "One, two"}, {"L2", "He said \"no\""}};
  EXPECT_EQ(csv_cells("code,text\nL1,\"One, two\"\nL2,\"He said \"\"no\"\"\"\n"), expected);
  EXPECT_EQ(csv_cells("\xEF\xBB\xBF"
                      "code;text\r\nL1;One, two\r\nL2;\"He said \"\"no\"\"\""),
            expected);
  EXPECT_EQ(csv_cells("code\ttext\rL1\tOne, two\rL2\t\"He said \"\"no\"\"\"\r"), expected);
}

TEST(CsvReading, A_quoted_cell_holds_separators_and_lines) {
  EXPECT_THAT(csv_cells("a,b\n\"x\r\ny\n,z\",\n"),
              ElementsAre(CsvCells{"a", "b"}, CsvCells{"x\r\ny\n,z", ""}));
}

TEST(CsvReading, Empty_rows_are_left_out_and_still_counted) {
  const auto rows = read_csv("a,b\n\n,\nc,d\n");
  ASSERT_TRUE(rows.ok());
  ASSERT_EQ(rows->size(), 2U);
  EXPECT_EQ((*rows)[1].number, 4);
  EXPECT_TRUE(csv_cells("").empty());
}

TEST(CsvReading, What_a_spreadsheet_would_compute_is_written_as_text) {
  EXPECT_EQ(csv_file({{"=SUM(A1)", "+1 555", "-x", "@me", "-2.5", "12"}}),
            "\xEF\xBB\xBF'=SUM(A1),'+1 555,'-x,'@me,-2.5,12\r\n");
  EXPECT_THAT(csv_cells("\xEF\xBB\xBF'=SUM(A1),'+1 555,'tis,-2.5\r\n"),
              ElementsAre(CsvCells{"=SUM(A1)", "+1 555", "'tis", "-2.5"}));
}

TEST(CsvReading, Every_table_comes_back_as_it_was) {
  std::mt19937 chance(42);
  const std::vector<std::string> pieces{"=",  "+",  "-", "@", "'", "\"", ",",      ";",      "\t",
                                        "\r", "\n", "a", "7", ".", " ",  "\u0634", "\u6c49", ""};
  for (int run = 0; run < 5000; ++run) {
    std::vector<CsvCells> table{{"first", "second", "third"}};
    for (auto row = chance() % 4; row > 0; --row) {
      CsvCells cells{"x"};  // an empty row would be left out
      for (int column = 0; column < 2; ++column) {
        std::string& cell = cells.emplace_back();
        for (auto n = chance() % 5; n > 0; --n) cell += pieces[chance() % pieces.size()];
      }
      table.push_back(cells);
    }
    const std::string text = csv_file(table);
    ASSERT_EQ(csv_cells(text), table) << text;
  }
}

TEST(CsvReading, Faults_are_told_with_their_row) {
  EXPECT_EQ(csv_problem("a,b\nc,\"d\n"), "row 2: a quotation mark is not closed");
  EXPECT_EQ(csv_problem("a,b\n\"c\"d,e\n"), "row 2: something stands behind a closing quotation mark");
  EXPECT_EQ(csv_problem("a,b\n\nc,\xE9t\xE9\n"),
            "row 3: the text is not UTF-8; save the table as \"CSV UTF-8\"");
  EXPECT_EQ(csv_problem(std::string(300, ',')), "row 1: there are too many columns");
  const auto huge = read_csv(std::string(core::kMostCsvBytes + 1, 'x'));
  ASSERT_FALSE(huge.ok());
  EXPECT_EQ(huge.error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace ubao::test
