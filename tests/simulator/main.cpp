// ubao_simulator --seeds FROM:TO | --boards FROM:TO | --rooms FROM:TO [--verbose] [--fault NAME | --prove]
//   Runs every seed from FROM up to, not including, TO; with --boards, runs in which people use a whiteboard,
//   with --rooms, runs in which devices exchange through hubs.
//   Ends with 1 at the first broken promise, naming the seed.
//   --fault plants a fault (only in the program built for that); --prove plants one after the other and ends
//   with 0 if each is caught by one of the seeds, and the same seeds keep every promise without a fault.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <optional>
#include <string>

#include "core/faults.h"
#include "tests/simulator/world.h"

namespace ubao::test {
namespace {

struct Options {
  std::uint64_t from = 0, to = 0;
  bool verbose = false, prove = false;
  Play play = Play::cards;
  std::string fault;
};

struct Found {
  std::uint64_t seed = 0;
  std::string broken;
};

std::optional<Found> search(std::uint64_t from, std::uint64_t to, const Options& options, Counts& counts) {
  for (std::uint64_t seed = from; seed < to; ++seed) {
    World world(seed, options.verbose, options.play);
    const std::string broken = world.run();
    counts += world.counts();
    if (!broken.empty()) return Found{seed, broken};
  }
  return std::nullopt;
}

int run_seeds(const Options& options) {
  Counts counts;
  const auto start = std::chrono::steady_clock::now();
  const auto found = search(options.from, options.to, options, counts);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf(
      "%lld ops, %lld undecided fields, %lld choices, %lld crashes, %lld copies, %lld roll-backs, %lld "
      "sessions, "
      "%lld requests in %.1f s\n",
      static_cast<long long>(counts.ops), static_cast<long long>(counts.conflicts),
      static_cast<long long>(counts.choices), static_cast<long long>(counts.crashes),
      static_cast<long long>(counts.clones), static_cast<long long>(counts.roll_backs),
      static_cast<long long>(counts.sessions), static_cast<long long>(counts.requests), seconds);
  if (!found) return 0;
  std::printf("seed %llu: %s\n", static_cast<unsigned long long>(found->seed), found->broken.c_str());
  return 1;
}

#ifdef UBAO_PLANTED_FAULTS
bool plant(const std::string& name) {
  for (const core::NamedFault& fault : core::kFaults)
    if (fault.name == name) {
      core::planted_fault() = fault.fault;
      return true;
    }
  return false;
}

int prove(Options options) {
  std::map<Play, std::uint64_t> furthest;
  bool good = true;
  Counts counts;
  for (const core::NamedFault& fault : core::kFaults) {
    core::planted_fault() = fault.fault;
    options.play = fault.where == core::Where::boards ? Play::boards
                   : fault.where == core::Where::hubs ? Play::rooms
                                                      : Play::cards;
    const auto found = search(options.from, options.to, options, counts);
    std::printf(
        "%-28s %s\n", std::string(fault.name).c_str(),
        found ? ("seed " + std::to_string(found->seed) + ": " + found->broken).c_str() : "NOT CAUGHT");
    if (!found) good = false;
    if (found) furthest[options.play] = std::max(furthest[options.play], found->seed + 1);
  }
  core::planted_fault() = core::Fault::none;
  for (const auto& [play, end] : furthest) {
    options.play = play;
    const auto failed = search(options.from, end, options, counts);
    if (!failed) continue;
    good = false;
    std::printf("without a fault seed %llu fails too: %s\n", static_cast<unsigned long long>(failed->seed),
                failed->broken.c_str());
  }
  return good ? 0 : 1;
}
#else
bool plant(const std::string&) { return false; }
int prove(const Options&) { return 2; }
#endif

int usage() {
  std::fprintf(stderr,
               "usage: ubao_simulator --seeds FROM:TO | --boards FROM:TO | --rooms FROM:TO [--verbose] "
               "[--fault NAME | --prove]\n");
  return 2;
}

int run(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string argument = arguments[i];
    const bool has_value = i + 1 < count;
    if (argument == "--verbose") {
      options.verbose = true;
    } else if (argument == "--prove") {
      options.prove = true;
    } else if (argument == "--fault" && has_value) {
      options.fault = arguments[++i];
    } else if ((argument == "--seeds" || argument == "--boards" || argument == "--rooms") && has_value) {
      if (argument == "--boards") options.play = Play::boards;
      if (argument == "--rooms") options.play = Play::rooms;
      char* colon = nullptr;
      options.from = std::strtoull(arguments[++i], &colon, 10);
      if (*colon != ':') return usage();
      options.to = std::strtoull(colon + 1, nullptr, 10);
    } else {
      return usage();
    }
  }
  if (options.to <= options.from) return usage();
  if (!options.fault.empty() && !plant(options.fault)) {
    std::fprintf(stderr, "no fault \"%s\" in this program\n", options.fault.c_str());
    return 2;
  }
  return options.prove ? prove(options) : run_seeds(options);
}

}  // namespace
}  // namespace ubao::test

int main(int count, char** arguments) { return ubao::test::run(count, arguments); }
