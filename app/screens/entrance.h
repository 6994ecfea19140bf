// What stands between a person and her work, as a sheet over any screen: what she agrees to, choosing a PIN,
// entering it. The facilitator's passphrase is asked for in the same way. Whether it is there is the
// entrance's step, which App sets; here only what is typed changes. One thread.
#pragma once

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_entrance(Ui& ui, const State& state, Entrance& draft, Intents& intents);

// --- its parts

void draw_consent(Ui& ui, const State& state, const Entrance& draft, Intents& intents);
void draw_pin(Ui& ui, const State& state, Entrance& draft, Intents& intents);

}  // namespace ubao::app
