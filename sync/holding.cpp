#include "sync/holding.h"

#include <unordered_map>

#include "core/faults.h"
#include "core/ids.h"
#include "sync/couch.h"

namespace ubao::sync {
namespace {

using core::ErrorCode;

constexpr const char* kHoldingFormat = "ubao-receipt/1";

bool is_hash(const Json& json) {
  core::Hash hash;
  return json.is_string() && core::from_hex(json.get_ref<const std::string&>(), hash);
}

core::Error no_receipt() { return {ErrorCode::bad_input, "this is no receipt"}; }

}  // namespace

Holding holding_of(core::Store& store, std::string at) {
  Holding holding;
  holding.workshop = store.workshop();
  holding.at = std::move(at);
  store.each_place([&](const core::Store::Place& place) {
    if (place.stands_alone) {
      holding.sheets.push_back(place.hash);
      return;
    }
    std::vector<Holding::Run>& runs = holding.logs[place.log];
    const bool next =
        !runs.empty() && ((runs.back().last + 1 == place.seq && runs.back().hash == place.prev) ||
                          core::planted(core::Fault::holding_claims_a_gap));
    const bool follows = next && runs.back().last % kLongestRun != 0;
    if (!follows) runs.push_back({place.seq, place.seq, place.hash});
    runs.back().last = place.seq;
    runs.back().hash = place.hash;
  });
  std::sort(holding.sheets.begin(), holding.sheets.end());
  return holding;
}

std::string holding_text(const Holding& holding) {
  Json logs = Json::object();
  for (const auto& [name, runs] : holding.logs) {
    Json& list = logs[name] = Json::array();
    for (const Holding::Run& run : runs) list.push_back({run.first, run.last, run.hash});
  }
  const Json json = {{"format", kHoldingFormat},
                     {"workshop", holding.workshop},
                     {"at", holding.at},
                     {"logs", std::move(logs)},
                     {"sheets", holding.sheets}};
  return json.dump() + "\n";
}

core::Result<Holding> read_holding(std::string_view text) {
  if (text.size() > kMostHoldingBytes) return {ErrorCode::too_large, "a receipt"};
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || core::text_in(json, "format") != kHoldingFormat) return no_receipt();
  Holding holding;
  holding.workshop = core::text_in(json, "workshop");
  holding.at = core::text_in(json, "at");
  const auto logs = json.find("logs"), sheets = json.find("sheets");
  if (logs == json.end() || !logs->is_object() || sheets == json.end() || !sheets->is_array())
    return no_receipt();
  for (const auto& log : logs->items()) {
    if (!log.value().is_array()) return no_receipt();
    for (const Json& run : log.value()) {
      const bool form = run.is_array() && run.size() == 3 && run[0].is_number_unsigned() &&
                        run[1].is_number_unsigned() && is_hash(run[2]);
      if (!form) return no_receipt();
      holding.logs[log.key()].push_back(
          {run[0].get<std::uint64_t>(), run[1].get<std::uint64_t>(), run[2].get<std::string>()});
    }
  }
  for (const Json& sheet : *sheets) {
    if (!is_hash(sheet)) return no_receipt();
    holding.sheets.push_back(sheet.get<std::string>());
  }
  return holding;
}

std::unordered_set<std::string> known_to(const Holding& other, core::Store& store) {
  std::unordered_map<std::string, std::string> before;  // hash -> prev, of logs that both know
  std::unordered_set<std::string> known(other.sheets.begin(), other.sheets.end());
  store.each_place([&](const core::Store::Place& place) {
    if (!place.stands_alone && other.logs.contains(place.log)) before[place.hash] = place.prev;
  });
  for (const auto& [name, runs] : other.logs)
    for (const Holding::Run& run : runs) {
      if (core::planted(core::Fault::holding_goes_by_seq)) {
        store.each_place([&, &name = name](const core::Store::Place& place) {
          if (place.log == name && place.seq >= run.first && place.seq <= run.last) known.insert(place.hash);
        });
        continue;
      }
      std::string hash = run.hash;
      for (std::uint64_t seq = run.last; seq >= run.first && seq > 0; --seq) {
        const auto found = before.find(hash);
        if (found == before.end()) break;  // from there on it cannot be told which ops are meant
        known.insert(hash);
        hash = found->second;
      }
    }
  return known;
}

}  // namespace ubao::sync
