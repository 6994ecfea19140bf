#include "core/instrument_review.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/data_files.h"

namespace ubao::test {
namespace {

using core::Doubt;
using core::Instrument;
using core::InstrumentDoubt;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// "kind language codes", one for each doubt.
std::vector<std::string> doubts_after(const std::function<void(Instrument&)>& change) {
  Instrument instrument = shipped_instrument();
  change(instrument);
  std::vector<std::string> lines;
  for (const InstrumentDoubt& doubt : core::review(instrument)) {
    std::string line = std::string(core::name_of(doubt.doubt)) + " " + doubt.language;
    for (const std::string& code : doubt.statements) line += " " + code;
    lines.push_back(line);
  }
  return lines;
}

TEST(InstrumentReview, Shipped_instruments_leave_nothing_to_look_at) {
  EXPECT_THAT(core::review(shipped_instrument()), IsEmpty());
  EXPECT_THAT(core::review(shipped_instrument("pillars")), IsEmpty());
}

TEST(InstrumentReview, Long_statements_are_named) {
  EXPECT_THAT(doubts_after([](Instrument& i) {
                i.statements[2].text["en"] =
                    "one two three four five six seven eight nine ten\neleven twelve "
                    "thirteen fourteen fifteen sixteen";
              }),
              ElementsAre("long_statement en L3"));
  EXPECT_THAT(
      doubts_after([](Instrument& i) { i.statements[2].text["en"] = "a b c d e f g h i j k l m n o"; }),
      IsEmpty())
      << "fifteen";
}

TEST(InstrumentReview, Missing_translations_are_gathered_by_language) {
  const auto lines = doubts_after([](Instrument& i) {
    i.languages["fr"] = "draft";
    for (auto& statement : i.statements) statement.text["fr"] = "Une phrase pour " + statement.code;
    i.statements[0].text.erase("fr");
    i.statements[5].text.erase("fr");
  });
  EXPECT_THAT(lines, ElementsAre("missing_translation fr L1 L6"));
}

TEST(InstrumentReview, The_same_words_twice_are_seen_in_any_spelling) {
  EXPECT_THAT(doubts_after([](Instrument& i) {
                i.statements[1].text["en"] = "We  learn";
                i.statements[9].text["en"] = "we learn.";
              }),
              ElementsAre("same_text en L2 S3"));
}

TEST(InstrumentReview, Letters_that_do_not_fit_the_language_are_seen) {
  const std::string arabic = "\u0627\u0644\u0642\u064a\u0627\u062f\u0629";
  const auto with_arabic = [&](const std::string& text) {
    return doubts_after([&](Instrument& i) {
      i.languages["ar"] = "draft";
      for (auto& statement : i.statements) statement.text["ar"] = arabic + statement.code;
      i.statements[0].text["ar"] = text;
    });
  };
  EXPECT_THAT(with_arabic(arabic + " API"), IsEmpty()) << "a foreign word in it is fine";
  EXPECT_THAT(with_arabic("in English"), ElementsAre("wrong_direction ar L1"));
  EXPECT_THAT(doubts_after([&](Instrument& i) { i.statements[3].text["en"] = arabic; }),
              ElementsAre("wrong_direction en L4"));
}

TEST(InstrumentReview, Marks_that_turn_the_direction_and_never_turn_it_back_are_seen) {
  EXPECT_THAT(doubts_after([](Instrument& i) { i.statements[0].text["en"] = "We \u202eplan"; }),
              ElementsAre("open_direction en L1"));
  EXPECT_THAT(doubts_after([](Instrument& i) { i.statements[0].text["en"] = "We \u2067plan"; }),
              ElementsAre("open_direction en L1"));
  EXPECT_THAT(doubts_after([](Instrument& i) { i.statements[0].text["en"] = "We \u202eplan\u202c well"; }),
              IsEmpty());
}

TEST(InstrumentReview, Html_is_seen_and_arithmetic_is_not) {
  for (const char* text : {"We <b>plan</b>", "<script>alert(1)</script>", "Law &amp; order", "a <!-- b -->"})
    EXPECT_THAT(doubts_after([&](Instrument& i) { i.statements[0].text["en"] = text; }),
                ElementsAre("looks_like_html en L1"))
        << text;
  for (const char* text : {"Fewer than < 5 of > 10", "Law & order; and more", "a<5"})
    EXPECT_THAT(doubts_after([&](Instrument& i) { i.statements[0].text["en"] = text; }), IsEmpty()) << text;
}

TEST(InstrumentReview, A_doubt_is_told_in_a_sentence) {
  const InstrumentDoubt doubt{
      Doubt::missing_translation, "fr", {"L1", "L2", "L3", "L4", "L5", "L6", "L7", "S1", "S2", "S3"}};
  EXPECT_EQ(core::describe(doubt),
            "L1, L2, L3, L4, L5, L6, L7, S1 and 2 more in \"fr\": no translation. The "
            "original is shown instead.");
  for (const Doubt kind : {Doubt::long_statement, Doubt::same_text, Doubt::wrong_direction,
                           Doubt::open_direction, Doubt::looks_like_html})
    EXPECT_THAT(core::describe({kind, "en", {"L1"}}), HasSubstr("L1 in \"en\": ")) << core::name_of(kind);
}

}  // namespace
}  // namespace ubao::test
