#include "core/merge.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>

#include "core/faults.h"

namespace ubao::core {
namespace {

using Heads = std::map<std::string, std::vector<const Op*>>;

bool names(const Op& op, const std::string& field, const std::string& hash) {
  const auto at = op.over.find(field);
  return at != op.over.end() && std::find(at->second.begin(), at->second.end(), hash) != at->second.end();
}

Heads heads_of(const std::vector<const Op*>& ops) {
  std::map<std::string, std::unordered_set<std::string>> superseded;
  for (const Op* op : ops)
    for (const auto& [field, hashes] : op->over)
      if (op->set.contains(field) || planted(Fault::compared_heads_supersede))
        superseded[field].insert(hashes.begin(), hashes.end());
  Heads heads;
  for (const Op* op : ops) {
    if (op->stub) continue;  // a withdrawn op supersedes as before, and shows nothing
    for (const auto& member : op->set.items()) {
      const auto gone = superseded.find(member.key());
      if (gone == superseded.end() || !gone->second.contains(op->hash)) heads[member.key()].push_back(op);
    }
  }
  for (auto& [field, ops_of_field] : heads)
    std::sort(ops_of_field.begin(), ops_of_field.end(),
              [](const Op* a, const Op* b) { return comes_before(*b, *a); });
  return heads;
}

std::vector<Json> different_values(const std::string& field, const std::vector<const Op*>& heads) {
  std::vector<Json> values;
  for (const Op* head : heads) {
    const Json& value = head->set.at(field);
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
  }
  if (values.size() < 2) values.clear();
  return values;
}

// Hidden only if whoever removed it had seen every text that is there now.
Presence presence_of(const Heads& heads) {
  const auto removed = heads.find("removed");
  if (removed == heads.end() || removed->second.front()->set.at("removed") != Json(true))
    return Presence::shown;
  for (const auto& [name, text_heads] : heads) {
    const std::string& field = name;  // clang 14 captures no structured binding
    if (!is_typed_text(field)) continue;
    for (const Op* text : text_heads) {
      const bool seen = std::any_of(removed->second.begin(), removed->second.end(), [&](const Op* removal) {
        return removal->set.at("removed") == Json(true) &&
               (removal == text || names(*removal, field, text->hash));
      });
      if (!seen && !planted(Fault::removal_hides_unseen_text)) return Presence::edited_while_removed;
    }
  }
  return Presence::hidden;
}

}  // namespace

bool is_typed_text(std::string_view field) {
  constexpr std::array<std::string_view, 8> kTyped{"text",  "title",  "name",     "note",
                                                   "place", "reason", "evidence", "consensus"};
  return std::find(kTyped.begin(), kTyped.end(), field) != kTyped.end();
}

MergedRecord merge(const std::vector<const Op*>& ops, const std::vector<const Op*>& uncounted) {
  std::unordered_set<std::string> known;
  for (const auto* each : {&ops, &uncounted})
    for (const Op* op : *each) known.insert(op->hash);
  MergedRecord merged;
  std::set<std::string> awaited;
  std::unordered_set<const Op*> waiting;  // ops that name one we do not have
  for (const Op* op : ops)
    for (const auto& [field, hashes] : op->over)
      for (const std::string& hash : hashes)
        if (!known.contains(hash)) {
          awaited.insert(hash);
          waiting.insert(op);
        }
  merged.awaited.assign(awaited.begin(), awaited.end());

  const Heads heads = heads_of(ops);
  for (const auto& [field, ops_of_field] : heads) {
    MergedField& result = merged.fields[field];
    result.value = ops_of_field.front()->set.at(field);
    for (const Op* head : ops_of_field) result.heads.push_back(head->hash);
    const bool settled = std::none_of(ops_of_field.begin(), ops_of_field.end(),
                                      [&](const Op* head) { return waiting.contains(head); });
    if (settled && is_typed_text(field)) result.versions = different_values(field, ops_of_field);
  }
  merged.presence = presence_of(heads);
  return merged;
}

}  // namespace ubao::core
