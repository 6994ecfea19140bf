// The data of assets/ (courses, instruments, languages, templates), carried inside the program so that one
// file is the whole installation. Names are paths below assets/, e.g. "courses/online-5x2h.json". Any thread.
#pragma once

#include <string_view>
#include <vector>

namespace ubao::platform {

struct Asset {
  std::string_view name;
  std::string_view text;
};

// Every asset, sorted by name.
const std::vector<Asset>& all_assets();

// The text of one asset; empty when there is none of that name.
std::string_view asset(std::string_view name);

// The names of all assets below a folder, e.g. "courses/".
std::vector<std::string_view> assets_below(std::string_view folder);

}  // namespace ubao::platform
