#include "app/screens/board_filter.h"

#include <algorithm>

namespace ubao::app {

int CardFilter::count() const {
  int set = 0;
  for (const std::string* part : {&author, &ministry, &group, &colour, &principle})
    set += part->empty() ? 0 : 1;
  return set;
}

bool passes(const core::Card& card, const CardFilter& filter,
            const std::map<std::string, std::string>& ministries) {
  if (!filter.author.empty() && card.author_id != filter.author) return false;
  if (!filter.ministry.empty()) {
    const auto known = ministries.find(card.author_id);
    if (known == ministries.end() || known->second != filter.ministry) return false;
  }
  if (!filter.group.empty() && card.group != filter.group) return false;
  if (!filter.colour.empty() && card.colour != filter.colour) return false;
  return filter.principle.empty() ||
         std::find(card.tags.begin(), card.tags.end(), filter.principle) != card.tags.end();
}

}  // namespace ubao::app
