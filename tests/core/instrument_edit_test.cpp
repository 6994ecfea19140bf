// Editing an instrument, and what a new version of it may be.
#include "core/instrument_edit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/instrument_versions.h"
#include "tests/support/data_files.h"

namespace ubao::test {
namespace {

using namespace core;
using testing::ElementsAre;
using testing::HasSubstr;

Instrument edited_to(const Instrument& before, const InstrumentEdit& edit) {
  auto result = edited(before, edit);
  EXPECT_TRUE(result.ok()) << result.error().detail;
  return result.ok() ? *result : before;
}

std::string edit_refusal(const Instrument& before, const InstrumentEdit& edit) {
  const auto result = edited(before, edit);
  return result.ok() ? "" : result.error().detail;
}

TEST(InstrumentEdit, Better_words_keep_the_code_and_raise_the_patch) {
  const Instrument better =
      edited_to(shipped_instrument(), SetStatementTexts{"L3", {{"en", "Leaders move money."}}});
  EXPECT_EQ(better.find("L3")->text.at("en"), "Leaders move money.");
  EXPECT_EQ(better.version, "1.0.1");
  EXPECT_TRUE(better.retired.empty());
}

TEST(InstrumentEdit, Another_meaning_gets_another_code_in_the_same_place) {
  const Instrument before = shipped_instrument();
  const Instrument other =
      edited_to(before, SetStatementTexts{"T2", {{"en", "Our systems are open."}}, true});
  EXPECT_EQ(other.find("T2"), nullptr);
  EXPECT_EQ(other.find("T8")->text.at("en"), "Our systems are open.");
  EXPECT_EQ(other.statements[29].code, "T8") << "where T2 was";
  EXPECT_EQ(other.words_of("T8").size(), before.words_of("T2").size()) << "word help goes on";
  EXPECT_EQ(other.version, "2.0.0");
  EXPECT_THAT(other.retired, ElementsAre("T2"));
}

TEST(InstrumentEdit, A_new_statement_stands_last_in_its_dimension) {
  const Instrument more = edited_to(shipped_instrument(), AddStatement{"L", {{"en", "Leaders listen."}}});
  EXPECT_EQ(more.of_dimension("L").back()->code, "L8");
  EXPECT_EQ(more.statements[7].code, "L8");
  EXPECT_EQ(more.version, "1.1.0");
}

TEST(InstrumentEdit, A_code_is_never_given_twice) {
  Instrument now = edited_to(shipped_instrument(), AddStatement{"L", {{"en", "Leaders listen."}}});
  now = edited_to(now, RemoveStatement{"L8"});
  EXPECT_EQ(now.version, "2.0.0");
  EXPECT_EQ(next_code(now, "L"), "L9");
  EXPECT_EQ(edited_to(now, AddStatement{"L", {{"en", "Leaders learn."}}}).of_dimension("L").back()->code,
            "L9");
}

TEST(InstrumentEdit, A_removal_can_be_taken_back_with_its_word_help) {
  const Instrument before = shipped_instrument();
  const Instrument without = edited_to(before, RemoveStatement{"T2"});
  EXPECT_TRUE(without.words_of("T2").empty());
  Instrument again = edited_to(without, PutBackStatement{*before.find("T2"), 29, before.glossary});
  again.version = before.version;
  EXPECT_EQ(again, before);
  EXPECT_THAT(edit_refusal(before, PutBackStatement{*before.find("T2"), 0, {}}), HasSubstr("T2"));
}

TEST(InstrumentEdit, A_dimension_keeps_a_statement) {
  Instrument one = shipped_instrument();
  for (int i = 2; i <= 7; ++i) one = edited_to(one, RemoveStatement{"L" + std::to_string(i)});
  EXPECT_EQ(edit_refusal(one, RemoveStatement{"L1"}), "a dimension keeps at least one statement");
}

TEST(InstrumentEdit, A_translation_is_a_draft_until_it_is_read_and_again_when_words_change) {
  Instrument now = edited_to(shipped_instrument(), SetStatementTexts{"L1", {{"fr", "Un responsable."}}});
  EXPECT_EQ(now.languages.at("fr"), "draft");
  now = edited_to(now, SetTranslationStatus{"fr", true});
  EXPECT_EQ(now.languages.at("fr"), "reviewed");
  EXPECT_EQ(edited_to(now, SetStatementTexts{"L1", {{"en", "One official."}}}).languages.at("fr"), "draft")
      << "the original moved on";
  EXPECT_EQ(edited_to(now, SetStatementTexts{"L1", {{"fr", "Une responsable."}}}).languages.at("fr"),
            "draft");
  EXPECT_EQ(edited_to(now, SetStatementTexts{"L1", {{"fr", ""}}}).find("L1")->text.count("fr"), 0u);
  EXPECT_FALSE(edited(now, SetTranslationStatus{"en", true}).ok()) << "the original is no translation";
  EXPECT_FALSE(edited(now, SetTranslationStatus{"sw", true}).ok());
}

TEST(InstrumentEdit, What_cannot_be_a_statement_is_refused_in_words) {
  const Instrument before = shipped_instrument();
  EXPECT_EQ(edit_refusal(before, SetStatementTexts{"L1", {{"en", "  "}}}), "there is no text");
  EXPECT_EQ(edit_refusal(before, SetStatementTexts{"L1", {{"en", ""}}}), "there is no text");
  EXPECT_EQ(edit_refusal(before, AddStatement{"L", {{"fr", "Seulement"}}}), "the original text is missing");
  EXPECT_EQ(edit_refusal(before, SetStatementTexts{"L1", {{"en", std::string(401, 'x')}}}),
            "400 letters at the most");
  EXPECT_EQ(edit_refusal(before, SetStatementTexts{"L1", {{"en", "\xff"}}}), "the text is not valid UTF-8");
  EXPECT_EQ(edit_refusal(before, SetStatementTexts{"L1", {{"f", "x"}}}), "\"f\" is no language code");
  EXPECT_EQ(edit_refusal(before, SetStatementTexts{"L1", before.find("L1")->text}), "nothing to change");
  EXPECT_EQ(edit_refusal(before, SetStatementTexts{"Z9", {{"en", "x"}}}), "statement \"Z9\"");
  EXPECT_EQ(edit_refusal(before, AddStatement{"Z", {{"en", "x"}}}), "dimension \"Z\"");
  EXPECT_EQ(before, shipped_instrument()) << "nothing was touched";
}

TEST(InstrumentVersions, Count_as_numbers) {
  EXPECT_EQ(next_version("1.9.9", VersionStep::patch), "1.9.10");
  EXPECT_EQ(next_version("1.9.9", VersionStep::minor), "1.10.0");
  EXPECT_EQ(next_version("1.9.9", VersionStep::major), "2.0.0");
  EXPECT_EQ(next_version("1.9.9", VersionStep::none), "1.9.9");
  EXPECT_LT(compare_versions("1.9.9", "1.10.0"), 0);
  EXPECT_GT(compare_versions("2.0.0", "1.99.99"), 0);
  EXPECT_EQ(compare_versions("1.2.3", "1.2.3"), 0);
  EXPECT_LT(compare_versions("1.2.3", "99999999999999999999999.0.0"), 0) << "no overflow";
}

TEST(InstrumentVersions, Say_how_much_changed) {
  const Instrument before = shipped_instrument();
  const auto step_after = [&](const std::function<void(Instrument&)>& change) {
    Instrument now = before;
    change(now);
    return changes_between(before, now).step;
  };
  EXPECT_EQ(step_after([](Instrument&) {}), VersionStep::none);
  EXPECT_EQ(step_after([](Instrument& i) { i.version = "7.0.0"; }), VersionStep::none);
  EXPECT_EQ(step_after([](Instrument& i) { i.statements[0].text["en"] = "x"; }), VersionStep::patch);
  EXPECT_EQ(step_after([](Instrument& i) { i.note["en"] = "x"; }), VersionStep::patch);
  EXPECT_EQ(step_after([](Instrument& i) {
              i.statements.push_back({"L8", "L", {{"en", "x"}}});
            }),
            VersionStep::minor);
  EXPECT_EQ(step_after([](Instrument& i) { i.thresholds.agreed = 60; }), VersionStep::minor);
  EXPECT_EQ(step_after([](Instrument& i) { i.statements.pop_back(); }), VersionStep::major);
  EXPECT_EQ(step_after([](Instrument& i) { i.statements[0].dimension = "S"; }), VersionStep::major);
  EXPECT_EQ(step_after([](Instrument& i) { i.scale.pop_back(); }), VersionStep::major);
  EXPECT_EQ(step_after([](Instrument& i) { i.outside.clear(); }), VersionStep::major);
}

TEST(InstrumentVersions, A_file_that_changed_more_than_its_version_says_is_refused) {
  const Instrument before = shipped_instrument();
  Instrument now = before;
  EXPECT_TRUE(check_succession(before, now).ok()) << "the same again";
  now.version = "0.9.0";
  EXPECT_EQ(check_succession(before, now).error().detail, "version 0.9.0 is older than 1.0.0, which is here");
  now = before;
  now.statements[0].text["en"] = "Other words.";
  EXPECT_EQ(check_succession(before, now).error().detail,
            "L1 has other words since version 1.0.0: the version must be 1.0.1 or higher, and it is 1.0.0");
  now.version = "1.0.1";
  EXPECT_TRUE(check_succession(before, now).ok());
  now.statements.erase(now.statements.begin() + 2);
  EXPECT_EQ(
      check_succession(before, now).error().detail,
      "L3 is gone or was moved since version 1.0.0: the version must be 2.0.0 or higher, and it is 1.0.1");
  now.version = "2.0.0";
  EXPECT_TRUE(check_succession(before, now).ok());
  now = with_retired_of(before, now);
  EXPECT_THAT(now.retired, ElementsAre("L3"));
  Instrument back = before;
  back.version = "3.0.0";
  EXPECT_EQ(check_succession(now, back).error().detail,
            "code \"L3\" was taken out before: another statement needs another code");
}

TEST(Instrument, A_statement_with_a_code_that_was_taken_out_is_refused) {
  const auto read =
      read_instrument(changed_asset("instruments/dtca-default.json", [](Json& i) { i["retired"] = {"L1"}; }));
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().detail, "code \"L1\" was taken out before: another statement needs another code");
}

}  // namespace
}  // namespace ubao::test
