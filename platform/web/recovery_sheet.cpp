// In a browser: a sheet is printed from the desktop program.
#include "platform/recovery_sheet.h"

namespace ubao::platform {

core::Result<std::string> recovery_sheet(core::Workshop&, const core::Language&) {
  return {core::ErrorCode::not_allowed, "in a browser"};
}

}  // namespace ubao::platform
