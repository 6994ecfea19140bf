// Sending and fetching 10,000 ops against PouchDB 9, each in turn with the same server and the same
// documents, through a proxy that counts bytes. Both sides' time is that of the exchange alone, from its
// first request to its last; ours includes every commit with full sync.
#pragma once

#include <filesystem>

#include "tests/bench/figures.h"

namespace ubao::bench {

void bench_sync(const std::filesystem::path& folder, Figures& figures);

}  // namespace ubao::bench
