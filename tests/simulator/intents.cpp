// What people do in a run: write on a handful of shared cards, so that they often meet.
#include "tests/simulator/world.h"

namespace ubao::test {
namespace {

using core::Change;
using core::Json;

constexpr int kCards = 5;

// A text field with versions to choose among; null when there is none.
const core::Field* undecided(const std::optional<core::Record>& record) {
  if (!record) return nullptr;
  for (const core::Field& field : record->fields)
    if (!field.versions.empty()) return &field;
  return nullptr;
}

}  // namespace

// A device that somebody can use now; null when none starts.
SimulatedDevice* World::some_device() {
  for (int tries = 0; tries < 5; ++tries) {
    SimulatedDevice& device = *dice_.pick(devices_);
    if (start(device)) return &device;
    if (!broken_.empty()) return nullptr;
  }
  return nullptr;
}

std::vector<Change> World::some_changes(SimulatedDevice& device) {
  const std::string of = "card:" + std::to_string(dice_.roll(kCards));
  const auto record = device.store().find(of);
  const std::string by = "person:" + std::to_string(dice_.roll(3));
  const Json word = "word " + std::to_string(dice_.roll(1'000));
  const core::Field* field = undecided(record);
  if (field) ++counts_.undecided;
  if (field && dice_.one_in(2)) {
    ++counts_.chosen;
    return {{of, {{field->name, dice_.pick(field->versions)}}, by, {}}};
  }
  switch (dice_.roll(10)) {
    case 0:
      return {{of, {{"title", word}}, by, {}}};
    case 1:
      return {{of, {{"text", word}, {"pos", {dice_.between(-9, 9), 1}}, {"colour", "maize"}}, by, {}}};
    case 2:
      return {{of, {{"pos", {dice_.between(-9, 9), dice_.between(-9, 9)}}}, by, {}}};
    case 3:
      return {{of, {{"colour", dice_.one_in(2) ? "sky" : "leaf"}}, by, {}}};
    case 4:
      return {{of, {{"removed", true}}, by, {"text", "title"}}};
    case 5:
      return {{of, {{"removed", dice_.one_in(3)}}, by, {}}};
    case 6:
      return {{of, {{"text", word}}, by, {}}, {"card:0", {{"text", word}}, by, {}}};
    case 7:
      return {{"hologram:h", {{"spin", {{"axis", word}}}}, {}, {}}};
    default:
      return {{of, {{"text", word}}, by, {}}};
  }
}

void World::write() {
  SimulatedDevice* device = some_device();
  if (!device) return;
  device->set_time(now_ms_);
  for (int left = dice_.one_in(6) ? dice_.between(2, 8) : 1; left > 0 && device->running(); --left)
    record(*device, some_changes(*device));
}

void World::record(SimulatedDevice& device, const std::vector<Change>& changes) {
  const auto ops = device.store().record(changes);
  if (device.disk.power_is_off()) {
    // whoever was told "saved" a moment before the light went out relies on it
    if (ops) broken(name_of(device) + " said saved without power");
    return end(device, Ending::power_cut);
  }
  if (!ops) return (void)is_trouble(device, ops.error(), "record");
  for (std::size_t i = 0; i < ops->size(); ++i) {
    const core::Op& op = (*ops)[i];
    tell(name_of(device) + " writes " + op.of + " " + op.set.dump() + " as " + op.id());
    device.said_saved.insert(op.hash);
    expected_.insert(op.hash);
    recorded_[op.hash] = {op.id(), op.log, op.prev};
    check_log(device, op);
    by_log_[op.log].insert(op.hash);
  }
  // a later change of the same step may have touched the same card
  check_recorded(device, changes.back(), ops->back());
}

// Whoever changes a card sees all that is there, so afterwards the card is as they said and nothing is
// undecided.
void World::check_recorded(SimulatedDevice& device, const Change& change, const core::Op& op) {
  const auto record = device.store().find(change.of);
  if (!record) return broken(op.id() + " was recorded and is not there");
  for (const auto& [name, value] : change.set.items()) {
    const core::Field* field = record->find(name);
    if (!field || field->value != value) return broken(op.id() + " does not show what was written");
    if (!field->versions.empty()) return broken(op.id() + " leaves several versions of " + name);
  }
  const bool saw_all = change.also_saw.size() == 2;
  if (saw_all && change.set.value("removed", Json()) == true && record->presence != core::Presence::hidden)
    broken(op.id() + " removes the card and it is still there");
}

// The hash of the op before this one in its log. A commit of which the disk did not say that it succeeded may
// have succeeded all the same, so the store may hold ops that nobody was told of.
std::string World::before(SimulatedDevice& device, const std::string& hash) {
  if (const auto at = recorded_.find(hash); at != recorded_.end()) return at->second.prev;
  std::string prev;
  device.store().each_op([&](const std::string& id, const std::string& text) {
    const bool is_it = id.substr(id.size() - hash.size()) == hash;
    if (!is_it) return true;
    const Json op = Json::parse(text);
    prev = op.value("prev", "");
    recorded_[hash] = {id, op.at("log"), prev};
    return false;
  });
  return prev;
}

// A device that has seen a branch of its log that it did not write writes into another log.
void World::check_log(SimulatedDevice& device, const core::Op& op) {
  std::set<std::string> own_branch;
  for (std::string hash = op.hash; !hash.empty(); hash = before(device, hash)) own_branch.insert(hash);
  for (const std::string& hash : by_log_[op.log])
    if (own_branch.count(hash) == 0 && device.store().has_op(hash))
      return broken(name_of(device) + " goes on writing under a name that a copy of it uses too: " + op.id());
}

// Some of a guest's ops reach another one without any server, in any order: guests write no bundles.
void World::give_loose_ops() {
  SimulatedDevice* from = some_device();
  SimulatedDevice* to = some_device();
  if (!from || !to || from == to || !from->running()) return;
  std::vector<Json> documents;
  from->store().each_op([&](const std::string&, const std::string& text) {
    if (!dice_.one_in(4)) documents.push_back(Json::parse(text));
    return true;
  });
  dice_.shuffle(documents);
  tell(name_of(*from) + " gives " + std::to_string(documents.size()) + " ops to " + name_of(*to) +
       " as they are");
  const auto absorbed = to->store().absorb(std::move(documents), {});
  if (to->disk.power_is_off()) return end(*to, Ending::power_cut);
  if (absorbed && absorbed->set_aside > 0) broken(name_of(*to) + " does not take the ops of another one");
  if (absorbed) to->merged += absorbed->added;
  if (absorbed) after(*to);
}

}  // namespace ubao::test
