// What must be true after everything else: nothing saved is missing, all devices show the same, and that is
// what the rules of merging say.
#include "core/copies.h"
#include "tests/simulator/reference.h"
#include "tests/simulator/world.h"

namespace ubao::test {
namespace {

using core::Json;

std::string hash_of_id(const std::string& id) { return id.substr(id.size() - 32); }

std::vector<std::string> texts_of(core::Store& store) {
  std::vector<std::string> texts;
  store.each_op([&](const std::string&, const std::string& text) {
    texts.push_back(text);
    return true;
  });
  return texts;
}

// The id of an op that is in one list only; empty when there is none.
std::string found_in_one(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::map<std::string, int> lists;
  for (const std::string& op : a) lists[op] += 1;
  for (const std::string& op : b) lists[op] += 2;
  for (const auto& [op, held_by] : lists)
    if (held_by != 3) return Json::parse(op).at("_id");
  return {};
}

}  // namespace

void World::check_after_start(SimulatedDevice& device) {
  core::Store& store = device.store();
  if (store.opening().was_damaged) return broken("the file of " + name_of(device) + " is damaged");
  for (const std::string& hash : device.said_saved)
    if (!store.has_op(hash))
      return broken(name_of(device) + " said saved, and after a restart has no " + hash);
  // slow, and what a restart breaks is broken in the end, too
  if (dice_.one_in(2) && store.dump() != store.dump_from_nothing())
    return broken("after a restart the state of " + name_of(device) + " is not that of its ops");
  if (fate_.sheets) check_held(device);
  if (broken_.empty()) check_told(device);
}

// People learn once that somebody else went on with a log of this device.
void World::check_told(SimulatedDevice& device) {
  const std::vector<std::string> logs = core::logs_continued_elsewhere(device.store());
  if (logs.empty()) return;
  for (const std::string& log : logs) {
    tell(name_of(device) + " tells people that " + log + " goes on elsewhere");
    const bool first = device.told.logs.insert(log).second;
    if (!first && device.told.again.count(log) == 0)
      return broken(name_of(device) + " tells people twice that " + log + " goes on elsewhere");
    ++counts_.told;
  }
  const auto noted = core::told_of_logs(device.store());
  device.told.again.clear();
  if (noted) return;
  // told all the same, and told again where that could not be written down
  device.told.again.insert(logs.begin(), logs.end());
  (void)is_trouble(device, noted.error(), "note what people were told");
}

void World::check_promises() {
  SimulatedDevice* first = nullptr;
  std::vector<std::string> texts;
  std::string dump;
  for (auto& device : devices_) {
    if (device->gone) continue;
    core::Store& store = device->store();
    const std::string who = name_of(*device), shown = store.dump();
    if (shown != store.dump_from_nothing()) return broken("the state of " + who + " is not that of its ops");
    const std::vector<std::string> own = texts_of(store);
    if (!first) {
      first = device.get();
      texts = own;
      dump = shown;
    }
    if (own != texts)
      return broken("of " + who + " and " + name_of(*first) + " only one has " + found_in_one(texts, own));
    if (shown != dump) return broken(who + " and " + name_of(*first) + " do not show the same");
    const core::PeerStatus status = store.peers().status(last_peer(*device));
    if (status.own_waiting != 0 || status.queued != 0)
      return broken(who + " still has " + std::to_string(status.queued) + " ops to send");
    if (status.refused != 0) return broken(who + " believes that ops are refused");
    int untold = 0;
    for (const core::LogState& log : store.logs())
      untold += log.mine && device->told.logs.count(log.name) == 0 ? 1 : 0;
    if (untold > 1) return broken(who + " left a log and told nobody");
  }
  std::vector<Json> ops;
  for (const std::string& text : texts) ops.push_back(Json::parse(text));
  std::set<std::string> there;
  for (const Json& op : ops) there.insert(hash_of_id(op.at("_id")));
  for (const std::string& hash : expected_)
    if (there.count(hash) == 0) return broken(recorded_.at(hash).id + " was saved and is nowhere");
  if (there.size() != ops.size()) return broken("an op is there twice");
  const Json records = Json::parse(dump).at("records");
  std::set<std::string> uncounted;
  for (const core::Op& op : first->store().uncounted()) uncounted.insert(op.id());
  for (const Json& op : ops) {
    if (uncounted.count(op.at("_id")) > 0) continue;
    const std::string of = op.at("of");
    for (const auto& member : op.at("set").items())
      if (records.at(of).at("fields").value(member.key(), Json()).value("heads", Json()).empty())
        return broken("the field " + member.key() + " of " + of + " has no head");
  }
  if (reference_dump(ops) != dump) return broken("what is shown is not what the rules of merging say");
  check_server(ops);
  if (fate_.board) check_boards();
  if (fate_.sheets) check_sheets(ops, records);
  counts_.ops += static_cast<std::int64_t>(ops.size());
}

void World::check_server(const std::vector<Json>& ops) {
  for (const Json& op : ops) {
    const std::string id = op.at("_id");
    Json body = couch_.body(kSimulatedDatabase, id, "1-" + hash_of_id(id));
    if (!body.is_object()) return broken("the server does not have " + id);
    body.erase("_rev");
    if (body != op) return broken("the server has another content for " + id);
  }
}

}  // namespace ubao::test
