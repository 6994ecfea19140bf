// Sticks: what people want with them, and what the screen shows of them.
#include <algorithm>

#include "platform/program.h"

namespace ubao::platform {

// True for an effect that is about sticks.
bool Program::carry(const app::Effect& effect) {
  if (const auto* save = std::get_if<app::SaveToStick>(&effect)) {
    if (workshop_) carrier_.save(*workshop_, env_, save->stick);
  } else if (const auto* take = std::get_if<app::TakeFromStick>(&effect)) {
    if (workshop_) carrier_.take_in(*workshop_, take->stick, take->path);
  } else if (std::holds_alternative<app::DismissCarrying>(effect)) {
    carrier_.dismiss();
  } else {
    return false;
  }
  app_.state().sticks.carrying = carrier_.sticks().carrying;
  return true;
}

bool Program::poll_sticks() {
  app::State& state = app_.state();
  const bool shown = state.screen == app::Screen::delivery && workshop_;
  if (shown && !at_delivery_) carrier_.look();
  at_delivery_ = shown;
  if (!carrier_.poll(workshop_.get())) return false;
  state.sticks = carrier_.sticks();
  // files of other workshops are nobody's business here
  for (core::Stick& stick : state.sticks.all)
    std::erase_if(stick.files, [&](const core::StickFile& file) {
      return !workshop_ || file.workshop != workshop_->id();
    });
  return true;
}

// Before the workshop goes; what lies on sticks is looked at anew for the next one.
void Program::stop_carrying() {
  carrier_.stop();
  app_.state().sticks.carrying = {};
  app_.state().sticks.all.clear();
  at_delivery_ = false;
}

}  // namespace ubao::platform
