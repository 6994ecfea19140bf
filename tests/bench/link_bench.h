// A thousand ops over a link of 40 kbit/s and 600 ms that is reset every 20 s on average, against PouchDB 9
// over the same link, which tries again at once whenever it fails. Takes minutes.
#pragma once

#include <filesystem>

#include "tests/bench/figures.h"

namespace ubao::bench {

void bench_link(const std::filesystem::path& folder, Figures& figures);

}  // namespace ubao::bench
