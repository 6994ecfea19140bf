#include "app/screens/screens.h"

#include "app/screens/activity.h"
#include "app/screens/agenda.h"
#include "app/screens/assessment.h"
#include "app/screens/board.h"
#include "app/screens/boards.h"
#include "app/screens/create.h"
#include "app/screens/delivery.h"
#include "app/screens/frame.h"
#include "app/screens/home.h"
#include "app/screens/join.h"
#include "app/screens/people.h"
#include "app/screens/settings.h"

namespace ubao::app {

void draw_screen(Ui& ui, State& state, Intents& intents) {
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
  }
  draw_notice(ui, state, intents);
}

}  // namespace ubao::app
