#include "tests/bench/window_bench.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <thread>

#include "platform/data_folder.h"
#include "tests/bench/must.h"
#include "tests/bench/workshop_maker.h"
#include "tests/support/process.h"

namespace ubao::bench {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using std::chrono::milliseconds;
using test::Process;

constexpr int kShownOps = 100'000;
constexpr int kChangesPerCard = 4;
constexpr int kStarts = 5;
constexpr int kTaps = 20;
constexpr int kAnswersX = 1034;  // of the window's 1366
constexpr auto kSettling = std::chrono::seconds(10);
constexpr auto kIdling = std::chrono::seconds(30);
constexpr milliseconds kTapPatience{1000};
constexpr milliseconds kBetweenTaps{900};  // an answer moves on to the next statement after a moment

// What there is to show.
struct Scene {
  fs::path data;
  std::string workshop, person, board;
};

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

// The window under measurement.
class Window {
 public:
  Window(const Scene& scene, const std::vector<std::string>& where)
      : trace_(scene.data.string() + "-trace.jsonl"), process_(command(scene, where)) {
    fs::remove(trace_);
  }
  ~Window() { fs::remove(trace_); }

  double first_frame_ms() { return wait_for("first_frame_ms", Process::kPatience).value_or(-1); }

  // The next figure of that name in the trace.
  std::optional<double> wait_for(const char* name, milliseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    do {
      for (std::string line; next_line(line);) {
        const json entry = json::parse(line, nullptr, false);
        if (entry.is_object() && entry.contains(name)) return entry[name].get<double>();
      }
      if (process_.read_line(milliseconds(2))) give_up("the window prints");
    } while (std::chrono::steady_clock::now() < until);
    return std::nullopt;
  }

  // Resident memory, from /proc/PID/status.
  double resident_mb() const {
    std::ifstream status("/proc/" + std::to_string(process_.pid()) + "/status");
    for (std::string line; std::getline(status, line);)
      if (line.rfind("VmRSS:", 0) == 0) return std::strtod(line.c_str() + 6, nullptr) / 1024;
    give_up("the window has ended: " + process_.wait().errors);
  }

  // Processor time of all its threads so far: fields 14 and 15 of /proc/PID/stat, see proc(5).
  double cpu_seconds() const {
    std::ifstream file("/proc/" + std::to_string(process_.pid()) + "/stat");
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    std::istringstream fields(text.substr(text.rfind(')') + 1));
    std::string field;
    double ticks = 0;
    for (int i = 3; i <= 15 && fields >> field; ++i)
      if (i >= 14) ticks += std::strtod(field.c_str(), nullptr);
    return ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
  }

  void tap(int x, int y) {
    const std::string id = window_id();
    const auto ended = test::run_program(
        {"xdotool", "mousemove", "--window", id, std::to_string(x), std::to_string(y), "click", "1"});
    if (ended.exit_code != 0) give_up("xdotool: " + ended.errors);
  }

 private:
  std::vector<std::string> command(const Scene& scene, const std::vector<std::string>& where) const {
    std::vector<std::string> words{UBAO_PROGRAM, "gui",          "--data",   scene.data.string(),
                                   "--workshop", scene.workshop, "--person", scene.person,
                                   "--trace",    trace_};
    words.insert(words.end(), where.begin(), where.end());
    return words;
  }

  // A whole line of the trace that was not read before.
  bool next_line(std::string& line) {
    std::ifstream file(trace_);
    file.seekg(read_);
    if (!std::getline(file, line) || file.eof()) return false;
    read_ = file.tellg();
    return true;
  }

  std::string window_id() {
    if (id_.empty()) {
      const auto found = test::run_program({"xdotool", "search", "--onlyvisible", "--name", "^Ubao$"});
      id_ = found.output.substr(0, found.output.find('\n'));
      if (id_.empty()) give_up("no window found");
    }
    return id_;
  }

  std::string trace_;
  mutable Process process_;
  std::streamoff read_ = 0;
  std::string id_;
};

double first_frame(const Scene& scene, const std::vector<std::string>& where) {
  std::vector<double> starts;
  for (int i = 0; i < kStarts; ++i) starts.push_back(Window(scene, where).first_frame_ms());
  return median(starts);
}

// Taps down the right half, where the answers are, until two places were found that save something, and then
// there in turn.
double tap_to_saved(const Scene& scene) {
  Window window(scene, {"--screen", "assessment"});
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
    Window window(scene, where);
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
