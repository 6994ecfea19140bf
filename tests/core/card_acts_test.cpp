// Several cards in one act: all of it is recorded, in one transaction, or nothing of it.
#include <gtest/gtest.h>

#include "tests/support/activities.h"
#include "tests/support/workshop_device.h"

namespace ubao::test {
namespace {

class CardActs : public ::testing::Test {
 protected:
  void SetUp() override { person = device.add("Amina"); }
  core::Result<core::Done> add(const std::string& text, std::int64_t x = 0) {
    auto recorded = device->add_card(kBoard, person, text, {x, 0}, "maize");
    if (!recorded) return recorded.error();
    made.push_back(recorded->record);
    return core::Done{};
  }
  std::size_t count() { return device->board(kBoard).cards.size(); }
  std::uint64_t written() { return device->store_revision().written; }

  WorkshopDevice device;
  std::string person;
  std::vector<std::string> made;
};

TEST_F(CardActs, Are_one_transaction_however_many_cards_they_touch) {
  const std::uint64_t before = written();
  ASSERT_TRUE(device->in_one_act([&]() -> core::Result<core::Done> {
    for (int i = 0; i < 200; ++i)
      if (auto done = add("Card " + std::to_string(i), i); !done) return done;
    return core::Done{};
  }));
  EXPECT_EQ(written(), before + 1);
  ASSERT_EQ(count(), 200u);
  for (const std::string& card : made) EXPECT_TRUE(device->card(card)) << "known by the name it was given";
  ASSERT_TRUE(device->in_one_act([&]() -> core::Result<core::Done> {
    for (const std::string& card : made)
      if (auto done = device->remove_card(card, person); !done) return done.error();
    return core::Done{};
  }));
  EXPECT_EQ(written(), before + 2);
  EXPECT_EQ(count(), 0u);
}

TEST_F(CardActs, Leave_nothing_behind_when_one_part_is_refused) {
  const std::uint64_t before = written();
  const auto refused = device->in_one_act([&]() -> core::Result<core::Done> {
    if (auto done = add("Fine"); !done) return done;
    return add(std::string(2001, 'w'));
  });
  EXPECT_EQ(refused.error().code, core::ErrorCode::too_large);
  EXPECT_EQ(count(), 0u);
  EXPECT_EQ(written(), before);
  ASSERT_TRUE(add("By itself"));
  EXPECT_EQ(count(), 1u) << "what comes after is recorded as ever";
}

TEST_F(CardActs, Of_nothing_record_nothing) {
  const std::uint64_t before = written();
  EXPECT_TRUE(device->in_one_act([] { return core::Result<core::Done>(core::Done{}); }));
  EXPECT_EQ(written(), before);
}

}  // namespace
}  // namespace ubao::test
