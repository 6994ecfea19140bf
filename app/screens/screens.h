// The whole interface of one frame: the screen where one is, and above it what just happened. Between
// begin_frame and end_frame. One thread.
#pragma once

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

// Screens read the state and write only their own drafts; what people want is added to `intents`.
void draw_screen(Ui& ui, State& state, Intents& intents);

}  // namespace ubao::app
