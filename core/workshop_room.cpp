// The room's side of Workshop: what is encrypted with the key that paired devices share. A closed value is
// {"room": box} in place of the text; merging compares boxes, and equal texts of one field have equal boxes.
#include <algorithm>
#include <array>

#include "core/fields.h"
#include "core/keyring.h"
#include "core/locks.h"
#include "core/records.h"
#include "core/store.h"
#include "core/workshop.h"

namespace ubao::core {
namespace {

constexpr const char* kBox = "room";
constexpr std::size_t kUnit = 48;  // a length says no more than short, usual, long

bool is_personal(std::string_view field) {
  constexpr std::array<std::string_view, 5> kFields{"name", "ministry", "role", "region", "gender"};
  return std::find(kFields.begin(), kFields.end(), field) != kFields.end();
}

// What boards and plans say. What belongs together, where it lies and how it looks is not typed and stays
// open.
bool is_typed(std::string_view kind, std::string_view field) {
  constexpr std::array<std::string_view, 5> kKinds{"card", "group", "row", "consensus", "rating"};
  constexpr std::array<std::string_view, 12> kOpen{"activity", "author", "statement", "dimension",
                                                   "pillar",   "scope",  "team",      "card",
                                                   "board",    "colour", "pos",       "removed"};
  constexpr std::array<std::string_view, 6> kOpenOfCards{"kind",   "on",          "group",
                                                         "parked", "shortlisted", "phase"};
  const auto is_in = [](const auto& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (!is_in(kKinds, kind) || is_in(kOpen, field)) return false;
  return kind != "card" || !(is_in(kOpenOfCards, field) || field.starts_with("tag_"));
}

std::string context(const std::string& workshop, const std::string& record, const std::string& field) {
  return workshop + "\n" + record + "\n" + field;
}

}  // namespace

Secret Workshop::room_key() { return Secret(store_->secret(kRoomSecret)); }

// Errors: no_key.
Result<Json> Workshop::closed(const std::string& record, Json fields) {
  const std::string_view kind = kind_of(record);
  const bool person = kind == "person";
  if (!person && !info().private_boards) return fields;
  const Secret key = room_key();
  for (const auto& member : fields.items()) {
    if (person ? !is_personal(member.key()) : !is_typed(kind, member.key())) continue;
    if (key.empty()) return {ErrorCode::no_key, "the room's key"};
    const std::string box =
        boxed_alike(key, context(id(), record, member.key()), member.value().dump(), kUnit);
    member.value() = {{kBox, base64(box)}};
  }
  return fields;
}

// What cannot be opened stays as it is: an object where a text would be.
Record Workshop::opened(Record record) {
  std::optional<Secret> key;
  const auto open = [&](const std::string& field, Json& value) {
    if (!value.is_object() || value.size() != 1 || !value.contains(kBox) || !value[kBox].is_string()) return;
    if (!key) key = room_key();
    const auto box = from_base64(value[kBox].get_ref<const std::string&>());
    if (!box) return;
    const auto text = unboxed(*key, context(id(), record.id, field), *box, kUnit);
    if (!text) return;
    Json plain = Json::parse(*text, nullptr, false);
    if (!plain.is_discarded()) value = std::move(plain);
  };
  for (Field& field : record.fields) {
    open(field.name, field.value);
    for (Json& version : field.versions) open(field.name, version);
  }
  return record;
}

Json Workshop::opened_dump() {
  Json dump = Json::parse(store_->dump());
  for (auto& [record_id, content] : dump["records"].items()) {
    Record record{record_id, Presence::shown, {}};
    for (const auto& [name, field] : content["fields"].items()) {
      record.fields.push_back({name, field["value"], {}});
      if (field.contains("versions"))
        record.fields.back().versions = field["versions"].get<std::vector<Json>>();
    }
    for (Field& field : opened(std::move(record)).fields) {
      Json& entry = content["fields"][field.name];
      entry["value"] = std::move(field.value);
      if (!field.versions.empty()) entry["versions"] = field.versions;
    }
  }
  return dump;
}

}  // namespace ubao::core
