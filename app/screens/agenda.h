// The home of a workshop: its sessions, the minutes of the one shown, its activities, what is open at this
// moment and what waits for the one who works. The mark of now and the minutes left follow the plan and the
// clock of the device; where the clock is not known, or nothing is open, they are left out. One thread.
#pragma once

#include <string>

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_agenda(Ui& ui, const State& state, AgendaDraft& draft, Intents& intents);

// --- its parts, in the order of the page; each takes what it needs off the top of `rest`

// Session and place of an activity in the agenda.
struct Spot {
  const core::AgendaSession* session = nullptr;
  const core::AgendaItem* item = nullptr;
  bool preparation = false;
};

// What is open or comes next.
struct Moment {
  const core::AgendaSession* shown = nullptr;  // the session on the page
  Spot in_hand;                                // the open one on the card; item null when nothing is open
  std::vector<Spot> also;                      // the other open ones
  Spot next;                                   // the next planned one, when nothing is open
};
Moment moment_of(const core::Agenda& agenda, int shown_session, const std::string& wanted);

// Minutes left by the plan; -1 where that is not known.
int minutes_left(const State& state, const Spot& spot);

void draw_session_choice(Ui& ui, Rect& rest, const core::Agenda& agenda, int shown, AgendaDraft& draft);
void draw_session_ruler(Ui& ui, Rect& rest, const State& state, const core::AgendaSession& session);
void draw_session_rows(Ui& ui, Rect& rest, const State& state, const core::AgendaSession& session,
                       Intents& intents);
void draw_moment(Ui& ui, Rect& rest, const State& state, const Moment& moment, Intents& intents);
void draw_also_open(Ui& ui, Rect& rest, const Moment& moment, AgendaDraft& draft);
void draw_waits(Ui& ui, Rect& rest, const State& state, Intents& intents);

}  // namespace ubao::app
