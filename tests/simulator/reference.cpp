#include "tests/simulator/reference.h"

#include <algorithm>
#include <map>
#include <set>

namespace ubao::test {
namespace {

using core::Json;
using Ops = std::vector<const Json*>;

std::string hash_of_op(const Json& op) {
  const std::string id = op.at("_id");
  return id.substr(id.size() - 32);
}

bool sets(const Json& op, const std::string& field) { return op.at("set").contains(field); }

bool names(const Json& op, const std::string& field, const std::string& hash) {
  if (!op.contains("over") || !op.at("over").contains(field)) return false;
  for (const Json& named : op.at("over").at(field))
    if (named == hash) return true;
  return false;
}

bool wins_over(const Json* a, const Json* b) {
  const auto n_a = a->at("n").get<std::uint64_t>(), n_b = b->at("n").get<std::uint64_t>();
  return n_a != n_b ? n_a > n_b : a->at("_id").get<std::string>() > b->at("_id").get<std::string>();
}

// A head of a field is an op that sets it and that no other op which sets it names.
Ops heads_of(const Ops& ops, const std::string& field) {
  Ops heads;
  for (const Json* op : ops) {
    if (!sets(*op, field)) continue;
    const bool replaced = std::any_of(ops.begin(), ops.end(), [&](const Json* other) {
      return sets(*other, field) && names(*other, field, hash_of_op(*op));
    });
    if (!replaced) heads.push_back(op);
  }
  std::sort(heads.begin(), heads.end(), wins_over);
  return heads;
}

bool names_something_missing(const Json& op, const std::set<std::string>& here) {
  if (!op.contains("over")) return false;
  for (const Json& hashes : op.at("over"))
    for (const Json& hash : hashes)
      if (here.count(hash.get<std::string>()) == 0) return true;
  return false;
}

bool is_typed(const std::string& field) {
  return std::set<std::string>{"text", "title", "name", "note", "place", "reason", "evidence", "consensus"}
             .count(field) > 0;
}

// `here`: hashes of all ops of the record, those that do not count included.
Json merged(const Ops& ops, const std::set<std::string>& here) {
  std::set<std::string> fields;
  for (const Json* op : ops) {
    for (const auto& member : op->at("set").items()) fields.insert(member.key());
  }
  Json record = {{"fields", Json::object()}};
  for (const std::string& field : fields) {
    const Ops heads = heads_of(ops, field);
    Json& entry = record["fields"][field];
    entry["value"] = heads.at(0)->at("set").at(field);
    bool incomplete = false;
    Json versions = Json::array();
    for (const Json* head : heads) {
      entry["heads"].push_back(hash_of_op(*head));
      if (names_something_missing(*head, here)) incomplete = true;
      const Json& value = head->at("set").at(field);
      if (std::find(versions.begin(), versions.end(), value) == versions.end()) versions.push_back(value);
    }
    if (is_typed(field) && versions.size() > 1 && !incomplete) entry["versions"] = versions;
  }
  if (fields.count("removed") == 0 || record["fields"]["removed"]["value"] != true) return record;
  // hidden only when each text that is there was seen by somebody who removed
  record["presence"] = "hidden";
  for (const std::string& field : fields) {
    if (!is_typed(field)) continue;
    for (const Json* text : heads_of(ops, field)) {
      bool seen = false;
      for (const Json* removal : heads_of(ops, "removed"))
        if (removal->at("set").at("removed") == true &&
            (removal == text || names(*removal, field, hash_of_op(*text))))
          seen = true;
      if (!seen) record["presence"] = "edited_while_removed";
    }
  }
  return record;
}

bool is_for_facilitators(const Json& op) {
  const std::string of = op.at("of");
  return std::set<std::string>{"workshop", "activity",   "instrument", "keys", "share",
                               "snapshot", "withdrawal", "same",       "board"}
             .count(of.substr(0, of.find(':'))) > 0;
}

// Of the ops that only facilitators may write, those that no signature covers: it is in a head op, and from
// that the chain leads back to them, without a gap, and on to the beginning of the log.
std::set<std::string> unproven_among(const std::vector<Json>& ops) {
  std::map<std::string, const Json*> by_hash;
  for (const Json& op : ops) by_hash[hash_of_op(op)] = &op;
  std::set<std::string> proven, unproven;
  for (const Json& head : ops) {
    if (!sets(head, "sig") || head.at("of") != "log:" + head.at("log").get<std::string>()) continue;
    std::set<std::string> chain;
    std::string hash = hash_of_op(head);
    while (by_hash.count(hash) > 0 && by_hash[hash]->contains("prev")) {
      chain.insert(hash);
      hash = by_hash[hash]->at("prev");
    }
    if (by_hash.count(hash) > 0) proven.insert(chain.begin(), chain.end());
  }
  for (const Json& op : ops)
    if (is_for_facilitators(op) && proven.count(hash_of_op(op)) == 0) unproven.insert(hash_of_op(op));
  return unproven;
}

}  // namespace

std::string reference_dump(const std::vector<Json>& ops) {
  const std::set<std::string> uncounted = unproven_among(ops);
  std::map<std::string, Ops> by_record;
  std::map<std::string, std::set<std::string>> here;
  for (const Json& op : ops) {
    here[op.at("of")].insert(hash_of_op(op));
    if (!op.at("set").empty() && uncounted.count(hash_of_op(op)) == 0) by_record[op.at("of")].push_back(&op);
  }
  // ops that set nothing belong to a record too: others may name them
  for (const Json& op : ops)
    if (op.at("set").empty() && by_record.count(op.at("of")) > 0) by_record[op.at("of")].push_back(&op);
  Json records = Json::object();
  for (const auto& [id, ops_of_record] : by_record) records[id] = merged(ops_of_record, here[id]);
  return Json({{"records", records}}).dump();
}

}  // namespace ubao::test
