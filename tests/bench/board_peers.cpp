#include "tests/bench/board_peers.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/bench/must.h"
#include "tests/support/places.h"
#include "tests/support/process.h"

namespace ubao::bench {
namespace {

constexpr std::chrono::minutes kPeerPatience{20};

}  // namespace

PeerFigures measure_peer(const std::string& peer, const std::filesystem::path& folder,
                         const std::vector<Note>& notes) {
  const std::filesystem::path place = std::filesystem::absolute(folder), file = place / "notes.json";
  std::ofstream(file) << notes_as_json(notes);
  test::ProcessOptions options;
  options.folder = test::in_sources("tests/bench/board_peers");
  const test::Ended ended = test::run_program(
      {"node", "measure.mjs", peer, file.string(), (place / peer).string()}, {}, options, kPeerPatience);
  if (ended.exit_code != 0) give_up(peer + ": " + ended.errors);
  const auto said = nlohmann::json::parse(ended.output, nullptr, false);
  if (!said.is_object()) give_up(peer + " said: " + ended.output);
  PeerFigures figures;
  figures.name = peer + " " + said.value("version", "");
  figures.open_ms = said.value("open_ms", 0.0);
  figures.loaded_mb = said.value("loaded_mb", 0.0);
  figures.far_mb = said.value("far_mb", 0.0);
  figures.pan_cpu_ms = said.value("pan_cpu_ms", 0.0);
  figures.zoom_cpu_ms = said.value("zoom_cpu_ms", 0.0);
  figures.far_pan_fps = said.value("far_pan_fps", 0.0);
  figures.add_ms = said.value("add_ms", 0.0);
  figures.idle_share = said.value("idle_share", 0.0);
  return figures;
}

}  // namespace ubao::bench
