#include "core/board_phase.h"

#include <array>

namespace ubao::core {
namespace {

struct PhaseRow {
  BoardPhase phase;
  std::string_view name;
};

constexpr std::array<PhaseRow, 5> kPhaseRows{{{BoardPhase::none, ""},
                                              {BoardPhase::creative, "creative"},
                                              {BoardPhase::appreciate, "appreciate"},
                                              {BoardPhase::critical, "critical"},
                                              {BoardPhase::closed, "closed"}}};

}  // namespace

std::string_view name_of(BoardPhase phase) {
  for (const PhaseRow& row : kPhaseRows)
    if (row.phase == phase) return row.name;
  return {};
}

BoardPhase board_phase_named(std::string_view name) {
  for (const PhaseRow& row : kPhaseRows)
    if (row.name == name) return row.phase;
  return BoardPhase::none;
}

bool allows(BoardPhase phase, BoardAct act) {
  if (phase == BoardPhase::none) return true;
  switch (act) {
    case BoardAct::idea:
      return phase == BoardPhase::creative;
    case BoardAct::comment:
      return phase == BoardPhase::appreciate || phase == BoardPhase::critical;
    case BoardAct::edit:
    case BoardAct::arrange:
      return phase != BoardPhase::closed;
    case BoardAct::organize:
    case BoardAct::vote:
      return phase == BoardPhase::critical;
    case BoardAct::shortlist:
    case BoardAct::plan:
      return phase == BoardPhase::critical || phase == BoardPhase::closed;
  }
  return false;
}

std::string locked_because(BoardPhase phase, BoardAct act) {
  if (phase == BoardPhase::closed && act != BoardAct::plan) return "the board is closed";
  switch (act) {
    case BoardAct::idea:
      return "new ideas come in the creative phase";
    case BoardAct::comment:
      return "comments come after the creative phase";
    case BoardAct::organize:
      return "groups are made in the critical phase";
    case BoardAct::vote:
      return "votes come in the critical phase";
    case BoardAct::shortlist:
    case BoardAct::plan:
      return "cards are chosen in the critical phase";
    case BoardAct::edit:
    case BoardAct::arrange:
      break;
  }
  return {};
}

const PhaseChange* ending_of(BoardAct act, BoardPhase first, const std::vector<PhaseChange>& history) {
  std::size_t ending = history.size();
  while (ending > 0 && !allows(history[ending - 1].phase, act)) --ending;
  if (ending == history.size()) return nullptr;
  if (ending == 0 && !allows(first, act)) return nullptr;
  return &history[ending];
}

bool came_late(const OpPlace& op, const PhaseChange* ending) {
  if (!ending || op.log.empty()) return false;
  const auto seen = ending->seen.find(op.log);
  return seen == ending->seen.end() || seen->second < op.seq;
}

}  // namespace ubao::core
