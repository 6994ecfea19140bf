#include "tests/bench/bench_window.h"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/bench/must.h"
#include "tests/support/places.h"

namespace ubao::bench {

using nlohmann::json;
using std::chrono::milliseconds;
using test::Process;

namespace {

// A little less than a sixtieth: xdotool takes the rest.
constexpr const char* kStepSeconds = "0.015";

}  // namespace

BenchWindow::BenchWindow(const Scene& scene, const std::vector<std::string>& where)
    : trace_(scene.data.string() + "-trace.jsonl"), process_(command(scene, where)) {
  std::filesystem::remove(trace_);
}

BenchWindow::~BenchWindow() { std::filesystem::remove(trace_); }

std::optional<double> BenchWindow::wait_for(const char* name, milliseconds patience) {
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

double BenchWindow::resident_mb() const {
  std::ifstream status("/proc/" + std::to_string(process_.pid()) + "/status");
  for (std::string line; std::getline(status, line);)
    if (line.rfind("VmRSS:", 0) == 0) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  give_up("the window has ended: " + process_.wait().errors);
}

double BenchWindow::cpu_seconds() const {
  std::ifstream file("/proc/" + std::to_string(process_.pid()) + "/stat");
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  std::istringstream fields(text.substr(text.rfind(')') + 1));
  std::string field;
  double ticks = 0;
  for (int i = 3; i <= 15 && fields >> field; ++i)
    if (i >= 14) ticks += std::strtod(field.c_str(), nullptr);
  return ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
}

std::vector<std::string> BenchWindow::command(const Scene& scene,
                                              const std::vector<std::string>& where) const {
  std::vector<std::string> words{test::ubao_program(), "gui",        "--data",
                                 scene.data.string(),  "--workshop", scene.workshop};
  if (!scene.person.empty()) words.insert(words.end(), {"--person", scene.person});
  words.insert(words.end(), {"--trace", trace_});
  words.insert(words.end(), where.begin(), where.end());
  return words;
}

bool BenchWindow::next_line(std::string& line) {
  std::ifstream file(trace_);
  file.seekg(read_);
  if (!std::getline(file, line) || file.eof()) return false;
  read_ = file.tellg();
  return true;
}

std::string BenchWindow::window_id() {
  if (id_.empty()) {
    const auto found = test::run_program({"xdotool", "search", "--onlyvisible", "--name", "^Ubao$"});
    id_ = found.output.substr(0, found.output.find('\n'));
    if (id_.empty()) give_up("no window found");
  }
  return id_;
}

void BenchWindow::move_hand(const std::vector<std::string>& words) {
  std::vector<std::string> all{"xdotool"};
  all.insert(all.end(), words.begin(), words.end());
  const auto ended = test::run_program(all);
  if (ended.exit_code != 0) give_up("xdotool: " + ended.errors);
}

void BenchWindow::point(int x, int y, bool click) {
  std::vector<std::string> words{"mousemove", "--window", window_id(), std::to_string(x), std::to_string(y)};
  if (click) words.insert(words.end(), {"click", "1"});
  move_hand(words);
}

void BenchWindow::drag(int button, int x, int y, int turns_after, int steps) {
  std::vector<std::string> words{"mousedown", std::to_string(button)};
  for (int i = 0; i < steps; ++i) {
    const int way = i / turns_after % 2 == 0 ? 1 : -1;
    words.insert(words.end(), {"mousemove_relative", "--", std::to_string(way * x), std::to_string(way * y),
                               "sleep", kStepSeconds});
  }
  words.insert(words.end(), {"mouseup", std::to_string(button)});
  move_hand(words);
}

void BenchWindow::turn_wheel_with_ctrl(const std::vector<int>& lines) {
  std::vector<std::string> words{"keydown", "ctrl"};
  for (const int some : lines)
    for (int i = 0; i < std::abs(some); ++i) {
      const char* wheel = some > 0 ? "4" : "5";
      words.insert(words.end(), {"mousedown", wheel, "mouseup", wheel, "sleep", kStepSeconds});
    }
  words.insert(words.end(), {"keyup", "ctrl"});
  move_hand(words);
}

void BenchWindow::press(const std::string& key) { move_hand({"key", key}); }

void BenchWindow::press_with_ctrl(const std::string& key) {
  // as a hand does it: Ctrl is down for a while before
  move_hand({"keydown", "ctrl", "sleep", "0.2", "key", key, "sleep", "0.2", "keyup", "ctrl"});
}

void BenchWindow::type(const std::string& text) { move_hand({"type", "--delay", "10", text}); }

std::vector<DrawnFrame> BenchWindow::frames() {
  std::vector<DrawnFrame> drawn;
  for (std::string line; next_line(line);) {
    const json entry = json::parse(line, nullptr, false);
    if (entry.is_object() && entry.contains("cpu_ms"))
      drawn.push_back({entry.value("at_ms", 0.0), entry.value("cpu_ms", 0.0)});
  }
  return drawn;
}

}  // namespace ubao::bench
