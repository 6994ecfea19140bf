#include "tests/bench/sync_bench.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "platform/data_folder.h"
#include "tests/bench/must.h"
#include "tests/bench/transfers.h"
#include "tests/support/couch.h"
#include "tests/support/cut_proxy.h"
#include "tests/support/places.h"

namespace ubao::bench {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test::CutProxy;

constexpr int kMovedOps = 10'000;
constexpr int kTransferRounds = 3;

// PouchDB replicates in batches of 100 unless it is told otherwise; 500 is near its best.
constexpr const char* kItsDefault = "100";
constexpr const char* kItsBest = "500";

// A measured transfer.
struct Transfer {
  std::vector<double> ms;
  double bytes_up = 0;
};

struct Peer {
  const char* batch;  // documents
  double wanted;      // how many times as fast we are to be
  Transfer push, pull;
};

void need_count(std::int64_t counted) {
  if (counted != kMovedOps) give_up(std::to_string(counted) + " documents were moved");
}

// The peer's replication; how long it took.
double peer_ms(const std::vector<std::string>& more) {
  std::vector<std::string> words{test::node_program(), test::in_sources("tests/bench/pouchdb_peer.mjs")};
  words.insert(words.end(), more.begin(), more.end());
  const test::Ended ended = test::run_program(words, {}, {}, std::chrono::minutes(5));
  const json said = json::parse(ended.output, nullptr, false);
  if (ended.exit_code != 0 || !said.is_object()) give_up(ended.output + ended.errors);
  need_count(said.value("docs", 0));
  return said.value("ms", 0.0);
}

}  // namespace

void bench_sync(const fs::path& folder, Figures& figures) {
  const fs::path source = folder / "sync-source", lines = folder / "sync-ops.jsonl";
  fs::remove_all(source);
  const std::string workshop = make_source(source, lines, kMovedOps);
  const double mean_bytes = static_cast<double>(fs::file_size(lines)) / kMovedOps;
  Transfer push, pull;
  Peer peers[] = {{kItsDefault, 2, {}, {}}, {kItsBest, 1, {}, {}}};
  for (int round = 0; round < kTransferRounds; ++round) {
    const test::Couch couch;
    CutProxy link(couch.port());
    const std::string server = test::Couch::url_of(link.port());
    const fs::path ours = folder / "sync-a", joined = folder / "sync-b";
    for (const fs::path& used : {ours, joined}) fs::remove_all(used);
    fs::copy(source, ours, fs::copy_options::recursive);
    {
      const auto data = must(platform::DataFolder::open(ours, core::real_env()));
      const auto sender = must(data->open_workshop(workshop));
      push.ms.push_back(timed_ms([&] { need_count(exchanged(*sender, server).pushed); }));
      push.bytes_up = static_cast<double>(link.bytes_up());
    }
    {
      const auto data = must(platform::DataFolder::open(joined, core::real_env()));
      const auto receiver = must(data->make_room_for(workshop));
      pull.ms.push_back(timed_ms([&] { need_count(exchanged(*receiver, server).pulled); }));
    }
    for (Peer& peer : peers) {
      const std::string name = std::string("peer-") + peer.batch, url = server + "/" + name;
      const fs::path data = folder / name;
      fs::remove_all(data);
      fs::create_directories(data);
      couch.ask("PUT", "/" + name);
      link.count_anew();
      peer.push.ms.push_back(peer_ms({"push", url, data.string(), peer.batch, lines.string()}));
      peer.push.bytes_up = static_cast<double>(link.bytes_up());
      peer.pull.ms.push_back(peer_ms({"pull", url, data.string(), peer.batch}));
    }
  }
  char note[96];
  std::snprintf(note, sizeof note, "%d ops of %.0f bytes", kMovedOps, mean_bytes);
  for (const Peer& peer : peers) {
    const std::string against = std::string(", PouchDB 9 by ") + peer.batch;
    figures.add({"push" + against, kMovedOps / median(push.ms) * 1e3, kMovedOps / median(peer.push.ms) * 1e3,
                 "docs/s", peer.wanted, false, note});
    figures.add({"pull" + against, kMovedOps / median(pull.ms) * 1e3, kMovedOps / median(peer.pull.ms) * 1e3,
                 "docs/s", peer.wanted, false, note});
    figures.add(
        {"bytes up" + against, push.bytes_up / 1e3, peer.push.bytes_up / 1e3, "kB", 0.25, true, note});
  }
}

}  // namespace ubao::bench
