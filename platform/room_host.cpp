#include "platform/room_host.h"

#include "platform/hub_runner.h"

namespace ubao::platform {

bool RoomHost::possible() { return true; }

core::Result<std::unique_ptr<RoomHost>> RoomHost::open(core::Workshop& workshop, core::Env env,
                                                       const std::filesystem::path& folder,
                                                       std::function<void()> wake, int port) {
  HubSettings settings;
  settings.port = port;
  auto runner = HubRunner::start(workshop, env, folder, settings, std::move(wake));
  if (!runner) return runner.error();
  return std::unique_ptr<RoomHost>(new RoomHost(std::move(*runner)));
}

RoomHost::RoomHost(std::unique_ptr<HubRunner> runner) : runner_(std::move(runner)) {}
RoomHost::~RoomHost() = default;

bool RoomHost::poll(std::int64_t now_ms) { return runner_->poll(now_ms); }

std::optional<std::int64_t> RoomHost::wake_at() const { return runner_->wake_at(); }

core::RoomStatus RoomHost::status(std::int64_t now_ms) {
  core::RoomStatus status;
  status.possible = true;
  status.sharing = true;
  status.addresses = runner_->addresses();
  for (sync::HubMember& member : runner_->members(now_ms))
    status.members.push_back({std::move(member.user), std::move(member.name), std::move(member.seen_at),
                              member.connected, member.lacks});
  return status;
}

core::Result<std::string> RoomHost::pairing(const std::string& office, std::int64_t now_ms) {
  return runner_->pairing(office, now_ms);
}

core::Result<core::Done> RoomHost::shut_out(const std::string& user, std::int64_t now_ms) {
  return runner_->revoke(user, now_ms);
}

}  // namespace ubao::platform
