// Sealed sheets on a device whose folder was copied: both halves keep the same ones until the closing.
#include <gtest/gtest.h>

#include "tests/support/activities.h"
#include "tests/support/workshop_device.h"

namespace ubao::test {
namespace {

TEST(CopiedSheets, What_both_halves_kept_counts_once_and_what_only_one_keeps_is_sent_too) {
  WorkshopDevice room;
  room.open_up(kAssessment);
  WorkshopDevice tablet = WorkshopDevice::invited(room, 2);
  tablet.absorb_all_of(room);
  const auto hand_in = [](WorkshopDevice& on, const std::string& name) {
    const std::string person = on.add(name);
    on.answer(kAssessment, person, "L1", "4");
    EXPECT_TRUE(on->submit(kAssessment, person));
  };
  for (int i = 0; i < 5; ++i) hand_in(tablet, "Before " + std::to_string(i));
  WorkshopDevice copy = WorkshopDevice::copy_of(tablet, 3);
  hand_in(tablet, "On the original");
  hand_in(copy, "On the copy");
  room.close_up(kAssessment);

  tablet.absorb_all_of(room);
  // the sheets of before come together with the closing
  ASSERT_TRUE(copy.store().absorb(tablet.documents(), {}));
  const auto settled = copy->settle();
  ASSERT_TRUE(settled) << core::describe(settled.error());
  for (const core::HeldOp& held : copy.store().held(kAssessment))
    EXPECT_FALSE(held.person.empty()) << "nothing waits any more but what would take a sheet back";
  room.absorb_all_of(tablet);
  room.absorb_all_of(copy);
  EXPECT_EQ(room->tally(kAssessment)->sheets, 7);
  EXPECT_EQ(room->tally(kAssessment)->counts.at("L1").at("4"), 7);
}

}  // namespace
}  // namespace ubao::test
