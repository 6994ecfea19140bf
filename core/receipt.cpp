#include "core/receipt.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ubao::core {
namespace {

constexpr std::array kLacks{
    std::pair{DeviceLack::none, std::string_view("")},
    std::pair{DeviceLack::workshop_open, std::string_view("open")},
    std::pair{DeviceLack::silent, std::string_view("silent")},
    std::pair{DeviceLack::gap, std::string_view("gap")},
    std::pair{DeviceLack::missing, std::string_view("missing")},
};

std::int64_t number_in(const Json& json, const char* name) {
  const auto at = json.find(name);
  return at != json.end() && at->is_number_integer() ? at->get<std::int64_t>() : 0;
}

bool flag_in(const Json& json, const char* name) {
  const auto at = json.find(name);
  return at != json.end() && at->is_boolean() && at->get<bool>();
}

// The objects of a list; what is none is passed over.
template <class Take>
void each_in(const Json& json, const char* name, Take take) {
  const auto list = json.find(name);
  if (list == json.end() || !list->is_array()) return;
  for (const Json& one : *list)
    if (one.is_object()) take(one);
}

}  // namespace

std::string_view name_of(DeviceLack lack) {
  for (const auto& [value, name] : kLacks)
    if (value == lack) return name;
  return "silent";
}

std::int64_t OfficeReceipt::complete_devices() const {
  return std::count_if(devices.begin(), devices.end(), [](const DeviceDelivery& d) { return d.complete(); });
}

bool OfficeReceipt::complete() const {
  return closed && of > 0 && holds_all_of_here() && not_here == 0 && sheets_held >= sheets_said &&
         complete_devices() == static_cast<std::int64_t>(devices.size());
}

std::string_view OfficeReceipt::standing() const {
  if (complete()) return "all_complete";
  if (holds_all_of_here()) return "all_of_here";
  return held == of ? "all_but_sheets" : "lacks";
}

std::string OfficeReceipt::check_code() const {
  constexpr std::size_t kLetters = 12, kGroup = 4;
  std::string code;
  for (std::size_t i = 0; i < std::min(digest.size(), kLetters); ++i) {
    if (i > 0 && i % kGroup == 0) code += ' ';
    code += static_cast<char>(digest[i] >= 'a' && digest[i] <= 'z' ? digest[i] - 'a' + 'A' : digest[i]);
  }
  return code;
}

Json to_json(const OfficeReceipt& receipt) {
  Json missing = Json::array(), devices = Json::array();
  for (const MissingOp& op : receipt.missing) missing.push_back({{"op", op.id}, {"reason", op.reason}});
  for (const DeviceDelivery& device : receipt.devices)
    devices.push_back({{"name", device.name},
                       {"complete", device.complete()},
                       {"lacks", name_of(device.lack)},
                       {"mine", device.mine},
                       {"last_seen", device.last_seen}});
  return {
      {"held", receipt.held},
      {"of", receipt.of},
      {"complete", receipt.complete()},
      {"digest", receipt.digest},
      {"missing", std::move(missing)},
      {"not_here", receipt.not_here},
      {"sheets",
       {{"waiting", receipt.sheets_waiting}, {"said", receipt.sheets_said}, {"held", receipt.sheets_held}}},
      {"devices", std::move(devices)},
      {"server", receipt.server},
      {"at", receipt.at},
      {"closed", receipt.closed},
      {"deep", receipt.deep}};
}

std::optional<OfficeReceipt> read_office_receipt(const Json& json) {
  if (!json.is_object() || !json.contains("held") || !json.contains("of")) return std::nullopt;
  OfficeReceipt read;
  read.held = number_in(json, "held");
  read.of = number_in(json, "of");
  read.digest = text_in(json, "digest");
  each_in(json, "missing", [&](const Json& op) {
    read.missing.push_back({text_in(op, "op"), text_in(op, "reason")});
  });
  read.not_here = number_in(json, "not_here");
  if (const auto sheets = json.find("sheets"); sheets != json.end() && sheets->is_object()) {
    read.sheets_waiting = number_in(*sheets, "waiting");
    read.sheets_said = number_in(*sheets, "said");
    read.sheets_held = number_in(*sheets, "held");
  }
  each_in(json, "devices", [&](const Json& one) {
    DeviceDelivery device;
    device.name = text_in(one, "name");
    device.last_seen = text_in(one, "last_seen");
    device.mine = flag_in(one, "mine");
    const std::string lack = text_in(one, "lacks");
    for (const auto& [value, name] : kLacks)
      if (name == lack) device.lack = value;
    read.devices.push_back(std::move(device));
  });
  read.server = text_in(json, "server");
  read.at = text_in(json, "at");
  read.closed = flag_in(json, "closed");
  read.deep = flag_in(json, "deep");
  return read;
}

}  // namespace ubao::core
