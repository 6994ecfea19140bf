// People who were entered twice, and sheets that were begun, looked at or handed in late.
#include <gtest/gtest.h>

#include "tests/support/activities.h"
#include "tests/support/workshop_device.h"

namespace ubao::test {
namespace {

using namespace core;

TEST(People, One_who_was_entered_on_two_tablets_counts_once_and_answers_once) {
  WorkshopDevice room;
  WorkshopDevice blue = WorkshopDevice::invited(room, 2), red = WorkshopDevice::invited(room, 3);
  room.open_up(kAssessment);
  for (WorkshopDevice* tablet : {&blue, &red}) tablet->absorb_all_of(room);
  const auto hand_in = [](WorkshopDevice& tablet, const std::string& name, const std::string& value) {
    const std::string person = tablet.add(name);
    tablet.answer(kAssessment, person, "L1", value);
    EXPECT_TRUE(tablet->submit(kAssessment, person));
    return person;
  };
  for (int i = 0; i < 5; ++i) hand_in(blue, "Person " + std::to_string(i), "3");
  const std::string first = hand_in(blue, "Amina Hassan", "4");
  const std::string second = hand_in(red, "A. Hassan", "5");
  for (WorkshopDevice* tablet : {&blue, &red}) room.absorb_all_of(*tablet);
  const int people = room->agenda().people;

  EXPECT_EQ(red->join_people(second, first).error().code, ErrorCode::not_allowed);
  EXPECT_EQ(room->join_people(second, second).error().code, ErrorCode::bad_input);
  ASSERT_TRUE(room->join_people(second, first));
  EXPECT_EQ(room->join_people(first, second).error().code, ErrorCode::bad_input);
  EXPECT_EQ(room->agenda().people, people - 1);
  room.close_up(kAssessment);
  for (WorkshopDevice* tablet : {&blue, &red}) {
    tablet->absorb_all_of(room);
    room.absorb_all_of(*tablet);
  }
  const Tally tally = *room->tally(kAssessment);
  EXPECT_EQ(tally.completions, 6);
  EXPECT_EQ(tally.sheets, 6);
  EXPECT_EQ(tally.counts.at("L1").count("5"), 0u) << "the tablet of the second entry took it back";
  ASSERT_TRUE(room->part_people(second));
  EXPECT_EQ(room->agenda().people, people);
}

TEST(People, A_participants_tablet_joins_nobody) {
  WorkshopDevice room;
  WorkshopDevice tablet = WorkshopDevice::invited(room, 2);
  const std::string amina = room.add("Amina"), brian = room.add("Brian");
  tablet.absorb_all_of(room);
  const Change forged{"same:" + brian.substr(7), {{"person", brian}, {"as", amina}}, {}, {}};
  EXPECT_EQ(tablet.store().record({forged}).error().code, ErrorCode::not_allowed);
}

TEST(Sheets, Who_only_looked_at_the_questions_is_not_said_to_have_handed_in) {
  WorkshopDevice room;
  const std::string looked = room.add("Amina"), took_back = room.add("Brian"), begun = room.add("Chipo");
  room.open_up(kAssessment);
  ASSERT_TRUE(room->set_place(kAssessment, looked, "L2"));
  room.answer(kAssessment, took_back, "L1", "3");
  room.answer(kAssessment, took_back, "L1", "");
  room.answer(kAssessment, begun, "L1", "3");
  room.close_up(kAssessment);
  EXPECT_EQ(room->tally(kAssessment)->completions, 1);
  EXPECT_EQ(room->tally(kAssessment)->sheets, 1);
}

TEST(Sheets, That_came_after_the_closing_are_kept_and_count_when_the_facilitator_says_so) {
  WorkshopDevice room;
  WorkshopDevice tablet = WorkshopDevice::invited(room, 2);
  room.open_up(kAssessment);
  tablet.absorb_all_of(room);
  std::vector<std::string> people;
  for (int i = 0; i < 7; ++i) people.push_back(tablet.add("Person " + std::to_string(i)));
  for (int i = 0; i < 5; ++i) {
    tablet.answer(kAssessment, people[i], "L1", "3");
    ASSERT_TRUE(tablet->submit(kAssessment, people[i]));
  }
  room.absorb_all_of(tablet);
  room.close_up(kAssessment);
  tablet.absorb_all_of(room);
  ASSERT_TRUE(tablet->set_answer(kAssessment, people[0], "L1", "5"));
  ASSERT_TRUE(tablet->submit(kAssessment, people[0])) << "she changed her mind, too late";
  ASSERT_TRUE(tablet->set_answer(kAssessment, people[5], "L1", "1"));
  ASSERT_TRUE(tablet->submit(kAssessment, people[5]));
  ASSERT_TRUE(tablet->set_answer(kAssessment, people[6], "L1", "2")) << "begun, and never handed in";
  tablet.absorb_all_of(room);
  room.absorb_all_of(tablet);
  EXPECT_EQ(room->tally(kAssessment)->sheets, 5);
  EXPECT_EQ(room->tally(kAssessment)->counts.at("L1"), (std::map<std::string, int>{{"3", 5}}));
  EXPECT_EQ(tablet.store().held({}).size() - 6, 2u) << "two late sheets wait, beside what takes sheets back";

  EXPECT_EQ(tablet->count_late(kAssessment, true).error().code, ErrorCode::not_allowed);
  ASSERT_TRUE(room->count_late(kAssessment, true));
  tablet.absorb_all_of(room);
  room.absorb_all_of(tablet);
  EXPECT_EQ(room->tally(kAssessment)->counts.at("L1"),
            (std::map<std::string, int>{{"1", 1}, {"3", 4}, {"5", 1}}));
  ASSERT_TRUE(tablet->submit(kAssessment, people[6]));
  tablet.absorb_all_of(room);
  room.absorb_all_of(tablet);
  EXPECT_EQ(room->tally(kAssessment)->sheets, 6)
      << "alone, it would be known to be hers: it waits for the last day";
  ASSERT_TRUE(room->count_late(kAssessment, false));
  EXPECT_EQ(room->tally(kAssessment)->counts.at("L1"), (std::map<std::string, int>{{"3", 5}}));
}

}  // namespace
}  // namespace ubao::test
