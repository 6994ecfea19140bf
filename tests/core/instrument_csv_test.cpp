// Statements as a table: out to a translator and back.
#include "core/instrument_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/data_files.h"

namespace ubao::test {
namespace {

using core::ErrorCode;
using core::Instrument;
using core::with_statement_table;
using testing::ElementsAre;

const std::string kTableHead = "code,dimension,dimension name,text:en\r\n";

std::string table_problem(const std::string& table) {
  const auto read = with_statement_table(shipped_instrument(), table);
  if (read.ok()) return "";
  EXPECT_EQ(read.error().code, ErrorCode::bad_course) << read.error().detail;
  return read.error().detail;
}

TEST(InstrumentCsv, Statements_come_back_as_they_were) {
  Instrument instrument = shipped_instrument();
  instrument.languages["ar"] = "reviewed";
  instrument.languages["fr"] = "draft";
  instrument.statements[0].text["fr"] = "=Un \"haut\" responsable,\nen r\u00e9pond ; oui";
  instrument.statements[1].text["ar"] = "\u0627\u0644\u0642\u064a\u0627\u062f\u0629";
  instrument.statements[2].text["en"] = "@ <b>not bold</b> & 'quoted'";
  const std::string text = core::csv_file(core::statement_table(instrument));
  const auto back = with_statement_table(instrument, text);
  ASSERT_TRUE(back.ok()) << back.error().detail;
  EXPECT_EQ(*back, instrument);
}

TEST(InstrumentCsv, A_translators_column_becomes_a_draft) {
  const auto read = with_statement_table(
      shipped_instrument(),
      "text:fr;code;dimension;text:en;remarks\nDirection;L1;L;Leaders lead;mine\n;S1;S;We plan;\n");
  ASSERT_TRUE(read.ok()) << read.error().detail;
  EXPECT_EQ(read->languages.at("fr"), "draft");
  EXPECT_EQ(read->find("L1")->text.at("fr"), "Direction");
  EXPECT_EQ(read->find("S1")->text.count("fr"), 0u);
  EXPECT_EQ(read->statements.size(), 2u);
}

TEST(InstrumentCsv, What_is_not_in_the_table_stays_or_goes_with_its_statement) {
  const Instrument before = shipped_instrument();
  const auto read =
      with_statement_table(before, kTableHead + "T2,T,,Systems talk\r\nX1,X,Trust,People trust us\r\n");
  ASSERT_TRUE(read.ok()) << read.error().detail;
  EXPECT_EQ(read->scale, before.scale);
  EXPECT_EQ(read->thresholds, before.thresholds);
  ASSERT_EQ(read->dimensions.size(), 2u) << "a dimension without statements is gone";
  EXPECT_EQ(core::in_language(read->dimensions[1].name, "en"), "Trust");
  EXPECT_EQ(read->words_of("T2").size(), 1u);
  for (const core::GlossaryEntry& entry : read->glossary)
    for (const std::string& code : entry.statements) EXPECT_EQ(code, "T2");
}

TEST(InstrumentCsv, Every_fault_is_told_with_its_row) {
  EXPECT_EQ(table_problem(""), "the table is empty");
  EXPECT_EQ(table_problem("code,text:en\n"), "row 1: there is no column \"dimension\"");
  EXPECT_EQ(table_problem("dimension,text:en\n"), "row 1: there is no column \"code\"");
  EXPECT_EQ(table_problem("code,dimension,text:fr\n"),
            "row 1: there is no column \"text:en\", the original language");
  EXPECT_EQ(table_problem("code,dimension,text:en,text:en\n"),
            "row 1: the column \"text:en\" is there twice");
  EXPECT_EQ(table_problem("code,dimension,text:e\n"), "row 1: \"text:e\" does not end with a language code");
  EXPECT_EQ(table_problem(kTableHead + "L1,L,,One\r\n\r\nL1,L,,Two\r\n"),
            "row 4: code \"L1\" is there twice, first in row 2");
  EXPECT_EQ(table_problem(kTableHead + "L1,,,One\r\n"), "row 2: the dimension is missing");
  EXPECT_EQ(table_problem(kTableHead + ",L,,One\r\n"), "row 2: the code is missing");
  EXPECT_EQ(table_problem(kTableHead + "L 1,L,,One\r\n"),
            "row 2: the code \"L 1\" must be 1 to 40 letters, digits, dots or hyphens");
  EXPECT_EQ(table_problem(kTableHead + "L1,L,,\r\n"),
            "row 2: the text in the original language \"en\" is missing");
  EXPECT_EQ(table_problem(kTableHead + "L1,L,,a\x01\r\n"),
            "row 2: text:en: a control character is not allowed");
  EXPECT_EQ(table_problem(kTableHead + "L1,L,,\xff\r\n"),
            "row 2: the text is not UTF-8; save the table as \"CSV UTF-8\"");
  EXPECT_EQ(table_problem(kTableHead), "the table has no statements");
}

TEST(InstrumentCsv, Two_thousand_statements_are_too_many_and_it_says_so) {
  std::string table = kTableHead;
  for (int i = 1; i <= 2000; ++i) table += "L" + std::to_string(i) + ",L,,Text " + std::to_string(i) + "\r\n";
  EXPECT_EQ(table_problem(table), "the table has 2000 statements, and 400 is the most");
}

TEST(InstrumentCsv, A_code_that_was_taken_out_does_not_come_back_for_another_statement) {
  Instrument base = shipped_instrument();
  base.statements.erase(base.statements.begin());
  base.retired = {"L1"};
  const auto read = with_statement_table(base, kTableHead + "L1,L,,Something else\r\n");
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().detail,
            "row 2: code \"L1\" was taken out before: another statement needs another code");
}

}  // namespace
}  // namespace ubao::test
