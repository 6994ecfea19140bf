// What results say, in words. Pure functions of views. One thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/icons.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

// Null when the results shown have none of that statement.
const core::StatementResult* result_of(const core::AssessmentResults& results, std::string_view statement);

// What people answered alone, and how far from it a team is: "Alone: 2.3, of 24 people. Here: 1.7 higher."
// Empty while no results are shown.
std::string alone_words(const Ui& ui, const State& state, std::string_view statement,
                        const core::ConsensusEntry& entry);

// "+0.7" or "no shift"; empty when there is nothing to compare.
std::string shift_words(const Ui& ui, const core::ConsensusEntry& entry,
                        const core::StatementResult* individual);

// One finding about the room, with the statements it is about.
struct RoomFinding {
  core::Readout readout = core::Readout::none;
  std::string words;  // with bold marks
};
// The findings of a dimension, or of all; what needs talking about first. At most `most_codes` statements are
// named in each.
std::vector<RoomFinding> room_findings(const Ui& ui, const core::AssessmentResults& results,
                                       std::string_view dimension, std::size_t most_codes = 12);

Icon icon_of_readout(core::Readout readout);
ImU32 colour_of_readout(const Theme& theme, core::Readout readout);
std::string words_of_readout(const Ui& ui, core::Readout readout);

// Which picture it is: "Picture 2 of 26 November 2026", or live on this device.
std::string picture_words(const Ui& ui, const core::AssessmentResults& results);

}  // namespace ubao::app
