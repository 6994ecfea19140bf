#include "platform/assets.h"

namespace ubao::platform {

std::string_view asset(std::string_view name) {
  for (const Asset& candidate : all_assets())
    if (candidate.name == name) return candidate.text;
  return {};
}

std::vector<std::string_view> assets_below(std::string_view folder) {
  std::vector<std::string_view> names;
  for (const Asset& candidate : all_assets())
    if (candidate.name.substr(0, folder.size()) == folder) names.push_back(candidate.name);
  return names;
}

}  // namespace ubao::platform
