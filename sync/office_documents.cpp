// What a slot of an office consists of. See office.h.
#include <algorithm>
#include <cstdio>

#include "core/ids.h"
#include "sync/json_text.h"
#include "sync/office.h"

namespace ubao::sync {
namespace {

constexpr const char* kFormat = "ubao-slots/1";

// Ops are 64 KiB at the most; id, revision and history come on top.
constexpr const char* kGuard =
    "function (newDoc) {\n"
    "  if (newDoc._id.indexOf('_design/') === 0) return;\n"
    "  if (newDoc._deleted) throw({forbidden: 'entries are never deleted'});\n"
    "  if (!/^op:[0-9a-hjkmnp-tv-z]{16}:[0-9]{8}:[0-9a-f]{32}$/.test(newDoc._id))\n"
    "    throw({forbidden: 'the id is none of an entry'});\n"
    "  if (newDoc._rev !== '1-' + newDoc._id.slice(-32))\n"
    "    throw({forbidden: 'the revision is not the hash at the end of the id'});\n"
    "  if (newDoc._attachments) throw({forbidden: 'entries have no attachments'});\n"
    "  if (JSON.stringify(newDoc).length > 67000) throw({forbidden: 'longer than an entry may be'});\n"
    "}";

core::Error bad(std::string detail) { return {core::ErrorCode::bad_input, std::move(detail)}; }

}  // namespace

Json form_guard() {
  return {{"_id", "_design/ubao"}, {"language", "javascript"}, {"validate_doc_update", kGuard}};
}

Json members_of(const Slot& slot) {
  return {{"admins", {{"names", Json::array()}, {"roles", {"_admin"}}}},
          {"members", {{"names", Json::array()}, {"roles", {slot.database}}}}};
}

std::string slot_file_text(const SlotFile& file) {
  Json slots = Json::array();
  for (const Slot& slot : file.slots) {
    Json one = {{"address", file.server + "/" + percent_encoded(slot.database)},
                {"account", slot.database},
                {"password", slot.password}};
    if (!slot.workshop.empty()) one["workshop"] = slot.workshop;
    slots.push_back(std::move(one));
  }
  const Json json = {{"format", kFormat}, {"server", file.server}, {"slots", std::move(slots)}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

core::Result<SlotFile> read_slot_file(std::string_view text) {
  if (text_nested_deeper_than(text, 8)) return bad("it is no file of slots");
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || core::text_in(json, "format") != kFormat) return bad("it is no file of slots");
  SlotFile file;
  const auto server = read_address(core::text_in(json, "server"), "slots");
  if (!server) return bad("its server: " + server.error().detail);
  file.server = core::text_in(json, "server");
  const auto slots = json.find("slots");
  if (slots == json.end() || !slots->is_array()) return bad("it has no slots");
  for (const Json& one : *slots) {
    if (!one.is_object()) return bad("one of its slots is none");
    Slot slot{core::text_in(one, "account"), core::text_in(one, "password"), core::text_in(one, "workshop")};
    const auto address = read_address(core::text_in(one, "address"), "slots");
    if (!address || address->database != slot.database || slot.password.empty() ||
        core::text_in(one, "address") != file.server + "/" + percent_encoded(slot.database))
      return bad("the slot " + slot.database + " has no address on that server, or no password");
    file.slots.push_back(std::move(slot));
  }
  return file;
}

void fill_slots(SlotFile& file, int wanted, std::string_view prefix, core::Random& random) {
  for (int number = 1; static_cast<int>(file.slots.size()) < wanted; ++number) {
    std::string digits = std::to_string(number);
    digits.insert(0, 3 - std::min<std::size_t>(3, digits.size()), '0');
    const std::string name = std::string(prefix) + digits;
    const bool taken = std::any_of(file.slots.begin(), file.slots.end(),
                                   [&](const Slot& slot) { return slot.database == name; });
    if (!taken) file.slots.push_back({name, core::random_name(random) + core::random_name(random), {}});
  }
}

std::string typed_address(const SlotFile& file, const Slot& slot) {
  const std::size_t host = file.server.find("://") + 3;
  return file.server.substr(0, host) + percent_encoded(slot.database) + ":" + percent_encoded(slot.password) +
         "@" + file.server.substr(host) + "/" + percent_encoded(slot.database);
}

std::string_view name_of(OfficeFinding::State state) {
  switch (state) {
    case OfficeFinding::State::fine:
      return "fine";
    case OfficeFinding::State::made:
      return "made";
    case OfficeFinding::State::mended:
      return "mended";
    case OfficeFinding::State::missing:
      return "missing";
    case OfficeFinding::State::wrong:
      break;
  }
  return "wrong";
}

}  // namespace ubao::sync
