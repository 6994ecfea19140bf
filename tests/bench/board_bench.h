// The whiteboard with 100, 1,000 and 10,000 cards in the real program: how soon it opens, what panning,
// zooming and adding cost, how much memory it takes and what it does while nobody touches it. The pointer and
// the keys are moved with xdotool.
#pragma once

#include <filesystem>

#include "tests/bench/figures.h"

namespace ubao::bench {

// `peers`: Excalidraw and tldraw in a browser as well, each in turn, with the same notes and motion.
void bench_board(const std::filesystem::path& folder, Figures& figures, bool peers);

}  // namespace ubao::bench
