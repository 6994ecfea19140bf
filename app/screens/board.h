// The whiteboard: cards on a canvas that pans and zooms, or as a list. Cards are added, edited, moved,
// coloured and removed with mouse, touch and keyboard alike; what cannot be undone does not exist. Only cards
// in sight are touched, so ten thousand stay smooth. Several are chosen with a box, a long press or the
// keyboard, and what is done to them is one act. Split over board_canvas (what is drawn), _pointer, _keys,
// _choice_tools, _clipboard, _tools, _sheets, _list.
#pragma once

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_board(Ui& ui, const State& state, BoardDraft& draft, Intents& intents);

}  // namespace ubao::app
