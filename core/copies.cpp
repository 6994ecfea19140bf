#include "core/copies.h"

#include <sstream>

namespace ubao::core {

std::vector<std::string> logs_continued_elsewhere(Store& store) {
  std::istringstream names(store.note(kContinuedElsewhere));
  std::vector<std::string> logs;
  for (std::string name; names >> name;) logs.push_back(name);
  return logs;
}

Result<Done> told_of_logs(Store& store) { return store.set_note(kContinuedElsewhere, {}); }

}  // namespace ubao::core
