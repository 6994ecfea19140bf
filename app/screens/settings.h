// How the interface looks on this device: colours, size, motion. Every choice shows at once, and is kept at
// once. One thread.
#pragma once

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_settings(Ui& ui, const State& state, Intents& intents);

}  // namespace ubao::app
