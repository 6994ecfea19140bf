// Numbers, dates, widths and lines of text in figures and tables.
#include "core/figures_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/csv.h"
#include "core/line_breaks.h"
#include "core/results_table.h"
#include "core/text_measure.h"
#include "tests/support/made_results.h"

namespace ubao::test {
namespace {

using namespace core;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(Decimal, Rounds_half_away_from_zero) {
  EXPECT_EQ(decimal({5, 2}, 1), "2.5");
  EXPECT_EQ(decimal({21, 8}, 2), "2.63");
  EXPECT_EQ(decimal({-21, 8}, 2), "-2.63");
  EXPECT_EQ(decimal({1, 3}, 2), "0.33");
  EXPECT_EQ(decimal({2, 3}, 2), "0.67");
  EXPECT_EQ(decimal({999, 1000}, 2), "1.00");
  EXPECT_EQ(decimal({3}, 1), "3.0");
  EXPECT_EQ(decimal({5, 2}, 0), "3");
  EXPECT_EQ(decimal({1, 200}, 2), "0.01");
  EXPECT_EQ(decimal({-1, 1000}, 2), "0.00");
}

TEST(Decimal, Shows_the_direction_of_a_shift) {
  EXPECT_EQ(signed_decimal({3, 8}, 2), "+0.38");
  EXPECT_EQ(signed_decimal({-1}, 1), "-1.0");
  EXPECT_EQ(signed_decimal({}, 1), "0.0");
  EXPECT_EQ(signed_decimal({1, 1000}, 1), "0.0");
}

TEST(Decimal, Shares_are_whole_percents) {
  EXPECT_EQ(percent({1, 3}), "33%");
  EXPECT_EQ(percent({1, 200}), "1%");
  EXPECT_EQ(percent({1}), "100%");
}

TEST(DateInWords, Follows_the_language_and_leaves_what_is_no_date) {
  const Language words = made_language();
  EXPECT_EQ(date_in_words(words, "2026-11-06"), "6 November 2026");
  EXPECT_EQ(date_in_words(words, "2026-11-26T13:55:00Z"), "26 November 2026");
  for (const char* other : {"", "soon", "2026-13-01", "2026-00-01", "20x6-11-01"})
    EXPECT_EQ(date_in_words(words, other), other);
}

std::vector<std::string> lines(std::string_view text, float width, int most = 0) {
  std::vector<std::string> all;
  const NotoMeasure measure;
  for (const WrappedLine& line : wrapped(measure, text, 16, false, width, most)) {
    EXPECT_LE(line.width, width) << line.text;
    EXPECT_NEAR(line.width, measure.width(line.text, 16, false), 0.01f);
    all.push_back(line.text);
  }
  return all;
}

TEST(Wrapping, Breaks_at_spaces_and_after_hyphens) {
  EXPECT_THAT(lines("Leaders shift resources to agreed digital priorities.", 180),
              ElementsAre("Leaders shift resources", "to agreed digital", "priorities."));
  EXPECT_THAT(lines("well-known", 60), ElementsAre("well-", "known"));
  EXPECT_THAT(lines("", 50), ElementsAre());
  EXPECT_THAT(lines("one", 50), ElementsAre("one"));
}

TEST(Wrapping, Tears_a_word_that_is_longer_than_the_line) {
  EXPECT_THAT(lines("WWWWWWWW", 50), ElementsAre("WWW", "WWW", "WW"));
  EXPECT_THAT(lines("ab WWWWWWWW cd", 56), ElementsAre("ab", "WWW", "WWW", "WW cd"));
}

TEST(Wrapping, Breaks_between_han_characters_but_before_no_full_stop) {
  EXPECT_THAT(lines("\xE9\xA2\x86\xE5\xAF\xBC\xE5\xB1\x82\xE3\x80\x82", 50),
              ElementsAre("\xE9\xA2\x86\xE5\xAF\xBC", "\xE5\xB1\x82\xE3\x80\x82"));
}

TEST(Wrapping, Ends_with_an_ellipsis_when_there_are_too_many_lines) {
  EXPECT_THAT(lines("Leaders shift resources to agreed digital priorities.", 180, 2),
              ElementsAre("Leaders shift resources", "to agreed digital prio\xE2\x80\xA6"));
  EXPECT_THAT(lines("One line", 200, 2), ElementsAre("One line"));
}

TEST(PlainLine, Leaves_out_what_cannot_be_shown_or_turns_words_round) {
  EXPECT_EQ(plain_line("a\tb\nc\r\nd"), "a b c d");
  EXPECT_EQ(plain_line("\x01"
                       "bold"
                       "\x01 end\x7F"),
            "bold end");
  EXPECT_EQ(plain_line("x\xE2\x80\xAE"
                       "y"),
            "xy");
  EXPECT_EQ(plain_line("\xFF"), "\xEF\xBF\xBD");
  EXPECT_EQ(plain_line("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD") << "a surrogate";
  EXPECT_EQ(plain_line("\xF0\x9F\x99\x82"), "\xF0\x9F\x99\x82");
}

TEST(Direction, Is_that_of_the_first_letter_that_has_one) {
  EXPECT_TRUE(reads_right_to_left("12 \xD8\xA7 a", false));
  EXPECT_FALSE(reads_right_to_left("12 a \xD8\xA7", true));
  EXPECT_TRUE(reads_right_to_left("12.5 \xE2\x80\x93 3", true));
  EXPECT_FALSE(reads_right_to_left("12.5", false));
}

TEST(Csv, Quotes_as_the_standard_says) {
  Csv csv;
  csv.text("plain").text("with, comma").text("with \"quotes\"").text("two\nlines").number(-3).end_row();
  csv.empty().number("2.50").end_row();
  EXPECT_EQ(csv.bytes(),
            "\xEF\xBB\xBFplain,\"with, comma\",\"with \"\"quotes\"\"\",\"two\nlines\",-3\r\n,2.50\r\n");
}

TEST(Csv, Makes_formulas_harmless_and_leaves_numbers_alone) {
  for (const char* formula : {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "\rx",
                              "\xEF\xBC\x9D"
                              "1"}) {
    Csv as_text, as_number;
    as_text.text(formula);
    as_number.number(formula);
    EXPECT_THAT(as_text.bytes(), HasSubstr(std::string("'") + formula)) << formula;
    EXPECT_EQ(as_text.bytes(), as_number.bytes()) << formula << " is no number";
  }
  Csv numbers;
  numbers.number("-1.63").number("+0.38").number("7");
  EXPECT_EQ(numbers.bytes(), "\xEF\xBB\xBF-1.63,+0.38,7");
}

TEST(ResultsTable, Has_a_line_a_statement_with_every_figure) {
  const NotoMeasure measure;
  MadeAssessment made;
  made.dimensions = 1, made.statements_each = 2;
  Instrument instrument = made_instrument(made);
  instrument.statements[1].text = {{"en", "=HYPERLINK(\"http://x\")"}};
  AssessmentResults results = made_results(instrument, made);
  StatementResult& first = results.statements[0];
  first.counts = {2, 4, 5, 8, 3}, first.n = 22;
  first.dont_know = 2, first.not_applicable = 1, first.skipped = 3, first.not_seen = 4;
  first.median = Fraction(3), first.interpolated_median = Fraction(7, 2);
  first.agree_share = Fraction(1, 2), first.agreement = Fraction(23, 44),
  first.dont_know_share = Fraction(1, 12);
  first.readout = Readout::strength;
  results.statements[1].median = results.statements[1].interpolated_median = std::nullopt;
  const Language words = made_language();
  const ChartSource source{results, instrument, words, "en", measure, {}};
  const std::string table = results_table(source);
  EXPECT_THAT(table, HasSubstr("code,dimension,statement,n,count_1,count_2,count_3,count_4,count_5,dont_know,"
                               "not_applicable,skipped,not_seen,median,interpolated_median,agree_percent,"
                               "agreement,dont_know_percent,readout,interpolated_median_by_equal_ministries,"
                               "respondents,date,instrument,version,status,note\r\n"));
  EXPECT_THAT(table,
              HasSubstr("L1,Leadership,One named senior official answers for digital change.,22,2,4,5,8,3,2,"
                        "1,3,4,3.0,3.50,50.0,0.52,8.3,strength,,24,2026-11-21,dtca-default,1.0.0,snapshot "
                        "2,not a ranking\r\n"));
  EXPECT_THAT(table, HasSubstr("L2,Leadership,\"'=HYPERLINK(\"\"http://x\"\")\","));
  results.hidden = true;
  EXPECT_THAT(results_table(source), Not(HasSubstr("L1")));
}

TEST(GroupsTable, Hides_what_is_hidden) {
  const NotoMeasure measure;
  MadeAssessment made;
  made.dimensions = 1, made.statements_each = 1;
  const Instrument instrument = made_instrument(made);
  AssessmentResults results = made_results(instrument, made);
  results.breakdowns[0].groups[2].statements = results.statements;
  const Language words = made_language();
  const std::string table = groups_table({results, instrument, words, "en", measure, {}}, "ministry");
  EXPECT_THAT(table, HasSubstr("\r\nHealth,24,L1,Leadership,"));
  EXPECT_THAT(table, HasSubstr("\r\nEducation,hidden\r\n"));
}

}  // namespace
}  // namespace ubao::test
