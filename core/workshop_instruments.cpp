// Instruments of a workshop: read, changed while nobody has answered, replaced, duplicated. "Answered" is
// what this device knows: answers that lie on a tablet and were not handed in are not told to others. So
// versions may differ between devices for a while; every sheet carries the id and version it was answered by.
#include <algorithm>

#include "core/fields.h"
#include "core/instrument_versions.h"
#include "core/records.h"
#include "core/store.h"
#include "core/workshop.h"

namespace ubao::core {
namespace {

constexpr const char* kData = "data";

std::string instrument_record(const std::string& id) { return "instrument:" + id; }

}  // namespace

Instrument Workshop::instrument(const std::string& activity) {
  const auto plan = plan_of(activity);
  if (!plan || plan->instrument.empty()) return {};
  const std::string record = instrument_record(plan->instrument);
  std::vector<std::string> heads = store_->heads(record, kData);
  if (const auto known = instruments_.find(record);
      known != instruments_.end() && known->second.first == heads)
    return known->second.second;
  const auto stored = store_->find(record);
  const Field* data = stored ? stored->find(kData) : nullptr;
  if (!data) return {};
  auto read = read_instrument(data->value.dump());
  if (!read) return {};
  instruments_[record] = {std::move(heads), *read};
  return std::move(*read);
}

InstrumentStatus Workshop::instrument_status(const std::string& activity) {
  const auto plan = plan_of(activity);
  return plan && !plan->instrument.empty() ? status_of_instrument(plan->instrument) : InstrumentStatus();
}

// Over all activities that ask by it.
InstrumentStatus Workshop::status_of_instrument(const std::string& id) {
  InstrumentStatus status;
  for (const Record& record : store_->all_of_kind("activity")) {
    if (from_record<ActivityRecord>(record).plan.instrument != id) continue;
    status.answered += std::max(store_->count_of_activity("submission", record.id),
                                store_->count_of_activity("completion", record.id));
    status.answered += store_->count_of_activity("rating", record.id);
    status.begun_here = status.begun_here || !store_->held(record.id).empty();
  }
  status.frozen = status.answered > 0 || status.begun_here;
  status.edited_apart = store_->heads(instrument_record(id), kData).size() > 1;
  return status;
}

Result<Change> Workshop::instrument_change(const Instrument& instrument) {
  const auto text = instrument_text(instrument);
  if (!text) return text.error();
  return Change{instrument_record(instrument.id), {{kData, Json::parse(*text)}}, {}, {}};
}

Result<Recorded> Workshop::edit_instrument(const std::string& activity, const InstrumentEdit& edit) {
  const Instrument before = instrument(activity);
  if (before.id.empty()) return {ErrorCode::not_found, activity};
  if (instrument_status(activity).frozen) return {ErrorCode::frozen};
  const auto after = edited(before, edit);
  if (!after) return after.error();
  auto change = instrument_change(*after);
  if (!change) return change.error();
  return record_one(std::move(*change));
}

Result<Recorded> Workshop::replace_instrument(const std::string& activity, Instrument replacement) {
  const auto plan = plan_of(activity);
  if (!plan || plan->instrument.empty()) return {ErrorCode::not_found, activity};
  const bool same_id = plan->instrument == replacement.id;
  const Instrument now = instrument(activity);
  if (now.scopes.empty() != replacement.scopes.empty())
    return {ErrorCode::bad_input, "an assessment and a matrix with scopes cannot take each other's place"};
  const std::string record = instrument_record(replacement.id);
  const auto known = store_->find(record);
  const Field* data = known ? known->find(kData) : nullptr;
  const auto here = data ? read_instrument(data->value.dump()) : Result<Instrument>(ErrorCode::not_found);
  if (here && *here == replacement && same_id) {
    const auto op = store_->shown_op(record, kData);
    return Recorded{op ? op->id() : std::string(), record, false};
  }
  if (status_of_instrument(plan->instrument).frozen || status_of_instrument(replacement.id).frozen)
    return {ErrorCode::frozen};
  if (here) {
    if (auto may = check_succession(*here, replacement); !may) return may.error();
    replacement = with_retired_of(*here, std::move(replacement));
  }
  auto change = instrument_change(replacement);
  if (!change) return change.error();
  std::vector<Change> changes{std::move(*change)};
  if (!same_id) changes.push_back({activity, {{"instrument", replacement.id}}, {}, {}});
  const auto ops = store_->record(changes);
  if (!ops) return ops.error();
  return Recorded{ops->front().id(), ops->front().of, false};
}

// The wanted id, or the next one with a number that no record has: "activity:a4-2".
std::string Workshop::free_record_id(const std::string& wanted) {
  std::string id = wanted;
  for (int number = 2; store_->find(id); ++number) id = wanted + "-" + std::to_string(number);
  return id;
}

Result<Recorded> Workshop::duplicate_assessment(const std::string& activity) {
  const auto record = store_->find(activity);
  Instrument copy = instrument(activity);
  if (!record || copy.id.empty()) return {ErrorCode::not_found, activity};
  const std::string instrument_copy = free_record_id(instrument_record(copy.id));
  copy.id = instrument_copy.substr(instrument_copy.find(':') + 1);
  auto planned = from_record<ActivityRecord>(*record);
  const std::string activity_copy = free_record_id(activity);
  planned.plan.id = activity_copy.substr(activity_copy.find(':') + 1);
  planned.plan.title += activity_copy.substr(activity.size()).replace(0, 1, " ");
  planned.plan.instrument = copy.id;
  planned.state.clear();
  auto change = instrument_change(copy);
  if (!change) return change.error();
  const auto ops = store_->record({std::move(*change), {activity_copy, to_fields(planned), {}, {}}});
  if (!ops) return ops.error();
  return Recorded{ops->back().id(), activity_copy, false};
}

}  // namespace ubao::core
