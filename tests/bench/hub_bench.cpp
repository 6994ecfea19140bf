#include "tests/bench/hub_bench.h"

#include <algorithm>
#include <cstdio>
#include <set>

#include "core/secret.h"
#include "tests/bench/hub_attackers.h"
#include "tests/bench/hub_room.h"
#include "tests/bench/must.h"
#include "tests/bench/workshop_maker.h"

namespace ubao::bench {
namespace {

namespace fs = std::filesystem;
using platform::Bell;

constexpr int kTablets = 20, kCards = 60;
constexpr int kCrowd = 200, kOpsOfEach = 40, kAtOnce = 20;
constexpr int kHonestRequests = 300;
constexpr double kMostMs = 100, kMostGrowthMb = 16;

double p95(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[std::min(values.size() - 1, values.size() * 95 / 100)];
}

// The facilitator's laptop, and what writes on all devices.
struct Room {
  explicit Room(const fs::path& its_folder) : folder(its_folder), maker(31) {
    fs::remove_all(folder);
    fs::create_directories(folder);
    const auto data = must(platform::DataFolder::open(laptop(), core::real_env()));
    const auto made = must(data->make_workshop());
    maker.begin(*made, 24);
    workshop = made->id();
    ops = made->store().op_count();
  }
  fs::path laptop() const { return folder / "laptop"; }
  fs::path device(int number) const { return folder / ("tablet-" + std::to_string(number)); }
  std::string pairing(BenchHub& hub, int number) const {
    const fs::path file = folder / ("pairing-" + std::to_string(number) + ".json");
    hub.pair(file);
    return file.string();
  }

