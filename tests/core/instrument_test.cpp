#include "core/instrument.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/canonical.h"
#include "tests/support/data_files.h"

namespace ubao::test {
namespace {

using core::ErrorCode;
using core::Instrument;
using core::instrument_text;
using core::read_instrument;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kDefault = "instruments/dtca-default.json";

std::string detail_after(const std::function<void(Json&)>& change) {
  const auto read = read_instrument(changed_asset(kDefault, change));
  return read.ok() ? "" : read.error().detail;
}

TEST(Instrument, Default_has_42_statements_in_six_dimensions) {
  const Instrument instrument = shipped_instrument();
  std::vector<std::string> expected;
  for (const std::string dimension : {"L", "S", "G", "J", "T", "W"})
    for (int number = 1; number <= 7; ++number) expected.push_back(dimension + std::to_string(number));
  std::vector<std::string> codes;
  for (const auto& statement : instrument.statements) codes.push_back(statement.code);
  EXPECT_EQ(codes, expected);
  ASSERT_EQ(instrument.dimensions.size(), 6U);
  for (const auto& dimension : instrument.dimensions) {
    EXPECT_EQ(instrument.of_dimension(dimension.code).size(), 7U) << dimension.code;
    EXPECT_FALSE(core::in_language(dimension.definition, "en").empty());
  }
  EXPECT_EQ(core::in_language(instrument.find("L3")->text, "en"),
            "Leaders shift resources to agreed digital priorities.");
  EXPECT_EQ(core::in_language(instrument.find("W7")->text, "en"),
            "Staff who improve services receive recognition.");
  EXPECT_EQ(instrument.find("X1"), nullptr);
}

TEST(Instrument, Default_says_that_it_is_not_the_official_text) {
  const Instrument instrument = shipped_instrument();
  EXPECT_EQ(instrument.id, "dtca-default");
  EXPECT_EQ(instrument.version, "1.0.0");
  EXPECT_EQ(instrument.languages.at("en"), "original");
  EXPECT_THAT(core::in_language(instrument.note, "en"), HasSubstr("not the official text"));
  EXPECT_EQ(core::in_language(instrument.stem, "en"),
            "Thinking of our government as a whole, not only my office ...");
}

TEST(Instrument, Default_scale_has_five_points_and_two_answers_outside) {
  const Instrument instrument = shipped_instrument();
  std::vector<int> values;
  for (const auto& point : instrument.scale) values.push_back(point.value);
  EXPECT_THAT(values, ElementsAre(5, 4, 3, 2, 1));
  EXPECT_EQ(core::in_language(instrument.scale[0].label, "en"), "Strongly agree");
  EXPECT_TRUE(instrument.takes(1));
  EXPECT_FALSE(instrument.takes(0));
  EXPECT_FALSE(instrument.takes(6));
  EXPECT_TRUE(instrument.takes_outside("dk"));
  EXPECT_TRUE(instrument.takes_outside("na"));
  EXPECT_FALSE(instrument.takes_outside("skipped"));
}

TEST(Instrument, Default_thresholds_are_those_of_the_method) {
  const auto thresholds = shipped_instrument().thresholds;
  EXPECT_EQ(thresholds.low_median, 250);
  EXPECT_EQ(thresholds.high_median, 350);
  EXPECT_EQ(thresholds.agreed, 50);
  EXPECT_EQ(thresholds.dont_know, 25);
}

TEST(Instrument, Default_is_in_plain_language_with_word_help) {
  EXPECT_THAT(long_sentences(kDefault), IsEmpty());
  const Instrument instrument = shipped_instrument();
  EXPECT_GE(instrument.glossary.size(), 20U);
  const auto words = instrument.words_of("T2");
  ASSERT_EQ(words.size(), 1U);
  EXPECT_THAT(core::in_language(words[0]->meaning, "en"), HasSubstr("interoperability"));
  EXPECT_THAT(instrument.words_of("L4"), IsEmpty());
}

TEST(Instrument, Stored_form_is_canonical_and_reads_back_equal) {
  Instrument instrument = shipped_instrument();
  instrument.languages["fr"] = "draft";
  instrument.statements[0].text["fr"] = "Un haut responsable r\xC3\xA9pond du changement.\nVraiment \"\\\".";
  instrument.scale[4].short_label["en"] = "No";
  const auto text = instrument_text(instrument);
  ASSERT_TRUE(text.ok());
  const auto again = read_instrument(*text);
  ASSERT_TRUE(again.ok()) << again.error().detail;
  EXPECT_EQ(*again, instrument);
  const auto value = core::parse_canonical(*text);
  ASSERT_TRUE(value.ok()) << value.error().detail;
  EXPECT_EQ(core::canonical_text(*value), *text);
  const auto as_field = core::check_canonical(*value, 3);
  EXPECT_TRUE(as_field.ok()) << as_field.error().detail;
}

TEST(Instrument, Texts_come_in_the_nearest_language) {
  Instrument instrument = shipped_instrument();
  auto& text = instrument.statements[0].text;
  text["pt"] = "Portugu\xC3\xAAs";
  EXPECT_EQ(core::in_language(text, "pt-BR"), "Portugu\xC3\xAAs");
  EXPECT_THAT(core::in_language(text, "sw"), HasSubstr("senior official"));
  EXPECT_EQ(core::in_language({}, "en"), "");
}

TEST(Instrument, Unknown_members_are_ignored_and_outside_answers_may_be_off) {
  EXPECT_EQ(detail_after([](Json& i) { i["colour"] = "green"; }), "");
  EXPECT_EQ(detail_after([](Json& i) { i.erase("outside"); }), "");
  EXPECT_EQ(detail_after([](Json& i) { i.erase("glossary"); }), "");
  EXPECT_EQ(detail_after([](Json& i) { i.erase("thresholds"); }), "");
}

TEST(Instrument, Every_mistake_is_named_with_its_place) {
  const std::vector<Mistake> mistakes = {
      {[](Json& i) { i["format"] = "ubao-instrument/9"; },
       "made for another version of the program: format is \"ubao-instrument/9\""},
      {[](Json& i) { i["version"] = "1.0"; }, "version must be three numbers such as 1.0.0"},
      {[](Json& i) { i["version"] = "1.0.0."; }, "version must be three numbers such as 1.0.0"},
      {[](Json& i) { i["version"] = "1.02.0"; }, "version must be three numbers such as 1.0.0"},
      {[](Json& i) { i.erase("languages"); }, "languages: one language must be the original"},
      {[](Json& i) { i["languages"]["fr"] = "original"; }, "languages: only one language is the original"},
      {[](Json& i) { i["languages"]["fr"] = "finished"; },
       "languages: a language is original, reviewed or draft"},
      {[](Json& i) { i["languages"]["1x"] = "draft"; }, "languages: \"1x\" is no language code"},
      {[](Json& i) { i["languages"] = "en"; }, "languages must be an object with at most 60 members"},
      {[](Json& i) { i.erase("stem"); }, "stem is missing"},
      {[](Json& i) {
         i["statements"][3]["text"] = {{"fr", "Bonjour"}};
       },
       "statements[3]: text is missing in the original language \"en\""},
      {[](Json& i) { i["statements"][3]["code"] = "L1"; }, "statements[3]: code \"L1\" is there twice"},
      {[](Json& i) { i["statements"][3]["dimension"] = "Q"; }, "statements[3]: dimension \"Q\" is not there"},
      {[](Json& i) { i["statements"][3].erase("dimension"); }, "statements[3]: dimension is missing"},
      {[](Json& i) { i["statements"] = Json::array(); }, "statements are missing"},
      {[](Json& i) { i.erase("dimensions"); }, "dimensions are missing"},
      {[](Json& i) { i["dimensions"][1]["code"] = "L"; }, "dimensions[1]: code \"L\" is there twice"},
      {[](Json& i) { i["dimensions"].push_back(i["dimensions"][0]), i["dimensions"][6]["code"] = "Z"; },
       "dimension \"Z\" has no statement"},
      {[](Json& i) { i["scale"] = Json::array({i["scale"][4]}); }, "scale must have 2 to 11 points"},
      {[](Json& i) {
         for (int value = 6; value <= 12; ++value)
           i["scale"].push_back({{"value", value}, {"label", {{"en", "x"}}}});
       },
       "scale has more than 11 entries"},
      {[](Json& i) { i["scale"][1]["value"] = 5; }, "scale must have each value from 1 to 5 once"},
      {[](Json& i) { i["scale"][1]["value"] = 7; }, "scale must have each value from 1 to 5 once"},
      {[](Json& i) { i["scale"][1]["value"] = 0; }, "scale[1]: value must be a whole number from 1 to 11"},
      {[](Json& i) { i["outside"][1]["code"] = "dk"; }, "outside[1]: code \"dk\" is there twice"},
      {[](Json& i) { i["outside"][1]["code"] = "maybe"; }, "outside[1]: code must be one of dk, na"},
      {[](Json& i) { i["thresholds"]["low_median"] = 2.5; },
       "thresholds: low_median must be a whole number from 100 to 500"},
      {[](Json& i) { i["thresholds"]["low_median"] = 400; },
       "thresholds: low_median must be below high_median"},
      {[](Json& i) { i["thresholds"]["agreed"] = 101; },
       "thresholds: agreed must be a whole number from 0 to 100"},
      {[](Json& i) { i["scale"].erase(0), i.erase("thresholds"); },
       "thresholds are missing: the defaults are for a scale of 5"},
      {[](Json& i) { i["glossary"][0]["statements"][0] = "Z9"; },
       "glossary[0]: statement \"Z9\" is not there"},
      {[](Json& i) { i["glossary"][0].erase("meaning"); }, "glossary[0]: meaning is missing"},
  };
  for (const Mistake& mistake : mistakes) {
    const auto read = read_instrument(changed_asset(kDefault, mistake.make));
    ASSERT_FALSE(read.ok()) << mistake.told;
    EXPECT_EQ(read.error().code, ErrorCode::bad_course);
    EXPECT_EQ(read.error().detail, mistake.told);
  }
}

TEST(Instrument, Scales_of_two_and_of_eleven_points_are_taken) {
  const auto with_points = [](int points) {
    return [points](Json& i) {
      i["scale"] = Json::array();
      for (int value = points; value >= 1; --value)
        i["scale"].push_back({{"value", value}, {"label", {{"en", "Point " + std::to_string(value)}}}});
      i["thresholds"] = {{"low_median", 100}, {"high_median", 100 * points}};
    };
  };
  EXPECT_EQ(detail_after(with_points(2)), "");
  EXPECT_EQ(detail_after(with_points(11)), "");
}

TEST(Instrument, Limits_hold) {
  const auto with_statements = [](int count) {
    return [count](Json& i) {
      for (int more = 43; more <= count; ++more)
        i["statements"].push_back(
            {{"code", "X" + std::to_string(more)}, {"dimension", "L"}, {"text", {{"en", "x"}}}});
    };
  };
  EXPECT_EQ(detail_after(with_statements(400)), "");
  EXPECT_EQ(detail_after(with_statements(401)), "statements has more than 400 entries");
  const auto huge = read_instrument(std::string(512 * 1024 + 1, ' '));
  ASSERT_FALSE(huge.ok());
  EXPECT_EQ(huge.error().code, ErrorCode::too_large);
}

TEST(Instrument, What_an_op_cannot_hold_is_not_stored) {
  Instrument wordy = shipped_instrument();
  for (auto& statement : wordy.statements) statement.text["fr"] = std::string(2000, 'x');
  const auto large = instrument_text(wordy);
  ASSERT_FALSE(large.ok());
  EXPECT_EQ(large.error().code, ErrorCode::too_large);

  Instrument broken = shipped_instrument();
  broken.statements[0].text["en"] = "\xff";
  EXPECT_EQ(instrument_text(broken).error().detail, "a text is not valid UTF-8");

  Instrument twice = shipped_instrument();
  twice.statements[1].code = "L1";
  EXPECT_EQ(instrument_text(twice).error().detail, "statements[1]: code \"L1\" is there twice");
  EXPECT_FALSE(instrument_text(Instrument()).ok());
}

}  // namespace
}  // namespace ubao::test
