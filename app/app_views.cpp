// Bringing the views up to date: only those of the present screen, and only where the store moved.
#include "app/app.h"

namespace ubao::app {
namespace {

bool shows_board(const State& state) { return state.screen == Screen::board || state.projecting_board(); }
bool shows_agenda(Screen screen) {
  return screen == Screen::agenda || screen == Screen::delivery || screen == Screen::boards ||
         screen == Screen::activity || screen == Screen::devices || screen == Screen::completion ||
         screen == Screen::debrief || screen == Screen::consensus || screen == Screen::pillars;
}

}  // namespace

void App::refresh(double now) {
  now_ = now;
  state_.can_undo = history_.can_undo();
  state_.can_redo = history_.can_redo();
  if (!workshop_) return;
  state_.clock = workshop_->now();
  const std::uint64_t written = workshop_->store_revision().written;
  const std::uint64_t peers = workshop_->peers_revision();
  const std::string key = std::to_string(static_cast<int>(state_.screen)) + state_.activity + state_.person;
  const bool moved = written != shown_written_ || key != shown_key_;
  Views& views = state_.views;
  if (moved || peers != shown_peers_) {
    views.delivery = workshop_->delivery();
    refresh_badge();
  }
  if (moved) {
    // somebody else may have closed what is being answered
    const bool answering = state_.screen == Screen::assessment || state_.screen == Screen::sheet;
    const bool closed_elsewhere = answering && peers != shown_peers_;
    if (shows_agenda(state_.screen) || closed_elsewhere || views.agenda.sessions.empty())
      views.agenda = workshop_->agenda();
    if (state_.screen == Screen::agenda) refresh_own_assessments();
    if (state_.screen == Screen::activity || state_.screen == Screen::sheet)
      views.plan = workshop_->plan_of(state_.activity);
    if (state_.screen == Screen::sheet) views.sheet = workshop_->answers(state_.activity, state_.person);
    refresh_trust();
    refresh_instruments(key != shown_key_);
    refresh_debrief();
    if (state_.screen == Screen::people || shown_key_.empty()) views.people = workshop_->people();
    if (state_.screen == Screen::assessment) {
      views.sheet = workshop_->answers(state_.activity, state_.person);
      tell_what_closing_does();
    }
    if (shows_board(state_) && (written != board_written_ || key != shown_key_)) {
      read_board();
      board_written_ = written;
      if (key != shown_key_) state_.board.kept_text = workshop_->kept_typing(state_.activity, state_.person);
    }
  }
  if (shows_board(state_)) offer_kept_edit();
  shown_written_ = written;
  shown_peers_ = peers;
  shown_key_ = key;
}

// Once to everybody who may still answer: an unfinished sheet is not lost, and not hers alone for ever.
void App::tell_what_closing_does() {
  const core::AgendaItem* item = state_.views.agenda.find(state_.activity);
  const bool over = state_.views.sheet.state == core::AssessmentState::submitted || !item ||
                    item->state == core::ActivityState::closed;
  if (state_.person.empty() || state_.declined || over) return;
  if (told_.insert(state_.person + " " + state_.activity).second) toast("assessment.begun_is_handed_in");
}

void App::refresh_own_assessments() {
  state_.views.own_assessments.clear();
  if (state_.person.empty()) return;
  for (const core::AgendaSession& session : state_.views.agenda.sessions)
    for (const auto* items : {&session.preparation, &session.items})
      for (const core::AgendaItem& item : *items)
        if (item.kind == "assessment")
          state_.views.own_assessments[item.id] = workshop_->answers(item.id, state_.person).state;
}

void App::refresh_badge() {
  const core::Delivery& delivery = state_.views.delivery;
  const core::Revision revision = workshop_->store_revision();
  Badge& badge = state_.badge;
  badge.failure = storage_failure_;
  badge.saved = revision.durable >= revision.written && storage_failure_ == core::ErrorCode::none;
  badge.to_send = delivery.waiting;
  badge.refused = delivery.refused;
  badge.office_known = badge.room_known = false;
  for (const core::PeerStatus& peer : delivery.peers)
    (peer.in_room ? badge.room_known : badge.office_known) = true;
  const bool any = delivery.own_total > 0 && delivery.refused == 0;
  badge.with_office = any && badge.office_known && delivery.to_office == 0;
  badge.in_room = any && badge.room_known && delivery.waiting == 0;
}

}  // namespace ubao::app
