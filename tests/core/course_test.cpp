#include "core/course.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "core/canonical.h"
#include "core/fields.h"
#include "core/records.h"
#include "tests/support/data_files.h"

namespace ubao::test {
namespace {

using core::Course;
using core::CourseActivity;
using core::CourseSession;
using core::ErrorCode;
using core::read_course;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kOnline = "online-5x2h", kFaceToFace = "face-to-face-5d";

std::vector<int> minutes_of(const CourseSession& session) {
  std::vector<int> minutes;
  for (const CourseActivity& activity : session.activities)
    if (!activity.preparation()) minutes.push_back(activity.minutes);
  return minutes;
}

int sum(const std::vector<int>& numbers) {
  int total = 0;
  for (int number : numbers) total += number;
  return total;
}

std::string due_of(const Course& course, const std::string& id) {
  const CourseActivity* activity = course.find(id);
  return activity == nullptr ? "" : activity->due_before + " " + std::to_string(activity->due_hours);
}

std::string detail_of(const std::string& text) {
  const auto course = read_course(text, "en");
  return course.ok() ? "" : course.error().detail;
}

// A course of one session with one activity, small enough to bend.
Json small_course() {
  return Json::parse(
      R"({"format": "ubao-course/1", "id": "small", "version": "1.0.0", "title": {"en": "Small"},
    "sessions": [{"id": "s1", "title": {"en": "One"}, "activities": [
      {"id": "w", "kind": "plenary", "who": "plenary", "minutes": 5, "title": {"en": "Welcome"}}]}]})");
}

TEST(Course, Online_agenda_is_the_one_of_the_toolkit) {
  const Course course = shipped_course(kOnline);
  ASSERT_EQ(course.id, "online-5x2h");
  ASSERT_EQ(course.sessions.size(), 5U);
  EXPECT_THAT(minutes_of(course.sessions[0]), ElementsAre(10, 20, 15, 15, 10, 25, 10, 10, 5));
  EXPECT_THAT(minutes_of(course.sessions[1]), ElementsAre(5, 35, 25, 10, 25, 12, 8));
  EXPECT_THAT(minutes_of(course.sessions[2]), ElementsAre(5, 30, 25, 20, 15, 17, 8));
  EXPECT_THAT(minutes_of(course.sessions[3]), ElementsAre(8, 5, 36, 20, 20, 16, 8, 7));
  EXPECT_THAT(minutes_of(course.sessions[4]), ElementsAre(7, 12, 10, 30, 15, 25, 11, 10));
  for (const CourseSession& session : course.sessions) {
    EXPECT_EQ(session.minutes, 120) << session.id;
    EXPECT_EQ(sum(minutes_of(session)), 120) << session.id;
    EXPECT_EQ(session.start, "14:00") << session.id;
  }
}

TEST(Course, Online_course_covers_every_activity_of_the_toolkit) {
  std::set<std::string> covered;
  int evaluations = 0;
  for (const CourseSession& session : shipped_course(kOnline).sessions)
    for (const CourseActivity& activity : session.activities)
      for (const std::string& code : activity.codes) {
        covered.insert(code);
        if (code == "A12") ++evaluations;
      }
  for (int number = 1; number <= 20; ++number)
    EXPECT_EQ(covered.count("A" + std::to_string(number)), 1U) << number;
  EXPECT_EQ(covered.size(), 20U);
  EXPECT_EQ(evaluations, 5) << "every session ends with an evaluation";
}

TEST(Course, Online_preparation_is_due_when_the_toolkit_says) {
  const Course course = shipped_course(kOnline);
  EXPECT_EQ(due_of(course, "a1"), "s1 0");
  EXPECT_EQ(due_of(course, "a4"), "s2 24");
  EXPECT_EQ(due_of(course, "a10"), "s3 24");
  EXPECT_EQ(due_of(course, "a13"), "s4 0");
  EXPECT_EQ(due_of(course, "a18"), "s5 0");
}

TEST(Course, Online_activities_carry_the_options_of_their_kind) {
  const Course course = shipped_course(kOnline);
  const CourseActivity& board = *course.find("a3");
  EXPECT_EQ(board.kind, "board");
  EXPECT_EQ(board.layout, "free");
  EXPECT_THAT(board.phases, ElementsAre("creative", "appreciate", "critical", "closed"));
  EXPECT_EQ(board.votes, 5);
  EXPECT_EQ(board.who + " " + board.then, "individual plenary");
  EXPECT_EQ(course.find("a4")->instrument, "dtca-default");
  EXPECT_EQ(course.find("a8")->cards_each, 1);
  EXPECT_EQ(course.find("a8")->comments_each, 1);
  EXPECT_EQ(course.find("a17")->layout, "yes-no");
  for (const char* free : {"a3", "a8", "a11", "a14"}) EXPECT_EQ(course.find(free)->layout, "free") << free;
  EXPECT_EQ(course.find("s3-design")->zones.size(), 5U) << "the steps of design thinking";
  EXPECT_EQ(course.find("a18")->kind, "reflection");
  EXPECT_EQ(course.find("a18")->questions.size(), 4U);
  const CourseActivity& poll = *course.find("a19");
  EXPECT_EQ(poll.options.size(), 8U);
  EXPECT_EQ(poll.most_choices, 3);
  EXPECT_TRUE(poll.other);
  EXPECT_EQ(course.find("a6")->instrument, "pillars");
  EXPECT_EQ(course.find("a7")->rows.size(), 6U);
  EXPECT_FALSE(course.find("s1-evaluation")->attributed);
  EXPECT_EQ(course.find("s1-evaluation")->columns.size(), 3U);
  EXPECT_EQ(course.find("s1-talks")->talk_seconds, 60);
  EXPECT_EQ(course.find("s3-talks")->talk_seconds, 240);
  EXPECT_EQ(course.find("s4-talks")->talk_seconds, 300);
  EXPECT_EQ(course.find("nothing"), nullptr);
}

TEST(Course, Face_to_face_has_34_slots_in_the_order_of_the_toolkit) {
  std::vector<std::string> slots;
  for (const CourseSession& session : shipped_course(kFaceToFace).sessions) {
    std::string last;
    for (const CourseActivity& activity : session.activities) {
      if (!activity.module.empty() && activity.module != last) slots.push_back(activity.module);
      last = activity.module;
    }
  }
  EXPECT_THAT(slots, ElementsAre("1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7",  //
                                 "2.1", "2.2", "2.3", "2.3", "2.4", "2.5", "2.6",  //
                                 "3.1", "3.2", "3.3", "3.3", "3.4", "3.5", "3.6",  //
                                 "4.1", "4.2", "4.3", "4.4", "4.5", "4.6",         //
                                 "5.1", "5.2", "5.3", "5.4", "5.5", "5.6", "5.7"));
}

TEST(Course, Face_to_face_days_run_from_nine_to_five_with_lunch_at_noon) {
  const Course course = shipped_course(kFaceToFace);
  ASSERT_EQ(course.sessions.size(), 5U);
  for (const CourseSession& session : course.sessions) {
    EXPECT_EQ(session.start, "09:00");
    EXPECT_EQ(sum(minutes_of(session)), session.minutes) << session.id;
    const CourseActivity* lunch = course.find(session.id + "-lunch");
    ASSERT_NE(lunch, nullptr);
    EXPECT_EQ(core::time_after(session.start, lunch->offset), "12:00");
    EXPECT_EQ(core::time_after(session.start, lunch->offset + lunch->minutes), "13:00");
    EXPECT_EQ(core::time_after(session.start, session.minutes), session.id == "d5" ? "16:30" : "17:00");
  }
  EXPECT_EQ(course.find("d5-count-off")->team_count, 3);
  EXPECT_EQ(course.find("d3-framework")->centre, "initiative");
  EXPECT_EQ(course.find("d3-framework")->zones.size(), 10U);
  EXPECT_EQ(course.find("d4-influence")->layout, "quadrants");
  EXPECT_EQ(course.find("d4-influence")->axes.size(), 2U);
  EXPECT_EQ(course.find("d4-doability")->layout, "quadrants");
  EXPECT_EQ(course.find("d4-doability")->zones.size(), 4U);
}

TEST(Course, A_sentence_of_sixteen_words_is_found_and_one_of_fifteen_is_not) {
  const std::string fifteen =
      "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";
  std::vector<std::string> found;
  collect_long_sentences(Json{{"prompt", {{"en", fifteen + ". And: " + fifteen + "?"}}}}, found);
  EXPECT_THAT(found, IsEmpty());
  collect_long_sentences(
      Json{{"list", {{{"en", fifteen + " sixteen."}}, {{"en", "Short. " + fifteen + " more"}}}}}, found);
  EXPECT_EQ(found.size(), 2U);
}

TEST(Course, Shipped_texts_are_plain_and_titles_fit_a_row) {
  for (const std::string& name : {kOnline, kFaceToFace}) {
    EXPECT_THAT(long_sentences("courses/" + name + ".json"), IsEmpty());
    for (const CourseSession& session : shipped_course(name).sessions)
      for (const CourseActivity& activity : session.activities) {
        EXPECT_LE(activity.title.size(), 60U) << activity.id;
        EXPECT_TRUE(!activity.prompt.empty() || activity.title == "Break" || activity.title == "Lunch")
            << activity.id;
      }
  }
}

TEST(Course, Every_shipped_activity_fits_an_op_and_comes_back_equal) {
  for (const std::string& name : {kOnline, kFaceToFace})
    for (const CourseSession& session : shipped_course(name).sessions)
      for (const CourseActivity& activity : session.activities) {
        core::ActivityRecord record;
        record.plan = activity;
        const core::Json fields = core::to_fields(record);
        const auto checked = core::check_canonical(fields, 2);
        EXPECT_TRUE(checked.ok()) << activity.id << ": " << checked.error().detail;
        EXPECT_LT(core::canonical_text(fields).size(), core::kMostBodyBytes / 2) << activity.id;
        EXPECT_EQ(core::from_fields<core::ActivityRecord>(fields).plan, activity) << activity.id;
      }
}

TEST(Course, Activities_know_when_they_begin_and_preparation_takes_no_time) {
  const Course course = shipped_course(kOnline);
  EXPECT_EQ(course.find("a4")->offset, -1);
  EXPECT_TRUE(course.find("a4")->preparation());
  EXPECT_EQ(course.find("s2-recap")->offset, 0);
  EXPECT_EQ(course.find("s2-debrief")->offset, 5);
  EXPECT_EQ(course.find("a6")->offset, 40);
}

TEST(Course, Minutes_and_start_of_a_session_have_defaults) {
  const auto course = read_course(small_course().dump(), "en");
  ASSERT_TRUE(course.ok());
  EXPECT_EQ(course->sessions[0].start, "14:00");
  EXPECT_EQ(course->sessions[0].minutes, 5);
}

TEST(Course, Unknown_members_are_ignored) {
  Json course = small_course();
  course["published"] = {{"by", "somebody"}};
  course["sessions"][0]["activities"][0]["camera"] = 1.5;
  EXPECT_EQ(detail_of(course.dump()), "");
}

TEST(Course, Texts_come_in_the_nearest_language) {
  Json json = small_course();
  json["title"] = {{"en", "Small"}, {"pt", "Pequeno"}, {"fr", "Petit"}};
  const std::string text = json.dump();
  EXPECT_EQ(read_course(text, "fr")->title, "Petit");
  EXPECT_EQ(read_course(text, "pt-BR")->title, "Pequeno");
  EXPECT_EQ(read_course(text, "sw")->title, "Small");
  json["title"] = {{"fr", "Petit"}};
  EXPECT_EQ(read_course(json.dump(), "sw")->title, "Petit");
}

TEST(Course, Every_mistake_is_named_with_its_place) {
  const auto activity = [](Json& course) -> Json& { return course["sessions"][0]["activities"][0]; };
  const std::string at = "sessions[0].activities[0]: ";
  const auto set = [&](const char* member, Json value) {
    return [=](Json& course) { activity(course)[member] = value; };
  };
  const auto be = [&](const Json& members) {
    return [=](Json& course) { activity(course).update(members); };
  };
  const Json two = {{{"code", "a"}, {"text", {{"en", "A"}}}}, {{"code", "b"}, {"text", {{"en", "B"}}}}};
  const auto column = [](const char* type) {
    return Json::array({{{"code", "a"}, {"title", {{"en", "A"}}}, {"type", type}}});
  };
  const std::vector<Mistake> mistakes = {
      {[](Json& c) { c.erase("id"); }, "id is missing"},
      {[](Json& c) { c["id"] = "two words"; }, "id must be 1 to 40 letters, digits, dots or hyphens"},
      {[](Json& c) { c["title"] = "Plain"; }, "title must be a text per language, such as {\"en\": \"...\"}"},
      {[](Json& c) {
         c["title"] = {{"en us", "Plain"}};
       },
       "title: \"en us\" is no language code"},
      {[](Json& c) { c.erase("sessions"); }, "sessions are missing"},
      {[](Json& c) { c["sessions"] = "many"; }, "sessions must be a list"},
      {[](Json& c) { c["sessions"][0] = 7; }, "sessions[0]: must be an object"},
      {[](Json& c) { c["sessions"][0]["start"] = "2 pm"; },
       "sessions[0]: start must be a time such as 14:00"},
      {[](Json& c) { c["sessions"][0]["start"] = "24:00"; },
       "sessions[0]: start must be a time such as 14:00"},
      {[](Json& c) { c["sessions"].push_back(c["sessions"][0]); }, "session \"s1\" is there twice"},
      {[&](Json& c) { c["sessions"][0]["activities"].push_back(activity(c)); },
       "activity \"w\" is there twice"},
      {[&](Json& c) { activity(c).erase("kind"); }, at + "kind is missing"},
      {set("kind", nullptr), at + "kind is missing"},
      {set("kind", "dance"), at + "kind must be one of assessment, board, poll, worksheet, talks, reading, "
                                  "reflection, teams, plenary"},
      {set("who", "everybody"), at + "who must be one of individual, team, plenary"},
      {set("minutes", -5), at + "minutes must be a whole number from 0 to 1440"},
      {set("minutes", 7.5), at + "minutes must be a whole number from 0 to 1440"},
      {set("minutes", 18446744073709551615U), at + "minutes must be a whole number from 0 to 1440"},
      {set("title", {{"en", ""}}), at + "title.en must be a text"},
      {set("title", {{"en", "\x07"}}), at + "title.en has a character that cannot be shown"},
      {set("title", {{"en", std::string(4001, 'x')}}), at + "title.en is longer than 4000 bytes"},
      {set("codes", {"A1", 2}), at + "codes must be 1 to 40 letters, digits, dots or hyphens"},
      {set("attributed", "yes"), at + "attributed must be true or false"},
      {set("due", "s1"), at + "due must be an object"},
      {set("due", {{"before", "s1"}}), "sessions[0].activities[0].due: hours is missing"},
      {set("due", {{"before", "s9"}, {"hours", 2}}),
       "activity \"w\" is due before a session that is not there"},
      {set("from", "nowhere"), "activity \"w\" goes on from an activity that is not there"},
      {be({{"kind", "board"}}), at + "a board needs phases"},
      {be({{"kind", "board"}, {"phases", {"closed", "open"}}}),
       at + "phases must be some of creative, appreciate, critical, closed"},
      {be({{"kind", "board"}, {"phases", {"creative"}}, {"layout", "zones"}}),
       at + "layout zones needs zones"},
      {be({{"kind", "board"}, {"phases", {"creative"}}, {"layout", "quadrants"}, {"zones", two}}),
       at + "layout quadrants needs 4 zones and 2 axes"},
      {be({{"kind", "board"}, {"phases", {"creative"}}, {"zones", {two[0], two[0]}}}),
       "sessions[0].activities[0].zones[1]: code \"a\" is there twice"},
      {be({{"kind", "poll"}}), at + "a poll needs at least 2 options"},
      {be({{"kind", "poll"}, {"options", two}, {"most_choices", 3}}),
       at + "most_choices is more than there is to choose"},
      {be({{"kind", "assessment"}}), at + "instrument is missing"},
      {be({{"kind", "talks"}}), at + "talk_seconds is missing"},
      {be({{"kind", "teams"}}), at + "team_count is missing"},
      {be({{"kind", "reflection"}}), at + "a reflection needs questions"},
      {be({{"kind", "worksheet"}}), at + "a worksheet needs columns or an instrument"},
      {be({{"kind", "worksheet"}, {"columns", column("choice")}}),
       "sessions[0].activities[0].columns[0]: choices belong to a column of type choice"},
      {be({{"kind", "worksheet"}, {"columns", column("colour")}}),
       "sessions[0].activities[0].columns[0]: type must be one of text, choice, rating, number, date, "
       "person, link"},
  };
  for (const Mistake& mistake : mistakes) {
    Json course = small_course();
    mistake.make(course);
    const auto read = read_course(course.dump(), "en");
    ASSERT_FALSE(read.ok()) << mistake.told;
    EXPECT_EQ(read.error().code, ErrorCode::bad_course);
    EXPECT_EQ(read.error().detail, mistake.told);
  }
}

TEST(Course, What_is_no_course_file_is_told_apart) {
  EXPECT_EQ(detail_of(""), "line 1, column 1: this is not JSON");
  EXPECT_EQ(detail_of("{\n  \"format\": \"ubao-course/1\",\n  oops\n}"),
            "line 3, column 3: this is not JSON");
  EXPECT_EQ(detail_of("{} {}"), "line 1, column 4: this is not JSON");
  EXPECT_THAT(detail_of("{\"a\": \"\xff\xfe\"}"), HasSubstr("this is not JSON"));
  EXPECT_EQ(detail_of("[]"), "the file must hold one JSON object");
  EXPECT_EQ(detail_of("{}"), "format must be \"ubao-course/1\"");
  EXPECT_EQ(detail_of(R"({"format": "ubao-instrument/1"})"), "format must be \"ubao-course/1\"");
  EXPECT_EQ(detail_of(R"({"format": "ubao-course/2"})"),
            "made for another version of the program: format is \"ubao-course/2\"");
  EXPECT_EQ(detail_of(R"({"format": "ubao-course/1", "id": "a", "id": "b"})"),
            "\"id\" stands twice in one object");
  EXPECT_EQ(detail_of(std::string(100, '[') + std::string(100, ']')), "nested deeper than 12 levels");
  EXPECT_EQ(detail_of(asset_text("no/such/file.json")), "line 1, column 1: this is not JSON");
}

TEST(Course, Limits_hold) {
  const auto huge = read_course(std::string(core::kMostActivityBytes * 16 + 1, ' '), "en");
  ASSERT_FALSE(huge.ok());
  EXPECT_EQ(huge.error().code, ErrorCode::too_large);
  EXPECT_EQ(huge.error().detail, "the file is larger than 512 KiB");

  Json many = small_course();
  const Json session = many["sessions"][0];
  for (int i = 1; i < 60; ++i) {
    many["sessions"].push_back(session);
    many["sessions"][static_cast<std::size_t>(i)]["id"] = "t" + std::to_string(i);
    many["sessions"][static_cast<std::size_t>(i)]["activities"] = Json::array();
  }
  EXPECT_EQ(detail_of(many.dump()), "");
  many["sessions"].push_back(session);
  EXPECT_EQ(detail_of(many.dump()), "sessions has more than 60 entries");

  Json full = small_course();
  const Json activity = full["sessions"][0]["activities"][0];
  full["sessions"].push_back(full["sessions"][0]);
  full["sessions"][1]["id"] = "s2";
  full["sessions"][1]["activities"] = Json::array();
  for (int i = 1; i <= 400; ++i) {
    Json copy = activity;
    copy["id"] = "x" + std::to_string(i);
    full["sessions"][i < 200 ? 0 : 1]["activities"].push_back(copy);
    if (i == 399) {
      EXPECT_EQ(detail_of(full.dump()), "");
    }
  }
  EXPECT_EQ(detail_of(full.dump()), "there are more than 400 activities");

  Json wordy = small_course();
  Json& materials = wordy["sessions"][0]["activities"][0]["materials"];
  for (int i = 0; i < 9; ++i)
    materials.push_back({{"code", "m" + std::to_string(i)}, {"text", {{"en", std::string(4000, 'x')}}}});
  EXPECT_EQ(detail_of(wordy.dump()), "sessions[0].activities[0]: its texts are longer than 32 KiB");
}

TEST(Course, A_file_full_of_nothing_is_refused) {
  std::string text = R"({"format": "ubao-course/1", "stuff": [)";
  while (text.size() < 500 * 1024) text += "{},";
  text += "0]}";
  EXPECT_EQ(detail_of(text), "id is missing");
}

TEST(Course, A_file_cut_off_anywhere_is_refused) {
  const std::string text = asset_text("courses/" + kOnline + ".json");
  for (std::size_t length = 0; length + 2 < text.size(); length += 101)
    EXPECT_FALSE(read_course(std::string_view(text).substr(0, length), "en").ok()) << length;
}

TEST(Course, Times_of_day_wrap_at_midnight) {
  EXPECT_EQ(core::time_after("14:00", 5), "14:05");
  EXPECT_EQ(core::time_after("23:50", 15), "00:05");
  EXPECT_EQ(core::time_after("00:10", -20), "23:50");
  EXPECT_EQ(core::time_after("9:00", 5), "");
  EXPECT_EQ(core::time_after("12:60", 5), "");
}

}  // namespace
}  // namespace ubao::test
