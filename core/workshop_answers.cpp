// The assessment's side of Workshop: answers are drafts of this device until they are handed in as one op.
#include "core/fields.h"
#include "core/records.h"
#include "core/store.h"
#include "core/workshop.h"

namespace ubao::core {
namespace {

constexpr std::string_view kAnswer = "answer:";  // draft keys: "answer:L3", "place", "submitted"

bool is_answer(const Instrument& instrument, const std::string& value) {
  if (value == "skipped") return true;
  if (value.size() == 1 || value.size() == 2)
    if (value.find_first_not_of("0123456789") == std::string::npos) return instrument.takes(std::stoi(value));
  return instrument.takes_outside(value);
}

}  // namespace

std::string Workshop::sheet_scope(const std::string& activity, const std::string& person) {
  return "sheet:" + activity + ":" + person;
}

Instrument Workshop::instrument(const std::string& activity) {
  const auto record = store_->find(activity);
  if (!record) return {};
  const std::string id = "instrument:" + from_record<ActivityRecord>(*record).plan.instrument;
  if (const auto known = instruments_.find(id); known != instruments_.end()) return known->second;
  const auto stored = store_->find(id);
  const Field* data = stored ? stored->find("data") : nullptr;
  if (!data) return {};
  auto read = read_instrument(data->value.dump());
  if (!read) return {};
  return instruments_[id] = std::move(*read);
}

AnswerSheet Workshop::answers(const std::string& activity, const std::string& person) {
  AnswerSheet sheet;
  sheet.activity = activity;
  sheet.person = person;
  std::string submission;
  for (const auto& [key, value] : store_->drafts(sheet_scope(activity, person))) {
    if (!value.is_string()) continue;
    if (key == "submitted")
      submission = value.get<std::string>();
    else if (key == "place")
      sheet.place = value.get<std::string>();
    else if (key.starts_with(kAnswer))
      sheet.answers[key.substr(kAnswer.size())] = value.get<std::string>();
  }
  if (!sheet.answers.empty()) sheet.state = AssessmentState::begun;
  if (submission.empty()) return sheet;
  sheet.state = AssessmentState::submitted;
  if (const auto record = store_->find(submission); record && !sheet.answers.empty())
    sheet.changed = from_record<SubmissionRecord>(*record).answers != sheet.answers;
  return sheet;
}

Result<Recorded> Workshop::set_answer(const std::string& activity, const std::string& person,
                                      const std::string& code, const std::string& value) {
  const Instrument known = instrument(activity);
  if (known.id.empty()) return {ErrorCode::not_found, activity};
  if (person.empty()) return {ErrorCode::bad_input, "an answer needs a person"};
  if (auto there = check_person(person); !there) return there.error();
  if (!known.find(code)) return {ErrorCode::bad_input, "no statement \"" + code + "\""};
  if (!value.empty() && !is_answer(known, value))
    return {ErrorCode::bad_input, "no answer \"" + value + "\""};
  const auto done = store_->set_draft(
      {sheet_scope(activity, person), std::string(kAnswer) + code, value.empty() ? Json() : Json(value)});
  if (!done) return done.error();
  return Recorded{{}, {}, true};
}

Result<Recorded> Workshop::set_place(const std::string& activity, const std::string& person,
                                     const std::string& code) {
  const auto done = store_->set_draft({sheet_scope(activity, person), "place", code});
  if (!done) return done.error();
  return Recorded{{}, {}, true};
}

Result<Recorded> Workshop::submit_assessment(const std::string& activity, const std::string& person) {
  const Instrument known = instrument(activity);
  if (known.id.empty()) return {ErrorCode::not_found, activity};
  const auto somebody = store_->find(person);
  if (!somebody || kind_of(person) != "person") return {ErrorCode::not_found, person};
  const AnswerSheet sheet = answers(activity, person);
  if (sheet.answers.empty()) return {ErrorCode::bad_input, "there is no answer yet"};

  const auto details = from_record<PersonRecord>(*somebody);
  SubmissionRecord submission{activity, known.id, known.version, sheet.answers, {}};
  for (const auto& [name, value] : {std::pair("ministry", details.ministry), std::pair("role", details.role),
                                    std::pair("region", details.region), std::pair("gender", details.gender)})
    if (!value.empty()) submission.breakdown[name] = value;

  // a second time replaces the first, and only this device knows whose it is
  const std::string scope = sheet_scope(activity, person);
  std::string record = new_record_id("submission", *env_.random);
  for (const auto& [key, value] : store_->drafts(scope))
    if (key == "submitted" && value.is_string()) record = value.get<std::string>();
  auto ops = store_->record({{record, to_fields(submission), {}, {}}}, {{scope, "submitted", record}});
  if (!ops) return ops.error();
  return Recorded{ops->front().id(), record, false};
}

}  // namespace ubao::core
