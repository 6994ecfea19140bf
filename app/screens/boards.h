// The boards of a workshop, in the order of the agenda, with how many cards each has. One thread.
#pragma once

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_boards(Ui& ui, const State& state, Intents& intents);

}  // namespace ubao::app
