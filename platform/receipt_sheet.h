// A receipt as a page to print: what the office holds of what is here, its digest for comparing with somebody
// else's, which devices are complete, and what is missing. No script, nothing from elsewhere, no names of
// people. Any thread.
#pragma once

#include <string>

#include "core/language.h"
#include "core/receipt.h"

namespace ubao::platform {

std::string receipt_sheet(const std::string& workshop, const std::string& title,
                          const core::OfficeReceipt& receipt, const core::Language& language);

}  // namespace ubao::platform
