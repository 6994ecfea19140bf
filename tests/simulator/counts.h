// What happened in a run of the simulator, or in many: so that it can be seen that nothing was left out.
#pragma once

#include <cstdint>
#include <string>

namespace ubao::test {

struct Counts {
  std::int64_t seeds = 0, devices = 0, ops = 0;
  std::int64_t merged = 0;                 // ops of others that a device took in
  std::int64_t undecided = 0, chosen = 0;  // fields with several texts, and choices among them
  std::int64_t sessions = 0, requests = 0;
  std::int64_t hub_sessions = 0, hub_requests = 0, revoked = 0;
  std::int64_t sticks_written = 0, sticks_read = 0, sticks_spoiled = 0;
  std::int64_t sheets = 0;  // that were handed in, or begun and handed in by the closing
  std::int64_t crashes = 0, torn = 0, failed = 0, full = 0;  // of programs; of writes
  std::int64_t partitions = 0;
  std::int64_t copies = 0, restored = 0, rolled_back = 0, lost = 0;  // of devices
  std::int64_t told = 0;                                             // that a log was continued elsewhere
  std::int64_t server_set_back = 0, wrong_clocks = 0;

  Counts& operator+=(const Counts& other);
  std::string text() const;
};

}  // namespace ubao::test
