// Keys and devices: what the sealed sheets add up to, invitations, revoking, the workshop's own key.
#include <algorithm>
#include <set>

#include "core/faults.h"
#include "core/fields.h"
#include "core/keyring.h"
#include "core/locks.h"
#include "core/records.h"
#include "core/sealing.h"
#include "core/sheet_register.h"
#include "core/store.h"
#include "core/workshop.h"

namespace ubao::core {
namespace {

std::string keys_statement(const KeysRecord& keys) {
  return "ubao sealing key\n" + keys.root + "\n" + keys.seal;
}

std::string device_name_of(const LogState& log) { return log.device.empty() ? log.name : log.device; }

Role role_of(Standing standing) {
  return standing == Standing::facilitator   ? Role::facilitator
         : standing == Standing::participant ? Role::participant
                                             : Role::guest;
}

}  // namespace

// What the workshop says of its keys, to be recorded when it is made. Errors: no_key, locked.
Result<Json> Workshop::keys_fields() {
  const auto secret = seed();
  if (!secret) return secret.error();
  const WorkshopKeys keys(*secret);
  KeysRecord record{keys.signing.public_half(), SealingKey(keys.sealing_seed).public_half(), {}};
  record.sig = keys.signing.sign(keys_statement(record));
  return to_fields(record);
}

// Only a key that the workshop's own key signed: sheets sealed for another one could be read by a thief.
std::string Workshop::sealing_public() {
  const auto record = store_->find("keys:" + id());
  if (!record) return {};
  const auto keys = from_record<KeysRecord>(*record);
  const bool ours = name_from(keys.root) == id() && is_signed(keys.root, keys_statement(keys), keys.sig);
  return ours ? keys.seal : std::string();
}

Result<Secret> Workshop::seed() { return locks_->key({}); }

Result<SealingKey> Workshop::sealing_key() {
  if (const auto secret = seed()) return SealingKey(WorkshopKeys(*secret).sealing_seed);
  if (const std::string own = store_->secret(kSealingSecret); own.size() == kKeyBytes)
    return SealingKey(Secret(own));
  return seed().error();
}

Result<Tally> Workshop::tally(const std::string& activity) {
  const auto key = sealing_key();
  if (!key) return key.error();
  Tally tally;
  tally.completions = completions_of(activity);
  SheetRegister sheets;
  std::map<std::string, SealedSheet> opened;  // by record
  for (const Record& record : store_->all_of_activity(activity)) {
    if (kind_of(record.id) != "submission" || record.presence == Presence::hidden) continue;
    auto sheet = open_sheet(from_record<SubmissionRecord>(record).sealed, {id(), activity, record.id}, *key);
    if (!sheet) {
      ++tally.unreadable;
      continue;
    }
    const std::string& counted_by = planted(Fault::sheets_counted_by_record) ? record.id : sheet->respondent;
    sheets.put(record.id, {counted_by, sheet->late, sheet->taken_back});
    opened.emplace(record.id, std::move(*sheet));
  }
  const std::set<std::string> counting = sheets.all_counting(late_counts(activity));
  tally.sheets = static_cast<int>(counting.size());
  tally.hidden = tally.sheets < kFewestShown;
  if (tally.hidden) return tally;
  const auto plan = plan_of(activity);
  for (const std::string& record : counting)
    for (const auto& [code, value] : opened.at(record).answers) {
      const bool text = !plan || plan->kind == "worksheet" || (plan->kind == "poll" && code == "other");
      ++tally.counts[code][text ? "text" : value];
    }
  return tally;
}

Devices Workshop::devices() {
  Devices devices;
  std::map<std::string, std::string> names;  // log -> device
  for (const LogState& log : store_->logs()) {
    names[log.name] = device_name_of(log);
    const auto known =
        std::find_if(devices.devices.begin(), devices.devices.end(),
                     [&](const DeviceEntry& d) { return !log.key.empty() && d.key == log.key; });
    DeviceEntry& device = known == devices.devices.end() ? devices.devices.emplace_back() : *known;
    device.key = log.key;
    device.name = device_name_of(log);
    device.mine = device.mine || log.mine;
    device.role = std::max({device.role, role_of(log.standing), log.mine ? store_->role() : Role::guest});
    ++device.logs;
    device.ops += log.ops;
    device.unproven += log.unproven;
  }
  std::set<std::string> revoked;
  for (const Record& record : store_->all_of_kind("revocation"))
    if (const Field* key = record.find("key"); key && key->value.is_string())
      revoked.insert(key->value.get<std::string>());
  for (DeviceEntry& device : devices.devices) device.revoked = revoked.contains(device.key);
  for (const Op& op : store_->uncounted()) {
    const auto name = names.find(op.log);
    devices.claims.push_back({op.of, name == names.end() ? op.log : name->second});
  }
  return devices;
}

Result<Invitation> Workshop::invite(Role role, const std::string& address) {
  if (store_->role() != Role::facilitator || role == Role::guest) return {ErrorCode::not_allowed};
  const auto secret = seed();
  if (!secret) return secret.error();
  const WorkshopKeys keys(*secret);
  const Secret device = random_key(*env_.random);
  Invitation invitation{id(), info().title, address, {}};
  invitation.secrets = {
      {kDeviceSecret, std::string(device.view())},
      {kRoomSecret, std::string(keys.room.view())},
      {kCertificateSecret, to_json(certify(keys.signing, SigningKey(device).public_half(), role)).dump()}};
  if (role == Role::facilitator) invitation.secrets[kSealingSecret] = keys.sealing_seed.view();
  return invitation;
}

Result<Done> Workshop::accept(const Invitation& invitation) {
  if (invitation.workshop != id()) return {ErrorCode::bad_input, "an invitation to another workshop"};
  Deed deed;
  deed.secrets = invitation.secrets;
  const auto done = store_->carry_out(deed);
  if (!done) return done.error();
  return Done{};
}

Result<Recorded> Workshop::revoke(const std::string& device_key) {
  const auto secret = seed();
  if (!secret) return secret.error();
  if (device_key == store_->device_key()) return {ErrorCode::bad_input, "this device cannot revoke itself"};
  std::map<std::string, std::string> heads;
  bool known = false;
  for (const LogState& log : store_->logs()) {
    if (log.key != device_key) continue;
    known = true;
    if (!log.head.empty()) heads[log.name] = log.head;
  }
  if (!known) return {ErrorCode::not_found, device_key};
  const WorkshopKeys keys(*secret);
  return record_one(
      {"revocation:" + name_from(device_key), revocation_fields(keys.signing, device_key, heads), {}, {}});
}

Result<Done> Workshop::take_seed(const Secret& secret) {
  const WorkshopKeys keys(secret);
  if (secret.size() != kKeyBytes || name_from(keys.signing.public_half()) != id())
    return {ErrorCode::bad_input, "the key of another workshop"};
  Deed deed;
  deed.secrets = {
      {kWorkshopSecret, std::string(secret.view())},
      {kWorkshopLocked, {}},
      {kRoomSecret, std::string(keys.room.view())},
      {kCertificateSecret, to_json(certify(keys.signing, store_->device_key(), Role::facilitator)).dump()}};
  const auto done = store_->carry_out(deed);
  if (!done) return done.error();
  return Done{};
}

}  // namespace ubao::core
