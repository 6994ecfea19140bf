// Under which name words are kept while they are typed: a comment by its card, the name of a group by the
// group, that of a new one by its board. Any thread.
#pragma once

#include <string>

namespace ubao::app {

inline std::string comment_key(const std::string& card) { return "comment:" + card; }
inline std::string group_name_key(const std::string& group_or_board) { return "name:" + group_or_board; }

}  // namespace ubao::app
