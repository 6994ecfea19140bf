// What assessments come to: computed here where sealed sheets may be opened, published as snapshots, read
// from them elsewhere.
#include <algorithm>

#include "core/assessment_sheets.h"
#include "core/fields.h"
#include "core/publishing.h"
#include "core/records.h"
#include "core/sealing.h"
#include "core/snapshot.h"
#include "core/store.h"
#include "core/workshop.h"

namespace ubao::core {
namespace {

constexpr const char* kMemoryDraft = "memory";

std::string publishing_scope(const std::string& activity) { return "published:" + activity; }

// Everything that a snapshot says, groups in the order of showing.
Snapshot snapshot_of(const AssessmentResults& results, const AssessmentCounter& counter,
                     const std::set<GroupId>& shown) {
  Snapshot snapshot;
  snapshot.activity = results.activity;
  snapshot.instrument = results.instrument;
  snapshot.version = results.version;
  snapshot.date = results.date;
  snapshot.ministries = results.ministries;
  snapshot.completions = results.completions;
  snapshot.late = results.late;
  snapshot.unreadable = results.unreadable;
  snapshot.unknown_codes = results.unknown_codes;
  snapshot.questions = counter.questions();
  snapshot.total = counter.total();
  for (int v = 0; v < static_cast<int>(kBreakdownVariables.size()); ++v)
    for (const GroupId id : counter.groups(v)) {
      Snapshot::Group& group = snapshot.groups.emplace_back();
      group.variable = kBreakdownVariables[static_cast<std::size_t>(v)];
      group.value = counter.group(id).name();
      if (shown.contains(id)) group.counts = counter.group(id).counts;
    }
  return snapshot;
}

}  // namespace

// The opened sheets of an assessment, with what came since the last time. Errors: not_found, bad_input,
// no_key, locked.
Result<AssessmentSheets*> Workshop::opened_sheets(const std::string& activity) {
  const auto plan = plan_of(activity);
  if (!plan) return {ErrorCode::not_found, activity};
  if (plan->kind != "assessment") return {ErrorCode::bad_input, activity + " is no assessment"};
  const auto key = sealing_key();
  if (!key) {
    sheets_.erase(activity);
    return key.error();
  }
  const Instrument asked = instrument(activity);
  Questions questions = questions_of(asked);
  std::unique_ptr<AssessmentSheets>& sheets = sheets_[activity];
  if (!sheets || sheets->instrument() != asked.id || sheets->counter().questions() != questions)
    sheets = std::make_unique<AssessmentSheets>(asked.id, std::move(questions));
  sheets->version = asked.version;
  const Store::Touched touched = store_->touched("submission", sheets->arrival);
  for (const std::string& id_of_record : touched.records) {
    const auto record = store_->find(id_of_record);
    const auto stored = record ? from_record<SubmissionRecord>(*record) : SubmissionRecord();
    if (!record || record->presence == Presence::hidden || stored.activity != activity) {
      sheets->drop(id_of_record);
      continue;
    }
    const std::string content = to_hex(hash_of(stored.sealed));
    if (sheets->knows(id_of_record, content)) continue;
    const auto sheet = open_sheet(stored.sealed, {id(), activity, id_of_record}, *key);
    sheets->put(id_of_record, content, sheet ? std::optional(*sheet) : std::nullopt);
  }
  sheets->arrival = touched.arrival;
  sheets->let_late_count(late_counts(activity));
  return sheets.get();
}

// What is to be said of a live count, figures apart.
AssessmentResults Workshop::about_results(const std::string& activity, const AssessmentSheets& sheets) {
  AssessmentResults results;
  results.activity = activity;
  results.instrument = sheets.instrument();
  results.version = sheets.version;
  results.date = utc_text(env_.clock->seconds_since_1970()).substr(0, 10);
  results.completions = completions_of(activity);
  sheets.fill(results);
  // until it is decided that they count, late sheets wait where they were made
  results.late = std::max(results.late, store_->marked_of_activity("completion", activity, "late"));
  return results;
}

Result<AssessmentResults> Workshop::results(const std::string& activity) {
  const auto sheets = opened_sheets(activity);
  if (!sheets) {
    const ErrorCode why = sheets.error().code;
    auto snapshot = why == ErrorCode::no_key || why == ErrorCode::locked ? published(activity) : std::nullopt;
    if (!snapshot) return sheets.error();
    return std::move(*snapshot);
  }
  AssessmentCounter& counter = (*sheets)->counter();
  AssessmentResults results = about_results(activity, **sheets);
  results.live = true;
  counter.fill(results, counter.showable());
  return results;
}

std::vector<Record> Workshop::snapshot_records(const std::string& activity) {
  std::vector<Record> records = store_->all_of_kind("snapshot");
  std::erase_if(records, [&](const Record& record) {
    const Field* of = record.find("activity");
    return record.presence == Presence::hidden || !of || of->value != Json(activity);
  });
  return records;
}

std::optional<AssessmentResults> Workshop::published(const std::string& activity) {
  const std::vector<Snapshot> snapshots = snapshots_in(snapshot_records(activity));
  if (snapshots.empty()) return std::nullopt;
  return results_of(snapshots.back());
}

// One device publishes an activity, the first that did, since it alone knows whom its snapshots cover; until
// it is revoked.
Result<Done> Workshop::check_publisher(const std::string& publisher) {
  if (publisher == store_->device_key()) return Done{};
  std::string name = publisher;
  for (const DeviceEntry& device : devices().devices) {
    if (device.key != publisher) continue;
    if (device.revoked) return Done{};
    name = device.name;
  }
  return {ErrorCode::not_allowed, "this activity is published by the device " + name};
}

Result<std::vector<RememberedSnapshot>> Workshop::publishing_memory(const std::string& activity,
                                                                    const SealingKey& key) {
  for (const auto& [name, value] : store_->drafts(publishing_scope(activity))) {
    if (name != kMemoryDraft || !value.is_string()) continue;
    const auto box = from_base64(value.get_ref<const std::string&>());
    if (!box) return box.error();
    const auto text = key.open(*box);
    if (!text) return text.error();
    return read_memory(*text);
  }
  return std::vector<RememberedSnapshot>{};
}

Result<Publication> Workshop::publish(const std::string& activity) {
  const auto sheets = opened_sheets(activity);
  if (!sheets) return sheets.error();
  if (store_->role() != Role::facilitator) return {ErrorCode::not_allowed};
  const auto key = sealing_key();
  if (!key) return key.error();
  AssessmentCounter& counter = (*sheets)->counter();
  AssessmentResults results = about_results(activity, **sheets);
  results.ministries = counter.ministries();

  const std::vector<Record> records = snapshot_records(activity);
  const std::vector<Snapshot> earlier = snapshots_in(records);
  int needed = kFewestShown, number = 1;
  if (!earlier.empty())
    if (auto mine = check_publisher(earlier.front().publisher); !mine) return mine.error();
  for (const Snapshot& snapshot : earlier) {
    needed = std::max(needed, snapshot.total.respondents + kFewestMore);
    number = std::max(number, snapshot.number + 1);
  }
  const int respondents = counter.total().respondents;
  if (respondents < needed) return {ErrorCode::too_few, std::to_string(needed - respondents)};

  auto memory = publishing_memory(activity, *key);
  std::vector<RememberedSnapshot> past;
  if (memory) past = std::move(*memory);
  const bool remembers_all = std::all_of(records.begin(), records.end(), [&](const Record& record) {
    return std::any_of(past.begin(), past.end(), [&](const RememberedSnapshot& snapshot) {
      return std::find(snapshot.records.begin(), snapshot.records.end(), record.id) != snapshot.records.end();
    });
  });
  PublishingPlan plan = plan_publishing(counter, (*sheets)->covered(), past, remembers_all);
  if (!plan.total) return {ErrorCode::too_few, std::to_string(kFewestMore)};

  Snapshot snapshot = snapshot_of(results, counter, plan.shown);
  snapshot.publisher = store_->device_key();
  snapshot.number = number;
  if (!remembers_all) snapshot.groups.clear();
  auto parts = parts_of(snapshot, random_name(*env_.random));
  if (!parts) return parts.error();
  Deed deed;
  for (auto& [record, fields] : *parts) {
    plan.memory.records.push_back(record);
    deed.changes.push_back({record, std::move(fields), {}, {}});
  }
  past.push_back(std::move(plan.memory));
  auto box = sealed_for(key->public_half(), memory_text(past), *env_.random);
  if (!box) return box.error();
  deed.drafts.push_back({publishing_scope(activity), kMemoryDraft, base64(*box)});
  if (auto done = store_->carry_out(deed); !done) return done.error();

  Publication publication;
  publication.number = number;
  publication.record = deed.changes.front().of;
  publication.respondents = respondents;
  publication.shown = static_cast<int>(plan.shown.size());
  publication.hidden = static_cast<int>(snapshot.groups.size()) - publication.shown;
  publication.only_totals = !remembers_all;
  return publication;
}

}  // namespace ubao::core
