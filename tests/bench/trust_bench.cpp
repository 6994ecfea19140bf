#include "tests/bench/trust_bench.h"

#include <cstdio>
#include <cstdlib>

#include "core/keyring.h"
#include "core/locks.h"
#include "core/sealing.h"
#include "core/store.h"
#include "platform/courses.h"
#include "tests/bench/must.h"
#include "tests/bench/workshop_maker.h"

namespace ubao::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kTrustRounds = 7;
constexpr int kSealed = 200, kOpened = 2000;
constexpr int kLogs = 100, kOpsOfALog = 100;

core::Random& chance() { return *core::real_env().random; }

void bench_wrapping(Figures& figures) {
  const core::Secret data_key = core::random_key(chance());
  std::vector<double> wrap, unwrap;
  for (int round = 0; round < kTrustRounds; ++round) {
    const core::Stretch stretch{core::Secret("271828"), core::fresh_salt(chance()), core::Cost{}};
    std::string locked;
    wrap.push_back(timed_ms(
        [&] { locked = core::put_behind(stretch, must(core::stretched(stretch)), data_key, chance()); }));
    unwrap.push_back(timed_ms([&] {
      const auto again = must(core::stretch_for(locked, core::Secret("271828")));
      must(core::take_out(locked, must(core::stretched(again))));
    }));
  }
  figures.add({"a key behind a PIN", median(wrap), 600, "ms", 1, true, "64 MiB, 2 passes"});
  figures.add({"a PIN entered", median(unwrap), 600, "ms", 1, true, ""});
}

// All 42 statements answered by somebody with a title and a ministry as they are.
core::SealedSheet full_sheet(const core::Instrument& instrument) {
  core::SealedSheet sheet;
  sheet.respondent = core::random_name(chance());
  sheet.instrument = instrument.id;
  sheet.version = instrument.version;
  int value = 0;
  for (const auto& statement : instrument.statements)
    sheet.answers[statement.code] = std::to_string(value++ % 5 + 1);
  sheet.breakdown = {{"ministry", "Ministry of Lands, Housing and Urban Development"},
                     {"role", "Deputy director"},
                     {"region", "Western"},
                     {"gender", "female"}};
  return sheet;
}

void bench_sheets(Figures& figures) {
  const core::Instrument instrument = must(platform::load_course("online-5x2h", "en")).instrument;
  const core::SealedSheet sheet = full_sheet(instrument);
  const core::SealingKey key(core::random_key(chance()));
  const core::SealedPlace place{core::random_name(chance()), "activity:a4",
                                core::new_record_id("submission", chance())};
  std::vector<double> seal, open;
  std::string sealed;
  for (int round = 0; round < kTrustRounds; ++round) {
    seal.push_back(timed_ms([&] {
                     for (int i = 0; i < kSealed; ++i)
                       sealed = must(core::seal(sheet, place, key.public_half(), chance()));
                   }) /
                   kSealed);
    std::vector<std::string> many;
    for (int i = 0; i < kOpened; ++i)
      many.push_back(must(core::seal(sheet, place, key.public_half(), chance())));
    open.push_back(timed_ms([&] {
      for (const std::string& one : many) must(core::open_sheet(one, place, key));
    }));
  }
  figures.add({"sealing 42 answers", median(seal), 2, "ms", 1, true, ""});
  figures.add({"opening 2,000 sheets", median(open), 1000, "ms", 1, true, ""});
  const core::Op op = must(core::stand_alone(place, sealed, 65, "2026-11-21", {}, chance()));
  const std::string wire = core::wire_text(op.id(), op.hash, op.body);
  figures.add({"a sheet on the wire", static_cast<double>(wire.size()), 1536, "bytes", 1, true,
               "before compression"});
}

// Signed logs of as many devices: the documents that are signed, and apart from them the heads.
struct Logs {
  std::vector<core::Json> ops, heads;
};

Logs signed_logs(const fs::path& folder, core::Workshop& facilitator) {
  Logs logs;
  WorkshopMaker maker(9);
  for (int i = 0; i < kLogs; ++i) {
    core::StoreOptions options;
    options.path = (folder / ("log" + std::to_string(i) + ".db")).string();
    options.workshop = facilitator.id();
    options.device_name = "tablet";
    options.secrets = must(facilitator.invite(core::Role::participant, "")).secrets;
    const auto store = must(core::Store::open(std::move(options), core::real_env()));
    std::vector<core::Change> changes;
    for (int k = 0; k < kOpsOfALog - 2; ++k) {
      core::Change card;
      card.of = core::new_record_id("card", chance());
      card.set = {{"activity", "activity:a3"}, {"text", maker.text(45)}, {"colour", "maize"}};
      changes.push_back(std::move(card));
    }
    must(store->record(changes));
    must(store->sign_log());
    store->each_op([&](const std::string&, const std::string& text) {
      core::Json op = core::Json::parse(text);
      const bool head = op.at("seq") == kOpsOfALog;
      (head ? logs.heads : logs.ops).push_back(std::move(op));
      return true;
    });
  }
  return logs;
}

void bench_proving(const fs::path& folder, Figures& figures) {
  const fs::path own = folder / "trust";
  fs::remove_all(own);
  fs::create_directories(own);
  const core::Founding founding = core::found_workshop(chance());
  const auto facilitator = empty_workshop(own / "facilitator.db", founding, "facilitator");
  const Logs logs = signed_logs(own, *facilitator);
  std::vector<double> proving, whole;
  for (int round = 0; round < kTrustRounds; ++round) {
    // the heads come last: what that batch takes is the proof of everything, and a hundred ops
    const std::string number = std::to_string(round);
    const auto late = empty_workshop(own / ("late" + number + ".db"), founding, "late");
    must(late->store().absorb(logs.ops, {}));
    auto heads = logs.heads;
    proving.push_back(timed_ms([&] { must(late->store().absorb(std::move(heads), {})); }));
    for (const core::LogState& log : late->store().logs())
      if (log.unproven != 0) std::fprintf(stderr, "bench: a log was not proven\n"), std::exit(1);
    // for comparison: everything in one batch
    auto all = logs.ops;
    all.insert(all.end(), logs.heads.begin(), logs.heads.end());
    const auto together = empty_workshop(own / ("together" + number + ".db"), founding, "together");
    whole.push_back(timed_ms([&] { must(together->store().absorb(std::move(all), {})); }));
  }
  figures.add({"proving 10,000 ops of 100 logs", median(proving), 300, "ms", 1, true,
               "of " + std::to_string(static_cast<int>(median(whole))) + " ms to absorb them"});
}

}  // namespace

void bench_trust(const fs::path& folder, Figures& figures) {
  bench_wrapping(figures);
  bench_sheets(figures);
  bench_proving(folder, figures);
}

}  // namespace ubao::bench
