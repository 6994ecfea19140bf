// What trying a PIN costs in tests: the least, so that hundreds of them take no time.
#pragma once

#include "core/secret.h"

namespace ubao::test {

inline constexpr core::Cost kCheapPin{1, 1};

}  // namespace ubao::test
