#include "core/breakdown.h"

#include <algorithm>

#include "core/spelling.h"
#include "core/typed_text.h"
#include "core/views.h"

namespace ubao::core {
namespace {

constexpr std::int64_t kMinistryParts = 720'720;  // the least common multiple of 1 to 16

// A sheet may come from a program that is not ours.
std::string plain_name(const std::string& typed) {
  std::string name = shortened(typed, kMostGroupNameBytes);
  for (char& letter : name)
    if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f) letter = ' ';
  return name;
}

// Adds rows of counts, each sheet with an equal part of the whole. Rounding what was counted up to a column,
// not the column, keeps the sum of a row from passing the whole.
void add_scaled(std::vector<int>& sums, const std::vector<int>& counts, std::size_t row_length, int sheets) {
  for (std::size_t row = 0; row < counts.size(); row += row_length) {
    std::int64_t up_to = 0, before = 0;
    for (std::size_t i = row; i < row + row_length; ++i) {
      up_to += counts[i];
      const std::int64_t part = (2 * up_to * kMinistryParts + sheets) / (2 * std::int64_t{sheets});
      sums[i] += static_cast<int>(part - before);
      before = part;
    }
  }
}

}  // namespace

std::string AssessmentCounter::Group::name() const {
  const auto most = std::max_element(spellings.begin(), spellings.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == spellings.end() ? std::string() : most->first;
}

AssessmentCounter::AssessmentCounter(Questions questions)
    : questions_(std::move(questions)), total_(questions_) {}

int AssessmentCounter::group_of(std::size_t variable, const std::string& name) {
  Variable& of = variables_[variable];
  std::string key = folded(name);
  const auto known = of.index.emplace(key, static_cast<int>(of.groups.size()));
  if (known.second) {
    of.groups.push_back({std::move(key), {}, Counts(questions_)});
    of.figures.emplace_back();
  }
  return known.first->second;
}

GroupsOfSheet AssessmentCounter::add(const Marks& marks,
                                     const std::map<std::string, std::string>& breakdown) {
  return count(marks, breakdown, true);
}

void AssessmentCounter::remove(const Marks& marks, const std::map<std::string, std::string>& breakdown) {
  count(marks, breakdown, false);
}

GroupsOfSheet AssessmentCounter::count(const Marks& marks,
                                       const std::map<std::string, std::string>& breakdown, bool comes) {
  const auto count_in = [&](Counts& counts) { comes ? counts.add(marks) : counts.remove(marks); };
  count_in(total_);
  GroupsOfSheet groups{};
  for (std::size_t v = 0; v < kBreakdownVariables.size(); ++v) {
    const auto typed = breakdown.find(kBreakdownVariables[v]);
    const std::string name = typed == breakdown.end() ? std::string() : plain_name(typed->second);
    groups[v] = group_of(v, name);
    const auto at = static_cast<std::size_t>(groups[v]);
    Group& group = variables_[v].groups[at];
    count_in(group.counts);
    const auto spelling = group.spellings.emplace(name, 0).first;
    if ((spelling->second += comes ? 1 : -1) == 0) group.spellings.erase(spelling);
    variables_[v].figures[at] = {};
  }
  const auto [crossing, fresh] = crossings_.emplace(groups, 0);
  if (fresh || !comes) all_showable_.reset();
  if ((crossing->second += comes ? 1 : -1) == 0) crossings_.erase(crossing);
  return groups;
}

int AssessmentCounter::ministries() const {
  const auto& groups = variables_[0].groups;
  return static_cast<int>(std::count_if(groups.begin(), groups.end(), [](const Group& group) {
    return !group.key.empty() && group.counts.respondents > 0;
  }));
}

std::vector<GroupId> AssessmentCounter::groups(int variable) const {
  const Variable& of = variables_[static_cast<std::size_t>(variable)];
  std::vector<GroupId> found;
  bool any_name = false;
  for (const auto& [key, place] : of.index) {
    if (of.groups[static_cast<std::size_t>(place)].counts.respondents == 0) continue;
    any_name = any_name || !key.empty();
    found.push_back({variable, place});
  }
  if (!any_name) return {};
  if (group(found.front()).key.empty()) std::rotate(found.begin(), found.begin() + 1, found.end());
  return found;
}

std::vector<GroupId> AssessmentCounter::large_groups() const {
  std::vector<GroupId> large;
  for (std::size_t v = 0; v < variables_.size(); ++v) {
    std::vector<GroupId> here = groups(static_cast<int>(v));
    std::stable_sort(here.begin(), here.end(), [&](GroupId a, GroupId b) {
      return group(a).counts.respondents > group(b).counts.respondents;
    });
    for (const GroupId id : here)
      if (group(id).counts.respondents >= kFewestShown) large.push_back(id);
  }
  return large;
}

std::set<GroupId> AssessmentCounter::showable() {
  const std::vector<GroupId> large = large_groups();
  if (all_showable_ == large) return {large.begin(), large.end()};
  std::vector<int> weights;
  SumOf total;
  std::map<GroupId, SumOf> sums;
  for (const auto& [groups, sheets] : crossings_) {
    const int item = static_cast<int>(weights.size());
    weights.push_back(sheets);
    total.push_back(item);
    for (std::size_t v = 0; v < groups.size(); ++v) sums[{static_cast<int>(v), groups[v]}].push_back(item);
  }
  std::vector<SumOf> candidates{std::move(total)};
  for (const GroupId id : large) candidates.push_back(std::move(sums[id]));
  const std::vector<bool> may = harmless(weights, {}, candidates);
  std::set<GroupId> shown;
  for (std::size_t i = 0; i < large.size(); ++i)
    if (may[0] && may[i + 1]) shown.insert(large[i]);
  if (shown.size() == large.size()) all_showable_ = large;
  return shown;
}

const GroupResult& AssessmentCounter::figures_of(GroupId id) {
  GroupResult& figures =
      variables_[static_cast<std::size_t>(id.variable)].figures[static_cast<std::size_t>(id.group)];
  if (figures.respondents > 0) return figures;
  const Group& counted = group(id);
  figures.value = counted.name();
  figures.respondents = counted.counts.respondents;
  figures.statements = statement_results(questions_, counted.counts);
  figures.dimensions = dimension_results(questions_, counted.counts);
  return figures;
}

void AssessmentCounter::fill(AssessmentResults& results, const std::set<GroupId>& shown) {
  results.respondents = total_.respondents;
  results.ministries = ministries();
  results.hidden = total_.respondents < kFewestShown;
  if (results.hidden) return;
  results.statements = statement_results(questions_, total_);
  results.dimensions = dimension_results(questions_, total_);
  std::vector<const Counts*> ministries_shown;
  for (std::size_t v = 0; v < variables_.size(); ++v) {
    const std::vector<GroupId> here = groups(static_cast<int>(v));
    if (here.empty()) continue;
    Breakdown& breakdown = results.breakdowns.emplace_back();
    breakdown.variable = kBreakdownVariables[v];
    for (const GroupId id : here) {
      if (!shown.contains(id)) {
        GroupResult& hidden = breakdown.groups.emplace_back();
        hidden.value = group(id).name();
        hidden.suppressed = true;
        continue;
      }
      breakdown.groups.push_back(figures_of(id));
      if (v == 0) ministries_shown.push_back(&group(id).counts);
    }
  }
  results.by_equal_ministries = equal_ministries(questions_, total_, ministries_shown);
}

std::vector<StatementResult> equal_ministries(const Questions& questions, const Counts& total,
                                              const std::vector<const Counts*>& ministries) {
  Counts others = total;
  for (const Counts* ministry : ministries) {
    others.respondents -= ministry->respondents;
    for (std::size_t i = 0; i < others.answers.size(); ++i) others.answers[i] -= ministry->answers[i];
  }
  std::vector<const Counts*> all = ministries;
  if (others.respondents >= kFewestShown) all.push_back(&others);
  if (all.size() < 2) return {};
  Counts equal(questions);
  for (const Counts* ministry : all) {
    equal.respondents += static_cast<int>(kMinistryParts);
    add_scaled(equal.answers, ministry->answers, equal.answer_row(), ministry->respondents);
  }
  return statement_results(questions, equal);
}

}  // namespace ubao::core
