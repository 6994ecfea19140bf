// Sentences made of what happened: errors as people read them, in their language. What is unknown to the
// language is never shown as a code.
#pragma once

#include <string>

#include "app/ui.h"
#include "core/result.h"

namespace ubao::app {

// What happened, what is safe, what to do next.
std::string error_sentence(const Ui& ui, const core::Error& error);

}  // namespace ubao::app
