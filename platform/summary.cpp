#include "platform/summary.h"

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
  for (const core::AgendaSession& session : agenda.sessions) summary.sessions.push_back(session.title);
  summary.current_session = agenda.current_session();
  const core::Delivery delivery = workshop.delivery();
  summary.own_total = delivery.own_total;
  summary.waiting = delivery.to_office;
  for (const core::PeerStatus& peer : delivery.peers)
    summary.has_office = summary.has_office || !peer.in_room;
  summary.opened_at = now;
  return summary;
}

}  // namespace ubao::platform
