// What the publisher of an assessment's snapshots decides and remembers. Every snapshot is held against all
// earlier ones of the activity: a group that grew by one to four people is hidden, and so is every group by
// which somebody could be found in a difference. For that the publishing device remembers which sheets
// earlier snapshots covered. It never leaves the device, and is kept sealed for who may open sheets. Pure
// functions, any thread.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment_sheets.h"
#include "core/breakdown.h"
#include "core/result.h"

namespace ubao::core {

inline constexpr int kFewestMore = 5;  // respondents between one snapshot and the next

// One snapshot, as its publisher remembers it.
struct RememberedSnapshot {
  std::vector<std::string> records;    // where it is kept
  std::vector<std::string> sheets;     // ids of the sheets it covers
  std::vector<std::vector<int>> sums;  // everything that it shows: indices into sheets
};
std::string memory_text(const std::vector<RememberedSnapshot>& memory);
// Errors: unreadable.
Result<std::vector<RememberedSnapshot>> read_memory(std::string_view text);

struct PublishingPlan {
  bool total = false;         // whether anything may be published at all
  std::set<GroupId> shown;    // groups with figures
  RememberedSnapshot memory;  // without its records
};

// `memory` holds all earlier snapshots. Without `groups_too`, of totals alone: where it does not.
PublishingPlan plan_publishing(const AssessmentCounter& counter, const std::vector<CoveredSheet>& sheets,
                               const std::vector<RememberedSnapshot>& memory, bool groups_too);

}  // namespace ubao::core
