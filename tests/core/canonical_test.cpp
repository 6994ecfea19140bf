// The canonical form: what is refused, what is written, and that reading and writing agree.
#include "core/canonical.h"

#include <gtest/gtest.h>

#include <fstream>

#include "core/ids.h"
#include "tests/support/places.h"
#include "tests/support/random_json.h"

namespace ubao::test {
namespace {

using namespace core;

Json golden() {
  std::ifstream file(in_sources("tests/golden/canonical.json"));
  return Json::parse(file);
}

std::string nested(int depth) {
  return std::string(static_cast<std::size_t>(depth), '[') +
         std::string(static_cast<std::size_t>(depth), ']');
}

ErrorCode code_of(std::string_view text) {
  const auto parsed = parse_canonical(text);
  return parsed ? ErrorCode::none : parsed.error().code;
}

TEST(Canonical, Golden_vectors_are_written_and_hashed_as_agreed) {
  const Json vectors = golden();
  ASSERT_GE(vectors["accepted"].size(), 15u);
  for (const Json& vector : vectors["accepted"]) {
    SCOPED_TRACE(vector["name"].get<std::string>());
    const auto parsed = parse_canonical(vector["text"].get<std::string>());
    ASSERT_TRUE(parsed) << describe(parsed.error());
    EXPECT_TRUE(check_canonical(*parsed));
    EXPECT_EQ(canonical_text(*parsed), vector["canonical"]);
    EXPECT_EQ(to_hex(hash_of(canonical_text(*parsed))), vector["hash"]);
    EXPECT_EQ(canonical_text(*parse_canonical(canonical_text(*parsed))), vector["canonical"]);
  }
}

TEST(Canonical, Golden_refusals_are_refused_with_a_reason) {
  const Json vectors = golden();
  ASSERT_GE(vectors["refused"].size(), 30u);
  for (const Json& vector : vectors["refused"]) {
    SCOPED_TRACE(vector["name"].get<std::string>());
    const auto parsed = parse_canonical(vector["text"].get<std::string>());
    ASSERT_FALSE(parsed) << canonical_text(*parsed);
    EXPECT_EQ(parsed.error().code, ErrorCode::bad_json);
    EXPECT_FALSE(parsed.error().detail.empty());
  }
}

TEST(Canonical, Bytes_that_are_no_utf8_are_refused) {
  const std::vector<std::string> bad{
      "\x80",         "\xc0\x80",         "\xc1\xbf",
      "\xc3",         "\xe0\x80\x80",     "\xe2\x82",
      "\xed\xa0\x80", "\xed\xbf\xbf",     "\xf0\x80\x80\x80",
      "\xf0\x9f\x98", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80",
      "\xff",         "a\xc3(",
  };
  for (const std::string& bytes : bad) {
    SCOPED_TRACE(testing::PrintToString(bytes));
    EXPECT_EQ(code_of("\"" + bytes + "\""), ErrorCode::bad_json);
    const auto checked = check_canonical(Json(bytes));
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().code, ErrorCode::bad_json);
  }
  for (const std::string good : {"\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80",
                                 "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"}) {
    EXPECT_EQ(code_of("\"" + good + "\""), ErrorCode::none);
    EXPECT_TRUE(check_canonical(Json(good)));
  }
}

TEST(Canonical, A_value_made_by_a_program_is_held_to_the_same_rules) {
  const auto refused = [](const Json& value) { return !check_canonical(value); };
  EXPECT_TRUE(refused(1.5));
  EXPECT_TRUE(refused(1.0));
  EXPECT_TRUE(refused(kGreatestInteger + 1));
  EXPECT_TRUE(refused(-kGreatestInteger - 1));
  EXPECT_TRUE(refused(static_cast<std::uint64_t>(kGreatestInteger) + 1));
  EXPECT_TRUE(refused(std::string("a\0b", 3)));
  EXPECT_TRUE(refused({{"_rev", 1}}));
  EXPECT_TRUE(refused({{"\xc3\xa9", 1}}));
  EXPECT_TRUE(refused({{"a\x7f", 1}}));
  EXPECT_TRUE(refused({{"a", {{"b", {1, 2.5}}}}}));
  EXPECT_TRUE(refused(Json::binary({1, 2})));
  EXPECT_TRUE(refused(Json(Json::value_t::discarded)));
  EXPECT_FALSE(refused(kGreatestInteger));
  EXPECT_FALSE(refused(static_cast<std::uint64_t>(kGreatestInteger)));
  EXPECT_FALSE(refused({{"a", {{"b", {1, nullptr, "x"}}}}}));
}

TEST(Canonical, Depth_ends_at_8_whichever_way_the_value_came) {
  EXPECT_EQ(code_of(nested(8)), ErrorCode::none);
  EXPECT_EQ(code_of(nested(9)), ErrorCode::bad_json);
  EXPECT_EQ(code_of(nested(1'000)), ErrorCode::bad_json);
  EXPECT_TRUE(check_canonical(Json::parse(nested(8))));
  EXPECT_FALSE(check_canonical(Json::parse(nested(9))));
  EXPECT_TRUE(check_canonical(Json::parse(nested(7)), 2));
  EXPECT_FALSE(check_canonical(Json::parse(nested(8)), 2));
  EXPECT_FALSE(check_canonical(Json::parse(nested(200'000))));
}

TEST(Canonical, Only_the_top_of_a_document_may_have_the_two_members_of_the_wire) {
  EXPECT_EQ(code_of(R"({"_id":"a","_rev":"1-b","c":1})"), ErrorCode::none);
  EXPECT_EQ(code_of(R"({"_deleted":true})"), ErrorCode::bad_json);
  EXPECT_EQ(code_of(R"({"c":{"_id":"a"}})"), ErrorCode::bad_json);
  EXPECT_EQ(code_of(R"({"_id":"a","_id":"a"})"), ErrorCode::bad_json);
}

TEST(Canonical, A_text_beyond_every_op_is_refused_before_it_is_read) {
  const std::string longest(kMostBodyBytes - 2, 'x');
  EXPECT_EQ(code_of("\"" + longest + "\""), ErrorCode::none);
  EXPECT_EQ(code_of("\"" + longest + longest + "\""), ErrorCode::too_large);
  EXPECT_EQ(code_of(std::string(9'000'000, '[')), ErrorCode::too_large);
}

TEST(Canonical, Hundred_thousand_random_documents_round_trip_byte_identically) {
  Dice dice(20261121);
  for (int i = 0; i < 100'000; ++i) {
    const Json document = random_document(dice);
    const std::string text = canonical_text(document);
    if (text.size() > kMostBodyBytes) continue;
    ASSERT_TRUE(check_canonical(document)) << text;
    const auto again = parse_canonical(text);
    ASSERT_TRUE(again) << describe(again.error()) << text;
    ASSERT_EQ(canonical_text(*again), text);
    if (i % 8 != 0) continue;
    const std::string scrambled = scrambled_text(document, dice);
    const auto unscrambled = parse_canonical(scrambled);
    ASSERT_TRUE(unscrambled) << describe(unscrambled.error()) << scrambled;
    ASSERT_EQ(canonical_text(*unscrambled), text) << scrambled;
  }
}

}  // namespace
}  // namespace ubao::test
