// Who has handed in, and nothing of what: counted per person and ministry from the facts of handing in. How
// often an activity was opened and closed, and why again. Plain values, any thread.
#pragma once

#include <string>
#include <vector>

#include "core/views.h"

namespace ubao::core {

struct PersonCompletion {
  std::string person, name, ministry;
  bool name_locked = false;
  bool late = false;        // she handed in after the closing
  bool done = false;        // whether she has begun is not known to anybody but her
  bool by_closing = false;  // what she had begun was handed in for her
};

struct MinistryCompletion {
  std::string ministry;  // empty: not said
  int done = 0, of = 0;
};

// One opening or closing of an activity.
struct StateChange {
  ActivityState state = ActivityState::planned;
  std::string reason;  // typed when it was opened again
  std::string at;      // 2026-11-21T20:11:10Z
};

struct Completion {
  std::string activity;
  ActivityState state = ActivityState::planned;
  int done = 0, of = 0;      // people
  int unknown = 0;           // who say that they handed in, and are not among the people here
  int late = 0;              // of all these, after the closing
  bool late_counts = false;  // by decision of the facilitator
  int sheets = 0;            // that are here
  std::vector<MinistryCompletion> ministries;  // by name; not said last
  std::vector<PersonCompletion> people;        // who has not handed in comes first, then by name
  std::vector<StateChange> history;            // the oldest first
};

// The one who is counted for a person: herself, or her first entry when this is the second.
const std::string& counted_as(const Person& person);

// What a person, or the closing for her, says of handing in.
struct HandedIn {
  std::string person;
  bool by_closing = false, late = false;
};
Completion completion_of(const std::vector<Person>& people, const std::vector<HandedIn>& handed_in);

}  // namespace ubao::core
