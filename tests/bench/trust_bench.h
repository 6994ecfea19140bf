// What keys, seals and signatures cost, each against its limit: wrapping a key behind a PIN, sealing and
// opening sheets, proving logs, and the size of a sheet on the wire.
#pragma once

#include <filesystem>

#include "tests/bench/figures.h"

namespace ubao::bench {

void bench_trust(const std::filesystem::path& folder, Figures& figures);

}  // namespace ubao::bench
