#include "core/sheet_register.h"

namespace ubao::core {

void SheetRegister::put(const std::string& record, SheetEntry entry) {
  drop(record);
  const std::string respondent = entry.respondent;
  respondents_[respondent].insert(record);
  entries_[record] = std::move(entry);
  note_late(respondent);
}

void SheetRegister::drop(const std::string& record) {
  const auto known = entries_.find(record);
  if (known == entries_.end()) return;
  const std::string respondent = known->second.respondent;
  entries_.erase(known);
  const auto records = respondents_.find(respondent);
  records->second.erase(record);
  if (records->second.empty()) respondents_.erase(records);
  note_late(respondent);
}

std::string SheetRegister::respondent_of(const std::string& record) const {
  const auto known = entries_.find(record);
  return known == entries_.end() ? std::string() : known->second.respondent;
}

std::string SheetRegister::counting(const std::string& respondent, bool late_counts) const {
  const auto records = respondents_.find(respondent);
  if (records == respondents_.end()) return {};
  std::string in_time, late;
  for (const std::string& record : records->second) {
    const SheetEntry& entry = entries_.at(record);
    if (entry.taken_back) return {};
    std::string& first = entry.late ? late : in_time;
    if (first.empty()) first = record;
  }
  return late_counts && !late.empty() ? late : in_time;
}

std::set<std::string> SheetRegister::all_counting(bool late_counts) const {
  std::set<std::string> counting_records;
  for (const auto& [respondent, records] : respondents_)
    if (std::string record = counting(respondent, late_counts); !record.empty())
      counting_records.insert(std::move(record));
  return counting_records;
}

void SheetRegister::note_late(const std::string& respondent) {
  bool late = false, taken_back = false;
  if (const auto records = respondents_.find(respondent); records != respondents_.end())
    for (const std::string& record : records->second) {
      late = late || entries_.at(record).late;
      taken_back = taken_back || entries_.at(record).taken_back;
    }
  if (late && !taken_back)
    late_.insert(respondent);
  else
    late_.erase(respondent);
}

}  // namespace ubao::core
