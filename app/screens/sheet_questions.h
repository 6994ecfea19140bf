// What a person answers for herself besides the assessment: the evaluation of a session, a poll, private
// notes. What is typed is kept as it is, a moment after the last key and whenever the screen is left.
// Evaluation and poll are handed in as a whole and can be handed in again until they are closed; private
// notes go nowhere, except by her own act. One thread.
#pragma once

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_sheet_questions(Ui& ui, const State& state, SheetDraft& draft, Intents& intents);

// --- its parts; each takes what it needs off the top of `rest`

struct Answering {
  Ui& ui;
  const State& state;
  SheetDraft& draft;
  Intents& intents;
  const core::CourseActivity& plan;
  const core::AnswerSheet& sheet;
  bool may_change = true;

  bool is_private() const { return plan.kind == "reflection"; }
};

// A field for each question or column; with a private note the button that takes it onto the plan.
void draw_questions(Answering& a, Rect& rest);
// Toggles, as many as may be chosen, and a field for something else.
void draw_poll(Answering& a, Rect& rest);
// Asks whether a private note is to be seen by everybody.
void draw_copying(Answering& a);

// What somebody who did not agree sees instead of questions, and the way to agree.
void draw_declined(Ui& ui, const Rect& page, Intents& intents);

}  // namespace ubao::app
