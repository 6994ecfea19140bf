// One person entered on two tablets: joined by a facilitator, counted once. Whose sheet is whose nobody can
// tell; but the tablet on which she was entered a second time can take back what she handed in there.
#include <set>

#include "core/fields.h"
#include "core/locks.h"
#include "core/records.h"
#include "core/sheet_drafts.h"
#include "core/store.h"
#include "core/workshop.h"

namespace ubao::core {

// Second entries, each with the first one. What leads in a circle joins nobody.
std::map<std::string, std::string> Workshop::second_entries() {
  std::map<std::string, std::string> next;
  for (const Record& record : store_->all_of_kind("same")) {
    if (record.presence == Presence::hidden) continue;
    const auto same = from_record<SameRecord>(record);
    if (record.id == same_id(same.person) && !same.as.empty()) next[same.person] = same.as;
  }
  std::map<std::string, std::string> firsts;
  for (const auto& [person, as] : next) {
    std::set<std::string> seen{person};
    std::string first = as;
    while (seen.insert(first).second && next.contains(first)) first = next[first];
    if (!next.contains(first)) firsts[person] = first;
  }
  return firsts;
}

Result<Recorded> Workshop::join_people(const std::string& second, const std::string& first) {
  if (store_->role() != Role::facilitator) return {ErrorCode::not_allowed};
  for (const std::string* person : {&second, &first}) {
    if (person->empty() || kind_of(*person) != "person") return {ErrorCode::not_found, *person};
    if (auto known = check_person(*person); !known) return known.error();
  }
  const auto firsts = second_entries();
  const auto known = firsts.find(first);
  if (second == first || (known != firsts.end() && known->second == second))
    return {ErrorCode::bad_input, "two different people are needed"};
  return record_one({same_id(second), to_fields(SameRecord{second, first}), {}, {}});
}

Result<Recorded> Workshop::part_people(const std::string& second) {
  if (store_->role() != Role::facilitator) return {ErrorCode::not_allowed};
  if (!store_->find(same_id(second))) return {ErrorCode::not_found, second};
  return record_one({same_id(second), {{"as", ""}}, {}, {}});
}

// People who were entered more than once: the first entry, then the others.
std::vector<std::vector<std::string>> Workshop::entries_of_one() {
  std::map<std::string, std::vector<std::string>> entries;
  for (const auto& [second, first] : second_entries()) {
    if (entries[first].empty()) entries[first] = {first};
    entries[first].push_back(second);
  }
  std::vector<std::vector<std::string>> found;
  for (auto& [first, same] : entries) found.push_back(std::move(same));
  return found;
}

// Those of the entries under which she handed in.
std::vector<std::string> Workshop::completed(const std::string& activity, std::vector<std::string> entries) {
  std::erase_if(entries, [&](const std::string& person) {
    return !store_->find(completion_id(activity, person)).has_value();
  });
  return entries;
}

// People who say that they handed in, each once.
int Workshop::completions_of(const std::string& activity) {
  int completions = store_->count_of_activity("completion", activity);
  for (const auto& entries : entries_of_one())
    if (const auto done = completed(activity, entries); done.size() > 1)
      completions -= static_cast<int>(done.size()) - 1;
  return completions;
}

// What takes back from this device the sheets of people who handed in before under another entry.
std::vector<std::string> Workshop::doubled_sheets(const std::string& activity) {
  std::set<std::string> doubled;
  for (const auto& entries : entries_of_one()) {
    const auto done = completed(activity, entries);
    if (!done.empty()) doubled.insert(done.begin() + 1, done.end());
  }
  std::vector<std::string> retractions;
  if (doubled.empty()) return retractions;
  for (const HeldOp& held : store_->held(activity))
    if (doubled.contains(held.person)) retractions.push_back(held.op.of);
  return retractions;
}

}  // namespace ubao::core
