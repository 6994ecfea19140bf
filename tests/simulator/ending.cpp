// All troubles end: everybody synchronizes until nothing moves any more.
#include "tests/simulator/world.h"

namespace ubao::test {
namespace {

constexpr std::int64_t kHourMs = 3'600'000;

// Moving everything to everybody takes two rounds, starting over one more; twice that is too long.
constexpr int kMostRounds = 8;

}  // namespace

void World::heal() {
  tell("all troubles end");
  network_.cut_all(now_ms_);
  network_.weather = {};
  couch_.refuses = nullptr;
  couch_.dies_after.reset();
  for (auto& device : devices_) {
    device->online = true;
    if (device->running()) end(*device, Ending::closed);
    device->disk.heal();
    if (device->gone) continue;
    if (!start(*device)) return broken(name_of(*device) + " does not start");
    // what was refused is offered again by a person who was told that it now may be
    const core::PeerId peer = last_peer(*device);
    if (device->store().peers().status(peer).refused > 0 && !device->store().peers().start_over(peer))
      return broken("starting over fails");
  }
  if (fate_.sheets) close_sheets();
  come_to_rest();
  if (fate_.certified && broken_.empty()) fill_newcomer_by_stick();
}

void World::come_to_rest() {
  for (int round = 1; round <= kMostRounds && broken_.empty(); ++round)
    if (sync_everybody_once() == 0) return;
  broken("synchronizing does not come to rest");
}

// How many ops moved, in sessions or out of what waited for the closing.
int World::sync_everybody_once() {
  std::int64_t moved = 0;
  for (auto& device : devices_) {
    if (device->gone) continue;
    if (!begin_last_session(*device)) broken(name_of(*device) + " cannot be paired though nothing is wrong");
    pump(now_ms_ + kHourMs);
    if (device->replicator())
      broken("a session of " + name_of(*device) + " does not end though nothing is wrong");
    const sync::Summary& summary = device->last_summary;
    if (summary.error.code != core::ErrorCode::none)
      broken("a session of " + name_of(*device) +
             " fails though nothing is wrong: " + describe(summary.error));
    moved += summary.pushed + summary.pulled;
    const core::PeerStatus after = device->store().peers().status(last_peer(*device));
    moved += after.queued;
    if (!broken_.empty()) break;
  }
  return static_cast<int>(moved);
}

// The one that forwards in the end: the first that is not lost. None where everybody speaks to the server.
SimulatedDevice* World::last_hub() {
  if (!fate_.hub_forwards) return nullptr;
  for (auto& device : devices_)
    if (!device->gone) return device.get();
  return nullptr;
}

core::PeerId World::last_peer(SimulatedDevice& device) {
  SimulatedDevice* hub = last_hub();
  if (!hub || hub == &device) return device.office();
  const auto address = sync::read_address(hub_base(hub->number), device.identity.workshop);
  return address ? device.peer_at(*address) : core::kNoPeer;
}

bool World::begin_last_session(SimulatedDevice& device) {
  SimulatedDevice* hub = last_hub();
  if (!hub || hub == &device) return device.begin_session(++sessions_, {}), true;
  const auto address = pair(device, *hub);
  if (address) device.begin_session_with(*address, ++sessions_, {});
  return address.has_value();
}

}  // namespace ubao::test
