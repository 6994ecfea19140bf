#include "platform/summary.h"

#include <algorithm>

namespace ubao::platform {

core::WorkshopSummary summary_of(core::Workshop& workshop, std::int64_t now) {
  const core::Agenda agenda = workshop.agenda();
  core::WorkshopSummary summary;
  summary.id = agenda.workshop.id;
  summary.title = agenda.workshop.title;
  summary.place = agenda.workshop.place;
  summary.starts = agenda.workshop.starts;
  summary.course_title = agenda.workshop.course_title;
  summary.people = agenda.people;
  summary.ministries = agenda.ministries;
  summary.sample = agenda.workshop.sample;
  for (const core::AgendaSession& session : agenda.sessions) {
    const bool over = !session.items.empty() &&
                      std::all_of(session.items.begin(), session.items.end(),
                                  [](const auto& item) { return item.state == core::ActivityState::closed; });
    if (over && summary.current_session == static_cast<std::int32_t>(summary.sessions.size()))
      ++summary.current_session;
    summary.sessions.push_back(session.title);
  }
  const core::Delivery delivery = workshop.delivery();
  summary.own_total = delivery.own_total;
  summary.waiting = delivery.waiting;
  summary.has_office = !delivery.peers.empty();
  summary.opened_at = now;
  return summary;
}

}  // namespace ubao::platform
