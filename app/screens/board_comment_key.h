// Under which name the words of a comment are kept while they are typed. Any thread.
#pragma once

#include <string>

namespace ubao::app {

inline std::string comment_key(const std::string& card) { return "comment:" + card; }

}  // namespace ubao::app
