// Finding cards by words: a card matches when its text or its author contains what is looked for, without
// regard to capital letters (Latin, Greek and Cyrillic; other scripts have none). Plain functions, any
// thread.
#pragma once

#include <string>
#include <string_view>

#include "core/views.h"

namespace ubao::app {

// The text in small letters, for comparing.
std::string folded(std::string_view utf8);

// `wanted` is folded; an empty one matches everything.
bool matches(const core::Card& card, std::string_view wanted);

}  // namespace ubao::app
