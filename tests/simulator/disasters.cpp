// What befalls devices, links and the server in a run.
#include "tests/simulator/world.h"

namespace ubao::test {
namespace {

using core::Json;

// Beyond those of the beginning.
constexpr std::size_t kMostCopies = 3;

std::string some_hash(Dice& dice) {
  return core::to_hex(core::hash_of(std::to_string(dice.roll(1'000'000'000))));
}

}  // namespace

void World::add_device(Identity identity) {
  const int number = static_cast<int>(devices_.size()) + 1;
  const std::string disk = "simulated-" + std::to_string(seed_) + "-" + std::to_string(number);
  devices_.push_back(std::make_unique<SimulatedDevice>(number, std::move(identity), disk,
                                                       seed_ * 100 + static_cast<std::uint64_t>(number)));
  folder_backups_.emplace_back();
}

void World::begin_session() {
  SimulatedDevice* device = some_device();
  if (!device || device->replicator()) return;
  sync::ReplicatorOptions options;
  options.mode = dice_.one_in(2) ? sync::Mode::live : sync::Mode::once;
  constexpr int kBatches[] = {1, 3, 10, 1'000};
  options.most_ops = kBatches[dice_.roll(4)];
  ++counts_.sessions;
  tell(name_of(*device) + " turns to the server, " + (options.mode == sync::Mode::live ? "to stay" : "once"));
  device->begin_session(++sessions_, options);
  if (device->disk.power_is_off()) end(*device, Ending::power_cut);
}

void World::end_some_session() {
  SimulatedDevice& device = *dice_.pick(devices_);
  if (!device.replicator()) return;
  tell(name_of(device) + " ends its session");
  network_.forget(device.session());
  device.end_session();
}

void World::change_link() {
  SimulatedDevice& device = *dice_.pick(devices_);
  device.online = !device.online;
  if (!device.online) ++counts_.partitions;
  tell(name_of(device) + (device.online ? " is online" : " is offline"));
  if (!device.replicator()) return;
  if (!device.online) network_.cut(device.session(), now_ms_);
  if (device.online && dice_.one_in(2)) device.replicator()->send_now();
}

void World::switch_off() { end(*dice_.pick(devices_), static_cast<Ending>(dice_.roll(3))); }

// The next few writes go well; then one fails, or all do because the power is gone, or the disk is full.
void World::plan_disk_trouble() {
  SimulatedDevice* device = some_device();
  if (!device) return;
  const int kind = dice_.between(0, 3);
  tell(name_of(*device) + " will have trouble with its disk, of kind " + std::to_string(kind));
  const auto nth = static_cast<std::int64_t>(1 + dice_.roll(25));
  if (kind == 0) device->disk.plan(MemoryDisk::Trouble::error, nth);
  if (kind == 1) device->disk.limit(device->disk.bytes() + static_cast<std::int64_t>(dice_.roll(60'000)));
  if (kind > 1) device->disk.plan(MemoryDisk::Trouble::power_cut, nth);
}

// Somebody copies the data folder to another machine, and both go on.
void World::copy_folder() {
  SimulatedDevice* original = some_device();
  if (!original || devices_.size() >= static_cast<std::size_t>(fate_.devices) + kMostCopies) return;
  ++counts_.copies;
  add_device(original->identity);
  SimulatedDevice& copy = *devices_.back();
  copy.disk.copy_from(original->disk);
  copy.said_saved = original->said_saved;
  copy.said_handed_in = original->said_handed_in;
  copy.told = original->told;
  tell(name_of(copy) + " is a copy of " + name_of(*original));
}

void World::back_up_folder() {
  SimulatedDevice* device = some_device();
  if (!device) return;
  FolderBackup& backup = folder_backups_[static_cast<std::size_t>(device->number - 1)];
  if (!backup.disk) backup.disk = std::make_unique<MemoryDisk>(device->disk.name() + "-backup");
  backup.disk->copy_from(device->disk);
  backup.told = device->told;
  tell("the folder of " + name_of(*device) + " is backed up");
}

void World::restore_folder() {
  SimulatedDevice& device = *dice_.pick(devices_);
  if (device.gone || !folder_backups_[static_cast<std::size_t>(device.number - 1)].disk) return;
  end(device, Ending::closed);
  tell("the folder of " + name_of(device) + " is restored");
  ++counts_.restored;
  set_back(device);
}

// A virtual machine, in the middle of whatever it does.
void World::roll_machine_back() {
  SimulatedDevice& device = *dice_.pick(devices_);
  if (device.gone || !folder_backups_[static_cast<std::size_t>(device.number - 1)].disk) return;
  end(device, Ending::killed);
  tell("the machine of " + name_of(device) + " is rolled back");
  ++counts_.rolled_back;
  set_back(device);
}

void World::set_back(SimulatedDevice& device) {
  const FolderBackup& backup = folder_backups_[static_cast<std::size_t>(device.number - 1)];
  device.disk.heal();
  device.disk.copy_from(*backup.disk);
  device.said_saved.clear();
  device.said_handed_in.clear();
  device.revoked.clear();
  device.told = backup.told;
  excuse_what_nobody_holds();
}

void World::lose_device() {
  SimulatedDevice& device = *dice_.pick(devices_);
  int left = 0;
  for (const auto& each : devices_) left += each->gone ? 0 : 1;
  if (device.gone || left < 3) return;
  end(device, Ending::closed);
  tell(name_of(device) + " is lost");
  ++counts_.lost;
  device.gone = true;
  excuse_what_nobody_holds();
}

void World::set_clock() {
  SimulatedDevice& device = *dice_.pick(devices_);
  constexpr std::int64_t kTenYears = 10LL * 365 * 86'400;
  constexpr std::int64_t kOffsets[] = {0, kTenYears, -kTenYears, -1'795'212'670, 3'600, -86'400};
  device.clock_is_off_by = kOffsets[dice_.roll(6)];
  if (device.clock_is_off_by != 0) ++counts_.wrong_clocks;
  tell("the clock of " + name_of(device) + " is off by " + std::to_string(device.clock_is_off_by) + " s");
}

void World::back_up_server() {
  tell("the server is backed up");
  server_backups_.push_back(couch_.backup());
}

void World::roll_server_back() {
  if (server_backups_.empty()) return;
  tell("the server is set back to a backup");
  ++counts_.server_set_back;
  network_.cut_all(now_ms_);
  couch_.restore(dice_.pick(server_backups_));
  excuse_what_nobody_holds();
}

void World::recreate_server() {
  if (!couch_.has(kSimulatedDatabase)) return;
  tell("the server's database is made anew");
  ++counts_.server_set_back;
  network_.cut_all(now_ms_);
  couch_.erase(kSimulatedDatabase);
  if (dice_.one_in(2)) couch_.create(kSimulatedDatabase);
  excuse_what_nobody_holds();
}

void World::kill_server() {
  tell("the server will be killed in the middle of a batch");
  couch_.dies_after = dice_.between(0, 5);
}

void World::refuse_some() {
  tell(couch_.refuses ? "the server takes everything" : "the server refuses some");
  if (couch_.refuses) {
    couch_.refuses = nullptr;
    return;
  }
  couch_.refuses = [](const Json& doc) -> std::optional<sync::RefusedRow> {
    const std::string id = doc.at("_id");
    if (id.back() > '4') return std::nullopt;
    return sync::RefusedRow{"forbidden", "not now"};
  };
}

// Things in the database that no Ubao wrote, and a second revision that hides one of ours.
void World::scribble_on_server() {
  if (!couch_.has(kSimulatedDatabase)) return;
  tell("somebody scribbles on the server");
  couch_.put(kSimulatedDatabase,
             {{"_id", "note:" + some_hash(dice_)}, {"_rev", "1-" + some_hash(dice_)}, {"hello", 1}});
  const std::string hash = some_hash(dice_);
  couch_.put(kSimulatedDatabase,
             {{"_id", "op:0000000000000000:00000001:" + hash}, {"_rev", "1-" + hash}, {"v", 1}});
  for (const std::string& id : couch_.ids(kSimulatedDatabase))
    if (id.compare(0, 3, "op:") == 0 && dice_.one_in(20))
      couch_.put(kSimulatedDatabase, {{"_id", id}, {"_rev", "2-" + some_hash(dice_)}, {"scribble", true}});
}

// An op of a device that nobody ever saw, with the greatest number there is, or one near it.
void World::add_absurd_op() {
  if (!couch_.has(kSimulatedDatabase)) return;
  core::Op fields;
  fields.log = core::random_name(random_);
  fields.seq = 1;
  fields.n = core::kGreatestN - dice_.roll(3);
  fields.of = "card:" + std::to_string(dice_.roll(3));
  fields.set = {{"text", "absurd " + std::to_string(dice_.roll(100))}};
  const auto op = core::make_op(fields);
  if (!op) return broken("an absurd op is none");
  tell("an op with n = " + std::to_string(op->n) + " appears: " + op->id());
  Json document = Json::parse(core::wire_text(op->id(), op->hash, op->body));
  couch_.put(kSimulatedDatabase, document);
  recorded_[op->hash] = {op->id(), op->log, {}};
  by_log_[op->log].insert(op->hash);
  expected_.insert(op->hash);
}

// After a disaster that destroys data, what neither a device nor the server holds is lost, and nobody is to
// blame.
void World::excuse_what_nobody_holds() {
  for (auto& device : devices_) {
    device->disk.heal();
    start(*device);
  }
  for (auto hash = expected_.begin(); hash != expected_.end();) {
    bool held = couch_.has(kSimulatedDatabase, recorded_.at(*hash).id);
    for (auto& device : devices_)
      held = held || (!device->gone && device->running() && device->store().has_op(*hash));
    hash = held ? std::next(hash) : expected_.erase(hash);
  }
  if (fate_.sheets) excuse_sheets_nobody_holds();
}

}  // namespace ubao::test
