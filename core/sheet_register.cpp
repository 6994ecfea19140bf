#include "core/sheet_register.h"

#include <algorithm>

namespace ubao::core {

void SheetRegister::put(const std::string& record, SheetEntry entry) {
  drop(record);
  respondents_[entry.respondent].insert(record);
  entries_[record] = std::move(entry);
}

void SheetRegister::drop(const std::string& record) {
  const auto known = entries_.find(record);
  if (known == entries_.end()) return;
  const auto respondent = respondents_.find(known->second.respondent);
  respondent->second.erase(record);
  if (respondent->second.empty()) respondents_.erase(respondent);
  entries_.erase(known);
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

int SheetRegister::late() const {
  return static_cast<int>(
      std::count_if(respondents_.begin(), respondents_.end(), [&](const auto& respondent) {
        const auto is = [&](bool SheetEntry::*quality) {
          return std::any_of(respondent.second.begin(), respondent.second.end(),
                             [&](const std::string& record) { return entries_.at(record).*quality; });
        };
        return is(&SheetEntry::late) && !is(&SheetEntry::taken_back);
      }));
}

}  // namespace ubao::core
