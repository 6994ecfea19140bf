// A look at JSON before it is parsed. The parser takes any depth, but copying and writing a value recurse, so
// what comes from outside is measured first. Pure, any thread.
#pragma once

#include <string_view>

namespace ubao::sync {

// True if lists and objects stand in each other more than `most` deep. The text may be anything.
bool text_nested_deeper_than(std::string_view text, int most);

}  // namespace ubao::sync
