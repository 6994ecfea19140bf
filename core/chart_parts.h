// What the charts share: paper, title and foot; the words of read-outs and the signs beside them; code chips;
// legends. For the charts' own sources.
#pragma once

#include <string>
#include <string_view>

#include "core/chart.h"
#include "core/sketch.h"

namespace ubao::core {

// With paper, title and what it is of, ready for what is to be shown.
Sketch begun_figure(const TextMeasure& measure, const Language& words, const ChartLook& look,
                    std::string title, std::string_view below);
// With a foot: of `all`, which go into its words, `drawn` are also drawn.
Figure ended_figure(Sketch& sketch, const std::vector<FlowItem>& all, const std::vector<FlowItem>& drawn);
// The same of an assessment.
Sketch begun_chart(const ChartSource& source, const ChartLook& look, std::string title);
Figure ended_chart(Sketch& sketch, const ChartSource& source);

// Says so when nobody answered, or too few to show figures; then there is nothing else to draw.
bool says_that_nothing_shows(Sketch& sketch, const ChartSource& source);
void draw_message(Sketch& sketch, std::string_view text);

inline int points_of(const Instrument& instrument) { return static_cast<int>(instrument.scale.size()); }
// The words of a point of the scale, 0 the lowest; `brief` for narrow places.
std::string point_words(const ChartSource& source, int point, bool brief);
std::string statement_words(const ChartSource& source, std::string_view code);
// The short name, if there is one.
std::string dimension_words(const ChartSource& source, std::string_view code);

std::string readout_words(const ChartSource& source, Readout readout);
Sign sign_of(Readout readout);
Colour colour_of(Readout readout);

// The figures of a statement in words, "2 Strongly disagree, 4 Disagree, ...".
std::string counts_in_words(const ChartSource& source, const StatementResult& statement);

inline constexpr float kPaperMargin = 20;  // of pictures

inline constexpr float kChipLeast = 36, kChipMost = 96, kChipHeight = 26;
float chip_width(const Sketch& sketch, std::string_view code);
void draw_chip(Sketch& sketch, Point middle_of_start, std::string_view code, float width);

void draw_scale_legend(Sketch& sketch, const ChartSource& source);

// Marks of legends and charts: how a median and a band look.
void draw_median(Sketch& sketch, Point middle);
void draw_median_key(Sketch& sketch, Point start);
void draw_band_key(Sketch& sketch, Point start);
inline constexpr float kMedianKey = 28, kBandKey = 22;
std::vector<FlowItem> median_legend(const ChartSource& source);

}  // namespace ubao::core
