// How much the store costs on top of the SQLite that it stands on. Files lie in `folder`, which is on the
// disk that is meant.
#pragma once

#include <filesystem>

#include "tests/bench/figures.h"

namespace ubao::bench {

// One card at a time, each with its own commit and full sync.
void bench_record(const std::filesystem::path& folder, Figures& figures);

// Ops of other devices in batches of 500.
void bench_absorb(const std::filesystem::path& folder, Figures& figures);

}  // namespace ubao::bench
