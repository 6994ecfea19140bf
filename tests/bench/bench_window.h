// The real program on the display that is there, while a benchmark measures it: what its trace says, what
// /proc says, and taps with xdotool. Ends the program when the window cannot be opened. One thread.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/process.h"

namespace ubao::bench {

// A frame as the trace tells it.
struct DrawnFrame {
  double at_ms = 0, cpu_ms = 0;  // since the program's start; of the thread that draws
};

// What there is to show. No person: the facilitator.
struct Scene {
  std::filesystem::path data;
  std::string workshop, person, board;
};

class BenchWindow {
 public:
  // `where`: further words of `ubao gui`.
  BenchWindow(const Scene& scene, const std::vector<std::string>& where);
  ~BenchWindow();

  double first_frame_ms() { return wait_for("first_frame_ms", test::Process::kPatience).value_or(-1); }
  // The next figure of that name in the trace.
  std::optional<double> wait_for(const char* name, std::chrono::milliseconds patience);
  // Resident memory, from /proc/PID/status.
  double resident_mb() const;
  // Processor time of all its threads so far: fields 14 and 15 of /proc/PID/stat, see proc(5).
  double cpu_seconds() const;
  void move_to(int x, int y) { point(x, y, false); }
  void tap(int x, int y) { point(x, y, true); }
  // The frames drawn since the trace was read last.
  std::vector<DrawnFrame> frames();
  // Drags with a button from where the pointer is: `steps` steps of so many pixels, one in a sixtieth of a
  // second, turning round after so many.
  void drag(int button, int x, int y, int turns_after, int steps);
  // Turns the wheel with Ctrl held, so many lines in each direction in turn, a line in a sixtieth of a
  // second.
  void turn_wheel_with_ctrl(const std::vector<int>& lines);
  void press(const std::string& key);  // as xdotool names it
  void press_with_ctrl(const std::string& key);
  void type(const std::string& text);

 private:
  std::vector<std::string> command(const Scene& scene, const std::vector<std::string>& where) const;
  bool next_line(std::string& line);  // a whole line of the trace that was not read before
  std::string window_id();
  void move_hand(const std::vector<std::string>& words);  // xdotool's
  void point(int x, int y, bool click);

  std::string trace_;
  mutable test::Process process_;
  std::streamoff read_ = 0;
  std::string id_;
};

}  // namespace ubao::bench
