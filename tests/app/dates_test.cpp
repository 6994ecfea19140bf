// Dates and times as people type them and as the screens say them.
#include <gtest/gtest.h>

#include "app/screens/parts.h"
#include "tests/support/headless_ui.h"

namespace ubao::test {
namespace {

using app::DateFault;
using app::read_date;

class Dates : public ::testing::Test {
 protected:
  Dates() : rig([](app::Ui&) {}) {}
  app::Ui& ui() { return rig.ui(); }
  HeadlessUi rig;
};

std::string read(std::string_view typed) {
  const app::ReadDate one = read_date(typed);
  return one.fault == DateFault::none ? app::iso_date(one.date) : "fault";
}

TEST_F(Dates, Are_read_in_the_ways_that_people_write_them) {
  for (const char* typed :
       {"2026-11-21", "21/11/2026", "21.11.2026", "21 11 2026", " 21-11-2026 ", "21. 11. 2026"})
    EXPECT_EQ(read(typed), "2026-11-21") << typed;
  EXPECT_EQ(read("1/3/2027"), "2027-03-01");
  EXPECT_EQ(read(""), "") << "nothing is no date and no fault";
  EXPECT_EQ(read("  "), "");
}

TEST_F(Dates, Are_refused_with_the_reason) {
  const auto fault = [](const char* typed) { return read_date(typed).fault; };
  EXPECT_EQ(fault("tomorrow"), DateFault::unreadable);
  EXPECT_EQ(fault("21/11"), DateFault::unreadable);
  EXPECT_EQ(fault("21/11/26"), DateFault::unreadable) << "two digits may be any century";
  EXPECT_EQ(fault("21/11/2026x"), DateFault::unreadable);
  EXPECT_EQ(fault("-1/11/2026"), DateFault::unreadable);
  EXPECT_EQ(fault("99999999999/1/2026"), DateFault::unreadable);
  EXPECT_EQ(fault("21/13/2026"), DateFault::no_such_month);
  EXPECT_EQ(fault("31/4/2026"), DateFault::no_such_day);
  EXPECT_EQ(fault("0/4/2026"), DateFault::no_such_day);
  EXPECT_EQ(fault("21/11/1999"), DateFault::no_such_year);
  EXPECT_EQ(app::fault_words(ui(), read_date("31/02/2027")), "February has 28 days in 2027.");
}

TEST_F(Dates, Know_leap_years) {
  EXPECT_EQ(read("29/2/2028"), "2028-02-29");
  EXPECT_EQ(read("29/2/2027"), "fault");
  EXPECT_EQ(read("29/2/2100"), "fault");
  EXPECT_EQ(read("29/2/2000"), "2000-02-29");
}

TEST_F(Dates, Are_said_in_words) {
  EXPECT_EQ(app::date_words(ui(), "2026-11-21"), "21 November 2026");
  EXPECT_EQ(app::date_words(ui(), ""), "");
  EXPECT_EQ(app::date_words(ui(), "nonsense"), "");
}

TEST_F(Dates, Moments_are_told_in_the_time_of_the_place) {
  const app::LocalTime nairobi{"2026-11-21", 14 * 60, 0, 180};
  EXPECT_EQ(app::moment_words(ui(), nairobi, "2026-11-21T11:16:00Z"), "14:16");
  EXPECT_EQ(app::moment_words(ui(), nairobi, "2026-11-20T22:30:00Z"), "01:30") << "already the 21st there";
  EXPECT_EQ(app::moment_words(ui(), nairobi, "2026-11-20T11:16:00Z"), "20 November 2026, 14:16");
  const app::LocalTime lima{"2026-12-31", 23 * 60, 0, -300};
  EXPECT_EQ(app::moment_words(ui(), lima, "2027-01-01T02:05:00Z"), "21:05") << "still the old year there";
  EXPECT_EQ(app::moment_words(ui(), lima, "2026-03-01T03:00:00Z"), "28 February 2026, 22:00");
  EXPECT_EQ(app::moment_words(ui(), {}, "2026-11-21T11:16:00Z"), "") << "the time here is not known";
  EXPECT_EQ(app::moment_words(ui(), nairobi, "soon"), "");
}

TEST_F(Dates, Clock_times_go_both_ways) {
  EXPECT_EQ(app::minute_of("14:05"), 14 * 60 + 5);
  EXPECT_EQ(app::clock_words(14 * 60 + 5), "14:05");
  EXPECT_EQ(app::clock_words(24 * 60 + 1), "00:01");
  for (const char* wrong : {"", "14", "24:00", "12:60", "x:y"}) EXPECT_EQ(app::minute_of(wrong), -1) << wrong;
}

TEST_F(Dates, Due_rules_are_said_as_people_count) {
  EXPECT_EQ(app::due_words(ui(), 24, "Session 2"), "1 day before Session 2");
  EXPECT_EQ(app::due_words(ui(), 48, "Session 2"), "2 days before Session 2");
  EXPECT_EQ(app::due_words(ui(), 6, "Session 2"), "6 hours before Session 2");
  EXPECT_EQ(app::due_words(ui(), 0, "Session 2"), "Before Session 2 begins");
}

}  // namespace
}  // namespace ubao::test
