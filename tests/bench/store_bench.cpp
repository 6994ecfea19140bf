#include "tests/bench/store_bench.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "tests/bench/bare_sqlite.h"
#include "tests/bench/must.h"
#include "tests/bench/workshop_maker.h"

namespace ubao::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kStoreRounds = 7;
constexpr int kRecorded = 1000;
constexpr int kAbsorbed = 10'000;
constexpr int kBatch = 500;

void need(bool fine, const char* what) {
  if (!fine) give_up(what);
}

// Every round writes new files: what lies in the page cache of an old one helps nobody.
fs::path fresh(const fs::path& folder, const std::string& name) {
  for (const char* companion : {"", "-wal", "-shm"}) fs::remove(folder / (name + companion));
  return folder / name;
}

// One workshop for all: ops of its facilitator count on every one of its devices.
const core::Founding& founding() {
  static const core::Founding founded = core::found_workshop(*core::real_env().random);
  return founded;
}

}  // namespace

void bench_record(const fs::path& folder, Figures& figures) {
  std::vector<double> ours, bare;
  for (int round = 0; round < kStoreRounds; ++round) {
    const fs::path file = fresh(folder, "record.db");
    WorkshopMaker maker(static_cast<std::uint64_t>(round) + 1);
    auto workshop = empty_workshop(file, founding(), "bench");
    maker.begin(*workshop, 24);
    const auto ops_before = workshop->store().op_count();
    std::vector<std::string> texts;
    for (int i = 0; i < kRecorded; ++i) texts.push_back(maker.text(45));
    const std::string& board = maker.boards().front();
    const std::string& person = maker.people().front();
    ours.push_back(timed_ms([&] {
      for (int i = 0; i < kRecorded; ++i)
        need(workshop->add_card(board, person, texts[static_cast<std::size_t>(i)], {i, -i}, "maize").ok(),
             "a card was not recorded");
    }));
    workshop.reset();

    std::vector<OpRow> rows = rows_of(file);
    BareSqlite peer(fresh(folder, "record-bare.db").string(), file.string());
    const auto first = static_cast<std::size_t>(ops_before);
    peer.begin();
    for (std::size_t i = 0; i < first; ++i) peer.insert(rows[i]);
    peer.commit();
    bare.push_back(timed_ms([&] {
      for (std::size_t i = first; i < rows.size(); ++i) {
        peer.begin();
        peer.insert(rows[i]);
        peer.commit();
      }
    }));
  }
  figures.add({"record one by one, full sync", kRecorded / median(ours) * 1e3, kRecorded / median(bare) * 1e3,
               "ops/s", 0.5, false, "against bare SQLite commits of the same rows"});
}

void bench_absorb(const fs::path& folder, Figures& figures) {
  const fs::path source = fresh(folder, "absorb-source.db");
  std::vector<core::Json> documents;
  {
    WorkshopMaker maker(5);
    auto workshop = empty_workshop(source, founding(), "source");
    maker.begin(*workshop, 24);
    maker.write(*workshop, kAbsorbed - static_cast<int>(workshop->store().op_count()), 1);
    workshop->store().each_op([&](const std::string&, const std::string& text) {
      documents.push_back(core::Json::parse(text));
      return true;
    });
  }
  const std::vector<OpRow> rows = rows_of(source);
  std::vector<double> ours, bare;
  for (int round = 0; round < kStoreRounds; ++round) {
    auto workshop = empty_workshop(fresh(folder, "absorb.db"), founding(), "other");
    std::vector<std::vector<core::Json>> batches;
    for (std::size_t at = 0; at < documents.size(); at += kBatch)
      batches.emplace_back(
          documents.begin() + static_cast<std::ptrdiff_t>(at),
          documents.begin() + static_cast<std::ptrdiff_t>(std::min(at + kBatch, documents.size())));
    int added = 0;
    ours.push_back(timed_ms([&] {
      for (auto& batch : batches) {
        const auto absorbed = workshop->store().absorb(std::move(batch), {});
        need(absorbed.ok(), "a batch was not absorbed");
        added += absorbed->added;
      }
    }));
    need(added == static_cast<int>(rows.size()), "not every op was absorbed");
    workshop.reset();

    BareSqlite peer(fresh(folder, "absorb-bare.db").string(), source.string());
    bare.push_back(timed_ms([&] {
      for (std::size_t at = 0; at < rows.size(); at += kBatch) {
        peer.begin();
        for (std::size_t i = at; i < std::min(at + kBatch, rows.size()); ++i) peer.insert(rows[i]);
        peer.commit();
      }
    }));
  }
  figures.add({"absorb in batches of 500", kAbsorbed / median(ours) * 1e3, kAbsorbed / median(bare) * 1e3,
               "ops/s", 0.25, false, "against bare batched inserts of the same rows"});
}

}  // namespace ubao::bench
