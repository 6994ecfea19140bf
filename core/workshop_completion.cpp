// Opening, closing and opening again; who has handed in.
#include "core/completion.h"
#include "core/fields.h"
#include "core/records.h"
#include "core/store.h"
#include "core/typed_text.h"
#include "core/workshop.h"

namespace ubao::core {

Result<Recorded> Workshop::set_activity_state(const std::string& activity, ActivityState state,
                                              const std::string& reason) {
  const auto record = store_->find(activity);
  if (!record) return {ErrorCode::not_found, activity};
  if (!reason.empty())
    if (auto form = check_text(reason, kMostReasonLetters); !form) return form.error();
  const char* word = state == ActivityState::open ? "open" : state == ActivityState::closed ? "closed" : "";
  Json set{{"state", word}};
  // a reason is that of the last opening: without one there is none any more
  const bool opens = state == ActivityState::open;
  if (opens && from_record<ActivityRecord>(*record).reason != reason) set["reason"] = reason;
  std::vector<Change> changes{{activity, std::move(set), {}, {}}};
  if (auto phase = phase_with(activity, state)) changes.push_back(std::move(*phase));
  const auto ops = store_->record(changes);
  if (!ops) return ops.error();
  Recorded recorded{ops->front().id(), activity, false};
  if (auto settled = settle(); !settled) return settled.error();
  return recorded;
}

Completion Workshop::completion(const std::string& activity) {
  std::vector<HandedIn> handed_in;
  for (const Record& record : store_->all_of_activity(activity)) {
    if (kind_of(record.id) != "completion" || record.presence == Presence::hidden) continue;
    const auto stored = from_record<CompletionRecord>(record);
    handed_in.push_back({stored.person, stored.begun, stored.late});
  }
  Completion completion = completion_of(people(), handed_in);
  completion.activity = activity;
  completion.late_counts = late_counts(activity);
  completion.sheets = store_->count_of_activity("submission", activity);
  const auto record = store_->find(activity);
  if (record) completion.state = activity_state(from_record<ActivityRecord>(*record).state);
  for (const Op& op : store_->ops_of(activity)) {
    if (!op.set.contains("state") || !op.set["state"].is_string()) continue;
    const ActivityState then = activity_state(op.set["state"].get<std::string>());
    const std::string reason =
        op.set.value("reason", Json()).is_string() ? op.set["reason"].get<std::string>() : std::string();
    const bool same = !completion.history.empty() && completion.history.back().state == then;
    if (!same || !reason.empty()) completion.history.push_back({then, reason, op.at});
  }
  return completion;
}

}  // namespace ubao::core
