// When two typed words are the same word: "Health", "health " and "HEALTH". Letters of Latin, Greek and
// Cyrillic are made small, blanks at the ends go, and several in a row become one. Accents stay: they tell
// words apart. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace ubao::core {

// Equal for texts that differ in capitals and blanks only. Bytes that are no UTF-8 stay as they are.
std::string folded(std::string_view text);

}  // namespace ubao::core
