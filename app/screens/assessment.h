// The assessment: one statement at a time with large answers, or all in a list; a look at what is open before
// handing in; thanks afterwards. Blind: nobody else's answers or progress are ever here. Every answer is
// saved when it is tapped, as a private draft of this device. Split over assessment_one, _list and _end.
#pragma once

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_assessment(Ui& ui, const State& state, AssessmentDraft& draft, Intents& intents);

}  // namespace ubao::app
