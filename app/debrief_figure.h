// The figures of a debrief, made from what its views hold: the same on the screen, on the projector and in
// pictures. Pure functions. One thread.
#pragma once

#include <vector>

#include "app/state.h"
#include "core/chart.h"
#include "core/chart_dumbbells.h"

namespace ubao::app {

// `measure` is that of the screen or of files. What `choice` leaves open is all.
core::Figure debrief_figure(const State& state, const core::Language& words, const core::TextMeasure& measure,
                            const FigureChoice& choice, const core::ChartLook& look);

// What teams agreed on beside what was answered alone, in the order of the questionnaire: that of the plenary
// where there is one, else of each team.
std::vector<core::ConsensusShift> consensus_shifts(const DebriefView& view,
                                                   const core::Instrument& instrument,
                                                   const std::string& dimension);

}  // namespace ubao::app
