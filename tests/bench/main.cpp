// ubao_bench FOLDER [NAME...] [--peers]: measures what is named (record, absorb, sync, hub, link, trust,
// assessment, window, board), or everything; with --peers the board beside other whiteboards. Exit code 1
// when a figure falls short.
#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "tests/bench/assessment_bench.h"
#include "tests/bench/board_bench.h"
#include "tests/bench/debrief_bench.h"
#include "tests/bench/hub_bench.h"
#include "tests/bench/link_bench.h"
#include "tests/bench/store_bench.h"
#include "tests/bench/sync_bench.h"
#include "tests/bench/trust_bench.h"
#include "tests/bench/window_bench.h"

namespace ubao::bench {
namespace {

void bench_all_of_assessment(const std::filesystem::path& folder, Figures& figures) {
  bench_assessment(folder, figures);
  bench_debrief(folder, figures);
}

}  // namespace
}  // namespace ubao::bench

int main(int argc, char** argv) {
  using namespace ubao::bench;
  struct Bench {
    const char* name;
    std::function<void(const std::filesystem::path&, Figures&)> run;
  };
  std::vector<std::string> wanted(argv + std::min(argc, 2), argv + argc);
  const bool peers = std::erase(wanted, "--peers") > 0;
  const Bench all[] = {
      {"record", bench_record},
      {"absorb", bench_absorb},
      {"sync", bench_sync},
      {"hub", bench_hub},
      {"link", bench_link},
      {"trust", bench_trust},
      {"assessment", bench_all_of_assessment},
      {"window", bench_window},
      {"board", [&](const auto& folder, auto& figures) { bench_board(folder, figures, peers); }}};
  if (argc < 2) {
    std::fprintf(stderr,
                 "usage: ubao_bench FOLDER [record|absorb|sync|hub|link|trust|assessment|window|board]... "
                 "[--peers]\n");
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const auto is_known = [&](const std::string& name) {
    return std::any_of(std::begin(all), std::end(all),
                       [&](const Bench& bench) { return bench.name == name; });
  };
  if (!std::all_of(wanted.begin(), wanted.end(), is_known)) {
    std::fprintf(stderr, "ubao_bench: no such measurement\n");
    return 2;
  }
  Figures figures;
  for (const Bench& bench : all)
    if (wanted.empty() || std::find(wanted.begin(), wanted.end(), bench.name) != wanted.end())
      bench.run(folder, figures);
  return figures.print() ? 0 : 1;
}
