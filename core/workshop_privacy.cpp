// Consent, withdrawal, and private notes.
#include "core/fields.h"
#include "core/locks.h"
#include "core/records.h"
#include "core/store.h"
#include "core/workshop.h"

namespace ubao::core {

Result<Recorded> Workshop::agree(const std::string& person) {
  if (person.empty()) return {ErrorCode::not_found, person};
  if (auto known = check_person(person); !known) return known.error();
  const std::string day = utc_text(env_.clock->seconds_since_1970()).substr(0, 10);
  return record_one({person, {{"agreed", std::string(kTermsVersion) + " " + day}}, person, {}});
}

// Every device that learns of it destroys her records, drafts and keys and sends what takes her sheets back,
// see core/store_trust.cpp.
Result<Recorded> Workshop::withdraw(const std::string& person) {
  if (person.empty()) return {ErrorCode::not_found, person};
  if (auto known = check_person(person); !known) return known.error();
  if (store_->role() != Role::facilitator) return {ErrorCode::not_allowed};
  if (auto held = hold_retractions(person); !held) return held.error();
  locks_->close(person);
  const std::string day = utc_text(env_.clock->seconds_since_1970()).substr(0, 10);
  return record_one(
      {"withdrawal:" + person.substr(person.find(':') + 1), {{"person", person}, {"day", day}}, {}, {}});
}

Result<Done> Workshop::erase_from_device(const std::string& person) {
  if (person.empty() || kind_of(person) != "person") return {ErrorCode::not_found, person};
  locks_->close(person);
  return store_->erase_person(person);
}

Result<std::string> Workshop::notes_text(const std::string& activity, const std::string& person) {
  const auto plan = plan_of(activity);
  if (!plan || plan->kind != "reflection") return {ErrorCode::not_found, activity};
  if (const LockView lock = locks_->of(person); lock.state == LockState::locked) return {ErrorCode::locked};
  const AnswerSheet sheet = answers(activity, person);
  std::string text = info().title + "\n" + plan->title + "\n";
  for (const CourseItem& question : plan->questions) {
    text += "\n" + question.text + "\n";
    const auto note = sheet.answers.find(question.code);
    text += note == sheet.answers.end() ? "-\n" : note->second + "\n";
  }
  return text;
}

Result<Recorded> Workshop::copy_note_to_plan(const std::string& activity, const std::string& person,
                                             const std::string& code) {
  const auto drafts = answers(activity, person).answers;
  const auto note = drafts.find(code);
  if (note == drafts.end()) return {ErrorCode::not_found, code};
  const std::string to = action_plan();
  if (to.empty()) return {ErrorCode::not_found, "an action plan"};
  return record_one({new_record_id("row", *env_.random),
                     {{"activity", to}, {"step", note->second}, {"author", person}},
                     person,
                     {}});
}

}  // namespace ubao::core
