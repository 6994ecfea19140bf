// What has arrived at the office and what has not: closing the workshop, what each device then says of its
// log, the receipt, and whether this device's copy may go.
#include <algorithm>
#include <set>

#include "core/fields.h"
#include "core/records.h"
#include "core/store.h"
#include "core/workshop.h"

namespace ubao::core {
namespace {

constexpr int kMostMissing = 1'000'000;

// What the author of a log said last when the workshop was closed by that op; none when nothing.
std::optional<int> sheets_declared(Store& store, const std::string& log, const std::string& closing) {
  std::optional<int> sheets;
  for (const Op& op : store.ops_of("delivery:" + log)) {
    if (op.log != log) continue;  // nobody speaks for another
    const auto said = from_fields<DeliveryRecord>(op.set);
    if (said.closed == closing && said.sheets >= 0) sheets = said.sheets;
  }
  return sheets;
}

}  // namespace

Result<Recorded> Workshop::set_closed(bool closed) {
  const std::string day = utc_text(env_.clock->seconds_since_1970()).substr(0, 10);
  return record_one({"workshop:" + id(), {{"closed", closed ? day : std::string()}}, {}, {}});
}

std::optional<std::string> Workshop::closing() {
  const auto op = store_->shown_op("workshop:" + id(), "closed");
  if (!op || text_in(op->set, "closed").empty()) return std::nullopt;
  return op->hash;
}

Result<bool> Workshop::declare_delivery() {
  const std::string log = store_->own_log();
  const auto closed_by = log.empty() ? std::nullopt : closing();
  if (!closed_by) return false;
  const std::vector<HeldOp> held = store_->held({});
  if (std::any_of(held.begin(), held.end(), [](const HeldOp& sheet) { return sheet.person.empty(); }))
    return false;
  DeliveryRecord said{*closed_by, static_cast<int>(store_->own_sheets())};
  if (sheets_declared(*store_, log, *closed_by) == said.sheets) return false;
  // what is left out would not supersede what was said before
  Json set = {{"closed", said.closed}, {"sheets", said.sheets}};
  if (const auto done = store_->record({{"delivery:" + log, std::move(set), {}, {}}}); !done)
    return done.error();
  return true;
}

void Workshop::add_devices(OfficeReceipt& receipt, PeerId office) {
  const auto closed_by = closing();
  receipt.closed = closed_by.has_value();
  const std::vector<std::string> lacking = store_->receipts().logs_that_lack(office);
  const std::set<std::string> lack(lacking.begin(), lacking.end());
  struct Found {
    bool said = false, unproven = false, lacks = false;
  };
  std::vector<std::pair<std::string, Found>> found;  // by key
  for (const LogState& log : store_->logs()) {
    const std::string key = log.key.empty() ? log.name : log.key;
    auto at = std::find_if(found.begin(), found.end(), [&](const auto& one) { return one.first == key; });
    if (at == found.end()) {
      receipt.devices.emplace_back();
      at = found.insert(found.end(), {key, {}});
    }
    DeviceDelivery& device = receipt.devices[static_cast<std::size_t>(at - found.begin())];
    if (device.name.empty()) device.name = log.device.empty() ? log.name : log.device;
    device.last_seen = std::max(device.last_seen, store_->last_at(log.name));
    device.mine = device.mine || log.mine;
    const auto sheets = closed_by ? sheets_declared(*store_, log.name, *closed_by) : std::nullopt;
    at->second.said = at->second.said || sheets;
    receipt.sheets_said += sheets.value_or(0);
    at->second.unproven = at->second.unproven || log.unproven > 0;
    at->second.lacks = at->second.lacks || lack.contains(log.name);
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Found& one = found[i].second;
    receipt.devices[i].lack = !closed_by     ? DeviceLack::workshop_open
                              : !one.said    ? DeviceLack::silent
                              : one.lacks    ? DeviceLack::missing
                              : one.unproven ? DeviceLack::gap
                                             : DeviceLack::none;
  }
}

Result<OfficeReceipt> Workshop::take_receipt(PeerId office, bool deep) {
  const auto peer = store_->peers().find(office);
  if (!peer) return {ErrorCode::not_found, "an office"};
  Receipts& receipts = store_->receipts();
  const ListedCounts counts = receipts.counts(office);
  OfficeReceipt receipt;
  receipt.held = counts.held;
  receipt.of = counts.of;
  receipt.not_here = counts.not_here;
  receipt.sheets_held = counts.sheets_held;
  receipt.digest = receipts.digest(office);
  if (counts.held < counts.of) receipt.missing = receipts.missing(office, kMostMissing);
  for (const HeldOp& sheet : store_->held({}))
    if (sheet.person.empty()) ++receipt.sheets_waiting;
  add_devices(receipt, office);
  receipt.server = peer->address;
  receipt.at = utc_text(env_.clock->seconds_since_1970());
  receipt.deep = deep;
  if (auto kept = receipts.keep(office, receipt); !kept) return kept.error();
  return receipt;
}

Result<Done> Workshop::check_erasable() {
  if (info().sample || store_->op_count() == 0) return Done{};
  const std::vector<HeldOp> held = store_->held({});
  const auto waiting =
      std::count_if(held.begin(), held.end(), [](const HeldOp& sheet) { return sheet.person.empty(); });
  if (waiting > 0)
    return {ErrorCode::undelivered,
            std::to_string(waiting) + " sealed sheets wait for the closing of their activity"};
  std::string best = "there is no receipt yet";
  std::int64_t most = -1;
  for (const Peer& peer : store_->peers().all()) {
    if (!store_->receipts().latest(peer.id)) continue;
    // what was written since the receipt was made is not in the list
    const ListedCounts counts = store_->receipts().counts(peer.id);
    if (counts.held == counts.of) return Done{};
    if (counts.held <= most) continue;
    most = counts.held;
    best = std::to_string(counts.held) + " of " + std::to_string(counts.of) + " entries are confirmed";
  }
  return {ErrorCode::undelivered, best};
}

}  // namespace ubao::core
