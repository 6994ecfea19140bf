// The figures of a debrief, made from what its views hold: the same on the screen, on the projector and in
// pictures. Pure functions. One thread.
#pragma once

#include "app/state.h"
#include "core/chart.h"
#include "core/chart_dumbbells.h"

namespace ubao::app {

// `measure` is that of the screen or of files. What `choice` leaves open is all.
core::Figure debrief_figure(const State& state, const core::Language& words, const core::TextMeasure& measure,
                            const FigureChoice& choice, const core::ChartLook& look);

}  // namespace ubao::app
