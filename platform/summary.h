// What the first screen shows of a workshop, computed from the open workshop. The store's thread.
#pragma once

#include "core/device.h"
#include "core/workshop.h"

namespace ubao::platform {

core::WorkshopSummary summary_of(core::Workshop& workshop, std::int64_t now);

}  // namespace ubao::platform
