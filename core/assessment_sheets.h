// The opened sheets of one assessment on a device that may open them, each opened once: what counts of them
// is kept counted as sheets come, are replaced and are taken back. Answers are kept as marks only, in memory
// only. One thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/breakdown.h"
#include "core/sealing.h"
#include "core/sheet_register.h"

namespace ubao::core {

// A sheet that counts, as who publishes has to remember it.
struct CoveredSheet {
  std::string id;  // of its content: a sheet that was replaced is another one
  GroupsOfSheet groups{};
};

class AssessmentSheets {
 public:
  // Sheets of other instruments are not pooled; of other versions they are, code by code.
  AssessmentSheets(std::string instrument, Questions questions);

  bool knows(const std::string& record, const std::string& id) const;
  // The sheet that a record shows now; without one, it cannot be read.
  void put(const std::string& record, const std::string& id, const std::optional<SealedSheet>& sheet);
  void drop(const std::string& record);
  void let_late_count(bool late_counts);

  AssessmentCounter& counter() { return counter_; }
  const std::string& instrument() const { return instrument_; }
  std::vector<CoveredSheet> covered() const;
  // Fills in how many sheets could not be read, came late, and said what is not asked.
  void fill(AssessmentResults& results) const;

  std::int64_t arrival = 0;  // of the last op of the store that was looked at
  std::string version;       // of the instrument

 private:
  struct Opened {
    std::string id;
    bool readable = true;
    int unknown_codes = 0;  // of a sheet that is not pooled: all its answers
    Marks marks;
    std::map<std::string, std::string> breakdown;
    GroupsOfSheet groups{};
  };
  void recount(const std::string& respondent);

  std::string instrument_;
  AssessmentCounter counter_;
  bool late_counts_ = false;
  int unreadable_ = 0, unknown_codes_ = 0;
  std::map<std::string, Opened> opened_;  // by record
  SheetRegister register_;
  std::map<std::string, std::string> counted_;  // respondent -> record
};

}  // namespace ubao::core
