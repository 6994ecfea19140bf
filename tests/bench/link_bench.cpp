#include "tests/bench/link_bench.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "platform/data_folder.h"
#include "tests/bench/must.h"
#include "tests/bench/transfers.h"
#include "tests/support/couch.h"
#include "tests/support/places.h"
#include "tests/support/slow_link.h"

namespace ubao::bench {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kSentOps = 1'000, kMostTries = 100;
constexpr const char* kItsUsualBatch = "100";

}  // namespace

void bench_link(const fs::path& folder, Figures& figures) {
  const fs::path data = folder / "link-source", lines = folder / "link-ops.jsonl",
                 peer = folder / "link-peer";
  for (const fs::path& used : {data, peer}) fs::remove_all(used);
  const std::string workshop_id = make_source(data, lines, kSentOps);
  const test::Couch couch;
  int resets = 0;
  double ours = 0;
  {
    const auto home = must(platform::DataFolder::open(data, core::real_env()));
    const auto workshop = must(home->open_workshop(workshop_id));
    test::SlowLink link(couch.port(), {});
    ours = timed_ms([&] {
      // as a person does who sees that something waits; the peer reads nothing back either
      const std::string url = test::Couch::url_of(link.port());
      for (int tries = 1; exchange_once(*workshop, url, true).queued > 0; ++tries)
        if (tries == kMostTries) give_up("it does not arrive");
    });
    resets = link.resets();
  }
  if (const int there = couch.documents_of(workshop_id); there != kSentOps)
    give_up(std::to_string(there) + " documents arrived");

  fs::create_directories(peer);
  couch.ask("PUT", "/link-peer");
  test::SlowLink link(couch.port(), {});
  const std::string url = test::Couch::url_of(link.port()) + "/link-peer";
  const test::Ended ended =
      test::run_program({test::node_program(), test::in_sources("tests/bench/pouchdb_peer.mjs"), "push", url,
                         peer.string(), kItsUsualBatch, lines.string(), "again"},
                        {}, {}, std::chrono::minutes(30));
  const json said = json::parse(ended.output, nullptr, false);
  if (ended.exit_code != 0 || !said.is_object()) give_up(ended.output + ended.errors);
  const json there = json::parse(couch.ask("GET", "/link-peer").body, nullptr, false);
  if (!there.is_object() || there.value("doc_count", 0) != kSentOps)
    give_up("the peer's documents did not arrive");
  char note[96];
  std::snprintf(note, sizeof note, "%d ops; %d resets of ours, %d of its", kSentOps, resets, link.resets());
  figures.add(
      {"push over 2G, PouchDB 9 by 100", ours / 1e3, said.value("ms", 0.0) / 1e3, "s", 0.25, true, note});
}

}  // namespace ubao::bench
