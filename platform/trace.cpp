#include "platform/trace.h"

#include <unistd.h>

#include <ctime>
#include <fstream>
#include <iterator>
#include <sstream>

namespace ubao::platform {
namespace {

double clock_ms(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

// The 22nd field of /proc/self/stat counts clock ticks from boot to the start of the process; see proc(5).
double started_at_ms() {
  std::ifstream file("/proc/self/stat");
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  const auto name_end = text.rfind(')');
  if (name_end == std::string::npos) return clock_ms(CLOCK_BOOTTIME);
  std::istringstream fields(text.substr(name_end + 1));
  std::string field;
  for (int i = 3; i <= 22; ++i) fields >> field;
  return std::strtod(field.c_str(), nullptr) * 1e3 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

}  // namespace

double since_start_ms() {
  static const double start = started_at_ms();
  return clock_ms(CLOCK_BOOTTIME) - start;
}

double thread_cpu_ms() { return clock_ms(CLOCK_THREAD_CPUTIME_ID); }

Trace::Trace(const std::string& path) : file_(path.empty() ? nullptr : std::fopen(path.c_str(), "w")) {}

Trace::~Trace() {
  if (!file_) return;
  std::fprintf(file_, "{\"idle_seconds\":%.3f,\"frames\":%d}\n", slept_seconds_, frames_);
  std::fclose(file_);
}

void Trace::frame(double at_ms, double cpu_ms, const char* reason, std::uint64_t durable) {
  if (!file_) return;
  if (frames_++ == 0) std::fprintf(file_, "{\"first_frame_ms\":%.1f}\n", at_ms);
  std::fprintf(file_, "{\"frame\":%d,\"at_ms\":%.1f,\"cpu_ms\":%.3f,\"reason\":\"%s\"", frames_, at_ms,
               cpu_ms, reason);
  if (released_at_ms_ >= 0 && durable > durable_at_release_) {
    std::fprintf(file_, ",\"tap_to_saved_ms\":%.1f", at_ms - released_at_ms_);
    released_at_ms_ = -1;
  }
  std::fprintf(file_, "}\n");
  std::fflush(file_);
}

void Trace::released(double at_ms, std::uint64_t durable) {
  released_at_ms_ = at_ms;
  durable_at_release_ = durable;
}

void Trace::slept(double seconds) { slept_seconds_ += seconds; }

}  // namespace ubao::platform
