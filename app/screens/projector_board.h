// A whiteboard on the projector: the question in large letters while nothing is to be seen yet, then the
// board as large as it can be, with the phase, the timer and how many cards there are. Nothing personal: no
// author where the activity shows none, no dots before they are shown, nothing that is still private. It
// follows what comes. One thread.
#pragma once

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_projected_board(Ui& ui, const State& state, BoardDraft& draft, Intents& intents);

}  // namespace ubao::app
