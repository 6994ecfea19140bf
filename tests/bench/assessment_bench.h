// What the figures of an assessment cost: of 2,000 sheets with 42 statements and four breakdowns, of one
// more, and of publishing them beside earlier snapshots.
#pragma once

#include <filesystem>

#include "tests/bench/figures.h"

namespace ubao::bench {

void bench_assessment(const std::filesystem::path& folder, Figures& figures);

}  // namespace ubao::bench
