// Handing in: all answers of one person as one sealed sheet. It waits here for the closing of its activity; a
// sealed copy of what is only begun waits with it, so that the closing can hand it in though its author is
// not there to enter her PIN.
#include <algorithm>

#include "core/breakdown.h"
#include "core/faults.h"
#include "core/fields.h"
#include "core/locks.h"
#include "core/records.h"
#include "core/sealing.h"
#include "core/sheet_drafts.h"
#include "core/store.h"
#include "core/typed_text.h"
#include "core/workshop.h"

namespace ubao::core {

// Adds to the deed the sealed sheet of these drafts, and what it needs to be replaced and taken back later.
Result<Done> Workshop::hold_sheet(const CourseActivity& plan, const std::string& activity,
                                  const std::string& person, std::map<std::string, std::string>& drafts,
                                  bool whole, Deed& deed) {
  const std::string scope = sheet_scope(activity, person);
  const auto keep = [&](const char* key, const std::string& value) -> Result<Done> {
    if (drafts[key] == value) return Done{};
    drafts[key] = value;
    auto draft = private_draft(scope, person, key, value);
    if (!draft) return draft.error();
    deed.drafts.push_back(std::move(*draft));
    return Done{};
  };
  SealedSheet sheet;
  for (const auto& [key, value] : drafts)
    if (key.starts_with(kAnswerDraft) && !value.empty())
      sheet.answers[key.substr(kAnswerDraft.size())] = value;
  deed.drafts.push_back(
      {begun_scope(activity, person), "sheet", sheet.answers.empty() ? Json() : Json(true)});
  // what is late replaces nothing that was in time
  sheet.late = is_closed(activity);
  const char* record_draft = sheet.late ? kLateRecordDraft : kRecordDraft;
  if (!sheet.late && !drafts[kLateRecordDraft].empty()) {
    deed.let_go.push_back(drafts[kLateRecordDraft]);
    if (auto kept = keep(kLateRecordDraft, {}); !kept) return kept;
  }
  if (sheet.answers.empty()) {
    if (!drafts[record_draft].empty()) deed.let_go.push_back(drafts[record_draft]);
    for (const char* key : {record_draft, kRespondentDraft})
      if (auto kept = keep(key, {}); !kept) return kept;
    return Done{};
  }
  const std::string record =
      drafts[record_draft].empty() ? new_record_id("submission", *env_.random) : drafts[record_draft];
  sheet.respondent = drafts[kRespondentDraft].empty() ? random_name(*env_.random) : drafts[kRespondentDraft];
  for (const auto& [key, value] :
       {std::pair(record_draft, record), std::pair(kRespondentDraft, sheet.respondent)})
    if (auto kept = keep(key, value); !kept) return kept;
  if (plan.kind == "assessment") {
    const Instrument asked = instrument(activity);
    sheet.instrument = asked.id;
    sheet.version = asked.version;
  }
  if (const auto somebody = store_->find(person)) {
    const auto details = from_record<PersonRecord>(opened(*somebody));
    for (const auto& [name, value] :
         {std::pair("ministry", details.ministry), std::pair("role", details.role),
          std::pair("region", details.region), std::pair("gender", details.gender)})
      if (!value.empty()) sheet.breakdown[name] = shortened(value, kMostGroupNameBytes);
  }
  sheet.whole = whole;
  auto held = sealed_sheet(activity, record, sheet);
  if (!held) return held.error();
  deed.held.push_back(std::move(*held));
  // A tablet keeps ready what takes the sheet back on the day she withdraws, when nobody may be here to enter
  // her PIN. A device that opens sheets must not: it could read from it whose sheet is whose.
  if (drafts.contains(kHasRetractionDraft) || info().opens_answers) return Done{};
  auto back = retraction_of(activity, person, sheet.respondent);
  if (!back) return back.error();
  deed.held.push_back(std::move(*back));
  return keep(kHasRetractionDraft, "1");
}

Result<HeldOp> Workshop::retraction_of(const std::string& activity, const std::string& person,
                                       const std::string& respondent) {
  SealedSheet retraction;
  retraction.respondent = respondent;
  retraction.taken_back = true;
  auto back = sealed_sheet(activity, new_record_id("submission", *env_.random), retraction);
  if (back) back->person = person;
  return back;
}

// What takes back the sheets of which this device can still tell that they are hers.
Result<Done> Workshop::hold_retractions(const std::string& person) {
  Deed deed;
  const std::string beginning = "sheet:", ending = ":" + person;
  for (const std::string& scope : store_->draft_scopes(beginning)) {
    if (!scope.ends_with(ending)) continue;
    const std::string activity =
        scope.substr(beginning.size(), scope.size() - beginning.size() - ending.size());
    const auto drafts = private_drafts(scope, person);
    if (!drafts || !drafts->contains(kRespondentDraft) || drafts->contains(kHasRetractionDraft)) continue;
    auto back = retraction_of(activity, person, drafts->at(kRespondentDraft));
    if (!back) return back.error();
    deed.held.push_back(std::move(*back));
    if (drafts->contains(kRecordDraft))
      deed.let_go.push_back(drafts->at(kRecordDraft));  // what was not sent never is
  }
  if (deed.held.empty()) return Done{};
  const auto done = store_->carry_out(deed);
  if (!done) return done.error();
  return Done{};
}

Result<HeldOp> Workshop::sealed_sheet(const std::string& activity, const std::string& record,
                                      const SealedSheet& sheet) {
  const SealedPlace place{id(), activity, record};
  const auto sealed = seal(sheet, place, sealing_public(), *env_.random);
  if (!sealed) return sealed.error();
  Over over;
  // it was sent before, and the activity was opened again since
  if (auto heads = store_->heads(record, "sealed"); !heads.empty()) over["sealed"] = std::move(heads);
  // n and day are those of the closing, see Store::Parts::release
  auto op = stand_alone(place, *sealed, 1, utc_text(0).substr(0, 10), std::move(over), *env_.random);
  if (!op) return op.error();
  const Until until = !sheet.late             ? Until::closing
                      : late_counts(activity) ? Until::last_day
                                              : Until::decision;
  return HeldOp{activity, {}, std::move(*op), until};
}

Result<Recorded> Workshop::submit(const std::string& activity, const std::string& person) {
  const auto plan = plan_of(activity);
  if (!plan) return {ErrorCode::not_found, activity};
  if (!is_sealed(*plan)) return {ErrorCode::bad_input, activity + " is not handed in"};
  if (person.empty() || !store_->find(person) || kind_of(person) != "person")
    return {ErrorCode::not_found, person};
  const std::string scope = sheet_scope(activity, person);
  auto drafts = private_drafts(scope, person);
  if (!drafts) return drafts.error();
  std::map<std::string, std::string> answers;
  for (const auto& [key, value] : *drafts)
    if (key.starts_with(kAnswerDraft)) answers[key.substr(kAnswerDraft.size())] = value;
  if (answers.empty()) return {ErrorCode::bad_input, "there is no answer yet"};
  Deed deed;
  if (auto held = hold_sheet(*plan, activity, person, *drafts, true, deed); !held) return held.error();
  auto handed_in = private_draft(scope, person, kHandedInDraft, answers_text(answers));
  if (!handed_in) return handed_in.error();
  deed.drafts.push_back(std::move(*handed_in));
  const std::string completion = completion_id(activity, person);
  // said once: a second time would say when she changed her mind
  const auto said = store_->shown_op(completion, "person");
  if (!said)
    deed.changes.push_back(
        {completion, to_fields(CompletionRecord{activity, person, false, is_closed(activity)}), person, {}});
  auto ops = store_->carry_out(deed);
  if (!ops) return ops.error();
  return Recorded{said ? said->id() : ops->front().id(), completion, false};
}

// Answers that are all there at once, as one step.
Result<Done> Workshop::hand_in_all(const std::string& activity, const std::string& person,
                                   const std::map<std::string, std::string>& answers) {
  const auto plan = plan_of(activity);
  if (!plan) return {ErrorCode::not_found, activity};
  const std::string scope = sheet_scope(activity, person);
  std::map<std::string, std::string> drafts;
  Deed deed;
  for (const auto& [code, value] : answers) {
    drafts[std::string(kAnswerDraft) + code] = value;
    auto draft = private_draft(scope, person, std::string(kAnswerDraft) + code, value);
    if (!draft) return draft.error();
    deed.drafts.push_back(std::move(*draft));
  }
  if (auto held = hold_sheet(*plan, activity, person, drafts, true, deed); !held) return held;
  auto handed_in = private_draft(scope, person, kHandedInDraft, answers_text(answers));
  if (!handed_in) return handed_in.error();
  deed.drafts.push_back(std::move(*handed_in));
  deed.changes.push_back(
      {completion_id(activity, person), to_fields(CompletionRecord{activity, person, false}), person, {}});
  const auto done = store_->carry_out(deed);
  if (!done) return done.error();
  return Done{};
}

bool Workshop::is_closed(const std::string& activity) {
  const auto record = store_->find(activity);
  return record && from_record<ActivityRecord>(*record).state == "closed";
}

bool Workshop::late_counts(const std::string& activity) {
  const auto record = store_->find(activity);
  return record && from_record<ActivityRecord>(*record).late_counts;
}

Result<Recorded> Workshop::count_late(const std::string& activity, bool counts) {
  const auto plan = plan_of(activity);
  if (!plan) return {ErrorCode::not_found, activity};
  if (!is_sealed(*plan)) return {ErrorCode::bad_input, activity + " is not handed in"};
  if (store_->role() != Role::facilitator) return {ErrorCode::not_allowed};
  return record_one({activity, {{"late_counts", counts}}, {}, {}});
}

Result<bool> Workshop::settle() {
  const auto sent = settle_sheets();
  if (!sent) return sent;
  const auto declared = declare_delivery();
  if (!declared) return declared;
  return *sent || *declared;
}

Result<bool> Workshop::settle_sheets() {
  const std::vector<HeldOp> held = store_->held({});
  if (held.empty()) return false;
  const WorkshopInfo now = info();
  const std::string today = utc_text(env_.clock->seconds_since_1970()).substr(0, 10);
  const bool over = !now.ends.empty() && now.ends < today;
  std::map<std::string, std::vector<std::string>> due;
  for (const HeldOp& sheet : held) {
    auto& records = due[sheet.activity];
    const bool waits =
        (sheet.until == Until::decision && !late_counts(sheet.activity)) || sheet.until == Until::last_day;
    if (sheet.person.empty() && (over || !waits)) records.push_back(sheet.op.of);
  }
  bool any = false;
  for (auto& [activity, records] : due) {
    if (!is_closed(activity) && !over) continue;
    for (std::string& doubled : doubled_sheets(activity)) records.push_back(std::move(doubled));
    if (records.empty()) continue;
    Deed deed;
    if (planted(Fault::closing_forgets_a_sheet) && records.size() > 1) {
      deed.let_go.push_back(records.back());
      records.pop_back();
    }
    deed.released = std::move(records);
    // who had begun is said to have handed in, too: her sheet is among these
    const std::string prefix = begun_scope(activity, {});
    for (const std::string& scope : store_->draft_scopes(prefix)) {
      const std::string person = scope.substr(prefix.size()), completion = completion_id(activity, person);
      if (!store_->find(completion))
        deed.changes.push_back({completion, to_fields(CompletionRecord{activity, person, true}), person, {}});
    }
    if (auto done = store_->carry_out(deed); !done) return done.error();
    any = true;
  }
  return any;
}

}  // namespace ubao::core
