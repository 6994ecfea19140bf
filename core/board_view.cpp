#include "core/board_view.h"

#include <algorithm>
#include <array>

#include "core/board_records.h"
#include "core/ids.h"

namespace ubao::core {
namespace {

constexpr std::array<std::string_view, 4> kKindNames{"idea", "comment", "yes", "no"};

}  // namespace

std::string board_id(std::string_view activity) {
  return "board:" + std::string(activity.substr(activity.find(':') + 1));
}

std::string vote_id(std::string_view person, std::string_view card) {
  return "vote:" + to_hex(hash_of(std::string(person) + "\n" + std::string(card)));
}

std::string_view name_of(CardKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

std::optional<CardKind> card_kind_named(std::string_view name) {
  const auto at = std::find(kKindNames.begin(), kKindNames.end(), name);
  if (at == kKindNames.end()) return std::nullopt;
  return static_cast<CardKind>(at - kKindNames.begin());
}

const std::vector<std::string>& principles() {
  static const std::vector<std::string> codes{"access", "quality", "inclusion", "people", "trust"};
  return codes;
}

int seconds_left(const BoardTimer& timer, std::int64_t now) {
  const std::int64_t end = timer.started + timer.seconds;
  return static_cast<int>(std::clamp<std::int64_t>(end - now, 0, timer.seconds));
}

}  // namespace ubao::core
