// That somebody else went on with a log which this device wrote: its folder was copied, an older state of it
// was put back, or its machine was rolled back. Both branches stay, this device begins a new log, and people
// are told once. Store's thread.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "core/store.h"

namespace ubao::core {

// The store's note of it, written in the transaction that brings the other's op: names with a blank between.
inline constexpr const char* kContinuedElsewhere = "continued elsewhere";

// The logs of which people were not told yet.
std::vector<std::string> logs_continued_elsewhere(Store& store);

// People have read it. Errors: the store's; then they are told again.
Result<Done> told_of_logs(Store& store);

}  // namespace ubao::core
