#include "core/completion.h"

#include <algorithm>
#include <map>

namespace ubao::core {

const std::string& counted_as(const Person& person) {
  return person.same_as.empty() ? person.id : person.same_as;
}

Completion completion_of(const std::vector<Person>& people, const std::vector<HandedIn>& handed_in) {
  std::map<std::string, PersonCompletion> counted;
  std::map<std::string, std::string> entered;  // every id -> the one it is counted as
  for (const Person& person : people) {
    const std::string& one = counted_as(person);
    entered[person.id] = one;
    const bool herself = person.id == one;
    if (herself || !counted.contains(one))
      counted[one] = {one, person.name, person.ministry, person.name_locked};
  }
  Completion completion;
  for (const HandedIn& said : handed_in) {
    const auto known = entered.find(said.person);
    if (known == entered.end()) {
      ++completion.unknown;
      completion.late += said.late ? 1 : 0;
      continue;
    }
    PersonCompletion& one = counted[known->second];
    one.by_closing = said.by_closing && (!one.done || one.by_closing);
    one.late = said.late && (!one.done || one.late);
    one.done = true;
  }
  std::map<std::string, MinistryCompletion> ministries;
  for (const auto& [id, one] : counted) {
    MinistryCompletion& ministry = ministries[one.ministry];
    ministry.ministry = one.ministry;
    ++ministry.of;
    ++completion.of;
    ministry.done += one.done ? 1 : 0;
    completion.done += one.done ? 1 : 0;
    completion.late += one.late ? 1 : 0;
    completion.people.push_back(one);
  }
  for (const auto& [name, ministry] : ministries)
    if (!name.empty()) completion.ministries.push_back(ministry);
  if (const auto not_said = ministries.find(""); not_said != ministries.end())
    completion.ministries.push_back(not_said->second);
  std::sort(completion.people.begin(), completion.people.end(),
            [](const PersonCompletion& a, const PersonCompletion& b) {
              if (a.done != b.done) return !a.done;
              return a.name != b.name ? a.name < b.name : a.person < b.person;
            });
  return completion;
}

}  // namespace ubao::core
