// The rules of merging a second time, written down as plainly as they are told and as slowly as that is. What
// devices show is compared with this, so that a mistake in core's merging cannot hide behind itself. Pure.
#pragma once

#include <string>
#include <vector>

#include "core/canonical.h"

namespace ubao::test {

// The merged state of all these ops, in the form of Store::dump().
std::string reference_dump(const std::vector<core::Json>& ops);

}  // namespace ubao::test
