// The charts of the debrief on the screen and on the projector's board: figures of core, laid out once and
// painted every frame. One thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "app/debrief_state.h"
#include "app/figure_shelf.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

// What teams agreed on beside what was answered alone.
void draw_consensus_chart(Ui& ui, const State& state, Rect& rest, const std::string& dimension);

// As large as it can be within the rectangle, on paper.
void draw_figure_on_board(Ui& ui, const State& state, const Rect& rect, const FigureChoice& choice);

// On a paper that takes what it needs off the top of `rest`. `on_zone` is called with the id and the place of
// each zone; null when nothing can be pressed.
void draw_figure_on_paper(Ui& ui, const State& state, Rect& rest, const FigureChoice& choice,
                          std::string_view heading,
                          const std::function<void(const std::string&, const Rect&)>& on_zone);

}  // namespace ubao::app
