// Devices that exchange in the room: each of them may be the hub of the others, is switched off in the middle
// of an answer, set back and copied like any device; and in the end one of them speaks to the server for all.
#include "tests/simulator/world.h"
#include "tests/support/hub_door.h"

namespace ubao::test {
namespace {

sync::HttpReply no_answer(sync::Failure failure) {
  sync::HttpReply reply;
  reply.failure = failure;
  return reply;
}

}  // namespace

// Whoever has that address: the server, or a device in the room.
std::optional<sync::HttpReply> World::answer(const sync::HttpRequest& request, std::int64_t now_ms) {
  for (auto& device : devices_) {
    const std::string base = hub_base(device->number);
    if (request.url.compare(0, base.size(), base) != 0) continue;
    sync::Hub* hub = device->online ? device->hub() : nullptr;
    if (!hub) return no_answer(sync::Failure::unreachable);
    hub->accounts().set_hosts({base.substr(8, base.size() - 9)});
    hub->tick(now_ms);
    auto reply = ask_hub(*hub, request, now_ms);
    if (!device->disk.power_is_off()) return reply;
    end(*device, Ending::power_cut);
    return no_answer(sync::Failure::truncated);
  }
  return couch_.handle(request, now_ms);
}

// The address with which the device gets in to the hub; paired anew where its account is gone. None when the
// hub's disk does not keep an account.
std::optional<sync::Address> World::pair(SimulatedDevice& device, SimulatedDevice& other) {
  sync::Hub* hub = other.hub();
  if (!hub) return std::nullopt;
  sync::HubAccounts& accounts = hub->accounts();
  sync::HubCredentials& mine = device.paired_with[other.number];
  if (accounts.gate().user_with(mine.user, mine.token).empty()) {
    const auto made = accounts.pair(accounts.offer_pairing(now_ms_), name_of(device), now_ms_);
    if (!made) return std::nullopt;
    mine = *made;
    tell(name_of(device) + " is paired with " + name_of(other));
  }
  auto address = sync::read_address(hub_base(other.number), device.identity.workshop);
  if (!address) return std::nullopt;
  address->user = mine.user;
  address->password = mine.token;
  return *address;
}

void World::turn_to_hub() {
  SimulatedDevice* device = some_device();
  SimulatedDevice* other = some_device();
  if (!device || !other || device == other || !device->running() || device->replicator()) return;
  const auto address = pair(*device, *other);
  if (other->disk.power_is_off()) return end(*other, Ending::power_cut);
  if (!address) return;
  sync::ReplicatorOptions options;
  options.mode = dice_.one_in(2) ? sync::Mode::live : sync::Mode::once;
  constexpr int kBatches[] = {1, 3, 10, 1'000};
  options.most_ops = kBatches[dice_.roll(4)];
  ++counts_.sessions;
  tell(name_of(*device) + " turns to the hub of " + name_of(*other) +
       (options.mode == sync::Mode::live ? ", to stay" : ", once"));
  device->begin_session_with(*address, ++sessions_, options);
  if (device->disk.power_is_off()) end(*device, Ending::power_cut);
}

// The one that forwards in the end: the first that is not lost. None where everybody speaks to the server.
SimulatedDevice* World::last_hub() {
  if (play_ != Play::rooms) return nullptr;
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
