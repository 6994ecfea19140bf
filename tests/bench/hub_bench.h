// How fast a hub is for a room of tablets, while nobody means harm and while somebody does, and what 200 of
// them lose with it.
#pragma once

#include <filesystem>

#include "tests/bench/figures.h"

namespace ubao::bench {

void bench_hub(const std::filesystem::path& folder, Figures& figures);

}  // namespace ubao::bench
