// The whiteboard: cards on a canvas that pans and zooms, or as a list. Cards are added, edited, moved,
// coloured and removed with mouse, touch and keyboard alike; what cannot be undone does not exist. Only cards
// in sight are touched, so ten thousand stay smooth. Split over board_canvas, _keys, _tools, _sheets, _list.
#pragma once

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_board(Ui& ui, const State& state, BoardDraft& draft, Intents& intents);

}  // namespace ubao::app
