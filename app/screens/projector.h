// One figure of the debrief over the whole window, for the room: large type on the chalkboard in its wooden
// frame, nothing personal. Left with Escape or by its button; arrows go on to the next dimension. One thread.
#pragma once

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_projector(Ui& ui, const State& state, FigureChoice& choice, Intents& intents);

}  // namespace ubao::app
