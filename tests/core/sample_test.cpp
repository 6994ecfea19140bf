#include "core/sample.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <set>

#include "core/course.h"
#include "core/instrument.h"
#include "tests/support/data_files.h"

namespace ubao::test {
namespace {

using core::ErrorCode;
using core::read_sample;
using core::Sample;
using core::SampleCard;
using core::SamplePerson;
using core::SampleState;
using core::SampleSubmission;
using testing::Each;
using testing::Ge;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;
using testing::UnorderedElementsAre;

const std::string kSample = "templates/sample-workshop.json";
constexpr int kPitchX = 190;  // a card of 176 x 128 with air around it
constexpr int kPitchY = 140;

// How often each answer was given to a statement.
std::map<std::string, int> tally(const Sample& sample, const std::string& code) {
  std::map<std::string, int> counts;
  for (const SampleSubmission& submission : sample.submissions)
    for (const auto& answer : submission.answers)
      if (answer.code == code) ++counts[answer.value];
  return counts;
}

TEST(Sample, Twenty_four_people_come_from_six_ministries) {
  const Sample sample = shipped_sample();
  EXPECT_EQ(sample.title, "Digital Government for Public Services");
  EXPECT_EQ(sample.place, "Coast Region");
  ASSERT_EQ(sample.people.size(), 24U);
  std::map<std::string, int> ministries;
  std::set<std::string> names;
  for (const SamplePerson& person : sample.people) {
    ++ministries[person.ministry];
    names.insert(person.name);
    EXPECT_FALSE(person.role.empty());
    EXPECT_FALSE(person.region.empty());
  }
  EXPECT_EQ(names.size(), 24U);
  EXPECT_THAT(ministries,
              UnorderedElementsAre(Pair("Health", 4), Pair("Education", 4), Pair("Land", 4),
                                   Pair("Transport", 4), Pair("Finance", 4), Pair("Interior", 4)));
}

TEST(Sample, Nineteen_have_answered_every_statement) {
  const Sample sample = shipped_sample();
  const auto instrument = core::read_instrument(asset_text("instruments/dtca-default.json"));
  ASSERT_TRUE(instrument.ok());
  ASSERT_EQ(sample.submissions.size(), 19U);
  std::set<std::string> sheets;
  for (const SampleSubmission& submission : sample.submissions) {
    EXPECT_EQ(shipped_course(sample.course).find(submission.activity)->kind, "assessment");
    std::set<std::string> codes;
    std::string sheet;
    for (const auto& answer : submission.answers) {
      EXPECT_NE(instrument->find(answer.code), nullptr) << answer.code;
      EXPECT_TRUE(instrument->takes_outside(answer.value) ||
                  instrument->takes(std::atoi(answer.value.c_str())))
          << answer.code << " " << answer.value;
      codes.insert(answer.code);
      sheet += answer.value;
    }
    EXPECT_EQ(codes.size(), 42U) << submission.person;
    sheets.insert(sheet);
  }
  EXPECT_EQ(sheets.size(), 19U) << "nobody copied";
}

TEST(Sample, Answers_show_strength_gap_split_and_lack_of_knowledge) {
  const Sample sample = shipped_sample();
  auto strength = tally(sample, "L1");
  EXPECT_GE(strength["4"] + strength["5"], 12);
  auto gap = tally(sample, "L4");
  EXPECT_GE(gap["1"] + gap["2"], 12);
  auto split = tally(sample, "L6");
  EXPECT_GE(split["1"] + split["2"], 7);
  EXPECT_GE(split["4"] + split["5"], 7);
  EXPECT_GE(tally(sample, "L7")["dk"], 5) << "over a quarter of 19";
}

TEST(Sample, Forty_different_cards_lie_on_a_tidy_board) {
  const Sample sample = shipped_sample();
  ASSERT_EQ(sample.cards.size(), 40U);
  std::set<std::string> texts;
  std::map<std::string, int> colours;
  std::set<int> authors;
  for (const SampleCard& card : sample.cards) {
    EXPECT_EQ(shipped_course(sample.course).find(card.activity)->kind, "board");
    texts.insert(card.text);
    ++colours[card.colour];
    authors.insert(card.person);
    EXPECT_LE(card.text.size(), 64U) << card.text;
    for (const SampleCard& other : sample.cards) {
      if (&other == &card) continue;
      EXPECT_TRUE(std::abs(card.x - other.x) >= kPitchX || std::abs(card.y - other.y) >= kPitchY)
          << card.text;
    }
  }
  EXPECT_EQ(texts.size(), 40U);
  EXPECT_THAT(colours, SizeIs(6));
  EXPECT_THAT(colours, Each(Pair(testing::_, Ge(3))));
  EXPECT_GE(authors.size(), 20U);
}

TEST(Sample, States_are_those_of_a_workshop_in_its_second_session) {
  const Sample sample = shipped_sample();
  const core::Course course = shipped_course(sample.course);
  std::map<std::string, std::string> states;
  for (const SampleState& state : sample.states) {
    EXPECT_NE(course.find(state.activity), nullptr) << state.activity;
    states[state.activity] = state.state;
  }
  for (const auto& activity : course.sessions[0].activities)
    EXPECT_EQ(states[activity.id], activity.id == "a3" ? "open" : "closed") << activity.id;
  EXPECT_EQ(states["a4"], "open");
  EXPECT_EQ(states["s2-debrief"], "open");
  EXPECT_EQ(states.count("a6"), 0U);
}

TEST(Sample, Texts_are_plain) { EXPECT_THAT(long_sentences(kSample), IsEmpty()); }

TEST(Sample, Letters_become_answers) {
  const auto sample =
      read_sample(changed_asset(kSample,
                                [](Json& s) {
                                  s["assessments"][0]["submissions"][0]["answers"] = {{"Q", "5dns"}};
                                }),
                  "en");
  ASSERT_TRUE(sample.ok());
  const auto& answers = sample->submissions[0].answers;
  ASSERT_EQ(answers.size(), 4U);
  EXPECT_EQ(answers[0].code + "=" + answers[0].value, "Q1=5");
  EXPECT_EQ(answers[1].code + "=" + answers[1].value, "Q2=dk");
  EXPECT_EQ(answers[2].code + "=" + answers[2].value, "Q3=na");
  EXPECT_EQ(answers[3].code + "=" + answers[3].value, "Q4=skipped");
}

TEST(Sample, Words_come_in_the_language_asked_for) {
  const auto sample = read_sample(
      changed_asset(kSample, [](Json& s) { s["ministries"][0]["text"]["fr"] = "Sant\u00e9"; }), "fr");
  ASSERT_TRUE(sample.ok());
  EXPECT_EQ(sample->people[0].ministry, "Sant\u00e9");
  EXPECT_EQ(sample->people[1].ministry, "Education");
}

TEST(Sample, Every_mistake_is_named_with_its_place) {
  const std::vector<Mistake> mistakes = {
      {[](Json& s) { s["format"] = "ubao-course/1"; }, "format must be \"ubao-sample/1\""},
      {[](Json& s) { s.erase("title"); }, "title is missing"},
      {[](Json& s) { s.erase("course"); }, "course is missing"},
      {[](Json& s) { s["people"] = Json::array(); }, "people are missing"},
      {[](Json& s) { s["people"][2].erase("name"); }, "people[2]: name is missing"},
      {[](Json& s) { s["people"][2]["ministry"] = "sport"; }, "people[2]: ministry \"sport\" is not there"},
      {[](Json& s) { s["roles"][1]["code"] = "director"; }, "roles[1]: code is there twice"},
      {[](Json& s) { s["boards"][0]["cards"][3]["person"] = 24; },
       "boards[0].cards[3]: person must be a whole number from 0 to 23"},
      {[](Json& s) { s["boards"][0]["cards"][3]["colour"] = "mud"; },
       "boards[0].cards[3]: colour must be one of chalk, maize, clay, leaf, sky, hibiscus"},
      {[](Json& s) { s["boards"][0]["cards"][3].erase("text"); }, "boards[0].cards[3]: text is missing"},
      {[](Json& s) { s["boards"][0]["cards"][3]["x"] = 2000000; },
       "boards[0].cards[3]: x must be a whole number from -1000000 to 1000000"},
      {[](Json& s) { s["assessments"][0]["submissions"][1]["person"] = 1; },
       "assessments[0].submissions[1]: this person is there twice"},
      {[](Json& s) { s["assessments"][0]["submissions"][1]["answers"]["L"] = "44x"; },
       "assessments[0].submissions[1]: answers.L takes the letters 1 to 9, d, n and s"},
      {[](Json& s) { s["assessments"][0]["submissions"][1].erase("answers"); },
       "assessments[0].submissions[1]: answers are missing"},
      {[](Json& s) { s["states"]["a3"] = "ajar"; }, "states.a3 must be one of open, closed"},
  };
  for (const Mistake& mistake : mistakes) {
    const auto read = read_sample(changed_asset(kSample, mistake.make), "en");
    ASSERT_FALSE(read.ok()) << mistake.told;
    EXPECT_EQ(read.error().code, ErrorCode::bad_course);
    EXPECT_EQ(read.error().detail, mistake.told);
  }
  const auto huge = read_sample(std::string(512 * 1024 + 1, ' '), "en");
  ASSERT_FALSE(huge.ok());
  EXPECT_EQ(huge.error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace ubao::test
