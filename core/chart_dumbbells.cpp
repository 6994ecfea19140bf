#include "core/chart_dumbbells.h"

#include <algorithm>

#include "core/figures_text.h"
#include "core/value_axis.h"

namespace ubao::core {
namespace {

constexpr float kLeastDumbbellRow = 56, kLeastAxis = 180, kDumbbellGap = 18, kDumbbellPadding = 9;
const TextLook kShiftLook{kBodyText, true, {}, Anchor::start, 2};
const TextLook kFromToLook{kMetaText, false, {ColourRole::soft}, Anchor::start, 2};
const TextLook kShiftStatement{kBodyText, false, {}, Anchor::start, 4};

struct DumbbellColumns {
  bool stacked = false;
  float chip = 0;
  float text_x = 0, text_w = 0;
  ValueAxis axis;
  float words_x = 0, words_w = 0;
};

void draw_alone(Sketch& sketch, Point middle) {
  sketch.draw(Disc{middle, 7, Colour{ColourRole::surface}, {{ColourRole::ink}, 2.5f}});
}

std::string shift_words(const ChartSource& source, const ConsensusShift& shift) {
  if (!shift.consensus) return source.words.text("chart.no_consensus");
  if (!shift.individual) return source.words.text("chart.no_answers");
  return signed_decimal(Fraction(*shift.consensus) - *shift.individual, 2);
}

std::string from_to_words(const ChartSource& source, const ConsensusShift& shift) {
  const std::string from = shift.individual ? decimal(*shift.individual, 2) : std::string();
  const std::string to = shift.consensus ? std::to_string(*shift.consensus) : std::string();
  if (!from.empty() && !to.empty()) return source.words.text("chart.from_to", {{"from", from}, {"to", to}});
  return from.empty() ? to : from;
}

DumbbellColumns dumbbell_columns(const Sketch& sketch, const ChartSource& source,
                                 const std::vector<ConsensusShift>& shifts) {
  DumbbellColumns c;
  for (const ConsensusShift& shift : shifts) {
    c.chip = std::max(c.chip, chip_width(sketch, shift.code) + 10);
    c.words_w = std::max({c.words_w, sketch.width_of(shift_words(source, shift), kShiftLook),
                          sketch.width_of(from_to_words(source, shift), kFromToLook)});
  }
  c.words_w = std::min(c.words_w, sketch.room() * 0.3f);
  c.words_x = sketch.end - c.words_w;
  c.text_x = sketch.x + c.chip;
  c.axis.points = std::max(2, points_of(source.instrument));
  const float room = c.words_x - kDumbbellGap - c.text_x;
  c.stacked = room < 2 * kLeastAxis;
  c.text_w = c.stacked ? sketch.end - c.text_x : std::min(room * 0.47f, 420.0f);
  c.axis.from = c.stacked ? sketch.x + 10 : c.text_x + c.text_w + kDumbbellGap + 8;
  c.axis.to = c.words_x - kDumbbellGap - 8;
  return c;
}

void draw_dumbbell(Sketch& sketch, const DumbbellColumns& c, const ConsensusShift& shift, float y) {
  if (shift.individual && shift.consensus)
    sketch.draw_line({c.axis.at(*shift.individual), y}, {c.axis.at(*shift.consensus), y}, {ColourRole::soft},
                     4);
  if (shift.individual) draw_alone(sketch, {c.axis.at(*shift.individual), y});
  if (shift.consensus) draw_median(sketch, {c.axis.at(*shift.consensus), y});
}

void draw_dumbbell_row(Sketch& sketch, const ChartSource& source, const DumbbellColumns& c,
                       const ConsensusShift& shift) {
  const float top = sketch.y;
  const auto text = sketch.lines_of(statement_words(source, shift.code), kShiftStatement, c.text_w);
  const auto words = sketch.lines_of(shift_words(source, shift), kShiftLook, c.words_w);
  const auto from_to = sketch.lines_of(from_to_words(source, shift), kFromToLook, c.words_w);
  const float text_height = std::max(kChipHeight, Sketch::height_of(text, kShiftStatement));
  const float words_height = Sketch::height_of(words, kShiftLook) + Sketch::height_of(from_to, kFromToLook);
  const float below = c.stacked ? std::max(40.0f, words_height + 4) : 0;
  const float height = c.stacked ? text_height + below + 2 * kDumbbellPadding
                                 : std::max({kLeastDumbbellRow, text_height + 2 * kDumbbellPadding,
                                             words_height + 2 * kDumbbellPadding});
  const float text_middle = c.stacked ? top + kDumbbellPadding + text_height / 2 : top + height / 2;
  const float axis_middle = c.stacked ? top + kDumbbellPadding + text_height + below / 2 : text_middle;
  draw_chip(sketch, {sketch.x, text_middle}, shift.code, c.chip - 10);
  sketch.draw_lines({c.text_x, text_middle - Sketch::height_of(text, kShiftStatement) / 2}, text,
                    kShiftStatement);
  const float reach = c.stacked ? below / 2 : height / 2;
  draw_axis_lines(sketch, c.axis, axis_middle - reach, axis_middle + reach);
  draw_dumbbell(sketch, c, shift, axis_middle);
  sketch.draw_lines({c.words_x, axis_middle - words_height / 2}, words, kShiftLook);
  sketch.draw_lines({c.words_x, axis_middle - words_height / 2 + Sketch::height_of(words, kShiftLook)},
                    from_to, kFromToLook);
  sketch.y = top + height;
  sketch.add_zone(shift.code, sketch.x, top, sketch.room(), height);
  sketch.describe(shift.code + " " + statement_words(source, shift.code) + ": " +
                  from_to_words(source, shift) + ", " + shift_words(source, shift));
}

std::vector<FlowItem> dumbbell_legend(const ChartSource& source) {
  constexpr float kDisc = 18, kSquare = 14;
  return {{source.words.text("chart.alone"), false, kDisc,
           [](Sketch& sketch, Point start) {
             draw_alone(sketch, {start.x + kDisc / 2, start.y});
           }},
          {source.words.text("chart.together"), false, kSquare,
           [](Sketch& sketch, Point start) {
             draw_median(sketch, {start.x + kSquare / 2, start.y});
           }},
          scale_ends(source)};
}

}  // namespace

std::vector<ConsensusShift> consensus_shifts(const std::vector<Consensus>& all,
                                             const AssessmentResults& results, const Instrument& instrument,
                                             const std::string& dimension) {
  std::vector<ConsensusShift> shifts;
  for (const InstrumentStatement& statement : instrument.statements) {
    if (!dimension.empty() && statement.dimension != dimension) continue;
    const Consensus* plenary = find_consensus(all, statement.code, {});
    const bool plenary_rated = plenary && plenary->entry.rating != kNotRated;
    for (const Consensus& consensus : all) {
      const bool wanted = plenary_rated ? &consensus == plenary : consensus.statement == statement.code;
      if (!wanted || consensus.entry.rating == kNotRated) continue;
      ConsensusShift shift;
      shift.code = statement.code;
      for (const StatementResult& result : results.statements)
        if (result.code == statement.code) shift.individual = result.interpolated_median;
      if (consensus.entry.rating != kNoConsensus) shift.consensus = consensus.entry.rating;
      shifts.push_back(std::move(shift));
    }
  }
  return shifts;
}

Figure dumbbells_chart(const ChartSource& source, const std::vector<ConsensusShift>& shifts,
                       const ChartLook& look) {
  Sketch sketch = begun_chart(source, look, source.words.text("chart.dumbbells.title"));
  if (says_that_nothing_shows(sketch, source)) return ended_chart(sketch, source);
  if (shifts.empty()) {
    draw_message(sketch, source.words.text("chart.no_consensus_yet"));
    return ended_chart(sketch, source);
  }
  sketch.flow(dumbbell_legend(source), {kMetaText}, 16, {});
  sketch.y += 4;
  const DumbbellColumns columns = dumbbell_columns(sketch, source, shifts);
  draw_axis_numbers(sketch, columns.axis);
  for (const ConsensusShift& shift : shifts) {
    draw_dumbbell_row(sketch, source, columns, shift);
    if (&shift != &shifts.back()) sketch.draw_rule(sketch.y, sketch.x, sketch.end);
  }
  return ended_chart(sketch, source);
}

}  // namespace ubao::core
