// A page to print and cut: a sheet for each slot of an office, with its number, its database and its QR code,
// by which a workshop is bound to it. As precious as the passwords in it. No script, nothing from elsewhere.
#pragma once

#include <string>

#include "core/language.h"
#include "core/result.h"
#include "sync/office.h"

namespace ubao::platform {

// Errors: too_large for a slot that no code holds; out_of_memory.
core::Result<std::string> slot_sheets(const sync::SlotFile& file, const core::Language& language);

}  // namespace ubao::platform
