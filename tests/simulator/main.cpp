// ubao_simulator --seeds FROM:TO [--verbose] [--fault NAME | --prove]
//   Runs every seed from FROM up to, not including, TO. Ends with 1 at the first broken promise, naming the
//   seed.
//   --fault plants a fault (only in the program built for that); --prove plants one after the other and ends
//   with 0 if each is caught by one of the seeds, and the seeds that caught them keep every promise without.
#include <malloc.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/simulator/prove.h"
#include "tests/simulator/world.h"

namespace ubao::test {
namespace {

struct Options {
  std::uint64_t from = 0, to = 0;
  bool verbose = false, proves = false;
  std::string fault;
};

int run_seeds(const Options& options) {
  Counts counts;
  int result = 0;
  const auto start = std::chrono::steady_clock::now();
  for (std::uint64_t seed = options.from; seed < options.to && result == 0; ++seed) {
    World world(seed, options.verbose);
    const std::string broken = world.run();
    counts += world.counts();
    if (broken.empty()) continue;
    std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), broken.c_str());
    result = 1;
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf("%s; in %.1f s\n", counts.text().c_str(), seconds);
  return result;
}

int usage() {
  std::fprintf(stderr, "usage: ubao_simulator --seeds FROM:TO [--verbose] [--fault NAME | --prove]\n");
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
      options.proves = true;
    } else if (argument == "--fault" && has_value) {
      options.fault = arguments[++i];
    } else if (argument == "--seeds" && has_value) {
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
  return options.proves ? prove(options.from, options.to) : run_seeds(options);
}

}  // namespace
}  // namespace ubao::test

int main(int count, char** arguments) {
  // stores are opened and closed thousands of times: what they return is soon wanted again
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  mallopt(M_MMAP_THRESHOLD, 256 << 20);
  // each line is seen when it is said, also in a file
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  return ubao::test::run(count, arguments);
}
