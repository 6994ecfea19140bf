// What teams and the plenary make of an assessment: consensus beside the individual answers, and statements
// that become rows of the action plan.
#include <algorithm>

#include "core/consensus.h"
#include "core/fields.h"
#include "core/ids.h"
#include "core/records.h"
#include "core/store.h"
#include "core/typed_text.h"
#include "core/workshop.h"

namespace ubao::core {
namespace {

// The same parts make the same record on every device.
std::string derived_id(std::string_view kind, std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text += std::string(part) + "\n";
  return std::string(kind) + ":" + to_hex(hash_of(text));
}

std::string priority_id(const std::string& activity, const std::string& statement) {
  return derived_id("row", {activity, statement});
}

std::string note_id(const std::string& activity) { return derived_id("debrief", {activity}); }

Result<Done> check_entry(const ConsensusEntry& entry, const Instrument& instrument) {
  const bool stands_apart = entry.rating == kNotRated || entry.rating == kNoConsensus;
  if (!stands_apart && !instrument.takes(entry.rating))
    return {ErrorCode::bad_input, "the rating is no point of the scale"};
  for (const std::string* text : {&entry.reason, &entry.evidence, &entry.dissent})
    if (!text->empty())
      if (auto form = check_text(*text, kMostConsensusLetters); !form) return form;
  const std::string& sure = entry.confidence;
  if (!sure.empty() && sure != "high" && sure != "medium" && sure != "low")
    return {ErrorCode::bad_input, "the confidence is high, medium or low"};
  return Done{};
}

// What another device wrote is shown as far as it can be.
ConsensusEntry shown_entry(const Json& whole, const Instrument& instrument) {
  auto entry = from_fields<ConsensusEntry>(whole);
  if (entry.rating != kNoConsensus && !instrument.takes(entry.rating)) entry.rating = kNotRated;
  return entry;
}

}  // namespace

std::string consensus_id(const std::string& activity, const std::string& statement, const std::string& team) {
  return derived_id("consensus", {activity, statement, team});
}

const Consensus* find_consensus(const std::vector<Consensus>& all, const std::string& statement,
                                const std::string& team) {
  for (const Consensus& one : all)
    if (one.statement == statement && one.team == team) return &one;
  return nullptr;
}

std::optional<Fraction> shift_of(const ConsensusEntry& entry, const StatementResult& individual) {
  if (entry.rating <= kNoConsensus || !individual.interpolated_median) return std::nullopt;
  return Fraction(entry.rating) - *individual.interpolated_median;
}

Result<Recorded> Workshop::set_consensus(const std::string& activity, const std::string& statement,
                                         const std::string& team, const ConsensusEntry& entry,
                                         const std::string& person) {
  const auto plan = plan_of(activity);
  if (!plan) return {ErrorCode::not_found, activity};
  if (plan->kind != "assessment") return {ErrorCode::bad_input, activity + " is no assessment"};
  const Instrument asked = instrument(activity);
  if (!asked.find(statement)) return {ErrorCode::bad_input, "no statement \"" + statement + "\""};
  if (!team.empty())
    if (auto name = check_text(team, kMostTeamLetters); !name) return name.error();
  if (auto fits = check_entry(entry, asked); !fits) return fits.error();
  if (auto known = check_person(person); !known) return known.error();
  Json fields = to_fields(ConsensusRecord{activity, statement, team, entry});
  if (!fields.contains("consensus")) fields["consensus"] = Json::object();  // all of it was taken back
  return record_one({consensus_id(activity, statement, team), std::move(fields), person, {}});
}

Result<Recorded> Workshop::choose_consensus(const std::string& activity, const std::string& statement,
                                            const std::string& team, std::size_t version,
                                            const std::string& person) {
  const auto all = consensus(activity);
  const Consensus* found = find_consensus(all, statement, team);
  if (!found) return {ErrorCode::not_found, statement};
  if (version >= found->versions.size())
    return {ErrorCode::bad_input, std::to_string(found->versions.size()) + " versions to choose from"};
  return set_consensus(activity, statement, team, found->versions[version], person);
}

std::vector<Consensus> Workshop::consensus(const std::string& activity) {
  std::vector<Consensus> all;
  const Instrument asked = instrument(activity);
  for (const Record& stored : store_->all_of_activity(activity)) {
    if (kind_of(stored.id) != "consensus" || stored.presence == Presence::hidden) continue;
    const Record record = opened(stored);
    const Field* whole = record.find("consensus");
    if (!whole || !whole->value.is_object()) continue;
    const auto named = from_record<ConsensusRecord>(record);
    Consensus one{activity, named.statement, named.team, shown_entry(whole->value, asked), {}};
    for (const Json& version : whole->versions)
      if (version.is_object()) one.versions.push_back(shown_entry(version, asked));
    if (one.versions.size() < 2) one.versions.clear();
    all.push_back(std::move(one));
  }
  std::sort(all.begin(), all.end(), [](const Consensus& a, const Consensus& b) {
    return a.statement != b.statement ? a.statement < b.statement : a.team < b.team;
  });
  return all;
}

Result<Recorded> Workshop::set_debrief_note(const std::string& activity, const std::string& text,
                                            const std::string& person) {
  if (kind_of(activity) != "activity" || !store_->find(activity)) return {ErrorCode::not_found, activity};
  if (!text.empty())
    if (auto form = check_text(text, kMostNoteLetters); !form) return form.error();
  if (auto known = check_person(person); !known) return known.error();
  return record_one({note_id(activity), {{"activity", activity}, {"note", text}}, person, {}});
}

DebriefNote Workshop::debrief_note(const std::string& activity) {
  const auto stored = store_->find(note_id(activity));
  if (!stored || stored->presence == Presence::hidden) return {};
  const Record record = opened(*stored);
  const Field* note = record.find("note");
  DebriefNote shown;
  if (!note) return shown;
  if (note->value.is_string()) shown.text = note->value.get<std::string>();
  for (const Json& version : note->versions)
    if (version.is_string()) shown.versions.push_back(version.get<std::string>());
  return shown;
}

std::string Workshop::action_plan() {
  for (const AgendaSession& session : agenda().sessions)
    for (const auto* items : {&session.preparation, &session.items})
      for (const AgendaItem& item : *items) {
        const auto plan = plan_of(item.id);
        if (plan && plan->kind == "worksheet" && plan->attributed && !plan->columns.empty() &&
            plan->columns.front().code == "step")
          return item.id;
      }
  return {};
}

Result<Recorded> Workshop::make_priority(const std::string& activity, const std::string& statement,
                                         const std::string& person) {
  const auto plan = plan_of(activity);
  if (!plan) return {ErrorCode::not_found, activity};
  if (plan->kind != "assessment") return {ErrorCode::bad_input, activity + " is no assessment"};
  const Instrument asked = instrument(activity);
  const InstrumentStatement* known = asked.find(statement);
  if (!known) return {ErrorCode::bad_input, "no statement \"" + statement + "\""};
  if (auto there = check_person(person); !there) return there.error();
  const std::string row = priority_id(activity, statement), to = action_plan();
  if (to.empty()) return {ErrorCode::not_found, "an action plan"};
  const auto before = store_->find(row);
  if (before && before->presence != Presence::hidden)
    return {ErrorCode::already_there, statement + " is on the action plan already"};
  PriorityRow priority;
  priority.activity = to;
  priority.assessment = activity;
  priority.statement = statement;
  priority.dimension = known->dimension;
  priority.step = in_language(known->text, info().language);
  priority.author = person;
  Json fields = to_fields(priority);
  if (before) fields["removed"] = false;  // somebody had taken it off
  return record_one({row, std::move(fields), person, {}});
}

std::vector<std::string> Workshop::priorities(const std::string& activity) {
  std::vector<std::string> statements;
  for (const InstrumentStatement& statement : instrument(activity).statements)
    if (const auto row = store_->find(priority_id(activity, statement.code));
        row && row->presence != Presence::hidden)
      statements.push_back(statement.code);
  return statements;
}

}  // namespace ubao::core
