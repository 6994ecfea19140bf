// Making a workshop: which course, its title, place and dates. What is wrong is said below the field once
// somebody wanted to make it. One thread.
#pragma once

#include <string>

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

// What few need: PINs, who answers for the data, how long it is kept, a passphrase. Shown when it is asked
// for; what is wrong in it is said below each field.
struct MoreFaults {
  std::string months, passphrase, again;
  bool none() const { return months.empty() && passphrase.empty() && again.empty(); }
};
MoreFaults more_faults_of(const Ui& ui, const CreateDraft& draft);
void draw_more_settings(Ui& ui, Rect& rest, const MoreFaults& faults, CreateDraft& draft);

void draw_create(Ui& ui, const State& state, CreateDraft& draft, Intents& intents);

}  // namespace ubao::app
