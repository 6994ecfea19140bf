// The sheets of an assessment, counted as they come and go: in total, and by ministry, role, region and
// gender, one variable at a time. What may be shown of the groups is decided so that nobody is revealed by
// subtraction, see core/disclosure.h. Holds no answers of single people, only sums. One thread.
#pragma once

#include <array>
#include <compare>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/disclosure.h"
#include "core/results.h"
#include "core/statistics.h"

namespace ubao::core {

inline constexpr std::array<const char*, 4> kBreakdownVariables{"ministry", "role", "region", "gender"};
// Room for four of these is in every sheet, so that a long name of a ministry makes none longer.
inline constexpr std::size_t kMostGroupNameBytes = 40;

// The group of a sheet in each variable: indices that stay the same as long as the counter lives.
using GroupsOfSheet = std::array<int, kBreakdownVariables.size()>;

struct GroupId {
  int variable = 0, group = 0;
  auto operator<=>(const GroupId&) const = default;
};

class AssessmentCounter {
 public:
  explicit AssessmentCounter(Questions questions);

  // `breakdown`: variable -> value as typed. Values that differ in capitals and blanks only are one group; no
  // value is a group of its own.
  GroupsOfSheet add(const Marks& marks, const std::map<std::string, std::string>& breakdown);
  // Of a sheet that was added with just these.
  void remove(const Marks& marks, const std::map<std::string, std::string>& breakdown);

  const Questions& questions() const { return questions_; }
  const Counts& total() const { return total_; }
  int ministries() const;  // with a name

  // Groups of kFewestShown or more: in the order of the variables, the largest first.
  std::vector<GroupId> large_groups() const;
  // Of these, what may be shown beside each other and the total.
  std::set<GroupId> showable();

  struct Group {
    std::string key;                       // folded; empty: not said
    std::map<std::string, int> spellings;  // as typed -> how often
    Counts counts;

    std::string name() const;  // as most have typed it
  };
  const Group& group(GroupId id) const {
    return variables_[static_cast<std::size_t>(id.variable)].groups[static_cast<std::size_t>(id.group)];
  }
  // Groups with somebody in them, in the order of their keys; what was not said last. None when nobody said
  // anything.
  std::vector<GroupId> groups(int variable) const;

  // Fills in what is counted: respondents, ministries, and all figures unless there are too few respondents.
  void fill(AssessmentResults& results, const std::set<GroupId>& shown);

 private:
  struct Variable {
    std::map<std::string, int> index;  // folded -> place
    std::vector<Group> groups;
    std::vector<GroupResult> figures;  // of each group; without respondents: to be computed anew
  };
  GroupsOfSheet count(const Marks& marks, const std::map<std::string, std::string>& breakdown, bool comes);
  int group_of(std::size_t variable, const std::string& name);
  const GroupResult& figures_of(GroupId id);

  Questions questions_;
  Counts total_;
  std::array<Variable, kBreakdownVariables.size()> variables_;
  std::map<GroupsOfSheet, int> crossings_;  // sheets of each combination of groups
  // All groups that were large when all of them were showable. They still are, as long as sheets only join
  // others of the same combination: then no sum is about other combinations, and none about fewer sheets.
  std::optional<std::vector<GroupId>> all_showable_;
};

// The figures in which every ministry counts equally: each sheet weighs one by the number of sheets of its
// ministry. `ministries` are those that are shown; the others are taken as one together, if they are enough.
// Empty when that leaves fewer than two. Counts are in parts of 720,720 to a ministry: exact for up to 16
// sheets, to the sixth digit beyond.
std::vector<StatementResult> equal_ministries(const Questions& questions, const Counts& total,
                                              const std::vector<const Counts*>& ministries);

}  // namespace ubao::core
