// What a frame of the debrief costs, with all statements of the instrument on the screen. One thread.
#pragma once

#include <filesystem>

#include "tests/bench/figures.h"

namespace ubao::bench {

void bench_debrief(const std::filesystem::path& folder, Figures& figures);

}  // namespace ubao::bench
