// What a seed brings: how many devices there are, what they have, and which troubles come. Each run has some
// of the troubles and not others: what always rains together hides what a single cloud does.
#include "tests/simulator/fate.h"

#include "core/keyring.h"
#include "tests/simulator/world.h"

namespace ubao::test {

Fate fate_of(Dice& dice) {
  Fate fate;
  fate.certified = !dice.one_in(3);
  fate.devices = dice.between(2, 5);
  if (dice.one_in(12)) fate.devices = dice.between(6, 12);
  if (dice.one_in(150)) fate.devices = dice.between(13, 50);
  fate.board = fate.certified && dice.one_in(4);
  fate.sheets = fate.certified && dice.one_in(3);
  fate.hubs = dice.one_in(2);
  fate.hub_forwards = fate.hubs && dice.one_in(2);
  return fate;
}

// Certificates for all: the first devices are facilitators', the others participants'.
void World::choose_devices() {
  if (!fate_.certified) {
    for (int left = fate_.devices; left > 0; --left) add_device(guest(core::random_name(random_)));
    return;
  }
  const core::Founding founding = core::found_workshop(random_);
  const core::WorkshopKeys keys(core::Secret(founding.secrets.at(core::kWorkshopSecret)));
  sealing_ = std::make_unique<core::SealingKey>(keys.sealing_seed);
  const int facilitators = fate_.devices > 3 ? 2 : 1;
  for (int number = 0; number < fate_.devices; ++number) {
    const core::Secret key = core::random_key(random_);
    const bool leads = number < facilitators;
    const auto certificate = core::certify(keys.signing, core::SigningKey(key).public_half(),
                                           leads ? core::Role::facilitator : core::Role::participant);
    Identity identity{founding.workshop,
                      {{core::kDeviceSecret, std::string(key.view())},
                       {core::kRoomSecret, std::string(keys.room.view())},
                       {core::kCertificateSecret, core::to_json(certificate).dump()}}};
    if (leads) identity.secrets[core::kWorkshopSecret] = founding.secrets.at(core::kWorkshopSecret);
    add_device(std::move(identity));
  }
}

void World::choose_weather() {
  const auto sometimes = [&](int most) { return dice_.one_in(2) ? 0 : dice_.between(1, most); };
  network_.weather = {sometimes(15), sometimes(25), sometimes(15), sometimes(15),
                      dice_.one_in(2) ? 50 : static_cast<std::int64_t>(dice_.between(200, 20'000))};
  couch_.rules.shuffles_changes = dice_.one_in(2);
  couch_.rules.checks_revs = dice_.one_in(2);
  couch_.rules.refuses_repeats = dice_.one_in(6);
  couch_.rules.says_pending = !dice_.one_in(4);
  couch_.rules.takes_gzip = !dice_.one_in(6);
  if (dice_.one_in(2)) couch_.create(kSimulatedDatabase);
}

void World::choose_deeds() {
  deeds_ = {{fate_.board ? 20 : 45, &World::write}, {25, &World::begin_session}};
  if (fate_.board) deeds_.push_back({90, &World::use_board});
  if (fate_.hubs) deeds_.insert(deeds_.end(), {{40, &World::turn_to_hub}, {3, &World::revoke_at_hub}});
  if (fate_.sheets)
    deeds_.insert(deeds_.end(),
                  {{60, &World::hand_in}, {16, &World::lead_sheets}, {12, &World::settle_some}});
  if (fate_.certified && dice_.percent(70))
    deeds_.insert(deeds_.end(),
                  {{10, &World::write_stick}, {12, &World::read_stick}, {3, &World::read_spoiled_stick}});
  if (!fate_.certified) deeds_.push_back({6, &World::give_loose_ops});
  const std::vector<Weighted> possible{
      {6, &World::end_some_session},   {10, &World::change_link},      {8, &World::switch_off},
      {5, &World::plan_disk_trouble},  {3, &World::copy_folder},       {6, &World::back_up_folder},
      {5, &World::restore_folder},     {4, &World::roll_machine_back}, {2, &World::lose_device},
      {3, &World::set_clock},          {5, &World::back_up_server},    {4, &World::roll_server_back},
      {2, &World::recreate_server},    {3, &World::kill_server},       {2, &World::refuse_some},
      {2, &World::scribble_on_server}, {2, &World::add_absurd_op}};
  bool server_forgets = false;
  for (const Weighted& deed : possible) {
    if (!dice_.percent(60)) continue;
    deeds_.push_back(deed);
    if (deed.deed == &World::roll_server_back || deed.deed == &World::recreate_server) server_forgets = true;
  }
  // without marks nobody can notice a server that forgets, and that is said
  couch_.rules.keeps_marks = server_forgets || !dice_.one_in(3);
}

// The first device plans what is played.
void World::found() {
  std::vector<core::Change> changes;
  if (fate_.board) changes = board_changes();
  if (fate_.sheets)
    for (core::Change& change : sheet_changes()) changes.push_back(std::move(change));
  if (changes.empty() || !start(*devices_.front())) return;
  record(*devices_.front(), changes);
  if (fate_.board && broken_.empty()) begin_board(*devices_.front());
}

}  // namespace ubao::test
