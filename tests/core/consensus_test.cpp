// What teams agree on beside what people answered alone, and statements that become rows of the plan.
#include "core/consensus.h"

#include <gtest/gtest.h>

#include "tests/support/activities.h"
#include "tests/support/workshop_device.h"

namespace ubao::test {
namespace {

using namespace core;

ConsensusEntry entry_of(int rating, const std::string& reason) {
  return {rating, reason, "The report of 2025", "high", "Finance sees it differently"};
}

class Teams : public ::testing::Test {
 protected:
  Teams() { room.open_up(kAssessment); }

  void agree_on(WorkshopDevice& device, const std::string& team, const ConsensusEntry& entry) {
    const auto set = device->set_consensus(kAssessment, "L3", team, entry, {});
    ASSERT_TRUE(set) << describe(set.error());
  }
  Consensus consensus_of(WorkshopDevice& device, const std::string& team) {
    const auto all = device->consensus(kAssessment);
    const Consensus* found = find_consensus(all, "L3", team);
    return found ? *found : Consensus();
  }

  WorkshopDevice room;
};

TEST_F(Teams, Each_has_its_own_consensus_per_statement) {
  agree_on(room, "Blue", entry_of(2, "No budget line"));
  agree_on(room, "Green", entry_of(kNoConsensus, "We could not agree"));
  agree_on(room, "", entry_of(4, "Plenary"));
  EXPECT_EQ(room->consensus(kAssessment).size(), 3u);
  EXPECT_EQ(consensus_of(room, "Blue").entry, entry_of(2, "No budget line"));
  EXPECT_EQ(consensus_of(room, "Green").entry.rating, kNoConsensus) << "no consensus is one";
  agree_on(room, "Blue", entry_of(3, "There is one now"));
  EXPECT_EQ(room->consensus(kAssessment).size(), 3u);
  EXPECT_EQ(consensus_of(room, "Blue").entry.rating, 3);
  EXPECT_TRUE(consensus_of(room, "Blue").versions.empty());
  room.restart();
  EXPECT_EQ(consensus_of(room, "Blue").entry.reason, "There is one now");
}

TEST_F(Teams, Two_devices_that_wrote_apart_show_both_wholes_until_somebody_chooses) {
  WorkshopDevice tablet = WorkshopDevice::invited(room, 5);
  tablet.absorb_all_of(room);
  agree_on(room, "Blue", entry_of(2, "No budget line"));
  agree_on(tablet, "Blue", entry_of(4, "It is paid from savings"));
  tablet.absorb_all_of(room);
  room.absorb_all_of(tablet);
  const Consensus here = consensus_of(room, "Blue"), there = consensus_of(tablet, "Blue");
  ASSERT_EQ(here.versions.size(), 2u);
  EXPECT_EQ(here.versions, there.versions);
  EXPECT_EQ(here.entry, here.versions.front());
  for (const ConsensusEntry& version : here.versions)
    EXPECT_TRUE(version == entry_of(2, "No budget line") || version == entry_of(4, "It is paid from savings"))
        << "no rating with the reason of another";

  const ConsensusEntry wanted = here.versions[1];
  ASSERT_TRUE(room->choose_consensus(kAssessment, "L3", "Blue", 1, {}));
  tablet.absorb_all_of(room);
  for (WorkshopDevice* device : {&room, &tablet}) {
    EXPECT_EQ(consensus_of(*device, "Blue").entry, wanted);
    EXPECT_TRUE(consensus_of(*device, "Blue").versions.empty()) << "the choice names all";
  }
}

TEST_F(Teams, May_write_down_reasons_before_they_rate_and_take_all_back) {
  agree_on(room, "Blue", {kNotRated, "There is a circular", "", "", ""});
  EXPECT_EQ(consensus_of(room, "Blue").entry.reason, "There is a circular");
  EXPECT_EQ(consensus_of(room, "Blue").entry.rating, kNotRated);
  agree_on(room, "Blue", {});
  EXPECT_EQ(consensus_of(room, "Blue").entry, ConsensusEntry());
}

TEST_F(Teams, What_people_answered_alone_is_untouched) {
  const std::string person = room.add("Amina");
  room.answer(kAssessment, person, "L3", "5");
  agree_on(room, "", entry_of(1, "Nobody shifts anything"));
  EXPECT_EQ(room->answers(kAssessment, person).answers.at("L3"), "5");
  EXPECT_EQ(room.store().held(kAssessment).size(), 1u);
}

TEST_F(Teams, What_is_no_consensus_is_refused_with_a_reason) {
  const auto refused = [&](const std::string& activity, const std::string& statement,
                           const ConsensusEntry& entry) {
    const auto result = room->set_consensus(activity, statement, "", entry, {});
    return result ? ErrorCode::none : result.error().code;
  };
  EXPECT_EQ(refused(kAssessment, "L3", {6, "", "", "", ""}), ErrorCode::bad_input);
  EXPECT_EQ(refused(kAssessment, "L3", {-2, "", "", "", ""}), ErrorCode::bad_input);
  EXPECT_EQ(refused(kAssessment, "Z9", {3, "", "", "", ""}), ErrorCode::bad_input);
  EXPECT_EQ(refused(kAssessment, "L3", {3, "", "", "certain", ""}), ErrorCode::bad_input);
  EXPECT_EQ(refused(kAssessment, "L3", {3, std::string(2001, 'x'), "", "", ""}), ErrorCode::too_large);
  EXPECT_EQ(refused(kBoard, "L3", {3, "", "", "", ""}), ErrorCode::bad_input);
  EXPECT_EQ(refused("activity:none", "L3", {3, "", "", "", ""}), ErrorCode::not_found);
  EXPECT_TRUE(room->consensus(kAssessment).empty());
  EXPECT_FALSE(room->choose_consensus(kAssessment, "L3", "", 0, {}));
  EXPECT_EQ(refused(kAssessment, "L3", {3, "", "", "", ""}), ErrorCode::none) << "texts may be empty";
}

TEST_F(Teams, A_rating_from_elsewhere_that_the_scale_does_not_have_is_none) {
  const std::string record = consensus_id(kAssessment, "L3", "");
  ASSERT_TRUE(room.store().record({{record,
                                    {{"activity", kAssessment},
                                     {"statement", "L3"},
                                     {"consensus", {{"rating", 11}, {"reason", "Far off"}}}},
                                    {},
                                    {}}}));
  EXPECT_EQ(consensus_of(room, "").entry.rating, kNotRated);
  EXPECT_EQ(consensus_of(room, "").entry.reason, "Far off");
}

TEST(Shift, Is_consensus_less_the_interpolated_median) {
  StatementResult individual;
  individual.interpolated_median = Fraction(7, 3);
  EXPECT_EQ(shift_of({4, "", "", "", ""}, individual), Fraction(5, 3));
  EXPECT_EQ(shift_of({1, "", "", "", ""}, individual), Fraction(-4, 3));
  EXPECT_EQ(shift_of({kNoConsensus, "", "", "", ""}, individual), std::nullopt);
  EXPECT_EQ(shift_of({}, individual), std::nullopt);
  EXPECT_EQ(shift_of({4, "", "", "", ""}, StatementResult()), std::nullopt);
}

TEST(Priority, Is_a_row_of_the_plan_that_remembers_its_statement) {
  WorkshopDevice room;
  const auto made = room->make_priority(kAssessment, "L3", {});
  ASSERT_TRUE(made) << describe(made.error());
  const auto row = room.store().find(made->record);
  ASSERT_TRUE(row);
  EXPECT_EQ(row->find("activity")->value, "activity:a16");
  EXPECT_EQ(row->find("assessment")->value, kAssessment);
  EXPECT_EQ(row->find("statement")->value, "L3");
  EXPECT_EQ(row->find("dimension")->value, "L");
  EXPECT_EQ(row->find("step")->value, "Leaders shift resources to agreed digital priorities.");
  EXPECT_EQ(room->priorities(kAssessment), std::vector<std::string>{"L3"});
}

TEST(Priority, Is_not_made_twice_not_even_on_two_devices) {
  WorkshopDevice room;
  WorkshopDevice tablet = WorkshopDevice::invited(room, 5);
  tablet.absorb_all_of(room);
  ASSERT_TRUE(room->make_priority(kAssessment, "L3", {}));
  ASSERT_TRUE(tablet->make_priority(kAssessment, "L3", {}));
  const auto again = room->make_priority(kAssessment, "L3", {});
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::already_there);
  room.absorb_all_of(tablet);
  EXPECT_EQ(room.store().all_of_kind("row").size(), 1u);
  EXPECT_FALSE(room->make_priority(kAssessment, "Z9", {}));
}

TEST(Priority, Can_be_made_again_after_it_was_taken_off) {
  WorkshopDevice room;
  const auto made = room->make_priority(kAssessment, "L3", {});
  ASSERT_TRUE(room.store().record({{made->record, {{"removed", true}}, {}, {"text"}}}));
  EXPECT_TRUE(room->priorities(kAssessment).empty());
  EXPECT_TRUE(room->make_priority(kAssessment, "L3", {}));
  EXPECT_EQ(room->priorities(kAssessment).size(), 1u);
}

TEST(Notes_of_a_debrief, Are_kept_and_keep_what_two_devices_wrote_apart) {
  WorkshopDevice room;
  WorkshopDevice second = WorkshopDevice::invited(room, 5, Role::facilitator);
  second.absorb_all_of(room);
  ASSERT_TRUE(room->set_debrief_note(kAssessment, "Lands has no data", {}));
  ASSERT_TRUE(second->set_debrief_note(kAssessment, "Ask Finance", {}));
  room.absorb_all_of(second);
  ASSERT_EQ(room->debrief_note(kAssessment).versions.size(), 2u);
  ASSERT_TRUE(room->set_debrief_note(kAssessment, "Lands has no data. Ask Finance", {}));
  EXPECT_EQ(room->debrief_note(kAssessment).text, "Lands has no data. Ask Finance");
  EXPECT_TRUE(room->debrief_note(kAssessment).versions.empty());
  ASSERT_TRUE(room->set_debrief_note(kAssessment, "", {}));
  EXPECT_EQ(room->debrief_note(kAssessment).text, "");
  EXPECT_FALSE(room->set_debrief_note("activity:none", "x", {}));
}

}  // namespace
}  // namespace ubao::test
