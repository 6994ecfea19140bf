#include "tests/simulator/world.h"

#include <cstdio>

namespace ubao::test {
namespace {

// More steps than any honest session takes between two events.
constexpr int kSpinning = 100'000;

}  // namespace

World::World(std::uint64_t seed, bool verbose)
    : seed_(seed),
      verbose_(verbose),
      dice_(seed),
      fate_(fate_of(dice_)),
      random_(seed + 77),
      couch_(seed),
      network_(
          [this](const sync::HttpRequest& request, std::int64_t now_ms) { return answer(request, now_ms); },
          dice_) {}

World::~World() = default;

std::string World::run() {
  choose_devices();
  choose_weather();
  choose_deeds();
  found();
  for (int left = dice_.between(25, 95); left > 0 && broken_.empty(); --left) {
    act();
    const bool pause = dice_.one_in(8);
    pump(now_ms_ + static_cast<std::int64_t>(dice_.roll(pause ? 400'000 : 3'000)));
  }
  if (broken_.empty()) heal();
  if (broken_.empty()) check_promises();
  ++counts_.seeds;
  counts_.devices += static_cast<std::int64_t>(devices_.size());
  for (const auto& device : devices_) {
    counts_.merged += device->merged;
    counts_.torn += device->disk.torn();
    counts_.failed += device->disk.failed();
    counts_.full += device->disk.full();
  }
  return broken_;
}

void World::act() {
  int sum = 0;
  for (const Weighted& deed : deeds_) sum += deed.weight;
  int drawn = dice_.between(0, sum - 1);
  for (const Weighted& deed : deeds_) {
    if (drawn < deed.weight) return (this->*deed.deed)();
    drawn -= deed.weight;
  }
}

void World::pump(std::int64_t until_ms) {
  for (int steps = 0; broken_.empty(); ++steps) {
    if (steps > kSpinning) return broken("a replicator asks to be called again and again and does nothing");
    for (auto& device : devices_) follow_orders(*device);
    if (deliver()) continue;
    std::optional<std::int64_t> next = network_.next_at();
    for (auto& device : devices_) {
      if (!device->replicator()) continue;
      if (const auto wake = device->replicator()->wake_at()) next = next ? std::min(*next, *wake) : *wake;
    }
    if (!next || *next > until_ms) break;
    now_ms_ = std::max(now_ms_ + 1, *next);
  }
  now_ms_ = std::max(now_ms_, until_ms);
}

void World::follow_orders(SimulatedDevice& device) {
  device.set_time(now_ms_);
  if (!device.replicator()) return;
  sync::Orders orders = device.replicator()->tick(now_ms_);
  for (const sync::RequestId id : orders.cancel) network_.cancel(device.session(), id);
  for (sync::Outgoing& outgoing : orders.start) {
    ++counts_.requests;
    network_.send(device.session(), outgoing.id, std::move(outgoing.request), now_ms_, device.online);
  }
  if (device.disk.power_is_off()) return end(device, Ending::power_cut);
  if (device.replicator()->finished()) {
    device.last_summary = device.replicator()->summary();
    network_.forget(device.session());
    device.end_session();
    after(device);
  }
}

// What the program does once something has come: it sends what waited for a closing, and tells people what
// they have to know.
void World::after(SimulatedDevice& device) {
  if (fate_.sheets) settle(device);
  if (device.running()) check_told(device);
}

// Whether a device could not do it because its disk is in trouble; the power may be off by now. Everything
// else that goes wrong breaks a promise.
bool World::is_trouble(SimulatedDevice& device, const core::Error& error, const char* doing) {
  if (device.disk.power_is_off()) return end(device, Ending::power_cut), true;
  const bool of_storage =
      error.code == core::ErrorCode::storage_failed || error.code == core::ErrorCode::disk_full;
  if (of_storage && device.disk_failed()) return true;
  broken(name_of(device) + " cannot " + doing + ": " + describe(error));
  return false;
}

// True when there was a reply for anybody.
bool World::deliver() {
  auto delivery = network_.next(now_ms_);
  if (!delivery) return false;
  for (auto& device : devices_)
    if (device->replicator() && device->session() == delivery->session) {
      device->replicator()->on_reply(now_ms_, delivery->id, delivery->reply);
      if (device->disk.power_is_off()) end(*device, Ending::power_cut);
    }
  return true;
}

void World::end(SimulatedDevice& device, Ending ending) {
  if (!device.running()) return;
  constexpr const char* kEndings[] = {"is closed", "is killed", "loses power"};
  tell("device " + std::to_string(device.number) + " " + kEndings[static_cast<int>(ending)]);
  if (ending != Ending::closed) ++counts_.crashes;
  network_.forget(device.session());
  network_.cut_to(hub_base(device.number), now_ms_);
  device.end(ending, dice_);
}

bool World::start(SimulatedDevice& device) {
  if (device.gone) return false;
  if (device.running()) return true;
  device.set_time(now_ms_);
  const auto started = device.start();
  if (!started) {
    const core::ErrorCode code = started.error().code;
    if (device.disk.power_is_off()) {
      device.end(Ending::power_cut, dice_);
    } else if (code != core::ErrorCode::storage_failed && code != core::ErrorCode::disk_full) {
      broken("device " + std::to_string(device.number) + " does not open: " + describe(started.error()));
    }
    device.disk.heal();
    return false;
  }
  check_after_start(device);
  return broken_.empty();
}

void World::broken(const std::string& promise) {
  if (!broken_.empty()) return;
  broken_ = promise;
  tell("BROKEN: " + promise);
}

void World::tell(const std::string& event) {
  if (verbose_) std::printf("%10.3f s  %s\n", static_cast<double>(now_ms_) / 1000.0, event.c_str());
}

}  // namespace ubao::test
