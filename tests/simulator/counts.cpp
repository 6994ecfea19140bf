#include "tests/simulator/counts.h"

namespace ubao::test {
namespace {

struct Named {
  const char* name;
  std::int64_t Counts::*count;
};

constexpr Named kNamed[] = {{"seeds", &Counts::seeds},
                            {"devices", &Counts::devices},
                            {"ops", &Counts::ops},
                            {"ops merged", &Counts::merged},
                            {"conflicts", &Counts::undecided},
                            {"choices", &Counts::chosen},
                            {"sessions", &Counts::sessions},
                            {"requests", &Counts::requests},
                            {"sessions with hubs", &Counts::hub_sessions},
                            {"requests to hubs", &Counts::hub_requests},
                            {"accounts revoked", &Counts::revoked},
                            {"sticks written", &Counts::sticks_written},
                            {"sticks read", &Counts::sticks_read},
                            {"sticks spoiled", &Counts::sticks_spoiled},
                            {"sheets", &Counts::sheets},
                            {"crashes", &Counts::crashes},
                            {"torn writes", &Counts::torn},
                            {"failed writes", &Counts::failed},
                            {"full disks", &Counts::full},
                            {"partitions", &Counts::partitions},
                            {"folders copied", &Counts::copies},
                            {"backups restored", &Counts::restored},
                            {"machines rolled back", &Counts::rolled_back},
                            {"devices lost", &Counts::lost},
                            {"people told of a copy", &Counts::told},
                            {"servers set back", &Counts::server_set_back},
                            {"wrong clocks", &Counts::wrong_clocks}};

}  // namespace

Counts& Counts::operator+=(const Counts& other) {
  for (const Named& named : kNamed) this->*named.count += other.*named.count;
  return *this;
}

std::string Counts::text() const {
  std::string text;
  for (const Named& named : kNamed) {
    if (!text.empty()) text += ", ";
    text += std::to_string(this->*named.count) + " " + named.name;
  }
  return text;
}

}  // namespace ubao::test
