// Devices that exchange in the room: each of them may be the hub of the others, is switched off in the middle
// of an answer, set back and copied like any device.
#include "tests/simulator/world.h"
#include "tests/support/hub_door.h"

namespace ubao::test {
namespace {

sync::HttpReply no_answer(sync::Failure failure) {
  sync::HttpReply reply;
  reply.failure = failure;
  return reply;
}

// Names of accounts are random, so a request that has one in it comes from there.
bool is_from_one_of(const std::set<std::string>& users, const sync::HttpRequest& request) {
  for (const std::string& user : users) {
    if (request.body.find(user) != std::string::npos) return true;
    for (const auto& header : request.headers)
      if (header.second.find(user) != std::string::npos) return true;
  }
  return false;
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
    ++counts_.hub_requests;
    auto reply = ask_hub(*hub, request, now_ms);
    if (reply && reply->status < 400 && is_from_one_of(device->revoked, request))
      broken("the hub of " + name_of(*device) + " answers an account that was revoked");
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
  ++counts_.hub_sessions;
  tell(name_of(*device) + " turns to the hub of " + name_of(*other) +
       (options.mode == sync::Mode::live ? ", to stay" : ", once"));
  device->begin_session_with(*address, ++sessions_, options);
  if (device->disk.power_is_off()) end(*device, Ending::power_cut);
}

// Somebody at a hub takes a device's account away; until it is paired anew it gets nothing there.
void World::revoke_at_hub() {
  SimulatedDevice* device = some_device();
  sync::Hub* hub = device ? device->hub() : nullptr;
  if (!hub) return;
  std::vector<std::string> users;
  for (const auto& [user, token] : hub->accounts().gate().accounts) users.push_back(user);
  if (users.empty()) return;
  const std::string& user = dice_.pick(users);
  const auto done = hub->accounts().revoke(user);
  if (!done) return (void)is_trouble(*device, done.error(), "revoke an account");
  if (device->disk.power_is_off()) return end(*device, Ending::power_cut);
  tell(name_of(*device) + " revokes " + user);
  ++counts_.revoked;
  device->revoked.insert(user);
}

}  // namespace ubao::test
