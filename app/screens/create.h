// Making a workshop: which course, its title, place and dates. What is wrong is said below the field once
// somebody wanted to make it. One thread.
#pragma once

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_create(Ui& ui, const State& state, CreateDraft& draft, Intents& intents);

}  // namespace ubao::app
