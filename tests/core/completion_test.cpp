// Who has handed in, counted by person and ministry; opening again with a reason.
#include "core/completion.h"

#include <gtest/gtest.h>

#include "tests/support/activities.h"
#include "tests/support/workshop_device.h"

namespace ubao::test {
namespace {

using namespace core;

const MinistryCompletion* ministry_of(const Completion& completion, const std::string& name) {
  for (const MinistryCompletion& ministry : completion.ministries)
    if (ministry.ministry == name) return &ministry;
  return nullptr;
}

TEST(Completion, Counts_people_and_ministries_and_tells_nothing_of_answers) {
  WorkshopDevice room;
  room.open_up(kAssessment);
  std::vector<std::string> people;
  for (const auto& [name, ministry] :
       {std::pair("Esther", "Health"), std::pair("Brian", "Lands"), std::pair("Amina", "Health"),
        std::pair("David", ""), std::pair("Chebet", "Lands")})
    people.push_back(room.add(name, ministry));
  for (const std::size_t who : {0u, 1u, 3u}) room.answer(kAssessment, people[who], "L3", "2");
  for (const std::size_t who : {0u, 1u}) ASSERT_TRUE(room->submit(kAssessment, people[who]));

  Completion seen = room->completion(kAssessment);
  EXPECT_EQ(seen.of, 5);
  EXPECT_EQ(seen.done, 2) << "who has only begun is not known";
  EXPECT_EQ(seen.sheets, 0) << "they wait for the closing";
  ASSERT_EQ(seen.ministries.size(), 3u);
  EXPECT_EQ(seen.ministries.back().ministry, "") << "not said comes last";
  EXPECT_EQ(ministry_of(seen, "Health")->done, 1);
  EXPECT_EQ(ministry_of(seen, "Health")->of, 2);
  EXPECT_EQ(ministry_of(seen, "")->of, 1);
  ASSERT_EQ(seen.people.size(), 5u);
  EXPECT_EQ(seen.people[0].name, "Amina") << "who is missing comes first";
  EXPECT_FALSE(seen.people[2].done);
  EXPECT_EQ(seen.people[3].name, "Brian");
  EXPECT_TRUE(seen.people[3].done);

  room.close_up(kAssessment);
  seen = room->completion(kAssessment);
  EXPECT_EQ(seen.done, 3) << "what was begun is handed in";
  EXPECT_EQ(seen.sheets, 3);
  for (const PersonCompletion& person : seen.people)
    EXPECT_EQ(person.by_closing, person.name == "David") << person.name;
}

TEST(Completion, Tells_who_was_late_until_she_was_in_time_under_another_entry) {
  const Person amina{"person:a", "Amina", "Health", "", "", ""},
      brian{"person:b", "Brian", "Lands", "", "", ""};
  const Completion seen =
      completion_of({amina, brian}, {{"person:a", false, true}, {"person:b"}, {"person:gone", false, true}});
  EXPECT_EQ(seen.done, 2);
  EXPECT_EQ(seen.late, 2);
  EXPECT_TRUE(seen.people[0].late);
  EXPECT_FALSE(seen.people[1].late);
}

TEST(Completion, Late_sheets_count_when_the_facilitator_says_so) {
  WorkshopDevice room;
  const std::string person = room.add("Amina");
  room.open_up(kAssessment);
  room.close_up(kAssessment);
  room.answer(kAssessment, person, "L1", "3");
  ASSERT_TRUE(room->submit(kAssessment, person));
  EXPECT_EQ(room->completion(kAssessment).late, 1);
  EXPECT_FALSE(room->completion(kAssessment).late_counts);
  ASSERT_TRUE(room->count_late(kAssessment, true));
  EXPECT_TRUE(room->completion(kAssessment).late_counts);
}

TEST(Completion, Who_handed_in_and_is_not_known_here_is_counted_apart) {
  const Person amina{"person:a", "Amina", "Health", "", "", ""};
  const Completion seen = completion_of({amina}, {{"person:a"}, {"person:gone"}});
  EXPECT_EQ(seen.done, 1);
  EXPECT_EQ(seen.of, 1);
  EXPECT_EQ(seen.unknown, 1);
}

TEST(Completion, A_person_who_was_entered_twice_is_one) {
  Person amina{"person:a", "Amina", "Health", "", "", ""},
      again{"person:b", "A. Odhiambo", "Health", "", "", ""};
  again.same_as = amina.id;
  Completion seen = completion_of({again, amina}, {{"person:b"}});
  EXPECT_EQ(seen.of, 1);
  EXPECT_EQ(seen.done, 1);
  ASSERT_EQ(seen.people.size(), 1u);
  EXPECT_EQ(seen.people[0].name, "Amina");
  seen = completion_of({again, amina}, {{"person:b", true}, {"person:a"}});
  EXPECT_EQ(seen.done, 1);
  EXPECT_FALSE(seen.people[0].by_closing) << "she handed in herself as well";
}

TEST(Completion, Of_nobody_is_nothing_of_nothing) {
  const Completion seen = completion_of({}, {});
  EXPECT_EQ(seen.of, 0);
  EXPECT_TRUE(seen.ministries.empty());
}

TEST(Reopening, Keeps_its_reason_with_it_and_in_its_history) {
  WorkshopDevice room;
  room.open_up(kAssessment);
  room.close_up(kAssessment);
  ASSERT_TRUE(room->set_activity_state(kAssessment, ActivityState::open, "Lands came late"));
  EXPECT_EQ(room->agenda().find(kAssessment)->reason, "Lands came late");
  WorkshopDevice tablet = WorkshopDevice::invited(room, 5);
  tablet.absorb_all_of(room);
  EXPECT_EQ(tablet->agenda().find(kAssessment)->reason, "Lands came late");
  room.close_up(kAssessment);
  EXPECT_EQ(room->agenda().find(kAssessment)->reason, "");
  room.open_up(kAssessment);
  EXPECT_EQ(room->agenda().find(kAssessment)->reason, "") << "without a reason the old one does not return";

  const Completion seen = room->completion(kAssessment);
  std::vector<std::pair<ActivityState, std::string>> history;
  for (const StateChange& change : seen.history) history.emplace_back(change.state, change.reason);
  const std::vector<std::pair<ActivityState, std::string>> expected{{ActivityState::open, ""},
                                                                    {ActivityState::closed, ""},
                                                                    {ActivityState::open, "Lands came late"},
                                                                    {ActivityState::closed, ""},
                                                                    {ActivityState::open, ""}};
  EXPECT_EQ(history, expected);
  EXPECT_FALSE(seen.history.front().at.empty());
}

TEST(Reopening, Is_refused_to_a_device_that_may_not) {
  WorkshopDevice room;
  room.open_up(kAssessment);
  WorkshopDevice tablet = WorkshopDevice::invited(room, 5);
  tablet.absorb_all_of(room);
  const auto refused = tablet->set_activity_state(kAssessment, ActivityState::closed);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::not_allowed);
  EXPECT_EQ(tablet->completion(kAssessment).history.size(), 1u);
}

TEST(Reopening, Takes_a_reason_of_a_few_sentences) {
  WorkshopDevice room;
  const auto refused =
      room->set_activity_state(kAssessment, ActivityState::open, std::string(kMostReasonLetters + 1, 'x'));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::too_large);
  EXPECT_EQ(room->completion(kAssessment).state, ActivityState::planned);
}

}  // namespace
}  // namespace ubao::test
