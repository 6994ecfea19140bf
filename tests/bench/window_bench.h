// What the window costs with a workshop of 100,000 ops: the real program on the display that is there. Reads
// its trace and /proc; taps with xdotool.
#pragma once

#include <filesystem>

#include "tests/bench/figures.h"

namespace ubao::bench {

void bench_window(const std::filesystem::path& folder, Figures& figures);

}  // namespace ubao::bench
