// What a sealed sheet looks like to a server: it stands alone, travels alone, and two workshops that differ
// in one answer differ nowhere else.
#include <gtest/gtest.h>

#include "tests/support/classroom.h"

namespace ubao::test {
namespace {

using core::ActivityState;
using core::Json;

TEST(Sealed, A_sheet_says_neither_who_nor_when_and_travels_with_sheets_alone) {
  Classroom room;
  for (const char* activity : {kAssessment, kEvaluation})
    room.facilitator.set_state(activity, ActivityState::open);
  Seat tablet = room.tablet(3);
  Shelf shelf;
  std::vector<std::string> people;
  for (int i = 0; i < 6; ++i) people.push_back(tablet.add_person("Person " + std::to_string(i)));
  for (const std::string& person : people) {
    tablet.answer(kAssessment, person, "L3", "4");
    tablet.answer(kEvaluation, person, "liked", "The people of the other ministries");
    if (person != people.back()) tablet.submit(kAssessment, person);
    tablet.submit(kEvaluation, person);
    shelf.take_from(tablet);
    for (const Json& document : shelf.documents)
      EXPECT_FALSE(Shelf::stands_alone(document)) << "sent before the closing";
  }
  for (const char* activity : {kAssessment, kEvaluation})
    room.facilitator.set_state(activity, ActivityState::closed);
  tablet.absorb(room.facilitator.documents());
  EXPECT_TRUE(tablet.settle());
  shelf.take_from(tablet);

  int sheets = 0, mixed = 0;
  for (const auto& batch : shelf.batches) {
    const auto alone = std::count_if(batch.begin(), batch.end(), Shelf::stands_alone);
    sheets += static_cast<int>(alone);
    mixed += alone != 0 && alone != static_cast<std::ptrdiff_t>(batch.size()) ? 1 : 0;
  }
  EXPECT_EQ(sheets, 12) << "five whole ones, one begun, six evaluations";
  EXPECT_EQ(mixed, 0);
  std::set<std::string> logs;
  for (const Json& document : shelf.documents) {
    if (!Shelf::stands_alone(document)) continue;
    EXPECT_FALSE(document.contains("by")) << document;
    EXPECT_FALSE(document.contains("prev")) << document;
    EXPECT_EQ(document.at("seq"), 1);
    EXPECT_EQ(document.at("at").get<std::string>().size(), 10u) << document.at("at");
    EXPECT_EQ(document.at("set").size(), 2u) << document;
    EXPECT_TRUE(logs.insert(document.at("log")).second) << "two sheets of one log";
  }
  for (const Json& document : shelf.documents)
    if (!Shelf::stands_alone(document)) {
      EXPECT_EQ(logs.count(document.at("log")), 0u) << document;
    }
}

// Everything that the server has in the end, of a room in which one person answers one statement so.
std::vector<Json> stored_with(const std::string& value) {
  Classroom room(11);
  room.facilitator.set_state(kAssessment, ActivityState::open);
  Seat tablet = room.tablet(12);
  Shelf shelf;
  std::vector<std::string> people;
  for (int i = 0; i < 5; ++i) people.push_back(tablet.add_person("Person " + std::to_string(i)));
  for (const std::string& person : people) {
    for (const char* code : {"L1", "L2", "S1"}) tablet.answer(kAssessment, person, code, "2");
    tablet.answer(kAssessment, person, "G4", person == people[2] ? value : "3");
    tablet.submit(kAssessment, person);
  }
  shelf.take_from(tablet);
  room.facilitator.set_state(kAssessment, ActivityState::closed);
  tablet.absorb(room.facilitator.documents());
  tablet.settle();
  shelf.take_from(tablet);
  return shelf.documents;
}

TEST(Sealed, One_answer_changes_nothing_but_the_sealed_bytes_of_one_op) {
  const auto one = stored_with("1");
  ASSERT_EQ(one, stored_with("1")) << "a run cannot be repeated, so nothing can be compared";
  for (const char* value : {"5", "dk", "skipped"}) {
    const auto other = stored_with(value);
    ASSERT_EQ(one.size(), other.size()) << value;
    int differing = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
      Json a = one[i], b = other[i];
      if (a == b) continue;
      ++differing;
      EXPECT_TRUE(Shelf::stands_alone(a)) << a;
      EXPECT_EQ(a.dump().size(), b.dump().size()) << value;
      EXPECT_NE(a.at("set").at("sealed"), b.at("set").at("sealed"));
      // the hash of the body stands in its id and revision
      for (Json* document : {&a, &b}) {
        const std::string id = document->at("_id");
        EXPECT_EQ(document->at("_rev"), "1-" + id.substr(id.size() - 32));
        (*document)["_id"] = id.substr(0, id.size() - 32);
        document->erase("_rev");
        (*document)["set"].erase("sealed");
      }
      EXPECT_EQ(a, b);
    }
    EXPECT_EQ(differing, 1) << value;
  }
}

}  // namespace
}  // namespace ubao::test
