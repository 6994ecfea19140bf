#include "core/bar_rows.h"

#include <algorithm>

namespace ubao::core {
namespace {

constexpr float kBarHeight = 32, kLeastRow = 60, kRowPadding = 9;
constexpr float kColumnGap = 16, kSignSize = 20, kSignRoom = 28, kCountRoom = 6;
constexpr float kCountAbove = 13;     // a count stands there where its segment is narrower than it
constexpr float kLeastWideRow = 340;  // for text and bar beside each other

struct Columns {
  bool stacked = false;  // text above bar above the rest
  float chip = 0;
  float text_x = 0, text_w = 0;
  float bars_x = 0, bars_w = 0;
  float unknown_x = 0, unknown_w = 0;  // don't know; no width when the instrument does not offer it
  float readout_x = 0, readout_w = 0;
  BarUnit kind = BarUnit::people;
  float middle = 0, unit = 0;   // where the line is; px of half a person, or of all
  float before = 0, after = 0;  // room for the words at both sides of the line; 0: none
};

const TextLook kStatementLook{kBodyText, false, {}, Anchor::start, 4};
const TextLook kReadoutLook{kBodyText, true, {}, Anchor::start, 2};
const TextLook kHeaderLook{kMetaText, false, {ColourRole::soft}, Anchor::start, 3};

bool offers_unknown(const ChartSource& source) { return source.instrument.takes_outside("dk"); }

bool fits_the_scale(const StatementResult& statement, int points) {
  return statement.n > 0 && static_cast<int>(statement.counts.size()) == points;
}

bool has_bar(const BarRow& row, int points) {
  return row.statement && fits_the_scale(*row.statement, points);
}

float readout_width(const Sketch& sketch, const ChartSource& source) {
  float widest = 0;
  for (const Readout readout : {Readout::strength, Readout::shared_gap, Readout::discuss,
                                Readout::knowledge_gap, Readout::in_between})
    widest = std::max(widest, sketch.width_of(readout_words(source, readout), kReadoutLook));
  return kSignRoom + std::min(widest, sketch.room() * 0.25f);
}

std::string side_words(const ChartSource& source, bool above) {
  const int points = points_of(source.instrument);
  return point_words(source, above ? (points + 1) / 2 : points / 2 - 1, true);
}

// The length of half a person in that row, in units.
float half_person(const Columns& c, const StatementResult& statement) {
  return c.kind == BarUnit::people ? 1 : 0.5f / static_cast<float>(statement.n);
}

// The line is where both sides have room for the longest bar, and for the words that head them.
void place_middle(Columns& c, const Sketch& sketch, const ChartSource& source,
                  const std::vector<BarRow>& rows) {
  const int points = points_of(source.instrument);
  float below = 0, above = 0;
  for (const BarRow& row : rows) {
    if (!has_bar(row, points)) continue;
    const HalfPeople halves = halves_of(*row.statement, points);
    const float half = half_person(c, *row.statement);
    below = std::max(below, static_cast<float>(halves.below) * half);
    above = std::max(above, static_cast<float>(halves.above) * half);
  }
  c.before = sketch.width_of(side_words(source, false), kHeaderLook) + 10;
  c.after = sketch.width_of(side_words(source, true), kHeaderLook) + 10;
  if (c.before + c.after > c.bars_w) c.before = c.after = 0;
  if (below + above <= 0) {
    c.middle = c.bars_x + c.bars_w / 2;
    return;
  }
  c.unit = c.bars_w / (below + above);
  if (below * c.unit < c.before) c.unit = (c.bars_w - c.before) / above;
  if (above * c.unit < c.after) c.unit = (c.bars_w - c.after) / below;
  c.middle = c.bars_x + std::max(below * c.unit, c.before);
}

Columns columns_of(const Sketch& sketch, const ChartSource& source, const std::vector<BarRow>& rows,
                   BarUnit unit) {
  Columns c;
  c.kind = unit;
  for (const BarRow& row : rows)
    if (!row.chip.empty()) c.chip = std::max(c.chip, chip_width(sketch, row.chip) + 10);
  c.readout_w = readout_width(sketch, source);
  if (offers_unknown(source))
    c.unknown_w =
        std::clamp(sketch.width_of(source.words.text("chart.dont_know"), kHeaderLook), 40.0f, 90.0f);
  const float rest = c.readout_w + kColumnGap + (c.unknown_w > 0 ? c.unknown_w + kColumnGap : 0);
  const float room = sketch.room() - c.chip - rest - kColumnGap;
  c.stacked = room < kLeastWideRow;
  c.text_x = sketch.x + c.chip;
  c.readout_x = sketch.end - c.readout_w;
  c.unknown_x = c.readout_x - kColumnGap - c.unknown_w;
  if (c.stacked) {
    c.text_w = sketch.end - c.text_x;
    c.bars_x = sketch.x + 1;
    c.bars_w = sketch.room() - 2;
    c.readout_x = sketch.x;
    c.readout_w = sketch.room() / 2;
  } else {
    c.text_w = std::min(room * 0.47f, 420.0f);
    c.bars_x = c.text_x + c.text_w + kColumnGap;
    c.bars_w = room - c.text_w - 2;
  }
  place_middle(c, sketch, source, rows);
  return c;
}

// Words above the columns, the last lines beside each other. Gives where the middle line begins.
void draw_bars_header(Sketch& sketch, const ChartSource& source, const Columns& c,
                      std::string_view order_words) {
  const float line = kHeaderLook.line_height();
  const auto order = sketch.lines_of(order_words, kHeaderLook, c.text_x + c.text_w - sketch.x);
  if (c.stacked && !order.empty()) {
    sketch.draw_lines({sketch.x, sketch.y}, order, kHeaderLook);
    sketch.y += Sketch::height_of(order, kHeaderLook);
  }
  const auto unknown = c.unknown_w > 0 && !c.stacked
                           ? sketch.lines_of(source.words.text("chart.dont_know"), kHeaderLook, c.unknown_w)
                           : std::vector<WrappedLine>();
  const float height = std::max(
      {line, c.stacked ? 0 : Sketch::height_of(order, kHeaderLook), Sketch::height_of(unknown, kHeaderLook)});
  const float bottom = sketch.y + height;
  if (!c.stacked)
    sketch.draw_lines({sketch.x, bottom - Sketch::height_of(order, kHeaderLook)}, order, kHeaderLook);
  TextLook centred = kHeaderLook;
  centred.anchor = Anchor::middle;
  sketch.draw_lines({c.unknown_x + c.unknown_w / 2, bottom - Sketch::height_of(unknown, kHeaderLook)},
                    unknown, centred);
  if (c.before > 0 && c.unit > 0) {
    TextLook before = kHeaderLook;
    before.anchor = Anchor::end;
    sketch.draw_word({c.middle - 9, bottom - line / 2}, side_words(source, false), before);
    sketch.draw_word({c.middle + 9, bottom - line / 2}, side_words(source, true), kHeaderLook);
  }
  sketch.y = bottom + 2;
}

// In the segment; above it where that is too narrow, if there is room from `free` to `end`.
void draw_count(Sketch& sketch, const Box& segment, int count, const Colour& within, float& free, float end) {
  const std::string words = std::to_string(count);
  const float middle = segment.x + segment.w / 2;
  const TextLook inside{kMetaText, true, within, Anchor::middle};
  if (sketch.width_of(words, inside) + kCountRoom <= segment.w)
    return sketch.draw_word({middle, segment.y + segment.h / 2}, words, inside);
  const TextLook above{kMetaText, true, {ColourRole::ink}, Anchor::middle};
  const float wide = sketch.width_of(words, above);
  if (middle - wide / 2 < free || middle + wide / 2 > end) return;
  sketch.draw_word({middle, segment.y - kCountAbove / 2}, words, above);
  free = middle + wide / 2 + 3;
}

void draw_bar(Sketch& sketch, const Columns& c, const StatementResult& statement, float middle_y) {
  const int points = static_cast<int>(statement.counts.size());
  if (c.stacked)  // texts lie between the bars, so each has a line of its own
    sketch.draw_line({c.middle, middle_y - kBarHeight / 2 - 4}, {c.middle, middle_y + kBarHeight / 2 + 4},
                     {ColourRole::ink}, 2);
  const float half = half_person(c, statement) * c.unit;
  float at = c.middle - static_cast<float>(halves_of(statement, points).below) * half;
  float free_above = std::max(sketch.x, c.bars_x - kColumnGap / 2);
  const float end = std::min(sketch.end, c.bars_x + c.bars_w + kColumnGap / 2);
  for (int point = 0; point < points; ++point) {
    const int count = statement.counts[static_cast<std::size_t>(point)];
    if (count <= 0) continue;
    Box segment;
    segment.x = at, segment.y = middle_y - kBarHeight / 2;
    segment.w = 2 * static_cast<float>(count) * half, segment.h = kBarHeight;
    segment.fill = Colour{ColourRole::scale, point, points};
    segment.stroke = {{ColourRole::ink}, kChartOutline};
    sketch.draw(segment);
    at += segment.w;
    draw_count(sketch, segment, count, {ColourRole::on_scale, point, points}, free_above, end);
  }
}

void draw_readout(Sketch& sketch, const ChartSource& source, const Columns& c, Readout readout,
                  float middle_y) {
  TextLook look = kReadoutLook;
  look.colour = colour_of(readout);
  sketch.draw(Mark{sign_of(readout), {c.readout_x + kSignSize / 2, middle_y}, kSignSize, look.colour});
  const auto lines = sketch.lines_of(readout_words(source, readout), look, c.readout_w - kSignRoom);
  sketch.draw_lines({c.readout_x + kSignRoom, middle_y - Sketch::height_of(lines, look) / 2}, lines, look);
}

// What is beside or below the bar.
void draw_findings(Sketch& sketch, const ChartSource& source, const Columns& c,
                   const StatementResult& statement, float middle_y) {
  draw_readout(sketch, source, c, statement.readout, middle_y);
  if (c.unknown_w <= 0) return;
  const std::string number = std::to_string(statement.dont_know);
  if (c.stacked)
    sketch.draw_word({sketch.end, middle_y}, source.words.text("chart.dont_know_n", {{"n", number}}),
                     {kMetaText, false, {ColourRole::soft}, Anchor::end}, sketch.room() / 2 - kColumnGap);
  else
    sketch.draw_word({c.unknown_x + c.unknown_w / 2, middle_y}, number,
                     {kBodyText, false, {ColourRole::soft}, Anchor::middle});
}

void draw_bar_row(Sketch& sketch, const ChartSource& source, const Columns& c, const BarRow& row) {
  const float top = sketch.y;
  const auto text = sketch.lines_of(row.text, kStatementLook, c.text_w);
  const float text_height =
      std::max(Sketch::height_of(text, kStatementLook), row.chip.empty() ? 0 : kChipHeight);
  const float side_by_side = std::max(kLeastRow, text_height + 2 * kRowPadding);
  const float text_middle = c.stacked ? top + kRowPadding + text_height / 2 : top + side_by_side / 2;
  const float bar_middle =
      c.stacked ? top + kRowPadding + text_height + kCountAbove + kBarHeight / 2 : text_middle;
  const float findings_middle = c.stacked ? bar_middle + kBarHeight / 2 + 18 : text_middle;
  if (!row.chip.empty()) draw_chip(sketch, {sketch.x, text_middle}, row.chip, c.chip - 10);
  sketch.draw_lines({c.text_x, text_middle - Sketch::height_of(text, kStatementLook) / 2}, text,
                    kStatementLook);
  sketch.y = c.stacked ? findings_middle + 18 : top + side_by_side;
  if (has_bar(row, points_of(source.instrument))) {
    draw_bar(sketch, c, *row.statement, bar_middle);
    draw_findings(sketch, source, c, *row.statement, findings_middle);
  } else {
    sketch.draw_note({c.bars_x, bar_middle},
                     row.statement ? source.words.text("chart.no_answers") : row.instead,
                     {kMetaText, false, {ColourRole::soft}, Anchor::start, 2}, sketch.end - c.bars_x);
    if (c.stacked) sketch.y = bar_middle + kBarHeight / 2 + 6;
  }
  sketch.add_zone(row.id, sketch.x, top, sketch.room(), sketch.y - top);
}

void describe_bar_row(Sketch& sketch, const ChartSource& source, const BarRow& row) {
  const std::string name = row.chip.empty() ? row.text : row.chip + " " + row.text;
  const bool shown = has_bar(row, points_of(source.instrument));
  const std::string figures =
      shown           ? source.words.text("chart.row", {{"counts", counts_in_words(source, *row.statement)},
                                                        {"unknown", std::to_string(row.statement->dont_know)},
                                                        {"readout", readout_words(source, row.statement->readout)}})
      : row.statement ? source.words.text("chart.no_answers")
                      : row.instead;
  sketch.describe(name + ": " + figures);
}

}  // namespace

HalfPeople halves_of(const StatementResult& statement, int points) {
  HalfPeople halves;
  for (std::size_t i = 0; i < statement.counts.size(); ++i) {
    const int doubled = 2 * static_cast<int>(i), count = std::max(0, statement.counts[i]);
    if (doubled < points - 1) halves.below += 2 * count;
    if (doubled > points - 1) halves.above += 2 * count;
    if (doubled == points - 1) halves.below += count, halves.above += count;
  }
  return halves;
}

void draw_bar_rows(Sketch& sketch, const ChartSource& source, const std::vector<BarRow>& rows,
                   std::string_view order_words, BarUnit unit) {
  draw_scale_legend(sketch, source);
  sketch.y += 4;
  const Columns c = columns_of(sketch, source, rows, unit);
  draw_bars_header(sketch, source, c, order_words);
  const float first_row = sketch.y;
  // The line lies below the bars, and is as long as all rows: its place in the list comes first.
  const std::size_t line_at = sketch.figure().shapes.size();
  if (!c.stacked) sketch.draw_line({c.middle, first_row}, {c.middle, first_row}, {ColourRole::ink}, 2);
  for (const BarRow& row : rows) {
    if (!row.heading.empty())
      sketch.y += sketch.draw_text({sketch.x, sketch.y + 12}, row.heading, {18, true, {}, Anchor::start, 2},
                                   c.stacked ? sketch.room() : c.bars_x - sketch.x - kColumnGap) +
                  16;
    draw_bar_row(sketch, source, c, row);
    describe_bar_row(sketch, source, row);
    if (&row != &rows.back()) sketch.draw_rule(sketch.y, sketch.x, sketch.end);
  }
  if (c.stacked) return;
  if (Path* line = std::get_if<Path>(&sketch.figure().shapes[line_at])) line->points[1].y = sketch.y;
}

}  // namespace ubao::core
