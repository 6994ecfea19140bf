#include "tests/bench/transfers.h"

#include <condition_variable>
#include <fstream>
#include <mutex>

#include "platform/curl_transport.h"
#include "platform/data_folder.h"
#include "platform/sync_runner.h"
#include "tests/bench/must.h"
#include "tests/bench/workshop_maker.h"

namespace ubao::bench {

namespace fs = std::filesystem;

sync::Summary exchange_once(core::Workshop& workshop, const std::string& url, bool until_sent) {
  std::mutex mutex;
  std::condition_variable bell;
  bool rung = false;
  platform::CurlTransport transport([&] {
    const std::lock_guard lock(mutex);
    rung = true;
    bell.notify_one();
  });
  auto runner =
      must(platform::SyncRunner::start(workshop.store(), core::real_env(), url, sync::Mode::once, transport));
  while (!runner->finished()) {
    runner->poll(platform::steady_ms());
    if (until_sent && runner->summary().queued == 0) break;
    const auto wake = runner->wake_at();
    if (runner->finished() || (wake && *wake <= platform::steady_ms())) continue;
    std::unique_lock lock(mutex);
    bell.wait_for(lock, std::chrono::milliseconds(wake ? *wake - platform::steady_ms() : 60'000),
                  [&] { return rung; });
    rung = false;
  }
  return runner->summary();
}

sync::Summary exchanged(core::Workshop& workshop, const std::string& url) {
  const sync::Summary summary = exchange_once(workshop, url);
  if (summary.error.code != core::ErrorCode::none) give_up(core::describe(summary.error));
  return summary;
}

std::string make_source(const fs::path& data, const fs::path& lines, int ops) {
  const auto folder = must(platform::DataFolder::open(data, core::real_env()));
  const auto workshop = must(folder->make_workshop());
  WorkshopMaker maker(11);
  maker.begin(*workshop, 24);
  maker.write(*workshop, ops - 1 - static_cast<int>(workshop->store().op_count()), 1);
  must(workshop->store().sign_log());  // the last op: a signature over all the others
  std::ofstream file(lines);
  workshop->store().each_op([&](const std::string&, const std::string& text) {
    file << text << '\n';
    return static_cast<bool>(file);
  });
  return workshop->id();
}

}  // namespace ubao::bench
