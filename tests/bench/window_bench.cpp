#include "tests/bench/window_bench.h"

#include <cstdlib>
#include <thread>

#include "platform/data_folder.h"
#include "tests/bench/bench_window.h"
#include "tests/bench/must.h"
#include "tests/bench/workshop_maker.h"

namespace ubao::bench {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr int kShownOps = 100'000;
constexpr int kChangesPerCard = 4;
constexpr int kStarts = 5;
constexpr int kTaps = 20;
constexpr int kAnswersX = 1034;  // of the window's 1366
constexpr auto kSettling = std::chrono::seconds(10);
constexpr auto kIdling = std::chrono::seconds(30);
constexpr milliseconds kTapPatience{1000};
constexpr milliseconds kBetweenTaps{900};  // an answer moves on to the next statement after a moment

Scene make_scene(const fs::path& data) {
  fs::remove_all(data);
  auto folder = platform::DataFolder::open(data, core::real_env());
  if (!folder) give_up(core::describe(folder.error()));
  auto workshop = (*folder)->make_workshop();
  if (!workshop) give_up(core::describe(workshop.error()));
  WorkshopMaker maker(17);
  maker.begin(**workshop, 24);
  maker.write(**workshop, kShownOps - static_cast<int>((*workshop)->store().op_count()), kChangesPerCard);
  if (!(*folder)->remember(**workshop)) give_up("the workshop is not remembered");
  return {data, (*workshop)->id(), maker.people().front(), maker.boards().front()};
}

double first_frame(const Scene& scene, const std::vector<std::string>& where) {
  std::vector<double> starts;
  for (int i = 0; i < kStarts; ++i) starts.push_back(BenchWindow(scene, where).first_frame_ms());
  return median(starts);
}

// Taps down the right half, where the answers are, until two places were found that save something, and then
// there in turn.
double tap_to_saved(const Scene& scene) {
  BenchWindow window(scene, {"--screen", "assessment"});
  window.first_frame_ms();
  std::vector<double> taps;
  std::vector<int> heights;
  for (int y = 180; y < 560 && heights.size() < 2; y += 40) {
    std::this_thread::sleep_for(kBetweenTaps);
    window.tap(kAnswersX, y);
    if (window.wait_for("tap_to_saved_ms", kTapPatience)) heights.push_back(y);
  }
  if (heights.empty()) give_up("no tap was saved");
  for (int i = 0; i < kTaps; ++i) {
    std::this_thread::sleep_for(kBetweenTaps);
    window.tap(kAnswersX, heights[static_cast<std::size_t>(i) % heights.size()]);
    if (const auto ms = window.wait_for("tap_to_saved_ms", kTapPatience)) taps.push_back(*ms);
  }
  if (taps.size() < kTaps / 2) give_up("too few taps were saved");
  return median(taps);
}

}  // namespace

void bench_window(const fs::path& folder, Figures& figures) {
  if (!std::getenv("DISPLAY")) give_up("no DISPLAY; run it under xvfb-run, as ./dev bench does");
  const Scene scene = make_scene(folder / "window-data");
  const std::vector<std::string> agenda{}, board{"--screen", "board", "--activity", scene.board};
  figures.add({"first frame, agenda", first_frame(scene, agenda), 500, "ms", 1, true, "100,000 ops"});
  figures.add({"first frame, board", first_frame(scene, board), 500, "ms", 1, true, "100,000 ops"});
  for (const auto& [name, where] : {std::pair{"agenda", agenda}, std::pair{"board", board}}) {
    BenchWindow window(scene, where);
    window.first_frame_ms();
    std::this_thread::sleep_for(kSettling);
    figures.add({std::string("resident, ") + name, window.resident_mb(), 160, "MB", 1, true,
                 "10 s after the first frame"});
    const double before = window.cpu_seconds();
    std::this_thread::sleep_for(kIdling);
    const double idle_share = (window.cpu_seconds() - before) / static_cast<double>(kIdling.count()) * 100;
    figures.add({std::string("idle CPU, ") + name, idle_share, 0.5, "% core", 1, true, "over 30 s"});
  }
  figures.add({"tap to saved", tap_to_saved(scene), 50, "ms", 1, true, "an answer of the assessment"});
}

}  // namespace ubao::bench
