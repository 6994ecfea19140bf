#include "app/screens/screens.h"

#include "app/screens/activity.h"
#include "app/screens/agenda.h"
#include "app/screens/assessment.h"
#include "app/screens/board.h"
#include "app/screens/boards.h"
#include "app/screens/completion.h"
#include "app/screens/consensus.h"
#include "app/screens/create.h"
#include "app/screens/debrief.h"
#include "app/screens/delivery.h"
#include "app/screens/devices.h"
#include "app/screens/entrance.h"
#include "app/screens/frame.h"
#include "app/screens/home.h"
#include "app/screens/instrument.h"
#include "app/screens/join.h"
#include "app/screens/people.h"
#include "app/screens/pillars.h"
#include "app/screens/projector.h"
#include "app/screens/projector_board.h"
#include "app/screens/settings.h"
#include "app/screens/sheet_questions.h"
#include "app/typed_secret.h"

namespace ubao::app {
namespace {

// What the fields and the clipboard remember of somebody goes with her.
void forget_whoever_left(Ui& ui, const State& state) {
  if (ui.hands == state.hands) return;
  ui.hands = state.hands;
  ui.area = {};
  forget_last_field();
  const char* copied = ImGui::GetClipboardText();
  if (copied != nullptr && *copied != 0) ImGui::SetClipboardText("");
}

// One frame at the moment at which the tablet falls asleep; none before for that.
void fall_asleep_in_time(Ui& ui, const State& state, Intents& intents) {
  if (ui.now >= state.idle_at)
    intents.push_back(IdleLock{});
  else
    ui.want_frame_at(state.idle_at);
}

}  // namespace

void draw_screen(Ui& ui, State& state, Intents& intents) {
  forget_whoever_left(ui, state);
  fall_asleep_in_time(ui, state, intents);
  switch (state.screen) {
    case Screen::home:
      draw_home(ui, state, intents);
      break;
    case Screen::create:
      draw_create(ui, state, state.create, intents);
      break;
    case Screen::join:
      draw_join(ui, state, state.join, intents);
      break;
    case Screen::agenda:
      draw_agenda(ui, state, state.agenda, intents);
      break;
    case Screen::boards:
      draw_boards(ui, state, intents);
      break;
    case Screen::people:
      draw_people(ui, state, state.people, intents);
      break;
    case Screen::assessment:
      draw_assessment(ui, state, state.assessment, intents);
      break;
    case Screen::board:
      draw_board(ui, state, state.board, intents);
      break;
    case Screen::activity:
      draw_activity(ui, state, intents);
      break;
    case Screen::delivery:
      draw_delivery(ui, state, state.delivery, intents);
      break;
    case Screen::settings:
      draw_settings(ui, state, intents);
      break;
    case Screen::devices:
      draw_devices(ui, state, state.devices, intents);
      break;
    case Screen::sheet:
      draw_sheet_questions(ui, state, state.sheet, intents);
      break;
    case Screen::instrument:
      draw_instrument(ui, state, state.instrument, intents);
      break;
    case Screen::pillars:
      draw_pillars(ui, state, state.pillars, intents);
      break;
    case Screen::completion:
      draw_completion(ui, state, state.completion, intents);
      break;
    case Screen::debrief:
      draw_debrief(ui, state, state.debrief, intents);
      break;
    case Screen::consensus:
      draw_consensus(ui, state, state.consensus, intents);
      break;
    case Screen::projector:
      if (state.projecting_board())
        draw_projected_board(ui, state, state.wall, intents);
      else
        draw_projector(ui, state, state.projector, intents);
      break;
  }
  draw_entrance(ui, state, state.entrance, intents);
  draw_notice(ui, state, intents);
}

}  // namespace ubao::app
