// The reading side of Workshop: records as the views that screens show.
#include <algorithm>
#include <set>

#include "core/fields.h"
#include "core/keyring.h"
#include "core/locks.h"
#include "core/records.h"
#include "core/store.h"
#include "core/workshop.h"

namespace ubao::core {
namespace {

AgendaItem item_of(const std::string& id, const ActivityRecord& activity, const WorkshopRecord& workshop,
                   const PlannedSession& session) {
  const CourseActivity& plan = activity.plan;
  AgendaItem item;
  item.id = id;
  item.kind = plan.kind;
  item.title = plan.title;
  item.prompt = plan.prompt;
  item.guide = plan.note;
  item.who = plan.who;
  item.then = plan.then;
  item.minutes = plan.minutes;
  item.state = activity_state(activity.state);
  if (item.state == ActivityState::open) item.reason = activity.reason;
  if (!plan.from.empty()) item.from = "activity:" + plan.from;
  if (plan.preparation()) {
    for (const PlannedSession& planned : workshop.sessions)
      if (planned.id == plan.due_before) item.due_session = planned.title;
    item.due_hours = plan.due_hours;
  } else {
    item.time = time_after(session.start, plan.offset);
  }
  return item;
}

WorkshopInfo info_of(const std::string& id, const WorkshopRecord& stored) {
  WorkshopInfo info;
  info.id = id;
  info.title = stored.title;
  info.place = stored.place;
  info.starts = stored.starts;
  info.ends = stored.ends;
  info.language = stored.language;
  info.course = stored.course;
  info.course_title = stored.course_title;
  info.sample = stored.sample;
  info.pins = stored.pins != "off";
  info.private_boards = stored.private_boards;
  info.responsible = stored.responsible;
  info.contact = stored.contact;
  info.keep_months = stored.keep_months;
  info.closed = stored.closed;
  return info;
}

}  // namespace

ActivityState activity_state(std::string_view word) {
  return word == "open"     ? ActivityState::open
         : word == "closed" ? ActivityState::closed
                            : ActivityState::planned;
}

const AgendaItem* Agenda::find(const std::string& activity) const {
  for (const AgendaSession& session : sessions)
    for (const auto* items : {&session.preparation, &session.items})
      for (const AgendaItem& item : *items)
        if (item.id == activity) return &item;
  return nullptr;
}

int Agenda::current_session() const {
  const auto any_open = [](const AgendaSession& session) {
    return std::any_of(session.items.begin(), session.items.end(),
                       [](const AgendaItem& item) { return item.state == ActivityState::open; });
  };
  const auto over = [](const AgendaSession& session) {
    return !session.items.empty() &&
           std::all_of(session.items.begin(), session.items.end(),
                       [](const AgendaItem& item) { return item.state == ActivityState::closed; });
  };
  for (std::size_t i = sessions.size(); i-- > 0;)
    if (any_open(sessions[i])) return static_cast<int>(i);
  for (std::size_t i = 0; i < sessions.size(); ++i)
    if (!over(sessions[i])) return static_cast<int>(i);
  return sessions.empty() ? 0 : static_cast<int>(sessions.size()) - 1;
}

WorkshopInfo Workshop::info() {
  const auto record = store_->find("workshop:" + id());
  return with_keys(info_of(id(), record ? from_record<WorkshopRecord>(*record) : WorkshopRecord()));
}

// What this device is, and what its keys open.
WorkshopInfo Workshop::with_keys(WorkshopInfo info) {
  info.role = store_->role();
  info.names_open = !room_key().empty();
  info.opens_answers = locks_->of({}).state != LockState::none || !store_->secret(kSealingSecret).empty();
  return info;
}

Agenda Workshop::agenda() {
  Agenda agenda;
  const auto workshop = store_->find("workshop:" + id());
  const auto plan = workshop ? from_record<WorkshopRecord>(*workshop) : WorkshopRecord();
  agenda.workshop = with_keys(info_of(id(), plan));
  std::set<std::string> ministries;
  for (const Person& person : people()) {
    if (!person.same_as.empty()) continue;
    ++agenda.people;
    if (!person.ministry.empty()) ministries.insert(person.ministry);
  }
  agenda.ministries = static_cast<int>(ministries.size());

  if (!workshop) return agenda;
  std::vector<std::pair<std::string, ActivityRecord>> activities;
  for (const Record& record : store_->all_of_kind("activity"))
    if (record.presence != Presence::hidden)
      activities.emplace_back(record.id, from_record<ActivityRecord>(record));
  std::stable_sort(activities.begin(), activities.end(),
                   [](const auto& a, const auto& b) { return a.second.order < b.second.order; });
  for (const PlannedSession& planned : plan.sessions) {
    AgendaSession& session = agenda.sessions.emplace_back();
    session.id = planned.id;
    session.title = planned.title;
    session.start = planned.start;
    session.minutes = planned.minutes;
    for (const auto& [activity_id, activity] : activities) {
      if (activity.session != planned.id) continue;
      AgendaItem item = item_of(activity_id, activity, plan, planned);
      if (item.kind == "board") {
        item.cards = store_->count_of_activity("card", activity_id);
        item.two_texts = store_->undecided_of_activity("card", activity_id);
      }
      item.submissions = store_->count_of_activity("submission", activity_id);
      item.completions = completions_of(activity_id);
      (activity.plan.preparation() ? session.preparation : session.items).push_back(std::move(item));
    }
  }
  return agenda;
}

std::optional<CourseActivity> Workshop::plan_of(const std::string& activity) {
  const auto record = store_->find(activity);
  if (!record || kind_of(activity) != "activity" || record->presence == Presence::hidden) return std::nullopt;
  return from_record<ActivityRecord>(*record).plan;
}

std::vector<Person> Workshop::people() {
  std::vector<Person> people;
  const auto firsts = second_entries();
  for (const Record& record : store_->all_of_kind("person")) {
    if (record.presence == Presence::hidden) continue;
    const Record known = opened(record);
    const auto stored = from_record<PersonRecord>(known);
    Person person{record.id, stored.name, stored.ministry, stored.role, stored.region, stored.gender};
    const Field* name = known.find("name");
    person.name_locked = name != nullptr && name->value.is_object();
    person.agreed = !stored.agreed.empty();
    person.lock = locks_->of(record.id).state;
    if (const auto first = firsts.find(record.id); first != firsts.end()) person.same_as = first->second;
    people.push_back(std::move(person));
  }
  std::stable_sort(people.begin(), people.end(),
                   [](const Person& a, const Person& b) { return a.name < b.name; });
  return people;
}

std::map<std::string, std::string> Workshop::names() {
  std::map<std::string, std::string> names;
  for (const Person& person : people()) names[person.id] = person.name;
  return names;
}

Delivery Workshop::delivery() {
  Delivery delivery;
  Peers& peers = store_->peers();
  delivery.own_total = peers.own_count();
  delivery.waiting = delivery.to_office = delivery.own_total;
  for (const Peer& peer : peers.all()) {
    delivery.peers.push_back(peers.status(peer.id));
    const PeerStatus& status = delivery.peers.back();
    delivery.waiting = std::min(delivery.waiting, status.own_waiting);
    if (!status.in_room) delivery.to_office = std::min(delivery.to_office, status.own_waiting);
    delivery.refused = std::max(delivery.refused, status.refused);
    if (auto receipt = store_->receipts().latest(peer.id)) delivery.receipts[peer.id] = std::move(*receipt);
  }
  delivery.refusals = peers.refusals();
  for (const HeldOp& sheet : store_->held({}))
    if (sheet.person.empty()) ++delivery.held;
  return delivery;
}

}  // namespace ubao::core
