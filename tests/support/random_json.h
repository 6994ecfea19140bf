// Random documents of the canonical form, and the many ways in which the same document may be written.
#pragma once

#include <string>

#include "core/canonical.h"
#include "tests/support/dice.h"

namespace ubao::test {

// An object at the depth of 8 at the most; texts hold control characters, quotes, and all of Unicode.
core::Json random_document(Dice& dice);

// JSON text of the value with its keys in any order, blanks anywhere and escapes where none are needed.
std::string scrambled_text(const core::Json& value, Dice& dice);

}  // namespace ubao::test
