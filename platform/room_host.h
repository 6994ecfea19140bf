// This device as the hub of the room while its window is open: what the program does with HubRunner, and
// nothing in a browser, which cannot listen. The store's thread; `wake` comes from another one.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/rooms.h"
#include "core/workshop.h"
#include "platform/hub_limits.h"

namespace ubao::platform {

class HubRunner;

class RoomHost {
 public:
  static bool possible();

  // The workshop outlives the host. Errors: see HubRunner::start; not_allowed in a browser.
  static core::Result<std::unique_ptr<RoomHost>> open(core::Workshop& workshop, core::Env env,
                                                      const std::filesystem::path& folder,
                                                      std::function<void()> wake, int port = kHubPort);
  ~RoomHost();

  // True when something may have changed.
  bool poll(std::int64_t now_ms);
  std::optional<std::int64_t> wake_at() const;
  core::RoomStatus status(std::int64_t now_ms);

  // Lets one device in, once: from now on, `status` shows how, and what became of it. `office` is told to it,
  // too; `screen_now` is the same moment on the clock of the screen. Errors: not_allowed, locked.
  core::Result<core::Done> offer(const std::string& office, std::int64_t now_ms, double screen_now);
  // The same as the text of a file; empty when there is none.
  const std::string& offered_file() const { return offered_.file; }
  // It is shown no more; who has it gets in with it still.
  void end_offer() { offered_ = {}; }

  // Errors: not_found, the store's.
  core::Result<core::Done> shut_out(const std::string& user, std::int64_t now_ms);

 private:
  explicit RoomHost(std::unique_ptr<HubRunner> runner);
  std::optional<core::RoomOffer> offer_shown(const core::RoomStatus& status, std::int64_t now_ms);

  std::unique_ptr<HubRunner> runner_;
  struct Offered {
    std::string file, token;
    core::RoomOffer shown;
  } offered_;
};

}  // namespace ubao::platform
