// In a browser: it cannot listen, so the room is another device's.
#include "platform/room_host.h"

namespace ubao::platform {

class HubRunner {};

bool RoomHost::possible() { return false; }

core::Result<std::unique_ptr<RoomHost>> RoomHost::open(core::Workshop&, core::Env,
                                                       const std::filesystem::path&, std::function<void()>,
                                                       int) {
  return {core::ErrorCode::not_allowed, "in a browser"};
}

RoomHost::RoomHost(std::unique_ptr<HubRunner> runner) : runner_(std::move(runner)) {}
RoomHost::~RoomHost() = default;
bool RoomHost::poll(std::int64_t) { return false; }
std::optional<std::int64_t> RoomHost::wake_at() const { return std::nullopt; }
core::RoomStatus RoomHost::status(std::int64_t) { return {}; }
core::Result<core::Done> RoomHost::offer(const std::string&, std::int64_t, double) {
  return {core::ErrorCode::not_allowed, "in a browser"};
}
core::Result<core::Done> RoomHost::shut_out(const std::string&, std::int64_t) {
  return {core::ErrorCode::not_allowed, "in a browser"};
}

}  // namespace ubao::platform
