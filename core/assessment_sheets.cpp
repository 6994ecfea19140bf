#include "core/assessment_sheets.h"

#include <set>

namespace ubao::core {

AssessmentSheets::AssessmentSheets(std::string instrument, Questions questions)
    : instrument_(std::move(instrument)), counter_(std::move(questions)) {}

bool AssessmentSheets::knows(const std::string& record, const std::string& id) const {
  const auto known = opened_.find(record);
  return known != opened_.end() && known->second.id == id;
}

void AssessmentSheets::put(const std::string& record, const std::string& id,
                           const std::optional<SealedSheet>& sheet) {
  drop(record);
  Opened& opened = opened_[record];
  opened.id = id;
  opened.readable = sheet.has_value();
  if (!sheet) {
    ++unreadable_;
    return;
  }
  if (!sheet->taken_back && sheet->instrument != instrument_) {
    opened.unknown_codes = static_cast<int>(sheet->answers.size());
    unknown_codes_ += opened.unknown_codes;
    return;
  }
  opened.marks = marks_of(counter_.questions(), sheet->answers);
  opened.breakdown = sheet->breakdown;
  register_.put(record, {sheet->respondent, sheet->late, sheet->taken_back});
  recount(sheet->respondent);
}

void AssessmentSheets::drop(const std::string& record) {
  const auto known = opened_.find(record);
  if (known == opened_.end()) return;
  const std::string respondent = register_.respondent_of(record);
  register_.drop(record);
  if (!respondent.empty()) recount(respondent);
  unreadable_ -= known->second.readable ? 0 : 1;
  unknown_codes_ -= known->second.unknown_codes;
  opened_.erase(known);
}

void AssessmentSheets::let_late_count(bool late_counts) {
  if (late_counts == late_counts_) return;
  late_counts_ = late_counts;
  std::set<std::string> respondents;
  for (const auto& [record, opened] : opened_) respondents.insert(register_.respondent_of(record));
  for (const std::string& respondent : respondents) recount(respondent);
}

// Brings what is counted of a respondent in line with what counts.
void AssessmentSheets::recount(const std::string& respondent) {
  const std::string now = register_.counting(respondent, late_counts_);
  const auto before = counted_.find(respondent);
  if (before != counted_.end()) {
    if (before->second == now) return;
    const Opened& gone = opened_.at(before->second);
    counter_.remove(gone.marks, gone.breakdown);
    unknown_codes_ -= gone.marks.unknown_codes;
    counted_.erase(before);
  }
  if (now.empty()) return;
  Opened& counts = opened_.at(now);
  counts.groups = counter_.add(counts.marks, counts.breakdown);
  unknown_codes_ += counts.marks.unknown_codes;
  counted_[respondent] = now;
}

std::vector<CoveredSheet> AssessmentSheets::covered() const {
  std::vector<CoveredSheet> covered;
  for (const auto& [respondent, record] : counted_) {
    const Opened& opened = opened_.at(record);
    covered.push_back({opened.id, opened.groups});
  }
  return covered;
}

void AssessmentSheets::fill(AssessmentResults& results) const {
  results.late = register_.late();
  results.unreadable = unreadable_;
  results.unknown_codes = unknown_codes_;
}

}  // namespace ubao::core
