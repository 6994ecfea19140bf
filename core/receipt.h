// A receipt: what an office says it holds of a workshop, compared with what is here, and which devices have
// delivered all that they wrote. Plain values as they are shown, printed and kept; core/receipts.h has the
// list that they are counted from. Any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/canonical.h"

namespace ubao::core {

// An op that is here and that the office does not hold. `reason`: the office's own words when it refused it;
// "waiting" when it was not sent yet, "not_listed" when it was sent and is not in the office's list,
// "other_content", "gone" and "too_long" when rereading found another body, none, or one that cannot be read.
struct MissingOp {
  std::string id, reason;
};

// Why a device is not known to have delivered everything.
enum class DeviceLack {
  none,
  workshop_open,  // the workshop is not closed: nobody can say yet that nothing more will come
  silent,         // it has not said since the closing that it is done
  gap,            // some of what it wrote before that has not come here, or is not signed
  missing,        // the office lacks some of what it wrote
};

struct DeviceDelivery {
  std::string name;
  std::string last_seen;  // UTC by its own clock: when it wrote the last op that is here
  bool mine = false;
  DeviceLack lack = DeviceLack::silent;

  bool complete() const { return lack == DeviceLack::none; }
};

struct OfficeReceipt {
  std::int64_t held = 0;  // of the ops here, those that the office holds
  std::int64_t of = 0;    // ops here; withdrawn ones are owed to nobody
  std::string digest;     // SHA-256 over the ids of those held, in their order, a line each
  std::vector<MissingOp> missing;
  std::int64_t not_here = 0;        // the office lists them, and they have not come here
  std::int64_t sheets_waiting = 0;  // sealed on this device until their activity is closed
  std::int64_t sheets_said = 0;     // sheets that devices say they sent
  std::int64_t sheets_held = 0;     // sheets that the office holds
  std::vector<DeviceDelivery> devices;
  std::string server, at;  // its address without credentials; UTC
  bool closed = false;     // the workshop
  bool deep = false;       // bodies were reread and compared

  // Nothing of this device would be lost with it.
  bool holds_all_of_here() const { return held == of && sheets_waiting == 0; }
  std::int64_t complete_devices() const;
  // All devices said that they are done, and what they sent is there.
  bool complete() const;
  // "all_complete", "all_of_here", "all_but_sheets" when only sealed sheets are still here, "lacks".
  std::string_view standing() const;
  // "1934 0819 E836", the beginning of the digest: for two people who compare on the telephone.
  std::string check_code() const;
};

// The form of `ubao receipt --json`, which is also how it is kept.
Json to_json(const OfficeReceipt& receipt);
// None for what is no receipt. A list of what is missing may have been shortened.
std::optional<OfficeReceipt> read_office_receipt(const Json& json);

std::string_view name_of(DeviceLack lack);  // "", "open", "silent", "gap", "missing"

}  // namespace ubao::core
