#include "tests/simulator/world.h"

#include <cstdio>

namespace ubao::test {
namespace {

constexpr std::int64_t kHourMs = 3'600'000;

// More steps than any honest session takes between two events.
constexpr int kSpinning = 100'000;

// Moving everything to everybody takes two rounds, starting over one more; twice that is too long.
constexpr int kMostRounds = 8;

}  // namespace

Counts& Counts::operator+=(const Counts& other) {
  ops += other.ops;
  conflicts += other.conflicts;
  choices += other.choices;
  crashes += other.crashes;
  clones += other.clones;
  roll_backs += other.roll_backs;
  sessions += other.sessions;
  requests += other.requests;
  return *this;
}

World::World(std::uint64_t seed, bool verbose, Play play)
    : seed_(seed),
      verbose_(verbose),
      play_(play),
      dice_(seed),
      random_(seed + 77),
      couch_(seed),
      network_(
          [this](const sync::HttpRequest& request, std::int64_t now_ms) { return answer(request, now_ms); },
          dice_) {
  choose_fate();
}

// Each run has some of the troubles and not others: what always rains together hides what a single cloud
// does.
void World::choose_fate() {
  if (play_ == Play::boards)
    choose_boards();
  else
    for (int left = dice_.between(2, 5); left > 0; --left) add_device(guest(core::random_name(random_)));
  const auto sometimes = [&](int most) { return dice_.one_in(2) ? 0 : dice_.between(1, most); };
  network_.weather = {sometimes(15), sometimes(25), sometimes(15), sometimes(15),
                      dice_.one_in(2) ? 50 : static_cast<std::int64_t>(dice_.between(200, 20'000))};
  couch_.rules.shuffles_changes = dice_.one_in(2);
  couch_.rules.checks_revs = dice_.one_in(2);
  couch_.rules.refuses_repeats = dice_.one_in(6);
  couch_.rules.says_pending = !dice_.one_in(4);
  couch_.rules.takes_gzip = !dice_.one_in(6);
  if (dice_.one_in(2)) couch_.create(kSimulatedDatabase);

  deeds_ = {{45, &World::write}, {25, &World::begin_session}};
  if (play_ == Play::boards)
    deeds_ = {{160, &World::use_board}, {5, &World::write}, {40, &World::begin_session}};
  if (play_ == Play::rooms) deeds_.push_back({40, &World::turn_to_hub});
  const std::vector<Weighted> possible{
      {6, &World::end_some_session},  {10, &World::change_link},     {8, &World::switch_off},
      {5, &World::plan_disk_trouble}, {3, &World::copy_folder},      {3, &World::back_up_folder},
      {3, &World::restore_folder},    {2, &World::lose_device},      {3, &World::set_clock},
      {5, &World::back_up_server},    {4, &World::roll_server_back}, {2, &World::recreate_server},
      {3, &World::kill_server},       {2, &World::refuse_some},      {2, &World::scribble_on_server},
      {2, &World::add_absurd_op},     {6, &World::carry_stick}};
  bool server_forgets = false;
  for (const Weighted& deed : possible) {
    if (!dice_.percent(60)) continue;
    deeds_.push_back(deed);
    if (deed.deed == &World::roll_server_back || deed.deed == &World::recreate_server) server_forgets = true;
  }
  // without marks nobody can notice a server that forgets, and that is said
  couch_.rules.keeps_marks = server_forgets || !dice_.one_in(3);
}

std::string World::run() {
  if (play_ == Play::boards) found_board();
  for (int left = dice_.between(30, 120); left > 0 && broken_.empty(); --left) {
    act();
    const bool pause = dice_.one_in(8);
    pump(now_ms_ + static_cast<std::int64_t>(dice_.roll(pause ? 400'000 : 3'000)));
  }
  if (broken_.empty()) heal();
  if (broken_.empty()) check_promises();
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
  }
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
    if (!device->gone && !start(*device))
      return broken("device " + std::to_string(device->number) + " does not start");
    if (device->gone) continue;
    // what was refused is offered again by a person who was told that it now may be
    const core::PeerId peer = last_peer(*device);
    if (device->store().peers().status(peer).refused > 0 && !device->store().peers().start_over(peer))
      return broken("starting over fails");
  }
  for (int round = 1; round <= kMostRounds; ++round)
    if (sync_everybody_once() == 0 || !broken_.empty()) return;
  broken("synchronizing does not come to rest");
}

// How many ops moved.
int World::sync_everybody_once() {
  std::int64_t moved = 0;
  for (auto& device : devices_) {
    if (device->gone) continue;
    if (!begin_last_session(*device)) broken(name_of(*device) + " cannot be paired though nothing is wrong");
    pump(now_ms_ + kHourMs);
    const std::string who = "device " + std::to_string(device->number);
    if (device->replicator()) broken("a session of " + who + " does not end though nothing is wrong");
    const sync::Summary& summary = device->last_summary;
    if (summary.error.code != core::ErrorCode::none)
      broken("a session of " + who + " fails though nothing is wrong: " + describe(summary.error));
    moved += summary.pushed + summary.pulled;
    if (!broken_.empty()) break;
  }
  return static_cast<int>(moved);
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
