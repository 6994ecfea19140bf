// A course as data: sessions with their activities, read from assets/courses/*.json or from a file that a
// facilitator edited. Plain values in one language; an activity has only strings, numbers and lists of such,
// so that it can become the fields of a record. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace ubao::core {

// Something that people choose, fill or answer, under a code that stays the same in every language.
struct CourseItem {
  std::string code;
  std::string text;
  bool operator==(const CourseItem&) const = default;
};

// A column of a worksheet.
struct CourseColumn {
  std::string code;
  std::string title;
  std::string type;                 // text, choice, rating (1 to 5), number, date, person, link
  std::vector<CourseItem> choices;  // of a choice
  bool operator==(const CourseColumn&) const = default;
};

struct CourseActivity {
  std::string id;    // unique in the course, e.g. "a3", "s2-debrief"
  std::string kind;  // assessment, board, poll, worksheet, talks, reading, reflection, teams, plenary
  std::string title;
  std::string prompt;                 // what people are asked to do; may be empty
  std::string note;                   // for the facilitator only; may be empty
  std::string who;                    // individual, team, plenary
  std::string then;                   // who goes on with it, e.g. plenary after individual; empty when nobody
  std::string module;                 // slot of the face-to-face course, e.g. "1.2"; else empty
  std::vector<std::string> codes;     // activities of the toolkit that it covers, e.g. "A8", "A9"
  std::vector<CourseItem> materials;  // to read
  int minutes = 0;                    // of the session; for preparation: of one's own time

  // Preparation is done before a session: `due_hours` before the start of session `due_before`. It takes no
  // session time.
  std::string due_before;  // empty: not preparation
  int due_hours = 0;
  int offset = -1;  // minutes after the start of its session, -1 for preparation; computed

  std::string from;        // the activity whose results it shows or goes on with; empty when none
  std::string instrument;  // assessment: id of the instrument; worksheet: of the matrix that it is

  // board
  std::string layout;               // free, yes-no, zones, quadrants
  std::vector<CourseItem> zones;    // named places, or the four quadrants from the upper left, row by row
  std::string centre;               // the zone around which the others lie; empty: they lie in rows
  std::vector<CourseItem> axes;     // of the quadrants: x, y
  std::vector<std::string> phases;  // in order: creative, appreciate, critical, closed
  int votes = 0;                    // dots a person
  int cards_each = 0;               // 0: as many as they like
  int comments_each = 0;            // on cards of others

  // poll
  std::vector<CourseItem> options;
  int most_choices = 0;
  bool other = false;  // offers "something else" as free text

  // worksheet, reflection
  std::vector<CourseColumn> columns;
  std::vector<CourseItem> rows;  // given rows; empty: people add rows
  std::vector<CourseItem> questions;
  bool attributed = true;  // false: nobody sees who wrote it

  // talks, teams
  int talk_seconds = 0;
  int team_count = 0;  // count off by this many
  bool mix_ministries = false;

  bool preparation() const { return !due_before.empty(); }
  bool operator==(const CourseActivity&) const = default;
};

struct CourseSession {
  std::string id;
  std::string title;
  std::string start;                       // local time, "14:00"
  int minutes = 0;                         // as planned; its activities may take more or less
  std::vector<CourseActivity> activities;  // preparation for it first, then in order of time
  bool operator==(const CourseSession&) const = default;
};

struct Course {
  std::string id;       // e.g. "online-5x2h"
  std::string version;  // semantic version of the data
  std::string title;
  std::string description;
  std::vector<CourseSession> sessions;

  const CourseActivity* find(std::string_view activity_id) const;  // null when there is none
  bool operator==(const Course&) const = default;
};

inline constexpr int kMostSessions = 60;
inline constexpr int kMostActivities = 400;
inline constexpr std::size_t kMostActivityBytes = 32 * 1024;  // of texts: it becomes one op

// Reads a course file. Texts that lack the language come in the nearest there is (see core/texts.h); members
// that this version does not know are ignored. Errors: bad_course with the place, "sessions[2].activities[1]:
// kind is missing"; too_large over 512 KiB.
Result<Course> read_course(std::string_view text, std::string_view language);

// "14:05" for a start of "14:00" and 5 minutes; wraps at midnight. Empty when `start` is no time.
std::string time_after(std::string_view start, int minutes);

}  // namespace ubao::core
