// A wall clock that goes wrong by as many seconds as UBAO_TEST_CLOCK_OFFSET says: loaded before the C library
// into a program under test (LD_PRELOAD), so that the real program meets it. Other clocks go right.
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>

extern "C" int clock_gettime(clockid_t clock, timespec* time) noexcept {
  const auto result = static_cast<int>(syscall(SYS_clock_gettime, clock, time));
  if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
    const char* offset = std::getenv("UBAO_TEST_CLOCK_OFFSET");
    if (offset) time->tv_sec += std::strtol(offset, nullptr, 10);
  }
  return result;
}
