// The facilitator's view of an assessment: how many have handed in, by ministry and by person, and never what
// anybody answered. Opens it, freezes it after asking, opens it again with a reason. One thread.
#pragma once

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_completion(Ui& ui, const State& state, CompletionDraft& draft, Intents& intents);

// --- its parts, in the order of the page; each takes what it needs off the top of `rest`

void draw_completion_total(Ui& ui, Rect& rest, const State& state);
// Also decides about late sheets.
void draw_completion_notes(Ui& ui, Rect& rest, const State& state, Intents& intents);
void draw_completion_ministries(Ui& ui, Rect& rest, const State& state);
void draw_completion_people(Ui& ui, Rect& rest, const State& state);
void draw_completion_history(Ui& ui, Rect& rest, const State& state);
// What it is about: prompt, and the guide for the facilitator.
void draw_completion_plan(Ui& ui, Rect& rest, const State& state, const core::AgendaItem& item);

// Freezing and opening again, whichever is asked for.
void draw_completion_sheets(Ui& ui, const State& state, CompletionDraft& draft, Intents& intents);

}  // namespace ubao::app
