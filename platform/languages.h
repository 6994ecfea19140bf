// The languages that travel inside the program. Any thread.
#pragma once

#include <string>

#include "core/language.h"

namespace ubao::platform {

// By its code; English where there is none of that code.
core::Language shipped_language(const std::string& code);

}  // namespace ubao::platform
