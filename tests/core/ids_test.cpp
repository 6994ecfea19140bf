// Names, hashes and dates.
#include "core/ids.h"

#include <gtest/gtest.h>

#include <ctime>
#include <set>

#include "tests/support/dice.h"
#include "tests/support/fixed_env.h"

namespace ubao::test {
namespace {

using namespace core;

TEST(Ids, Hashes_are_the_first_half_of_sha_256) {
  // FIPS 180-4's own example, and nothing at all
  EXPECT_EQ(to_hex(hash_of("abc")), "ba7816bf8f01cfea414140de5dae2223");
  EXPECT_EQ(to_hex(hash_of("")), "e3b0c44298fc1c149afbf4c8996fb924");
}

TEST(Ids, Hexadecimal_reads_back_and_takes_nothing_else) {
  const Hash hash = hash_of("x");
  Hash back{};
  ASSERT_TRUE(from_hex(to_hex(hash), back));
  EXPECT_EQ(back, hash);
  std::string digits = to_hex(hash);
  EXPECT_FALSE(from_hex(digits.substr(1), back));
  EXPECT_FALSE(from_hex(digits + "0", back));
  EXPECT_FALSE(from_hex("", back));
  digits[5] = 'A';
  EXPECT_FALSE(from_hex(digits, back)) << "capitals would give one content two ids";
  digits[5] = 'g';
  EXPECT_FALSE(from_hex(digits, back));
}

TEST(Ids, Base32_has_the_letters_that_people_do_not_confuse) {
  const std::vector<std::uint8_t> low{0, 0, 0, 0, 0}, high{255, 255, 255, 255, 255},
      mixed{0x01, 0x23, 0x45, 0x67, 0x89};
  EXPECT_EQ(base32(low), "00000000");
  EXPECT_EQ(base32(high), "zzzzzzzz");
  EXPECT_EQ(base32(mixed), "04hmasw9");
  EXPECT_EQ(base32(std::vector<std::uint8_t>{255}), "zw");
  EXPECT_EQ(base32({}), "");
}

TEST(Ids, Names_are_sixteen_letters_and_do_not_repeat) {
  SeededRandom random(7);
  std::set<std::string> names;
  for (int i = 0; i < 1'000; ++i) {
    const std::string name = random_name(random);
    EXPECT_TRUE(is_name(name)) << name;
    names.insert(name);
  }
  EXPECT_EQ(names.size(), 1'000u);
  EXPECT_FALSE(is_name("k7f3q9x2mbw4hd2"));
  EXPECT_FALSE(is_name("k7f3q9x2mbw4hd2ab"));
  EXPECT_FALSE(is_name("k7f3q9x2mbw4hd2l"));
  EXPECT_FALSE(is_name("K7f3q9x2mbw4hd2a"));
}

TEST(Ids, A_record_says_its_kind) {
  SeededRandom random(1);
  const std::string id = new_record_id("card", random);
  EXPECT_EQ(kind_of(id), "card");
  EXPECT_EQ(id.size(), 5u + 16u);
  EXPECT_EQ(kind_of("nothing"), "nothing");
}

TEST(Ids, Dates_are_what_the_calendar_says) {
  EXPECT_EQ(utc_text(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(utc_text(-1), "1969-12-31T23:59:59Z");
  EXPECT_EQ(utc_text(951'782'400), "2000-02-29T00:00:00Z");
  EXPECT_EQ(utc_text(1'709'164'800), "2024-02-29T00:00:00Z");
  EXPECT_EQ(utc_text(4'107'542'399), "2100-02-28T23:59:59Z");
  EXPECT_EQ(utc_text(4'107'542'400), "2100-03-01T00:00:00Z") << "2100 is no leap year";
  EXPECT_EQ(utc_text(253'402'300'799), "9999-12-31T23:59:59Z");
}

TEST(Ids, Dates_read_back_from_1970_to_9999) {
  Dice dice(3);
  for (int i = 0; i < 20'000; ++i) {
    const auto seconds = static_cast<std::int64_t>(dice.roll(253'402'300'800));
    const std::string text = utc_text(seconds);
    ASSERT_EQ(utc_seconds(text), seconds) << text;
    const std::time_t plain = seconds;
    std::tm parts{};
    gmtime_r(&plain, &parts);
    char expected[32];
    std::strftime(expected, sizeof expected, "%Y-%m-%dT%H:%M:%SZ", &parts);
    ASSERT_EQ(text, expected);
  }
}

TEST(Ids, Another_form_of_a_date_is_no_date) {
  for (const char* text :
       {"", "2026-11-21", "2026-11-21 20:11:10Z", "2026-11-21T20:11:10", "2026-11-21T20:11:10+01:00",
        "2026-11-21T20:11:10.5Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-11-00T00:00:00Z",
        "2026-11-31T00:00:00Z", "2026-02-29T00:00:00Z", "2100-02-29T00:00:00Z", "2026-11-21T24:00:00Z",
        "2026-11-21T20:60:00Z", "2026-11-21T20:11:60Z", "2026-11-21T20:11:1xZ"})
    EXPECT_EQ(utc_seconds(text), -1) << text;
  EXPECT_EQ(utc_seconds("2024-02-29T23:59:59Z"), 1'709'251'199);
}

}  // namespace
}  // namespace ubao::test
