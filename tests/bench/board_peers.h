// Whiteboards of others as peers: each runs in Chromium, driven over the DevTools protocol by board_peers/,
// with notes that are handed to it. Ends the program when the peer cannot be measured. One thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/bench/board_notes.h"

namespace ubao::bench {

// Memory is the proportional set size of the browser's whole tree, processor time that of the same tree.
struct PeerFigures {
  std::string name;  // with its version
  double open_ms = 0, loaded_mb = 0, far_mb = 0;
  double pan_cpu_ms = 0, zoom_cpu_ms = 0;  // a frame, at 100 %
  double far_pan_fps = 0, add_ms = 0, idle_share = 0;
};

// `peer`: excalidraw, tldraw.
PeerFigures measure_peer(const std::string& peer, const std::filesystem::path& folder,
                         const std::vector<Note>& notes);

}  // namespace ubao::bench
