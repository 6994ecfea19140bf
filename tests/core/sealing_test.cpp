// What is handed in for the facilitators alone.
#include <gtest/gtest.h>

#include "core/sealing.h"
#include "tests/support/fixed_env.h"

namespace ubao::test {
namespace {

using namespace core;

class Sealing : public testing::Test {
 protected:
  SealedSheet sheet(const std::string& value) {
    SealedSheet made;
    made.respondent = random_name(env.random);
    made.instrument = "dtca-default";
    made.version = "1.0.0";
    for (const char* dimension : {"L", "S", "G", "J", "T", "W"})
      for (int i = 1; i <= 7; ++i) made.answers[dimension + std::to_string(i)] = value;
    made.breakdown = {{"ministry", "Ministry of Health and Sanitation"},
                      {"role", "Director of planning"},
                      {"region", "North Coast"},
                      {"gender", "woman"}};
    return made;
  }
  FixedEnv env{3};
  SealingKey key{random_key(env.random)};
  SealedPlace place{"w0rksh0pw0rksh0p", "activity:a4", "submission:0123456789abcdef"};
};

TEST_F(Sealing, Who_holds_the_key_reads_what_was_handed_in) {
  const SealedSheet given = sheet("4");
  const auto sealed = seal(given, place, key.public_half(), env.random);
  ASSERT_TRUE(sealed);
  const auto opened = open_sheet(*sealed, place, key);
  ASSERT_TRUE(opened) << describe(opened.error());
  EXPECT_EQ(opened->answers, given.answers);
  EXPECT_EQ(opened->breakdown, given.breakdown);
  EXPECT_EQ(opened->respondent, given.respondent);
  EXPECT_TRUE(opened->whole);
  EXPECT_FALSE(opened->taken_back);
  const SealingKey other(random_key(env.random));
  EXPECT_EQ(open_sheet(*sealed, place, other).error().code, ErrorCode::unreadable);
}

TEST_F(Sealing, Another_place_a_cut_or_a_changed_byte_is_damage_not_emptiness) {
  const std::string sealed = *seal(sheet("2"), place, key.public_half(), env.random);
  for (const SealedPlace& other : {SealedPlace{"another0workshop", place.activity, place.record},
                                   SealedPlace{place.workshop, "activity:a5", place.record},
                                   SealedPlace{place.workshop, place.activity, "submission:other"}})
    EXPECT_EQ(open_sheet(sealed, other, key).error().code, ErrorCode::unreadable);
  for (const std::size_t length : {std::size_t{0}, std::size_t{10}, sealed.size() / 2, sealed.size() - 1})
    EXPECT_FALSE(open_sheet(sealed.substr(0, length), place, key)) << length;
  for (std::size_t at = 0; at < sealed.size(); at += 37) {
    std::string changed = sealed;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(open_sheet(changed, place, key)) << at;
  }
  EXPECT_FALSE(open_sheet("not base64 at all!", place, key));
  // a replayed half: the beginning of one, the end of another
  const std::string second = *seal(sheet("5"), place, key.public_half(), env.random);
  EXPECT_FALSE(open_sheet(sealed.substr(0, 500) + second.substr(500), place, key));
}

TEST_F(Sealing, Every_answer_has_the_same_length) {
  const std::size_t length = seal(sheet("1"), place, key.public_half(), env.random)->size();
  for (const char* value : {"2", "5", "dk", "na"})
    EXPECT_EQ(seal(sheet(value), place, key.public_half(), env.random)->size(), length) << value;
  SealedSheet retraction;
  retraction.respondent = "0123456789abcdef";
  retraction.taken_back = true;
  EXPECT_EQ(seal(retraction, place, key.public_half(), env.random)->size(), length)
      << "not even who withdraws is seen to";
}

TEST_F(Sealing, A_sheet_stands_alone_and_is_small) {
  const std::string sealed = *seal(sheet("dk"), place, key.public_half(), env.random);
  const auto op = stand_alone(place, sealed, 17, "2026-11-26", {}, env.random);
  ASSERT_TRUE(op);
  EXPECT_EQ(op->seq, 1u);
  EXPECT_EQ(op->n, 17u);
  EXPECT_EQ(op->at, "2026-11-26");
  EXPECT_TRUE(op->by.empty());
  EXPECT_TRUE(op->prev.empty());
  EXPECT_EQ(op->set.size(), 2u);
  EXPECT_LE(wire_text(op->id(), op->hash, op->body).size(), 1536u);
  const auto again = stand_alone(place, sealed, 17, "2026-11-26", {}, env.random);
  EXPECT_NE(again->log, op->log) << "no two of a device have anything in common";
}

TEST_F(Sealing, Without_a_key_nothing_is_sealed) {
  EXPECT_EQ(seal(sheet("1"), place, "", env.random).error().code, ErrorCode::no_key);
  EXPECT_EQ(seal(sheet("1"), place, "zzzz", env.random).error().code, ErrorCode::no_key);
}

}  // namespace
}  // namespace ubao::test
