// How an answer sheet is kept in the drafts of its author: the keys of its drafts. For the sources of
// Workshop only.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/canonical.h"
#include "core/course.h"

namespace ubao::core {

inline constexpr std::string_view kAnswerDraft = "answer:";       // "answer:L3"
inline constexpr const char* kPlaceDraft = "place";               // where she left off
inline constexpr const char* kRecordDraft = "record";             // of the sheet, as handed in or begun
inline constexpr const char* kLateRecordDraft = "late record";    // of what was handed in after the closing
inline constexpr const char* kRespondentDraft = "respondent";     // random, inside the sheet
inline constexpr const char* kHandedInDraft = "handed in";        // the answers as they were then
inline constexpr const char* kHasRetractionDraft = "retraction";  // what takes it back is held ready

// Says that somebody's sheet is held here, to who may not open her drafts.
inline std::string begun_scope(const std::string& activity, const std::string& person) {
  return "begun:" + activity + ":" + person;
}

// Assessments, polls and what is not attributed are sealed; reflections never leave the device.
inline bool is_sealed(const CourseActivity& plan) {
  return plan.kind == "assessment" || plan.kind == "poll" || (plan.kind == "worksheet" && !plan.attributed);
}

inline std::string completion_id(const std::string& activity, const std::string& person) {
  return "completion:" + activity.substr(activity.find(':') + 1) + "." + person.substr(person.find(':') + 1);
}

inline std::string same_id(const std::string& person) {
  return "same:" + person.substr(person.find(':') + 1);
}

inline std::string answers_text(const std::map<std::string, std::string>& answers) {
  return Json(answers).dump();
}

}  // namespace ubao::core
