// What people hand in sealed: on any device, on copies of it, before and after the closing. In the end
// everything that a device said it keeps is in every count, once for each respondent, and says what it said.
#include "core/fields.h"
#include "core/records.h"
#include "core/sealing.h"
#include "tests/simulator/world.h"

namespace ubao::test {
namespace {

using core::Change;
using core::Json;

constexpr const char* kAsked = "activity:poll";
constexpr int kVoices = 8;

// Long after the end of every run; what came very late waits until then.
constexpr const char* kLastDay = "2026-12-31";
constexpr std::int64_t kUntilThenMs = 60LL * 86'400'000;

std::string voice_numbered(int number) { return "person:voice" + std::to_string(number); }

}  // namespace

std::vector<Change> World::sheet_changes() {
  const core::WorkshopKeys keys(core::Secret(devices_.front()->identity.secrets.at(core::kWorkshopSecret)));
  core::KeysRecord record{keys.signing.public_half(), sealing_->public_half(), {}};
  record.sig = keys.signing.sign("ubao sealing key\n" + record.root + "\n" + record.seal);
  core::ActivityRecord activity;
  activity.plan.kind = "poll";
  activity.plan.title = "What comes first?";
  activity.plan.options = {{"a", "Skills"}, {"b", "Tools"}, {"c", "Data"}};
  activity.state = "open";
  core::WorkshopRecord workshop;
  workshop.title = "Simulated";
  workshop.ends = kLastDay;
  const std::string& id = devices_.front()->identity.workshop;
  std::vector<Change> changes{{"workshop:" + id, core::to_fields(workshop), {}, {}},
                              {"keys:" + id, core::to_fields(record), {}, {}},
                              {kAsked, core::to_fields(activity), {}, {}}};
  for (int number = 0; number < kVoices; ++number)
    changes.push_back({voice_numbered(number), {{"name", "Voice"}, {"ministry", "Lands"}}, {}, {}});
  return changes;
}

std::string World::respondent_of(const core::Op& sheet) {
  const core::SealedPlace place{devices_.front()->identity.workshop, kAsked, sheet.of};
  const auto opened = core::open_sheet(sheet.set.value("sealed", ""), place, *sealing_);
  return opened ? opened->respondent : std::string();
}

// Two answers, or the second thoughts about them; most hand in at once.
void World::hand_in() {
  SimulatedDevice* device = some_device();
  if (!device) return;
  device->set_time(now_ms_);
  core::Workshop& workshop = device->workshop();
  const std::string person = voice_numbered(dice_.between(0, kVoices - 1));
  // that it was opened may have come before what it is
  const auto plan = workshop.plan_of(kAsked);
  if (!device->store().find(person) || !plan || plan->kind.empty()) return;
  const bool submits = !dice_.one_in(3);
  const bool said_before = device->store().find("completion:poll." + person.substr(7)).has_value();
  auto done =
      workshop.set_answer(kAsked, person, std::string(1, static_cast<char>('a' + dice_.roll(3))), "1");
  if (done && submits) done = workshop.submit(kAsked, person);
  if (!done) {
    // the keys of the workshop may not have come yet
    if (done.error().code == core::ErrorCode::no_key) return;
    return (void)is_trouble(*device, done.error(), "hand in");
  }
  if (device->disk.power_is_off()) return broken(name_of(*device) + " said saved without power");
  tell(name_of(*device) + (submits ? " hands in for " : " begins for ") + person);
  ++counts_.sheets;
  if (submits && !said_before) note(*device, *done);
  std::set<std::string> held_respondents, held_records;
  for (const core::HeldOp& held : device->store().held(kAsked)) {
    const std::string respondent = respondent_of(held.op);
    if (respondent.empty()) return broken(name_of(*device) + " keeps a sheet that nobody can open");
    if (!held.person.empty()) continue;  // what would take it back
    held_respondents.insert(respondent);
    held_records.insert(held.op.of);
    device->said_handed_in.insert(held.op.of);
    if (handed_in_.emplace(held.op.of, respondent).second)
      tell(name_of(*device) + " keeps " + held.op.of + " of respondent " + respondent);
  }
  // what was handed in late, and again in time when the activity was opened anew, is kept once
  std::erase_if(device->said_handed_in, [&](const std::string& record) {
    return held_records.count(record) == 0 && held_respondents.count(handed_in_[record]) > 0;
  });
}

void World::lead_sheets() {
  SimulatedDevice* device = some_device();
  if (!device || device->store().role() != core::Role::facilitator) return;
  device->set_time(now_ms_);
  const auto state = dice_.one_in(3) ? core::ActivityState::open : core::ActivityState::closed;
  const auto done = dice_.one_in(4) ? device->workshop().count_late(kAsked, dice_.one_in(2))
                                    : device->workshop().set_activity_state(kAsked, state, "Again");
  if (done) return note(*device, *done);
  if (done.error().code != core::ErrorCode::not_found) (void)is_trouble(*device, done.error(), "lead");
}

void World::settle(SimulatedDevice& device) {
  device.set_time(now_ms_);
  const auto done = device.workshop().settle();
  if (!done) (void)is_trouble(device, done.error(), "send what waited");
}

void World::settle_some() {
  if (SimulatedDevice* device = some_device()) settle(*device);
}

// A facilitator who has seen everything closes, and lets late sheets count; everybody learns of it, and what
// came even later is sent after the last day, by clocks that are right.
void World::close_sheets() {
  come_to_rest();
  now_ms_ += kUntilThenMs;
  for (auto& device : devices_) device->clock_is_off_by = 0;
  for (auto& device : devices_) {
    if (!broken_.empty()) return;
    if (device->gone || device->store().role() != core::Role::facilitator) continue;
    if (!device->workshop().plan_of(kAsked)) continue;
    device->set_time(now_ms_);
    const bool closed = device->workshop().count_late(kAsked, true).ok() &&
                        device->workshop().set_activity_state(kAsked, core::ActivityState::closed).ok();
    return closed ? void() : broken(name_of(*device) + " cannot close");
  }
}

// After a start: what it said it keeps is there, held or sent.
void World::check_held(SimulatedDevice& device) {
  std::set<std::string> held;
  for (const core::HeldOp& each : device.store().held(kAsked)) held.insert(each.op.of);
  for (const std::string& record : device.said_handed_in)
    if (held.count(record) == 0 && !device.store().find(record))
      return broken(name_of(device) + " said that it keeps " + record + ", and after a restart has none");
}

void World::excuse_sheets_nobody_holds() {
  std::set<std::string> held;
  for (auto& device : devices_) {
    if (device->gone || !device->running()) continue;
    for (const core::HeldOp& each : device->store().held(kAsked)) held.insert(each.op.of);
    for (const auto& [record, respondent] : handed_in_)
      if (device->store().find(record)) held.insert(record);
  }
  std::erase_if(handed_in_, [&](const auto& sheet) { return held.count(sheet.first) == 0; });
}

void World::check_sheets(const std::vector<Json>& ops, const Json& records) {
  // one sheet for each respondent: what is late takes the place of what was in time, then the smallest record
  std::map<std::string, std::pair<bool, core::SealedSheet>> counting;
  for (const auto& [id, record] : records.items()) {
    if (id.rfind("submission:", 0) != 0) continue;
    const core::SealedPlace place{devices_.front()->identity.workshop, kAsked, id};
    const auto sheet =
        core::open_sheet(record.at("fields").at("sealed").at("value").get<std::string>(), place, *sealing_);
    if (!sheet) return broken("nobody can open " + id);
    const auto known = counting.find(sheet->respondent);
    if (known == counting.end() || (sheet->late && !known->second.first))
      counting[sheet->respondent] = {sheet->late, *sheet};
  }
  std::map<std::string, std::map<std::string, int>> counts;
  for (const auto& [respondent, sheet] : counting)
    for (const auto& [code, value] : sheet.second.answers) ++counts[code][value];
  for (auto& device : devices_) {
    if (device->gone || device->store().role() != core::Role::facilitator) continue;
    if (!device->workshop().plan_of(kAsked)) return;  // it is lost with the device that had it
    const auto tally = device->workshop().tally(kAsked);
    if (!tally) return broken(name_of(*device) + " cannot count: " + describe(tally.error()));
    if (tally->unreadable > 0 || tally->sheets != static_cast<int>(counting.size()))
      return broken(name_of(*device) + " counts " + std::to_string(tally->sheets) +
                    " sheets, and there are " + std::to_string(counting.size()));
    if (!tally->hidden && tally->counts != counts) return broken(name_of(*device) + " counts wrongly");
    for (const auto& [record, respondent] : handed_in_)
      if (counting.count(respondent) == 0) return broken(record + " was handed in and is not counted");
  }
  // a sheet has one op in a log of its own, and nothing that leads to anybody
  for (const Json& op : ops)
    if (op.at("of").get<std::string>().rfind("submission:", 0) == 0 &&
        (op.at("seq") != 1 || op.contains("prev") || op.contains("by")))
      return broken(op.at("_id").get<std::string>() + " does not stand alone");
}

}  // namespace ubao::test
