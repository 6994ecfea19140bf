#include "core/publishing.h"

#include <map>

#include "core/canonical.h"
#include "core/disclosure.h"
#include "core/fields.h"

namespace ubao::core {

template <class Archive>
void serialize(Archive& archive, RememberedSnapshot& s) {
  archive(cereal::make_nvp("records", s.records), cereal::make_nvp("sheets", s.sheets),
          cereal::make_nvp("sums", s.sums));
}

namespace {

// Sheets of all times, each once.
class SheetIndex {
 public:
  int place(const std::string& id) {
    return places_.emplace(id, static_cast<int>(places_.size())).first->second;
  }
  std::size_t size() const { return places_.size(); }

 private:
  std::map<std::string, int> places_;
};

// What a text from this device's own file says, made safe to use.
bool is_sound(const RememberedSnapshot& snapshot) {
  for (const auto& sum : snapshot.sums)
    for (const int sheet : sum)
      if (sheet < 0 || sheet >= static_cast<int>(snapshot.sheets.size())) return false;
  return true;
}

}  // namespace

std::string memory_text(const std::vector<RememberedSnapshot>& memory) {
  return fields_detail::write(memory).dump();
}

Result<std::vector<RememberedSnapshot>> read_memory(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_array()) return {ErrorCode::unreadable, "what was published before"};
  std::vector<RememberedSnapshot> memory;
  fields_detail::read(json, memory);
  for (const RememberedSnapshot& snapshot : memory)
    if (!is_sound(snapshot)) return {ErrorCode::unreadable, "what was published before"};
  return memory;
}

PublishingPlan plan_publishing(const AssessmentCounter& counter, const std::vector<CoveredSheet>& sheets,
                               const std::vector<RememberedSnapshot>& memory, bool groups_too) {
  SheetIndex index;
  std::vector<SumOf> published, candidates;
  for (const RememberedSnapshot& past : memory)
    for (const auto& sum : past.sums) {
      SumOf& items = published.emplace_back();
      for (const int sheet : sum) items.push_back(index.place(past.sheets[static_cast<std::size_t>(sheet)]));
    }
  const std::vector<GroupId> large = groups_too ? counter.large_groups() : std::vector<GroupId>();
  std::map<GroupId, std::size_t> place_of;  // among the candidates
  for (const GroupId group : large) place_of.emplace(group, place_of.size() + 1);
  PublishingPlan plan;
  candidates.resize(large.size() + 1);
  std::vector<std::vector<int>> sums(candidates.size());  // the same, as indices into these sheets
  for (const CoveredSheet& sheet : sheets) {
    const int here = static_cast<int>(plan.memory.sheets.size()), item = index.place(sheet.id);
    plan.memory.sheets.push_back(sheet.id);
    const auto add_to = [&](std::size_t candidate) {
      candidates[candidate].push_back(item);
      sums[candidate].push_back(here);
    };
    add_to(0);
    for (std::size_t v = 0; v < sheet.groups.size(); ++v)
      if (const auto group = place_of.find({static_cast<int>(v), sheet.groups[v]}); group != place_of.end())
        add_to(group->second);
  }
  const std::vector<bool> may = harmless(std::vector<int>(index.size(), 1), published, candidates);
  plan.total = may[0];
  if (!plan.total) return plan;
  for (std::size_t i = 0; i < may.size(); ++i) {
    if (!may[i]) continue;
    plan.memory.sums.push_back(std::move(sums[i]));
    if (i > 0) plan.shown.insert(large[i - 1]);
  }
  return plan;
}

}  // namespace ubao::core
