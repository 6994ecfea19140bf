// Joining a workshop that others began: the address that the office gave out, and the workshop's name when
// the address does not end in it. It is fetched as a whole, then opens by itself. One thread.
#pragma once

#include <string>

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_join(Ui& ui, const State& state, JoinDraft& draft, Intents& intents);

// Whether it is the path of a file or the text of a code, where an address can be given: platform looks into
// it.
bool may_be_handed(const std::string& typed);

// The language key of what is wrong with a typed address of an office; empty when it may be one. What only
// the network can tell is not looked at.
std::string address_fault(const std::string& typed);

}  // namespace ubao::app
