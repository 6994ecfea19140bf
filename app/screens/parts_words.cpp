// Words of parts.h: activities, dates and times.
#include <array>
#include <charconv>
#include <cstdio>

#include "app/screens/parts.h"

namespace ubao::app {
namespace {

constexpr int kFirstYear = 2000, kLastYear = 2199;

// Howard Hinnant's day count of the proleptic Gregorian calendar; day 0 is 1970-01-01.
std::int64_t days_from(const Date& date) {
  const int y = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

Date date_from(std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t day_of_era = days - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted = (5 * day_of_year + 2) / 153;
  const int month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  const int year = static_cast<int>(year_of_era + era * 400) + (month <= 2 ? 1 : 0);
  return {year, month, static_cast<int>(day_of_year - (153 * shifted + 2) / 5 + 1)};
}

// Three groups of digits, apart by one of / - . or spaces; false when the text is something else.
bool three_numbers(std::string_view text, std::array<int, 3>& numbers, std::array<std::size_t, 3>& digits) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    while (at < text.size() &&
           (text[at] == ' ' || (i > 0 && std::string_view("/-.").find(text[at]) != std::string_view::npos)))
      ++at;
    const char* from = text.data() + at;
    const auto [end, error] = std::from_chars(from, text.data() + text.size(), numbers[i]);
    if (error != std::errc{} || end == from || numbers[i] < 0) return false;
    digits[i] = static_cast<std::size_t>(end - from);
    at += digits[i];
  }
  return text.find_first_not_of(' ', at) == std::string_view::npos;
}

std::string two_digits(int number) {
  char text[16];
  std::snprintf(text, sizeof text, "%02d", number);
  return text;
}

}  // namespace

Icon icon_of_kind(std::string_view kind) {
  if (kind == "assessment") return Icon::chart;
  if (kind == "board") return Icon::board;
  if (kind == "poll") return Icon::dots;
  if (kind == "worksheet") return Icon::table;
  if (kind == "talks") return Icon::speech;
  if (kind == "reading") return Icon::book;
  if (kind == "reflection") return Icon::lightbulb;
  if (kind == "teams") return Icon::teams;
  return Icon::speech;
}

Icon icon_of_who(const core::AgendaItem& item) {
  if (item.who == "team") return Icon::teams;
  return item.who == "individual" ? Icon::person : Icon::people;
}

std::string who_words(const Ui& ui, const core::AgendaItem& item) {
  const auto word = [&](const std::string& who, const char* prefix) {
    if (who != "team" && who != "individual" && who != "plenary") return std::string();
    return ui.say(std::string(prefix).append(who));
  };
  const std::string first = word(item.who, "who."), then = word(item.then, "who.then.");
  return then.empty() || first.empty() ? first : ui.say("who.both", {{"first", first}, {"then", then}});
}

std::string minutes_words(const Ui& ui, int minutes) { return ui.count("agenda.minutes", minutes); }

std::string due_words(const Ui& ui, int hours, std::string_view before) {
  const core::Words session{{"session", std::string(before)}};
  if (hours <= 0) return ui.say("agenda.due.start", session);
  return hours % 24 == 0 ? ui.count("agenda.due.days", hours / 24, session)
                         : ui.count("agenda.due.hours", hours, session);
}

Chip state_chip(const std::string& open, const std::string& closed, core::ActivityState state) {
  if (state == core::ActivityState::open) return {open, ChipLook::now, Icon::clock};
  if (state == core::ActivityState::closed) return {closed, ChipLook::plain, Icon::tick};
  return {};
}

int days_of_month(int year, int month) {
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

ReadDate read_date(std::string_view typed) {
  if (typed.find_first_not_of(' ') == std::string_view::npos) return {};
  std::array<int, 3> numbers{};
  std::array<std::size_t, 3> digits{};
  if (!three_numbers(typed, numbers, digits)) return {{}, DateFault::unreadable};
  Date date{numbers[2], numbers[1], numbers[0]};
  if (digits[0] == 4) date = {numbers[0], numbers[1], numbers[2]};
  if (digits[0] != 4 && digits[2] != 4) return {{}, DateFault::unreadable};
  if (date.year < kFirstYear || date.year > kLastYear) return {date, DateFault::no_such_year};
  if (date.month < 1 || date.month > 12) return {date, DateFault::no_such_month};
  if (date.day < 1 || date.day > days_of_month(date.year, date.month)) return {date, DateFault::no_such_day};
  return {date, DateFault::none};
}

std::string iso_date(const Date& date) {
  if (date.year == 0) return {};
  return std::to_string(date.year) + "-" + two_digits(date.month) + "-" + two_digits(date.day);
}

std::string date_words(const Ui& ui, std::string_view iso) {
  const ReadDate read = read_date(iso);
  if (read.fault != DateFault::none || read.date.year == 0) return {};
  return ui.say("date.words", {{"day", std::to_string(read.date.day)},
                               {"month", ui.say("month." + std::to_string(read.date.month))},
                               {"year", std::to_string(read.date.year)}});
}

std::string fault_words(const Ui& ui, const ReadDate& read) {
  switch (read.fault) {
    case DateFault::none:
      return {};
    case DateFault::unreadable:
      return ui.say("date.fault.unreadable");
    case DateFault::no_such_year:
      return ui.say("date.fault.year");
    case DateFault::no_such_month:
      return ui.say("date.fault.month");
    case DateFault::no_such_day:
      return ui.say("date.fault.day",
                    {{"month", ui.say("month." + std::to_string(read.date.month))},
                     {"days", std::to_string(days_of_month(read.date.year, read.date.month))},
                     {"year", std::to_string(read.date.year)}});
  }
  return {};
}

std::string clock_words(int minute) {
  const int of_day = ((minute % 1440) + 1440) % 1440;
  return two_digits(of_day / 60) + ":" + two_digits(of_day % 60);
}

int minute_of(std::string_view clock) {
  const std::size_t colon = clock.find(':');
  if (colon == std::string_view::npos) return -1;
  int hours = -1, minutes = -1;
  std::from_chars(clock.data(), clock.data() + colon, hours);
  std::from_chars(clock.data() + colon + 1, clock.data() + clock.size(), minutes);
  return hours < 0 || hours > 23 || minutes < 0 || minutes > 59 ? -1 : hours * 60 + minutes;
}

std::string moment_words(const Ui& ui, const LocalTime& local, std::string_view utc) {
  if (local.minute < 0 || utc.size() < 16) return {};
  const ReadDate read = read_date(utc.substr(0, 10));
  const int minute = minute_of(utc.substr(11, 5));
  if (read.fault != DateFault::none || minute < 0) return {};
  const std::int64_t here = days_from(read.date) * 1440 + minute + local.ahead_of_utc;
  const std::int64_t day = here >= 0 ? here / 1440 : (here - 1439) / 1440;
  const std::string clock = clock_words(static_cast<int>(here - day * 1440));
  const std::string date = iso_date(date_from(day));
  return date == local.date ? clock
                            : ui.say("date.moment", {{"date", date_words(ui, date)}, {"time", clock}});
}

}  // namespace ubao::app
