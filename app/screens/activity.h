// An activity that people do in the room or on paper: what they are asked to do, what the facilitator should
// know, what there is to read, its questions and columns. Read only; the facilitator opens and closes it. One
// thread.
#pragma once

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_activity(Ui& ui, const State& state, Intents& intents);

// Questions, columns, options, steps: whatever the plan of this activity has. Takes what it needs off the top
// of `rest`.
void draw_plan(Ui& ui, Rect& rest, const core::CourseActivity& plan);

}  // namespace ubao::app
