// What holds on one whiteboard now, by its plan and by the facilitator. For core's own sources only.
#pragma once

#include <string>
#include <vector>

#include "core/board_phase.h"
#include "core/board_records.h"
#include "core/board_view.h"
#include "core/course.h"

namespace ubao::core {

struct BoardSetting {
  std::string activity;
  CourseActivity plan;
  ActivityState state = ActivityState::planned;
  BoardRecord board;
  BoardPhase first = BoardPhase::none;  // before the facilitator began another one
  BoardPhase phase = BoardPhase::none;
  bool facilitator = false;  // this device is one's

  // A facilitator's lock holds everybody else; in the end it is she who completes the shortlist.
  bool open_for(BoardAct act) const {
    if (!allows(phase, act)) return false;
    const bool hers = board.locked || (phase == BoardPhase::closed && act == BoardAct::shortlist);
    return facilitator || !hers;
  }
};

}  // namespace ubao::core
