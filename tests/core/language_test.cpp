#include "core/language.h"

#include <gtest/gtest.h>

namespace ubao::core {
namespace {

Language read(const char* json) { return read_language(json).value(); }

TEST(Language, Fills_placeholders_once) {
  const Language language = read(R"({"hello": "{name} and {other}, {name}"})");
  EXPECT_EQ(language.text("hello", {{"name", "{other}"}, {"other", "B"}}), "{other} and B, {other}");
}

TEST(Language, Keeps_unknown_placeholders_and_lone_braces) {
  const Language language = read(R"({"a": "{who} said {", "b": "a } b"})");
  EXPECT_EQ(language.text("a"), "{who} said {");
  EXPECT_EQ(language.text("a", {{"x", "y"}}), "{who} said {");
  EXPECT_EQ(language.text("b", {{"x", "y"}}), "a } b");
}

TEST(Language, Shows_a_missing_key_in_brackets) {
  EXPECT_EQ(Language().text("home.title"), "[home.title]");
  EXPECT_EQ(Language().count("home.waiting", 2), "[home.waiting.other]");
}

TEST(Language, Chooses_the_plural_and_groups_digits) {
  const Language language =
      read(R"({"n.one": "{n} entry", "n.other": "{n} entries in {place}", "language.thousands": "."})");
  EXPECT_EQ(language.count("n", 1), "1 entry");
  EXPECT_EQ(language.count("n", 0, {{"place", "here"}}), "0 entries in here");
  EXPECT_EQ(language.count("n", 1234567, {{"place", "{n}"}}).substr(0, 9), "1.234.567");
  EXPECT_EQ(language.number(-1200), "-1.200");
  EXPECT_EQ(language.number(999), "999");
}

TEST(Language, A_name_with_stars_does_not_become_bold) {
  const Language language = read(R"({"by": "**by** {name}"})");
  const std::string text = language.text("by", {{"name", "**Ada**"}});
  EXPECT_EQ(text, std::string("\x01") + "by" + "\x01" + " **Ada**");
}

TEST(Language, Knows_its_direction) {
  EXPECT_FALSE(read("{}").right_to_left());
  EXPECT_TRUE(read(R"({"language.direction": "right to left"})").right_to_left());
}

TEST(Language, Refuses_what_is_no_flat_object_of_texts) {
  for (const char* bad : {"", "[", "[]", "7", R"({"a": 1})", R"({"a": {"b": "c"}})"})
    EXPECT_EQ(read_language(bad).ok() ? ErrorCode::none : read_language(bad).error().code,
              ErrorCode::bad_json)
        << bad;
}

}  // namespace
}  // namespace ubao::core
