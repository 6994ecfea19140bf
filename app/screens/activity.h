// An activity that people do in the room or on paper: what they are asked to do, what the facilitator should
// know, what there is to read, its questions and columns. Read only; the facilitator opens and closes it. One
// thread.
#pragma once

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_activity(Ui& ui, const State& state, Intents& intents);

// Whether what people hand in here is sealed: assessment, poll, evaluation.
bool is_sealed(const State& state, const core::AgendaItem& item);

// For the facilitator: how many say that they handed in, how many sheets are here, and when it is closed what
// they add up to; never who, and nothing of fewer than five. Takes what it needs off the top of `rest`.
void draw_sealed(Ui& ui, Rect& rest, const State& state, const core::AgendaItem& item, Intents& intents);

// Questions, columns, options, steps: whatever the plan of this activity has. Takes what it needs off the top
// of `rest`.
void draw_plan(Ui& ui, Rect& rest, const core::CourseActivity& plan);

}  // namespace ubao::app
