// What people answer and type for themselves: drafts on this device that only their author can open.
#include <algorithm>

#include "core/fields.h"
#include "core/locks.h"
#include "core/records.h"
#include "core/sheet_drafts.h"
#include "core/store.h"
#include "core/typed_text.h"
#include "core/workshop.h"

namespace ubao::core {
namespace {

constexpr std::size_t kDraftUnit = 64;
constexpr std::size_t kMostAnswerLetters = 2000;
constexpr std::string_view kOther = "other";

bool is_scale_answer(const Instrument& instrument, const std::string& value) {
  if (value == "skipped") return true;
  if (value.size() == 1 || value.size() == 2)
    if (value.find_first_not_of("0123456789") == std::string::npos) return instrument.takes(std::stoi(value));
  return instrument.takes_outside(value);
}

template <class Items>
bool has_code(const Items& items, const std::string& code) {
  return std::any_of(items.begin(), items.end(), [&](const auto& item) { return item.code == code; });
}

}  // namespace

std::string Workshop::sheet_scope(const std::string& activity, const std::string& person) {
  return "sheet:" + activity + ":" + person;
}

// The facilitator's own typing belongs to the device.
std::string Workshop::owner_of(const std::string& person) { return person.empty() ? "device" : person; }

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

// The drafts of a scope, by their keys. Errors: locked.
Result<std::map<std::string, std::string>> Workshop::private_drafts(const std::string& scope,
                                                                    const std::string& person) {
  std::map<std::string, std::string> drafts;
  const auto rows = store_->drafts(scope);
  if (rows.empty()) return drafts;
  const auto key = locks_->key(owner_of(person));
  if (!key) return key.error();
  for (const auto& [name, value] : rows) {
    const auto box = value.is_string() ? from_base64(value.get_ref<const std::string&>()) : std::string();
    const auto text = box ? unboxed(*key, scope, *box, kDraftUnit) : std::string();
    if (!text) continue;  // of a PIN that was forgotten
    const Json draft = Json::parse(*text, nullptr, false);
    if (draft.is_array() && draft.size() == 2 && draft[0].is_string() && draft[1].is_string())
      drafts[draft[0].get<std::string>()] = draft[1].get<std::string>();
  }
  return drafts;
}

// Neither the key of a draft nor its value can be read from the file. An empty value takes it away.
Result<Draft> Workshop::private_draft(const std::string& scope, const std::string& person,
                                      const std::string& key, const std::string& value) {
  const auto secret = locks_->key(owner_of(person));
  if (!secret) return secret.error();
  const std::string name = base64(boxed_alike(*secret, scope, key)).substr(0, 22);
  if (value.empty()) return Draft{scope, name, Json()};
  const std::string text = Json({key, value}).dump();
  return Draft{scope, name, base64(boxed(*secret, scope, text, *env_.random, kDraftUnit))};
}

AnswerSheet Workshop::answers(const std::string& activity, const std::string& person) {
  AnswerSheet sheet;
  sheet.activity = activity;
  sheet.person = person;
  const bool completed = !person.empty() && store_->find(completion_id(activity, person)).has_value();
  if (completed) sheet.state = AssessmentState::submitted;
  const auto drafts = private_drafts(sheet_scope(activity, person), person);
  if (!drafts) return sheet;
  for (const auto& [key, value] : *drafts)
    if (key.starts_with(kAnswerDraft)) sheet.answers[key.substr(kAnswerDraft.size())] = value;
  if (const auto place = drafts->find(kPlaceDraft); place != drafts->end()) sheet.place = place->second;
  if (!completed && !sheet.answers.empty()) sheet.state = AssessmentState::begun;
  const auto handed_in = drafts->find(kHandedInDraft);
  sheet.changed = handed_in != drafts->end() && handed_in->second != answers_text(sheet.answers);
  return sheet;
}

Result<Done> Workshop::check_answer(const CourseActivity& plan, const std::string& activity,
                                    const std::string& code, const std::string& value) {
  const auto no_value = [&] { return Error{ErrorCode::bad_input, "no answer \"" + value + "\""}; };
  bool known = false, text = false;
  if (plan.kind == "assessment") {
    const Instrument asked = instrument(activity);
    if (!asked.find(code)) return {ErrorCode::bad_input, "no statement \"" + code + "\""};
    if (!value.empty() && !is_scale_answer(asked, value)) return no_value();
    return Done{};
  }
  if (plan.kind == "poll") {
    text = plan.other && code == kOther;
    known = text || has_code(plan.options, code);
    if (known && !text && !value.empty() && value != "1") return no_value();
  } else if (plan.kind == "reflection") {
    text = known = has_code(plan.questions, code);
  } else if (plan.kind == "worksheet" && !plan.attributed) {
    text = known = has_code(plan.columns, code);
  } else {
    return {ErrorCode::bad_input, activity + " takes no answers"};
  }
  if (!known) return {ErrorCode::bad_input, "no question \"" + code + "\""};
  if (text && !value.empty()) return check_text(value, kMostAnswerLetters);
  return Done{};
}

Result<Recorded> Workshop::set_answer(const std::string& activity, const std::string& person,
                                      const std::string& code, const std::string& value) {
  const auto plan = plan_of(activity);
  if (!plan) return {ErrorCode::not_found, activity};
  if (person.empty()) return {ErrorCode::bad_input, "an answer needs a person"};
  if (auto there = check_person(person); !there) return there.error();
  if (auto fits = check_answer(*plan, activity, code, value); !fits) return fits.error();
  const std::string scope = sheet_scope(activity, person);
  auto drafts = private_drafts(scope, person);
  if (!drafts) return drafts.error();
  std::map<std::string, std::string>& known = *drafts;
  known[std::string(kAnswerDraft) + code] = value;
  if (value.empty()) known.erase(std::string(kAnswerDraft) + code);
  if (plan->kind == "poll" && plan->most_choices > 0 && !value.empty()) {
    const auto chosen = std::count_if(
        known.begin(), known.end(), [](const auto& draft) { return draft.first.starts_with(kAnswerDraft); });
    if (chosen > plan->most_choices)
      return {ErrorCode::bad_input, std::to_string(plan->most_choices) + " at the most"};
  }
  Deed deed;
  auto draft = private_draft(scope, person, std::string(kAnswerDraft) + code, value);
  if (!draft) return draft.error();
  deed.drafts.push_back(std::move(*draft));
  // what is begun waits sealed, until it is handed in by her or by the closing
  if (is_sealed(*plan) && !known.contains(kHandedInDraft) && !is_closed(activity))
    if (auto begun = hold_sheet(*plan, activity, person, known, false, deed); !begun) return begun.error();
  auto done = store_->carry_out(deed);
  if (!done) return done.error();
  return Recorded{{}, {}, true};
}

Result<Recorded> Workshop::set_place(const std::string& activity, const std::string& person,
                                     const std::string& code) {
  const std::string scope = sheet_scope(activity, person);
  auto draft = private_draft(scope, person, kPlaceDraft, code);
  if (!draft) return draft.error();
  const auto done = store_->set_draft(*draft);
  if (!done) return done.error();
  return Recorded{{}, {}, true};
}

// Unfinished text of a card, or of the facilitator's.
Result<Recorded> Workshop::keep_typing(const std::string& activity, const std::string& person,
                                       const std::string& text) {
  auto draft = private_draft("typing:" + activity + ":" + owner_of(person), person, "text", text);
  if (!draft) return draft.error();
  const auto done = store_->set_draft(*draft);
  if (!done) return done.error();
  return Recorded{{}, {}, true};
}

std::string Workshop::kept_typing(const std::string& activity, const std::string& person) {
  const auto drafts = private_drafts("typing:" + activity + ":" + owner_of(person), person);
  if (!drafts) return {};
  const auto text = drafts->find("text");
  return text == drafts->end() ? std::string() : text->second;
}

}  // namespace ubao::core