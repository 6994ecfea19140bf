// A page to print and lock away: the words from which all keys of a workshop follow, and the same as a QR
// code. No script, nothing from elsewhere.
#pragma once

#include <string>

#include "core/language.h"
#include "core/workshop.h"

namespace ubao::platform {

// Errors: locked, no_key, out_of_memory; not_allowed where pages cannot be made (in a browser).
core::Result<std::string> recovery_sheet(core::Workshop& workshop, const core::Language& language);

}  // namespace ubao::platform
