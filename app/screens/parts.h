// What several screens draw or say in the same way: text that flows down a column, sheets of paper that one
// presses, steps through sessions, icons and words of activities, dates in words. Plain functions, nothing
// is kept between frames. One thread.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/icons.h"
#include "app/ledge.h"
#include "app/panel.h"
#include "app/state.h"
#include "app/text.h"
#include "app/ui.h"

namespace ubao::app {

// Draws the text at the top of `rest` and cuts it off, with a gap below.
void flow(Ui& ui, Rect& rest, std::string_view text, const TextStyle& style, float gap);
TextStyle style_of(Role role, ImU32 colour = 0);

// The title of a page on a phone, whose bar has none beside a way back; nothing elsewhere.
void phone_title(Ui& ui, Rect& rest, std::string_view title);

// The text with its parts apart by a middle dot; empty parts are left out.
std::string dotted(std::initializer_list<std::string> parts);

// A paper that is pressed: an icon on a tile, a bold title, a soft text. The chosen one of several has the
// 3 px outline and a tick.
struct PaperButton {
  std::string_view id;
  Icon icon = Icon::none;
  std::string_view title, text;
  bool chosen = false;
  bool filled = true;  // else only outlined, on the ground
};
float paper_button_height(Ui& ui, const PaperButton& spec, float width);
bool paper_button(Ui& ui, const Rect& rect, const PaperButton& spec);

// A note on tinted paper with an icon, e.g. that work is saved and hidden; gives its height.
enum class NoteLook { good, wait, plain };
float note_height(Ui& ui, std::string_view text, float width);
void draw_note(Ui& ui, const Rect& rect, Icon icon, std::string_view text, NoteLook look);

// On a phone the ledge has room for one action only: the others lie on the page, below each other. Gives the
// place of the pressed one, -1 for none.
int actions_on_page(Ui& ui, Rect& rest, std::span<const LedgeAction> actions);

// A column in the middle of the page, no wider than `most` px at scale 1.
Rect middle_column(Ui& ui, const Rect& page, float most);
// The usual distance of content from the edges of the page.
float page_margin(const Ui& ui);

// --- activities

Icon icon_of_kind(std::string_view kind);
Icon icon_of_who(const core::AgendaItem& item);
std::string who_words(const Ui& ui, const core::AgendaItem& item);        // "Alone, then all"
std::string minutes_words(const Ui& ui, int minutes);                     // "25 min"
std::string due_words(const Ui& ui, int hours, std::string_view before);  // "1 day before Session 2"
Chip state_chip(const std::string& open, const std::string& closed, core::ActivityState state);

// --- dates and times

struct Date {
  int year = 0, month = 0, day = 0;
};
enum class DateFault { none, unreadable, no_such_month, no_such_day, no_such_year };
struct ReadDate {
  Date date;
  DateFault fault = DateFault::none;
};
// Reads "2026-11-21", "21/11/2026", "21.11.2026", "21 11 2026"; empty text is a date of zeros and no fault.
ReadDate read_date(std::string_view typed);
int days_of_month(int year, int month);
std::string iso_date(const Date& date);  // "2026-11-21"
// "21 November 2026"; empty when it is no date.
std::string date_words(const Ui& ui, std::string_view iso);
// What is wrong, in words.
std::string fault_words(const Ui& ui, const ReadDate& read);

// "14:05" of minutes since midnight, and back; -1 when it is no time.
std::string clock_words(int minute);
int minute_of(std::string_view clock);

// When something happened, as a person here says it: "14:16", with its date when that is another day. `utc`
// as in views; empty when the time here is not known.
std::string moment_words(const Ui& ui, const LocalTime& local, std::string_view utc);

}  // namespace ubao::app
