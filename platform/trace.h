// What the window costs, as JSON lines in a file: how long until the first frame, what each frame took and
// why it was drawn, how long a tap took to be durable and on the screen, how long the loop slept. Written
// only when asked for.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>

namespace ubao::platform {

class Trace {
 public:
  // Empty path: writes nothing.
  explicit Trace(const std::string& path);
  ~Trace();
  Trace(const Trace&) = delete;
  Trace& operator=(const Trace&) = delete;

  // `reason`: start, input, data, deadline. Times in milliseconds since the process began.
  void frame(double at_ms, double cpu_ms, const char* reason, std::uint64_t durable);
  // A finger or button went up, or Enter down, at that time; the next frame that shows something newly durable answers it.
  void released(double at_ms, std::uint64_t durable);
  void slept(double seconds);

 private:
  std::FILE* file_ = nullptr;
  int frames_ = 0;
  double released_at_ms_ = -1;
  std::uint64_t durable_at_release_ = 0;
  double slept_seconds_ = 0;
};

// Milliseconds since the process was started, and processor time of this thread.
double since_start_ms();
double thread_cpu_ms();

}  // namespace ubao::platform
