// Which cards of a board are looked for besides words: those of one author, ministry, group, colour or
// principle. Empty means any. Plain values, any thread.
#pragma once

#include <map>
#include <string>

#include "core/board_view.h"

namespace ubao::app {

struct CardFilter {
  std::string author;    // id of a person
  std::string ministry;  // as its authors have it
  std::string group, colour, principle;

  bool empty() const {
    return author.empty() && ministry.empty() && group.empty() && colour.empty() && principle.empty();
  }
  int count() const;
  bool operator==(const CardFilter&) const = default;
};

// `ministries` by the ids of authors.
bool passes(const core::Card& card, const CardFilter& filter,
            const std::map<std::string, std::string>& ministries);

}  // namespace ubao::app
