// Which of the sealed sheets of an activity count: one of each respondent, none of who took hers back, what
// came late only if late sheets count; then it replaces what came in time. Of several that could, the one
// with the smallest record id, which is chance, but the same on every device. Plain values, one thread.
#pragma once

#include <map>
#include <set>
#include <string>

namespace ubao::core {

struct SheetEntry {
  std::string respondent;
  bool late = false;
  bool taken_back = false;
};

class SheetRegister {
 public:
  // Replaces what was entered for the same record.
  void put(const std::string& record, SheetEntry entry);
  void drop(const std::string& record);

  std::string respondent_of(const std::string& record) const;  // empty for a record that is not entered
  // The record of the sheet that counts; empty when none does.
  std::string counting(const std::string& respondent, bool late_counts) const;
  // Those of all respondents.
  std::set<std::string> all_counting(bool late_counts) const;
  // Respondents with a late sheet that was not taken back.
  int late() const { return static_cast<int>(late_.size()); }

 private:
  void note_late(const std::string& respondent);

  std::map<std::string, SheetEntry> entries_;                 // by record
  std::map<std::string, std::set<std::string>> respondents_;  // -> records
  std::set<std::string> late_;                                // respondents
};

}  // namespace ubao::core
