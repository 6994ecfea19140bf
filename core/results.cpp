#include "core/results.h"

namespace ubao::core {

std::string_view name_of(Readout readout) {
  constexpr std::string_view kNames[] = {"none",    "strength",      "shared_gap",
                                         "discuss", "knowledge_gap", "in_between"};
  return kNames[static_cast<std::size_t>(readout)];
}

}  // namespace ubao::core
