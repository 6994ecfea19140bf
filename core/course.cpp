#include "core/course.h"

#include <algorithm>
#include <set>

#include "core/data_file.h"

namespace ubao::core {

namespace {

constexpr int kMostItems = 60;
constexpr int kMostColumns = 24;
constexpr int kMinutesOfDay = 24 * 60;
constexpr int kMostDueHours = 24 * 60;

std::vector<CourseItem> read_items(DataNode& from, std::string_view member, std::string_view language) {
  std::vector<CourseItem> items;
  std::set<std::string> codes;
  for (DataNode& node : from.list(member, kMostItems)) {
    CourseItem item{node.name("code"), node.text("text", language)};
    if (!codes.insert(item.code).second) node.fail("code " + in_quotes(item.code) + " is there twice");
    items.push_back(std::move(item));
  }
  return items;
}

std::vector<CourseColumn> read_columns(DataNode& from, std::string_view language) {
  std::vector<CourseColumn> columns;
  std::set<std::string> codes;
  for (DataNode& node : from.list("columns", kMostColumns)) {
    CourseColumn column;
    column.code = node.name("code");
    column.title = node.text("title", language);
    column.type = node.word("type", {"text", "choice", "rating", "number", "date", "person", "link"}, "text");
    column.choices = read_items(node, "choices", language);
    if (!codes.insert(column.code).second) node.fail("code " + in_quotes(column.code) + " is there twice");
    if ((column.type == "choice") == column.choices.empty())
      node.fail("choices belong to a column of type choice");
    columns.push_back(std::move(column));
  }
  return columns;
}

void read_board(DataNode& node, std::string_view language, CourseActivity& activity) {
  activity.layout = node.word("layout", {"free", "yes-no", "zones", "quadrants"}, "free");
  activity.zones = read_items(node, "zones", language);
  activity.centre = node.optional_name("centre");
  activity.axes = read_items(node, "axes", language);
  activity.phases = node.words("phases", {"creative", "appreciate", "critical", "closed"});
  activity.votes = node.optional_number("votes", 0, 100, 0);
  activity.cards_each = node.optional_number("cards_each", 0, 100, 0);
  activity.comments_each = node.optional_number("comments_each", 0, 100, 0);
  if (activity.phases.empty()) node.fail("a board needs phases");
  if (activity.layout == "zones" && activity.zones.empty()) node.fail("layout zones needs zones");
  if (!activity.centre.empty() &&
      std::none_of(activity.zones.begin(), activity.zones.end(),
                   [&](const CourseItem& zone) { return zone.code == activity.centre; }))
    node.fail("centre " + in_quotes(activity.centre) + " is no zone");
  if (activity.layout == "quadrants" && (activity.zones.size() != 4 || activity.axes.size() != 2))
    node.fail("layout quadrants needs 4 zones and 2 axes");
}

void read_poll(DataNode& node, std::string_view language, CourseActivity& activity) {
  activity.options = read_items(node, "options", language);
  activity.most_choices = node.optional_number("most_choices", 1, kMostItems, 1);
  activity.other = node.optional_flag("other", false);
  if (activity.options.size() < 2) node.fail("a poll needs at least 2 options");
  if (activity.most_choices > static_cast<int>(activity.options.size()) + (activity.other ? 1 : 0))
    node.fail("most_choices is more than there is to choose");
}

void read_details(DataNode& node, std::string_view language, CourseActivity& activity) {
  if (activity.kind == "board") read_board(node, language, activity);
  if (activity.kind == "poll") read_poll(node, language, activity);
  if (activity.kind == "assessment") activity.instrument = node.name("instrument");
  if (activity.kind == "talks") activity.talk_seconds = node.number("talk_seconds", 10, 3600);
  if (activity.kind == "teams") {
    activity.team_count = node.number("team_count", 2, 100);
    activity.mix_ministries = node.optional_flag("mix_ministries", false);
  }
  if (activity.kind == "worksheet") {
    activity.instrument = node.optional_name("instrument");
    activity.columns = read_columns(node, language);
    activity.rows = read_items(node, "rows", language);
    if (activity.columns.empty() && activity.instrument.empty())
      node.fail("a worksheet needs columns or an instrument");
  }
  if (activity.kind == "reflection") {
    activity.questions = read_items(node, "questions", language);
    if (activity.questions.empty()) node.fail("a reflection needs questions");
  }
}

CourseActivity read_activity(DataNode& node, std::string_view language) {
  CourseActivity activity;
  activity.id = node.name("id");
  activity.kind = node.word("kind", {"assessment", "board", "poll", "worksheet", "talks", "reading",
                                     "reflection", "teams", "plenary"});
  activity.title = node.text("title", language);
  activity.prompt = node.optional_text("prompt", language);
  activity.note = node.optional_text("note", language);
  activity.who = node.word("who", {"individual", "team", "plenary"});
  if (node.has("then")) activity.then = node.word("then", {"individual", "team", "plenary"});
  activity.module = node.optional_name("module");
  activity.codes = node.names("codes", kMostItems);
  activity.materials = read_items(node, "materials", language);
  activity.minutes = node.number("minutes", 0, kMinutesOfDay);
  activity.attributed = node.optional_flag("attributed", true);
  activity.from = node.optional_name("from");
  if (node.has("due")) {
    DataNode due = node.child("due");
    activity.due_before = due.name("before");
    activity.due_hours = due.number("hours", 0, kMostDueHours);
  }
  read_details(node, language, activity);
  return activity;
}

// Minutes after midnight, -1 for what is no time of the form "14:05".
int minute_of_day(std::string_view time) {
  if (time.size() != 5 || time[2] != ':') return -1;
  int digits[4] = {};
  for (int i = 0; i < 4; ++i) {
    const char c = time[static_cast<std::size_t>(i < 2 ? i : i + 1)];
    if (c < '0' || c > '9') return -1;
    digits[i] = c - '0';
  }
  const int hours = digits[0] * 10 + digits[1];
  const int minutes = digits[2] * 10 + digits[3];
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : -1;
}

CourseSession read_session(DataFile& file, DataNode& node, std::string_view language) {
  CourseSession session;
  session.id = node.name("id");
  session.title = node.text("title", language);
  session.start = node.has("start") ? node.plain("start") : "14:00";
  if (minute_of_day(session.start) < 0) node.fail("start must be a time such as 14:00");
  int taken = 0;
  for (DataNode& entry : node.list("activities", kMostActivities)) {
    const std::size_t before = file.text_bytes();
    CourseActivity activity = read_activity(entry, language);
    if (file.text_bytes() - before > kMostActivityBytes)
      entry.fail("its texts are longer than " + std::to_string(kMostActivityBytes / 1024) + " KiB");
    if (!activity.preparation()) {
      activity.offset = taken;
      taken += activity.minutes;
    }
    session.activities.push_back(std::move(activity));
  }
  session.minutes = node.optional_number("minutes", 0, kMinutesOfDay, std::min(taken, kMinutesOfDay));
  return session;
}

// What one place alone cannot show: ids that are there twice, references that lead nowhere.
void check_whole(DataNode& root, const Course& course) {
  std::set<std::string> sessions;
  std::set<std::string> activities;
  for (const CourseSession& session : course.sessions) {
    if (!sessions.insert(session.id).second)
      root.fail("session " + in_quotes(session.id) + " is there twice");
    for (const CourseActivity& activity : session.activities)
      if (!activities.insert(activity.id).second)
        root.fail("activity " + in_quotes(activity.id) + " is there twice");
  }
  if (activities.size() > kMostActivities)
    root.fail("there are more than " + std::to_string(kMostActivities) + " activities");
  for (const CourseSession& session : course.sessions)
    for (const CourseActivity& activity : session.activities) {
      if (activity.preparation() && sessions.count(activity.due_before) == 0)
        root.fail("activity " + in_quotes(activity.id) + " is due before a session that is not there");
      if (!activity.from.empty() && activities.count(activity.from) == 0)
        root.fail("activity " + in_quotes(activity.id) + " goes on from an activity that is not there");
    }
}

}  // namespace

const CourseActivity* Course::find(std::string_view activity_id) const {
  for (const CourseSession& session : sessions)
    for (const CourseActivity& activity : session.activities)
      if (activity.id == activity_id) return &activity;
  return nullptr;
}

Result<Course> read_course(std::string_view text, std::string_view language) {
  DataFile file(text, "ubao-course/1");
  if (file.failed()) return file.error();
  DataNode root = file.root();
  Course course;
  course.id = root.name("id");
  course.version = root.name("version");
  course.title = root.text("title", language);
  course.description = root.optional_text("description", language);
  for (DataNode& node : root.list("sessions", kMostSessions))
    course.sessions.push_back(read_session(file, node, language));
  if (course.sessions.empty()) root.fail("sessions are missing");
  check_whole(root, course);
  if (file.failed()) return file.error();
  return course;
}

std::string time_after(std::string_view start, int minutes) {
  const int begin = minute_of_day(start);
  if (begin < 0) return {};
  const int minute = ((begin + minutes) % kMinutesOfDay + kMinutesOfDay) % kMinutesOfDay;
  std::string text = "00:00";
  const int digits[4] = {minute / 600, minute / 60 % 10, minute % 60 / 10, minute % 10};
  for (int i = 0; i < 4; ++i)
    text[static_cast<std::size_t>(i < 2 ? i : i + 1)] = static_cast<char>('0' + digits[i]);
  return text;
}

}  // namespace ubao::core
