// The debrief of an assessment: the answers to every statement, the dimensions, what the room says; from a
// dimension to a statement; groups beside each other; what the facilitator makes of it (priorities, notes,
// pictures, the projector, publishing). Participants see the latest published picture. One thread.
#pragma once

#include <string>
#include <vector>

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_debrief(Ui& ui, const State& state, DebriefDraft& draft, Intents& intents);

// --- what its parts share; lives for one frame

struct Debriefing {
  Ui& ui;
  const State& state;
  DebriefDraft& draft;
  Intents& intents;
  const core::AssessmentResults& results;
  const core::Instrument& instrument;

  const std::string& words(const core::Texts& texts) const {
    return core::in_language(texts, state.settings.language);
  }
  // Of the dimension that is shown; empty: all.
  const std::string& dimension() const { return draft.dimension; }
  bool is_priority(const std::string& statement) const;
};

// Why there is no picture, in words, with what to do.
void draw_no_results(Ui& ui, const State& state, const Rect& page, Intents& intents);

// The pages; each draws between top bar and ledge.
void draw_debrief_overview(Debriefing& d, const Rect& page);
void draw_debrief_statement(Debriefing& d, const Rect& page);

// Parts of the pages; each takes what it needs off the top of `rest`.
void draw_dimension_tabs(Debriefing& d, Rect& rest);
void draw_answers_chart(Debriefing& d, Rect& rest);
void draw_dimensions_chart(Debriefing& d, Rect& rest);
void draw_groups_chart(Debriefing& d, Rect& rest);
void draw_room_says(Debriefing& d, Rect& rest);
void draw_publishing(Debriefing& d, Rect& rest);
void draw_teams_of(Debriefing& d, Rect& rest, const std::string& statement);

// The actions, and the sheet that is open.
void draw_debrief_ledge(Debriefing& d, const Rect& rect);
void draw_debrief_sheets(Debriefing& d);
void draw_debrief_notes(Debriefing& d);

}  // namespace ubao::app
