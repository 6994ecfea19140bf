#include "core/workshop.h"

#include <algorithm>
#include <set>

#include "core/assessment_sheets.h"
#include "core/fields.h"
#include "core/keyring.h"
#include "core/locks.h"
#include "core/records.h"
#include "core/store.h"
#include "core/typed_text.h"

namespace ubao::core {
namespace {

std::string activity_id(const std::string& code) { return "activity:" + code; }

// The instruments can be stored, and the course's assessments name the one. A matrix that is not here is
// filled in on paper.
Result<Done> check_fit(const Course& course, const Instrument& instrument,
                       const std::vector<Instrument>& matrices) {
  if (auto written = instrument_text(instrument); !written) return written.error();
  for (const Instrument& matrix : matrices)
    if (auto written = instrument_text(matrix); !written) return written.error();
  for (const CourseSession& session : course.sessions)
    for (const CourseActivity& activity : session.activities)
      if (activity.kind == "assessment" && activity.instrument != instrument.id)
        return {ErrorCode::bad_course, activity.id + " needs the instrument \"" + activity.instrument + "\""};
  return Done{};
}

}  // namespace

Workshop::Workshop(std::unique_ptr<Store> store, Env env, Cost cost)
    : store_(std::move(store)), env_(env), locks_(std::make_unique<Locks>(*store_, env, cost)) {}
Workshop::~Workshop() = default;

const std::string& Workshop::id() const { return store_->workshop(); }
Revision Workshop::store_revision() const { return store_->revision(); }
std::uint64_t Workshop::peers_revision() const {
  return store_->peers().revision() + store_->receipts().revision();  // neither goes back
}

Result<std::vector<Change>> Workshop::plan(const Course& course, const Instrument& instrument,
                                           const std::vector<Instrument>& matrices,
                                           const WorkshopDetails& details,
                                           const std::map<std::string, std::string>& states, bool sample) {
  WorkshopRecord workshop;
  workshop.title = details.title;
  workshop.place = details.place;
  workshop.starts = details.starts;
  workshop.ends = details.ends;
  workshop.language = details.language;
  workshop.course = course.id;
  workshop.course_version = course.version;
  workshop.course_title = course.title;
  workshop.sample = sample;
  workshop.pins = details.pins ? "" : "off";
  workshop.private_boards = details.private_boards;
  workshop.responsible = details.responsible;
  workshop.contact = details.contact;
  workshop.keep_months = details.keep_months;
  auto keys = keys_fields();
  if (!keys) return keys.error();
  std::vector<Change> changes(1);
  int order = 0;
  for (const CourseSession& session : course.sessions) {
    workshop.sessions.push_back({session.id, session.title, session.start, session.minutes});
    for (const CourseActivity& activity : session.activities) {
      const auto state = states.find(activity.id);
      ActivityRecord record;
      record.plan = activity;
      record.session = session.id;
      record.order = order++;
      if (state != states.end()) record.state = state->second;
      changes.push_back({activity_id(activity.id), to_fields(record), {}, {}});
    }
  }
  changes.front() = {"workshop:" + id(), to_fields(workshop), {}, {}};
  std::vector<Instrument> used = matrices;
  used.insert(used.begin(), instrument);
  for (const Instrument& one : used) {
    auto change = instrument_change(one);
    if (!change) return change.error();
    changes.push_back(std::move(*change));
  }
  changes.push_back({"keys:" + id(), std::move(*keys), {}, {}});
  return changes;
}

Result<Done> Workshop::begin(const Course& course, const Instrument& instrument,
                             const WorkshopDetails& details, const std::vector<Instrument>& matrices) {
  if (auto title = check_text(details.title, kMostNameLetters); !title) return title;
  if (auto fits = check_fit(course, instrument, matrices); !fits) return fits;
  const auto changes = plan(course, instrument, matrices, details, {}, false);
  if (!changes) return changes.error();
  const auto ops = store_->record(*changes);
  if (!ops) return ops.error();
  return Done{};
}

Result<Done> Workshop::begin_sample(const Course& course, const Instrument& instrument, const Sample& sample,
                                    const std::vector<Instrument>& matrices) {
  if (auto fits = check_fit(course, instrument, matrices); !fits) return fits;
  const std::int64_t first_day = env_.clock->seconds_since_1970() - sample.began_days_ago * kSecondsPerDay;
  WorkshopDetails details;
  details.title = sample.title;
  details.place = sample.place;
  details.starts = utc_text(first_day).substr(0, 10);
  details.ends = utc_text(first_day + 28 * kSecondsPerDay).substr(0, 10);
  details.pins = false;  // it is there to be tried by one person who plays them all
  std::map<std::string, std::string> states;
  for (const SampleState& state : sample.states) states[state.activity] = state.state;
  auto planned = plan(course, instrument, matrices, details, states, true);
  if (!planned) return planned.error();
  std::vector<Change> changes = std::move(*planned);
  std::vector<std::string> people;
  for (const SamplePerson& person : sample.people) {
    people.push_back(new_record_id("person", *env_.random));
    const PersonRecord record{person.name, person.ministry, person.role, person.region, person.gender, {}};
    auto fields = closed(people.back(), to_fields(record));
    if (!fields) return fields.error();
    changes.push_back({people.back(), std::move(*fields), {}, {}});
  }
  for (const SampleCard& card : sample.cards) {
    const std::string& author = people.at(static_cast<std::size_t>(card.person));
    const CardRecord record{activity_id(card.activity), author, card.text, card.colour, {card.x, card.y}};
    changes.push_back({new_record_id("card", *env_.random), to_fields(record), author, {}});
  }
  if (const auto ops = store_->record(changes); !ops) return ops.error();
  for (const SampleSubmission& submission : sample.submissions) {
    const std::string& person = people.at(static_cast<std::size_t>(submission.person));
    std::map<std::string, std::string> answers;
    for (const SampleAnswer& answer : submission.answers) answers[answer.code] = answer.value;
    if (auto done = hand_in_all(activity_id(submission.activity), person, answers); !done) return done;
  }
  if (auto settled = settle(); !settled) return settled.error();
  return Done{};
}

Result<Recorded> Workshop::record_one(Change change) {
  auto fields = closed(change.of, std::move(change.set));
  if (!fields) return fields.error();
  change.set = std::move(*fields);
  if (act_ != nullptr) {
    act_->push_back(std::move(change));
    return Recorded{{}, act_->back().of, false};
  }
  auto ops = store_->record({std::move(change)});
  if (!ops) return ops.error();
  return Recorded{ops->front().id(), ops->front().of, false};
}

Result<Done> Workshop::in_one_act(const std::function<Result<Done>()>& work) {
  std::vector<Change> changes;
  act_ = &changes;
  const auto said = work();
  act_ = nullptr;
  if (!said) return said.error();
  if (changes.empty()) return Done{};
  if (const auto ops = store_->record(changes); !ops) return ops.error();
  return Done{};
}

Result<Recorded> Workshop::add_person(const Person& person) {
  if (auto name = check_text(person.name, kMostNameLetters); !name) return name.error();
  for (const std::string* detail : {&person.ministry, &person.role, &person.region, &person.gender})
    if (!detail->empty())
      if (auto text = check_text(*detail, kMostNameLetters); !text) return text.error();
  const PersonRecord record{person.name, person.ministry, person.role, person.region, person.gender, {}};
  return record_one({new_record_id("person", *env_.random), to_fields(record), {}, {}});
}

Result<Done> Workshop::check_person(const std::string& person) {
  if (person.empty() || (kind_of(person) == "person" && store_->find(person))) return Done{};
  return {ErrorCode::not_found, person};
}

}  // namespace ubao::core
