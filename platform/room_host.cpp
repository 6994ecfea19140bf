#include "platform/room_host.h"

#include "platform/hub_runner.h"
#include "platform/pairing_code.h"
#include "platform/qr_code.h"

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
  status.offer = offer_shown(status, now_ms);
  return status;
}

core::Result<core::Done> RoomHost::offer(const std::string& office, std::int64_t now_ms, double screen_now) {
  auto pairing = runner_->pairing(office, now_ms);
  if (!pairing) return pairing.error();
  offered_ = {std::move(pairing->file), std::move(pairing->token), {}};
  offered_.shown.until = screen_now + static_cast<double>(sync::kPairingMs) / 1000;
  // what no code can hold goes by file
  auto code = code_of_invitation(offered_.file);
  if (!code) return core::Done{};
  auto picture = qr_code(*code, QrFor::screen);
  if (!picture) return core::Done{};
  offered_.shown.code = std::move(*code);
  offered_.shown.side = picture->side;
  offered_.shown.squares = std::move(picture->squares);
  return core::Done{};
}

// What became of the offer, by now.
std::optional<core::RoomOffer> RoomHost::offer_shown(const core::RoomStatus& status, std::int64_t now_ms) {
  if (offered_.token.empty()) return std::nullopt;
  const sync::PairingState state = runner_->pairing_state(offered_.token, now_ms);
  core::RoomOffer& shown = offered_.shown;
  shown.open = state.open;
  shown.used = !state.user.empty();
  for (const core::RoomMember& member : status.members)
    if (member.user == state.user) shown.name = member.name;
  return shown;
}

core::Result<core::Done> RoomHost::shut_out(const std::string& user, std::int64_t now_ms) {
  return runner_->revoke(user, now_ms);
}

}  // namespace ubao::platform
