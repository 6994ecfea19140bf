#include "tests/simulator/device.h"

#include "core/keyring.h"
#include "tests/support/cheap_pin.h"

namespace ubao::test {
namespace {

constexpr const char* kGuestsWorkshop = "s1m81atedw0rksh0";
constexpr std::int64_t kBeginning = 1795212670;  // 2026-11-20T22:11:10Z

sync::Address address_of_server(const std::string& workshop) {
  return *sync::read_address(kSimulatedServer, workshop);
}

}  // namespace

Identity guest(const std::string& key) {
  return {kGuestsWorkshop, {{core::kDeviceSecret, core::to_hex(core::hash_of(key))}}};
}

SimulatedDevice::SimulatedDevice(int its_number, Identity its_identity, const std::string& disk_name,
                                 std::uint64_t seed)
    : number(its_number), identity(std::move(its_identity)), disk(disk_name), env_(seed) {}

SimulatedDevice::~SimulatedDevice() = default;

void SimulatedDevice::set_time(std::int64_t now_ms) {
  env_.clock.now = kBeginning + now_ms / 1000 + clock_is_off_by;
}

core::Result<core::Done> SimulatedDevice::start() {
  if (workshop_) return core::Done{};
  failures_at_start_ = disk.failed() + disk.full();
  core::StoreOptions options;
  options.path = "/workshop.db";
  options.workshop = identity.workshop;
  options.device_name = "Tablet " + std::to_string(number);
  options.secrets = identity.secrets;
  options.vfs = disk.name();
  auto opened = core::Store::open(std::move(options), env_.env());
  if (!opened) return opened.error();
  workshop_ = std::make_unique<core::Workshop>(std::move(*opened), env_.env(), kCheapPin);
  return core::Done{};
}

void SimulatedDevice::end(Ending ending, Dice& dice) {
  if (ending == Ending::killed) disk.kill();
  if (ending == Ending::power_cut) disk.crash(dice.one_in(2) ? &dice : nullptr);
  end_session();
  hub_.reset();
  workshop_.reset();
  disk.heal();
}

core::PeerId SimulatedDevice::peer_at(const sync::Address& address) {
  const auto peer = store().peers().at_address(address.shown());
  return peer ? peer->id : core::kNoPeer;
}

core::PeerId SimulatedDevice::office() { return peer_at(address_of_server(identity.workshop)); }

sync::Hub* SimulatedDevice::hub() {
  if (!running()) return nullptr;
  if (!hub_) {
    auto opened = sync::Hub::open(store(), env_.env());
    if (opened) hub_ = std::move(*opened);
  }
  return hub_.get();
}

void SimulatedDevice::begin_session(std::uint64_t session, sync::ReplicatorOptions options) {
  begin_session_with(address_of_server(identity.workshop), session, options);
}

void SimulatedDevice::begin_session_with(const sync::Address& address, std::uint64_t session,
                                         sync::ReplicatorOptions options) {
  const core::PeerId peer = peer_at(address);
  if (peer == core::kNoPeer) return;
  session_ = session;
  replicator_ = std::make_unique<sync::Replicator>(store(), env_.env(), peer, address, options);
}

void SimulatedDevice::end_session() {
  if (replicator_) merged += replicator_->summary().pulled;
  replicator_.reset();
  session_ = 0;
}

}  // namespace ubao::test