  fs::path folder;
  WorkshopMaker maker;
  std::string workshop;
  std::uint64_t ops = 0;  // that the laptop begins with
};

// From the moment that a card is written on one tablet until another one has it.
std::vector<double> card_ms(Room& room) {
  BenchHub hub(room.laptop(), room.workshop, {"--per-address", "100"});
  Bell bell;
  std::vector<std::unique_ptr<RoomDevice>> tablets;
  std::vector<RoomDevice*> all;
  for (int i = 0; i < kTablets; ++i) {
    tablets.push_back(std::make_unique<RoomDevice>(room.device(i), room.pairing(hub, i), room.workshop,
                                                   sync::Mode::live, bell));
    all.push_back(tablets.back().get());
  }
  run_room(all, bell, [&] {
    return !std::all_of(all.begin(), all.end(),
                        [&](RoomDevice* tablet) { return tablet->store().op_count() >= room.ops; });
  });
  std::vector<double> took;
  for (int card = 0; card < kCards; ++card) {
    RoomDevice& writer = *all[static_cast<std::size_t>(card % kTablets)];
    const auto start = std::chrono::steady_clock::now();
    const auto written = must(writer.store().record({room.maker.next(1)}));
    const std::string hash = written.back().hash;
    std::set<RoomDevice*> waiting(all.begin(), all.end());
    waiting.erase(&writer);
    run_room(all, bell, [&] {
      for (auto at = waiting.begin(); at != waiting.end();) {
        const bool came = (*at)->store().has_op(hash);
        // the first ones also sign, take in what others signed, and leave their marks
        if (came && card >= kTablets) took.push_back(ms_since(start));
        at = came ? waiting.erase(at) : std::next(at);
      }
      return !waiting.empty();
    });
  }
  return took;
}

struct Honest {
  std::vector<double> ms;
  double most_mb = 0;
};

// One member who asks again and again, over a connection that stays.
Honest ask_on(const BenchHub& hub, int times) {
  Bell bell;
  platform::CurlTransport transport([&bell] { bell.ring(); });
  Honest honest;
  for (int i = 0; i < times; ++i) {
    sync::HttpRequest request;
    request.method = "GET";
    request.url = "http://127.0.0.1:" + std::to_string(hub.port()) + "/" + hub.database();
    request.headers = {{"Authorization", "Basic " + core::base64(hub.user_and_token())}};
    const auto start = std::chrono::steady_clock::now();
    transport.start(static_cast<sync::RequestId>(i + 1), request);
    auto reply = transport.poll();
    for (; !reply; reply = transport.poll()) bell.wait_until(platform::steady_ms() + 10'000);
    if (reply->second.status != 200) give_up("an honest request was not served: " + reply->second.detail);
    honest.ms.push_back(ms_since(start));
    honest.most_mb = std::max(honest.most_mb, hub.resident_mb());
  }
  return honest;
}

void bench_attack(Room& room, Figures& figures) {
  BenchHub hub(room.laptop(), room.workshop, {"--plain", "--user", "honest"});
  const double calm = p95(ask_on(hub, kHonestRequests).ms);
  const double before_mb = hub.resident_mb();
  HubAttackers attackers(hub.port(), hub.database());
  // until every kind of attack was cut off a few times
  Honest honest = ask_on(hub, kHonestRequests);
  while (attackers.cut_off() < 2 * 64) {
    const Honest more = ask_on(hub, 20);
    honest.ms.insert(honest.ms.end(), more.ms.begin(), more.ms.end());
    honest.most_mb = std::max(honest.most_mb, more.most_mb);
  }
  char note[128];
  std::snprintf(note, sizeof note, "%zu requests; %d cut off, %.0f MB sent; p95 in peace %.2f ms",
                honest.ms.size(), attackers.cut_off(), attackers.sent_mb(), calm);
  figures.add({"honest request under attack, p95", p95(honest.ms), kMostMs, "ms", 1, true, note});
  figures.add(
      {"growth of the hub under attack", honest.most_mb - before_mb, kMostGrowthMb, "MB", 1, true, ""});
}

// Lets some of the crowd exchange at a time, each until it is done. How many did not come through.
template <class Make, class After>
int crowd_exchange(Bell& bell, Make make, After after) {
  int failed = 0;
  for (int first = 0; first < kCrowd; first += kAtOnce) {
    std::vector<std::unique_ptr<RoomDevice>> some;
    std::vector<RoomDevice*> all;
    for (int i = first; i < std::min(first + kAtOnce, kCrowd); ++i) {
      some.push_back(make(i));
      all.push_back(some.back().get());
    }
    run_room(all, bell, [&] {
      return !std::all_of(all.begin(), all.end(), [](RoomDevice* d) { return d->runner().finished(); });
    });
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto summary = all[i]->runner().summary();
      const bool came_through = summary.error.code == core::ErrorCode::none && summary.refused.empty();
      if (!came_through) std::fprintf(stderr, "bench: %s\n", core::describe(summary.error).c_str());
      failed += came_through ? 0 : 1;
      after(first + static_cast<int>(i), *all[i]);
    }
  }
  return failed;
}

void bench_crowd(Room& room, Figures& figures) {
  Bell bell;
  std::vector<std::string> written;
  int failed = 0;
  const auto start = std::chrono::steady_clock::now();
  {
    BenchHub hub(room.laptop(), room.workshop, {"--per-address", "100"});
    const int before = kTablets;  // folders of the tablets above
    failed += crowd_exchange(
        bell,
        [&](int i) {
          return std::make_unique<RoomDevice>(room.device(before + i), room.pairing(hub, before + i),
                                              room.workshop, sync::Mode::once, bell);
        },
        [&](int, RoomDevice& device) {
          std::vector<core::Change> changes;
          for (int i = 0; i < kOpsOfEach; ++i) changes.push_back(room.maker.next(1));
          for (const core::Op& op : must(device.store().record(changes))) written.push_back(op.hash);
        });
    failed += crowd_exchange(
        bell,
        [&](int i) {
          return std::make_unique<RoomDevice>(room.device(before + i), "", room.workshop, sync::Mode::once,
                                              bell);
        },
        [](int, RoomDevice&) {});
  }
  const double seconds = ms_since(start) / 1e3;
  const auto data = must(platform::DataFolder::open(room.laptop(), core::real_env()));
  const auto laptop = must(data->open_workshop(room.workshop));
  const auto lost = std::count_if(written.begin(), written.end(),
                                  [&](const std::string& hash) { return !laptop->store().has_op(hash); });
  char note[96];
  std::snprintf(note, sizeof note, "%d devices with %d ops each, %d at a time, %.0f s", kCrowd, kOpsOfEach,
                kAtOnce, seconds);
  figures.add({"ops lost by a crowd", static_cast<double>(lost), static_cast<double>(written.size()), "ops",
               0, true, note});
  figures.add(
      {"devices that did not come through", static_cast<double>(failed), kCrowd, "devices", 0, true, ""});
}

}  // namespace

void bench_hub(const fs::path& folder, Figures& figures) {
  Room room(folder / "hub");
  char note[96];
  std::snprintf(note, sizeof note, "%d tablets, %d cards, encrypted, all on this machine", kTablets,
                kCards - kTablets);
  figures.add({"a card is on the other tablets, p95", p95(card_ms(room)), kMostMs, "ms", 1, true, note});
  bench_attack(room, figures);
  bench_crowd(room, figures);
  fs::remove_all(room.folder);
}

}  // namespace ubao::bench
