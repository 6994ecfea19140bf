#include "tests/bench/board_bench.h"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <thread>

#include "platform/data_folder.h"
#include "tests/bench/bench_window.h"
#include "tests/bench/board_notes.h"
#include "tests/bench/board_peers.h"
#include "tests/bench/must.h"
#include "tests/bench/workshop_maker.h"

namespace ubao::bench {
namespace {

constexpr int kMany = 10'000, kPeopleOnBoard = 24, kCardsAtOnce = 500;
constexpr int kOpenings = 5, kAdditions = 11;
constexpr auto kMoment = std::chrono::milliseconds(800);
constexpr auto kBoardIdling = std::chrono::seconds(30);
constexpr std::chrono::milliseconds kAddPatience{2000};
constexpr int kMiddleButton = 2;

// One step of the hand in a sixtieth of a second: so many pixels, turning round after so many steps.
struct Motion {
  int x, y, turns_after, steps;
};
constexpr Motion kPan{-20, -12, 60, 300}, kPanAbout{-20, -12, 6, 300};

Scene board_of(const std::filesystem::path& data, int cards) {
  std::filesystem::remove_all(data);
  auto folder = must(platform::DataFolder::open(data, core::real_env()));
  auto workshop = must(folder->make_workshop());
  WorkshopMaker maker(23);
  maker.begin(*workshop, kPeopleOnBoard);
  const std::string& board = maker.boards().front();
  must(workshop->set_activity_state(board, core::ActivityState::open));
  std::vector<core::Change> changes;
  const auto write = [&] {
    must(workshop->store().record(changes));
    changes.clear();
  };
  const std::vector<Note> notes = notes_of_board(cards);
  for (std::size_t i = 0; i < notes.size(); ++i) {
    const std::string& author = maker.people()[i % maker.people().size()];
    const auto& colours = core::card_colours();
    char id[32];
    std::snprintf(id, sizeof id, "card:%07zu", i * 7919 % notes.size());
    changes.push_back({id,
                       {{"activity", board},
                        {"author", author},
                        {"text", notes[i].text},
                        {"colour", colours[i % colours.size()]},
                        {"pos", {notes[i].x, notes[i].y}}},
                       author,
                       {}});
    if (changes.size() == kCardsAtOnce) write();
  }
  if (!changes.empty()) write();
  must(folder->remember(*workshop));
  return {data, workshop->id(), maker.people().front(), board};
}

std::vector<std::string> on_board(const Scene& scene) {
  return {"--screen", "board", "--activity", scene.board};
}

struct Cost {
  double frames_a_second = 0, cpu_ms = 0;  // of the whole process, a frame
  double build_ms = 0;                     // of the thread that draws, a frame; the median
};

// What the frames cost that are drawn while something is done.
template <class Work>
Cost cost_of(BenchWindow& window, Work work) {
  window.frames();
  const double before = window.cpu_seconds();
  work();
  const double cpu = window.cpu_seconds() - before;
  const std::vector<DrawnFrame> frames = window.frames();
  if (frames.size() < 30) give_up("too few frames were drawn");
  std::vector<double> builds;
  for (const DrawnFrame& frame : frames) builds.push_back(frame.cpu_ms);
  const double seconds = (frames.back().at_ms - frames.front().at_ms) / 1e3;
  const auto count = static_cast<double>(frames.size());
  return {count / seconds, cpu * 1e3 / count, median(builds)};
}

Cost pan(BenchWindow& window, const Motion& motion) {
  const bool far = motion.turns_after > 30;
  window.move_to(far ? 1330 : 760, far ? 650 : 420);
  std::this_thread::sleep_for(kMoment);
  return cost_of(window,
                 [&] { window.drag(kMiddleButton, motion.x, motion.y, motion.turns_after, motion.steps); });
}

// In, twice as far out, and in again: at 100 % when it begins and ends.
Cost zoom(BenchWindow& window) {
  window.move_to(680, 400);
  std::this_thread::sleep_for(kMoment);
  return cost_of(window, [&] {
    window.turn_wheel_with_ctrl({6, -12, 12, -12, 12, -12, 12, -12, 12, -12, 12, -6});
  });
}

// From the key that saves it to the frame that shows it, by which time it is durable.
double adding(BenchWindow& window) {
  std::vector<double> times;
  for (int i = 0; i < kAdditions; ++i) {
    window.press("n");
    std::this_thread::sleep_for(kMoment);
    window.type("card number " + std::to_string(i));
    std::this_thread::sleep_for(kMoment);
    window.frames();
    window.press_with_ctrl("Return");
    if (const auto ms = window.wait_for("tap_to_saved_ms", kAddPatience)) times.push_back(*ms);
    std::this_thread::sleep_for(kMoment);
  }
  if (times.size() < kAdditions / 2) give_up("too few cards were added");
  return median(times);
}

double opening(const Scene& scene) {
  std::vector<double> times;
  for (int i = 0; i < kOpenings; ++i) times.push_back(BenchWindow(scene, on_board(scene)).first_frame_ms());
  return median(times);
}

struct BoardFigures {
  double open_ms = 0, loaded_mb = 0, far_mb = 0, add_ms = 0, idle_share = 0;
  Cost pan, zoom, far_pan, all_pan;
};

BoardFigures measure_many(const Scene& scene) {
  BoardFigures found;
  found.open_ms = opening(scene);
  BenchWindow window(scene, on_board(scene));
  window.first_frame_ms();
  std::this_thread::sleep_for(std::chrono::seconds(2));
  found.loaded_mb = window.resident_mb();
  window.move_to(680, 400);
  window.press("1");
  found.pan = pan(window, kPan);
  found.zoom = zoom(window);
  found.add_ms = adding(window);
  window.press("Escape");
  window.press("0");
  found.far_pan = pan(window, kPan);
  window.press("0");
  found.all_pan = pan(window, kPanAbout);
  found.far_mb = window.resident_mb();
  std::this_thread::sleep_for(std::chrono::seconds(3));
  const double before = window.cpu_seconds();
  std::this_thread::sleep_for(kBoardIdling);
  found.idle_share = (window.cpu_seconds() - before) / static_cast<double>(kBoardIdling.count()) * 100;
  return found;
}

double build_ms_at_100(const Scene& scene) {
  BenchWindow window(scene, on_board(scene));
  window.first_frame_ms();
  std::this_thread::sleep_for(kMoment);
  window.move_to(680, 400);
  window.press("1");
  return pan(window, kPan).build_ms;
}

void add_frames(Figures& figures, const std::string& what, const Cost& cost, double most_cpu_ms) {
  figures.add({what + ", frames", cost.frames_a_second, 60, "1/s", 1, false, {}});
  if (most_cpu_ms > 0)
    figures.add({what + ", a frame", cost.cpu_ms, most_cpu_ms, "ms CPU", 1, true, "all threads"});
}

void compare(Figures& figures, const BoardFigures& ours, const PeerFigures& peer) {
  const auto less = [&](const char* what, double mine, double theirs, const char* unit) {
    if (theirs > 0) figures.add({std::string(what) + " / " + peer.name, mine, theirs, unit, 1, true, {}});
  };
  less("open", ours.open_ms, peer.open_ms, "ms");
  less("memory", ours.loaded_mb, peer.loaded_mb, "MB");
  less("memory, zoomed out", ours.far_mb, peer.far_mb, "MB");
  less("pan, a frame", ours.pan.cpu_ms, peer.pan_cpu_ms, "ms CPU");
  less("zoom, a frame", ours.zoom.cpu_ms, peer.zoom_cpu_ms, "ms CPU");
  less("add a card", ours.add_ms, peer.add_ms, "ms");
  less("idle CPU", ours.idle_share, peer.idle_share, "% core");
  if (peer.far_pan_fps > 0)
    figures.add({std::string("pan, zoomed out / ") + peer.name,
                 ours.far_pan.frames_a_second,
                 peer.far_pan_fps,
                 "1/s",
                 1,
                 false,
                 {}});
}

}  // namespace

void bench_board(const std::filesystem::path& folder, Figures& figures, bool peers) {
  if (!std::getenv("DISPLAY")) give_up("no DISPLAY; run it under xvfb-run, as ./dev bench does");
  const double few = build_ms_at_100(board_of(folder / "board-100", 100));
  const double some = build_ms_at_100(board_of(folder / "board-1000", 1'000));
  const Scene scene = board_of(folder / "board-10000", kMany);
  const BoardFigures ours = measure_many(scene);
  const char* many = "10,000 cards";
  figures.add(
      {"board, first frame", ours.open_ms, 300, "ms", 1, true, "10,000 cards, from the program's start"});
  figures.add({"board, resident", ours.loaded_mb, 160, "MB", 1, true, many});
  figures.add({"board, resident after zooming out", ours.far_mb, 160, "MB", 1, true, many});
  add_frames(figures, "pan at 100 %", ours.pan, 9);
  add_frames(figures, "zoom at 100 %", ours.zoom, 9);
  add_frames(figures, "pan zoomed out", ours.far_pan, 0);
  add_frames(figures, "pan with all in sight", ours.all_pan, 0);
  figures.add({"add a card, painted and durable", ours.add_ms, 30, "ms", 1, true, many});
  figures.add({"idle CPU, board", ours.idle_share, 0.2, "% core", 1, true, "over 30 s"});
  figures.add({"build of a frame, 1,000 to 100 cards", some, few, "ms CPU", 1.25, true, "as many in sight"});
  figures.add({"build of a frame, 10,000 to 100 cards", ours.pan.build_ms, few, "ms CPU", 1.25, true,
               "as many in sight"});
  if (!peers) return;
  for (const char* peer : {"excalidraw", "tldraw"})
    compare(figures, ours, measure_peer(peer, folder, notes_of_board(kMany)));
}

}  // namespace ubao::bench
