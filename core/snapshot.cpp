#include "core/snapshot.h"

#include <algorithm>
#include <map>

#include "core/breakdown.h"
#include "core/fields.h"
#include "core/signing.h"
#include "core/views.h"

namespace ubao::core {
namespace {

constexpr std::size_t kMostPartBytes = 60 * 1024;  // an op says a little more than this
constexpr int kMostCounted = 1'000'000;
constexpr std::size_t kMostSnapshotParts = 1000;

std::string snapshot_id(const Json& fields) { return "snapshot:" + name_from(canonical_text(fields)); }

// What a record says, if it is what its id names.
std::optional<SnapshotRecord> read_part(const Record& record) {
  Json fields = Json::object();
  for (const Field& field : record.fields) fields[field.name] = field.value;
  if (record.id != snapshot_id(fields)) return std::nullopt;
  return from_fields<SnapshotRecord>(fields);
}

std::size_t bytes_of_fields(const SnapshotRecord& record) { return to_fields(record).dump().size(); }

SnapshotGroup stored_group(const std::string& variable, const std::string& value, const Counts& counts) {
  if (counts.respondents == 0) return {variable, value, 0, {}, {}};
  return {variable, value, counts.respondents, counts.answers, counts.medians};
}

// Sums that fit the questions, and that somebody can have given.
bool fits(const SnapshotGroup& group, const Counts& empty) {
  const auto is_count = [](int count) { return count >= 0 && count <= kMostCounted; };
  return group.respondents >= kFewestShown && group.respondents <= kMostCounted &&
         group.answers.size() == empty.answers.size() && group.medians.size() == empty.medians.size() &&
         std::all_of(group.answers.begin(), group.answers.end(), is_count) &&
         std::all_of(group.medians.begin(), group.medians.end(), is_count);
}

bool fits(const SnapshotPart& part) {
  const auto is_dimension = [&](int d) { return d >= 0 && d < static_cast<int>(part.dimensions.size()); };
  return part.number > 0 && part.points >= kFewestPoints && part.points <= kMostPoints &&
         part.statements.size() <= kMostStatements && part.dimensions.size() <= kMostDimensions &&
         part.dimension_of.size() == part.statements.size() && part.thresholds.size() == 4 &&
         std::all_of(part.dimension_of.begin(), part.dimension_of.end(), is_dimension) &&
         !part.groups.empty();
}

Questions questions_in(const SnapshotPart& part) {
  return {part.statements,
          part.dimension_of,
          part.dimensions,
          part.points,
          {part.thresholds[0], part.thresholds[1], part.thresholds[2], part.thresholds[3]}};
}

// From all of its parts, in order. Empty when they contradict themselves.
std::optional<Snapshot> joined(const std::vector<const SnapshotRecord*>& parts) {
  const SnapshotPart& first = parts.front()->counts;
  if (!fits(first)) return std::nullopt;
  Snapshot snapshot{parts.front()->activity,
                    first.publisher,
                    first.number,
                    first.instrument,
                    first.version,
                    first.date,
                    first.ministries,
                    first.completions,
                    first.late,
                    first.unreadable,
                    first.unknown_codes,
                    questions_in(first),
                    {},
                    {},
                    {}};
  const Counts empty(snapshot.questions);
  for (const SnapshotRecord* part : parts)
    for (const SnapshotGroup& group : part->counts.groups) {
      Counts counts = empty;
      if (group.respondents != 0) {
        if (!fits(group, empty)) return std::nullopt;
        counts.respondents = group.respondents;
        counts.answers = group.answers;
        counts.medians = group.medians;
      }
      snapshot.groups.push_back({group.variable, group.value, std::move(counts)});
    }
  snapshot.total = std::move(snapshot.groups.front().counts);
  snapshot.groups.erase(snapshot.groups.begin());
  if (snapshot.total.respondents == 0) return std::nullopt;
  return snapshot;
}

}  // namespace

Result<std::vector<std::pair<std::string, Json>>> parts_of(const Snapshot& snapshot,
                                                           const std::string& publication) {
  std::vector<SnapshotRecord> parts;
  SnapshotPart common;
  common.publication = publication;
  common.publisher = snapshot.publisher;
  common.number = snapshot.number;
  common.parts = kMostCounted;  // as long as its number will be at the most
  SnapshotPart first = common;
  first.instrument = snapshot.instrument;
  first.version = snapshot.version;
  first.date = snapshot.date;
  first.ministries = snapshot.ministries;
  first.completions = snapshot.completions;
  first.late = snapshot.late;
  first.unreadable = snapshot.unreadable;
  first.unknown_codes = snapshot.unknown_codes;
  first.points = snapshot.questions.points;
  first.statements = snapshot.questions.statements;
  first.dimensions = snapshot.questions.dimensions;
  first.dimension_of = snapshot.questions.dimension_of;
  const Thresholds& thresholds = snapshot.questions.thresholds;
  first.thresholds = {thresholds.low_median, thresholds.high_median, thresholds.agreed, thresholds.dont_know};
  parts.push_back({snapshot.activity, std::move(first)});
  std::size_t used = bytes_of_fields(parts.back());
  const auto add = [&](SnapshotGroup group) {
    const std::size_t more = fields_detail::write(group).dump().size() + 1;
    if (used + more > kMostPartBytes && !parts.back().counts.groups.empty()) {
      parts.push_back({snapshot.activity, common});
      parts.back().counts.part = static_cast<int>(parts.size()) - 1;
      used = bytes_of_fields(parts.back());
    }
    parts.back().counts.groups.push_back(std::move(group));
    used += more;
    return used <= kMostPartBytes;
  };
  bool all_fit = add(stored_group({}, {}, snapshot.total));
  for (const Snapshot::Group& group : snapshot.groups)
    all_fit = add(stored_group(group.variable, group.value, group.counts)) && all_fit;
  if (!all_fit || parts.size() > kMostSnapshotParts)
    return {ErrorCode::too_large, "the sums of an instrument of so many statements"};
  std::vector<std::pair<std::string, Json>> records;
  for (SnapshotRecord& part : parts) {
    part.counts.parts = static_cast<int>(parts.size());
    Json fields = to_fields(part);
    std::string id = snapshot_id(fields);
    records.emplace_back(std::move(id), std::move(fields));
  }
  return records;
}

std::vector<Snapshot> snapshots_in(const std::vector<Record>& records) {
  struct Part {
    std::string id;
    SnapshotRecord record;
  };
  std::map<std::pair<std::string, std::string>, std::map<int, Part>> publications;
  for (const Record& record : records)
    if (auto part = read_part(record)) {
      auto& parts = publications[{part->counts.publisher, part->counts.publication}];
      parts.emplace(part->counts.part, Part{record.id, std::move(*part)});
    }
  std::vector<Snapshot> snapshots;
  for (const auto& [publication, parts] : publications) {
    std::vector<const SnapshotRecord*> in_order;
    std::vector<std::string> ids;
    bool whole = true;
    for (const auto& [number, part] : parts) {
      whole = whole && number == static_cast<int>(ids.size()) &&
              part.record.counts.parts == static_cast<int>(parts.size());
      in_order.push_back(&part.record);
      ids.push_back(part.id);
    }
    auto snapshot = whole ? joined(in_order) : std::nullopt;
    if (!snapshot) continue;
    snapshot->records = std::move(ids);
    snapshots.push_back(std::move(*snapshot));
  }
  std::sort(snapshots.begin(), snapshots.end(), [](const Snapshot& a, const Snapshot& b) {
    return std::pair(a.number, a.records.front()) < std::pair(b.number, b.records.front());
  });
  return snapshots;
}

AssessmentResults results_of(const Snapshot& snapshot) {
  AssessmentResults results;
  results.activity = snapshot.activity;
  results.instrument = snapshot.instrument;
  results.version = snapshot.version;
  results.date = snapshot.date;
  results.number = snapshot.number;
  results.respondents = snapshot.total.respondents;
  results.ministries = snapshot.ministries;
  results.completions = snapshot.completions;
  results.late = snapshot.late;
  results.unreadable = snapshot.unreadable;
  results.unknown_codes = snapshot.unknown_codes;
  results.statements = statement_results(snapshot.questions, snapshot.total);
  results.dimensions = dimension_results(snapshot.questions, snapshot.total);
  std::vector<const Counts*> ministries;
  for (const Snapshot::Group& group : snapshot.groups) {
    if (results.breakdowns.empty() || results.breakdowns.back().variable != group.variable)
      results.breakdowns.push_back({group.variable, {}});
    GroupResult& shown = results.breakdowns.back().groups.emplace_back();
    shown.value = group.value;
    shown.respondents = group.counts.respondents;
    shown.suppressed = shown.respondents == 0;
    if (shown.suppressed) continue;
    shown.statements = statement_results(snapshot.questions, group.counts);
    shown.dimensions = dimension_results(snapshot.questions, group.counts);
    if (group.variable == kBreakdownVariables[0]) ministries.push_back(&group.counts);
  }
  results.by_equal_ministries = equal_ministries(snapshot.questions, snapshot.total, ministries);
  return results;
}

}  // namespace ubao::core
