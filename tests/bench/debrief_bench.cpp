#include "tests/bench/debrief_bench.h"

#include <cstdlib>
#include <thread>

#include "platform/data_folder.h"
#include "tests/bench/bench_window.h"
#include "tests/bench/must.h"
#include "tests/bench/workshop_maker.h"

namespace ubao::bench {
namespace {

constexpr int kRespondents = 40, kFrames = 120;
constexpr const char* kDebriefed = "activity:a4";
constexpr std::chrono::milliseconds kFramePatience{1000};

// An assessment that people of several ministries answered, frozen.
Scene answered_scene(const std::filesystem::path& data) {
  std::filesystem::remove_all(data);
  auto folder = must(platform::DataFolder::open(data, core::real_env()));
  auto workshop = must(folder->make_workshop());
  WorkshopMaker maker(29);
  maker.begin(*workshop, kRespondents);
  must(workshop->set_activity_state(kDebriefed, core::ActivityState::open));
  test::Dice dice(31);
  for (const std::string& person : maker.people()) {
    for (const core::InstrumentStatement& statement : workshop->instrument(kDebriefed).statements)
      must(workshop->set_answer(kDebriefed, person, statement.code, std::to_string(dice.between(1, 5))));
    must(workshop->submit(kDebriefed, person));
  }
  must(workshop->set_activity_state(kDebriefed, core::ActivityState::closed));
  must(folder->remember(*workshop));
  return {data, workshop->id(), {}, {}};
}

}  // namespace

void bench_debrief(const std::filesystem::path& folder, Figures& figures) {
  if (!std::getenv("DISPLAY")) give_up("no DISPLAY; run it under xvfb-run, as ./dev bench does");
  const Scene scene = answered_scene(folder / "debrief-data");
  BenchWindow window(scene, {"--screen", "debrief"});
  window.first_frame_ms();
  std::this_thread::sleep_for(std::chrono::seconds(1));
  window.tap(854, 104);  // all dimensions
  while (window.wait_for("cpu_ms", kFramePatience)) continue;
  std::vector<double> frames;
  for (int i = 0; i < kFrames; ++i) {
    window.move_to(200 + i * 4, 300 + i % 7 * 40);
    if (const auto ms = window.wait_for("cpu_ms", kFramePatience)) frames.push_back(*ms);
  }
  if (frames.size() < kFrames / 2) give_up("too few frames were drawn");
  figures.add(
      {"a frame of the debrief", median(frames), 4, "ms CPU", 1, true, "42 statements, radar, read-out"});
}

}  // namespace ubao::bench
