// The first screen: the workshops on this device, the one opened last on top, and the three ways to begin
// one. Beside it (below it on narrow windows) how safe everything is that was typed here. One thread.
#pragma once

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_home(Ui& ui, const State& state, Intents& intents);

// The board at the side with the wordmark, and the same as a paper in the column.
void draw_home_board(Ui& ui, const Rect& rect, const State& state, Intents& intents);
void draw_home_device(Ui& ui, Rect& rest, const State& state, Intents& intents);

// The workshop opened last, with its sessions and the way back into it.
void draw_home_current(Ui& ui, Rect& rest, const State& state, Intents& intents);

// "Online course, 5 sessions · 21 November 2026 · 24 people of 6 ministries".
std::string summary_words(const Ui& ui, const core::WorkshopSummary& workshop, bool with_place);

}  // namespace ubao::app
