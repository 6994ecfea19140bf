#include "tests/simulator/prove.h"

#include <cstdio>
#include <set>

#include "core/faults.h"
#include "tests/simulator/world.h"

namespace ubao::test {

#ifdef UBAO_PLANTED_FAULTS
namespace {

bool fits(const Fate& fate, core::Where where) {
  switch (where) {
    case core::Where::boards:
      return fate.board;
    case core::Where::hubs:
      return fate.hubs;
    case core::Where::sticks:
      return fate.certified;
    case core::Where::sheets:
      return fate.sheets;
    case core::Where::anywhere:
      break;
  }
  return true;
}

}  // namespace

bool plant(const std::string& name) {
  for (const core::NamedFault& fault : core::kFaults)
    if (fault.name == name) {
      core::planted_fault() = fault.fault;
      return true;
    }
  return false;
}

int prove(std::uint64_t from, std::uint64_t to) {
  std::set<std::uint64_t> caught_by;
  bool good = true;
  for (const core::NamedFault& fault : core::kFaults) {
    core::planted_fault() = fault.fault;
    int runs = 0;
    std::string broken;
    for (std::uint64_t seed = from; seed < to && broken.empty(); ++seed) {
      World world(seed, false);
      if (!fits(world.fate(), fault.where)) continue;
      ++runs;
      broken = world.run();
      if (!broken.empty()) caught_by.insert(seed);
    }
    std::printf(
        "%-28s %s\n", std::string(fault.name).c_str(),
        broken.empty() ? "NOT CAUGHT" : ("after " + std::to_string(runs) + " runs: " + broken).c_str());
    if (broken.empty()) good = false;
  }
  core::planted_fault() = core::Fault::none;
  for (const std::uint64_t seed : caught_by) {
    const std::string broken = World(seed, false).run();
    if (broken.empty()) continue;
    good = false;
    std::printf("without a fault seed %llu fails too: %s\n", static_cast<unsigned long long>(seed),
                broken.c_str());
  }
  return good ? 0 : 1;
}
#else
bool plant(const std::string&) { return false; }
int prove(std::uint64_t, std::uint64_t) { return 2; }
#endif

}  // namespace ubao::test
