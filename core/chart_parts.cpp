#include "core/chart_parts.h"

#include <algorithm>

#include "core/figures_text.h"
#include "core/line_breaks.h"

namespace ubao::core {
namespace {

constexpr float kSwatch = 18;
constexpr std::string_view kFootDot = "\xC2\xB7";

std::string first_sentence(const std::string& text) {
  const std::size_t stop = text.find(". ");
  std::string sentence = text.substr(0, stop);
  if (!sentence.empty() && sentence.back() == '.') sentence.pop_back();
  return sentence;
}

std::vector<FlowItem> foot_items(const ChartSource& source) {
  const AssessmentResults& results = source.results;
  const Language& words = source.words;
  std::vector<FlowItem> items;
  const auto add = [&](std::string text, bool bold = false) {
    if (!text.empty()) items.push_back({std::move(text), bold});
  };
  const std::string people = words.count("chart.people", results.respondents);
  add(results.ministries > 0 ? words.count("chart.of_ministries", results.ministries, {{"people", people}})
                             : people);
  add(date_in_words(words, results.date));
  add(results.live ? words.text("chart.live")
                   : words.text("chart.published", {{"n", words.number(results.number)}}));
  add(words.text("chart.instrument", {{"title", in_language(source.instrument.title, source.language)},
                                      {"version", results.version}}));
  add(first_sentence(in_language(source.instrument.note, source.language)));
  const auto status = source.instrument.languages.find(source.language);
  if (status != source.instrument.languages.end() && status->second == "draft")
    add(words.text("chart.draft_language"));
  add(words.text("chart.not_a_ranking"), true);
  return items;
}

}  // namespace

Sketch begun_figure(const TextMeasure& measure, const Language& words, const ChartLook& look,
                    std::string title, std::string_view below) {
  Sketch sketch(measure, look.width, words.right_to_left());
  sketch.figure().title = plain_line(title);
  sketch.describe(title);
  if (!look.picture) return sketch;
  Box paper;
  paper.w = look.width;
  paper.fill = Colour{ColourRole::surface};
  sketch.draw(paper);  // its height follows
  sketch.x = sketch.y = kPaperMargin;
  sketch.end = look.width - kPaperMargin;
  sketch.y += sketch.draw_text({sketch.x, sketch.y}, title, {kTitleText, true}, sketch.room());
  if (!below.empty())
    sketch.y += sketch.draw_text({sketch.x, sketch.y}, below,
                                 {kBodyText, false, {ColourRole::soft}, Anchor::start, 2}, sketch.room());
  sketch.y += 12;
  return sketch;
}

Figure ended_figure(Sketch& sketch, const std::vector<FlowItem>& all, const std::vector<FlowItem>& drawn) {
  sketch.y += 8;
  sketch.draw_rule(sketch.y, sketch.x, sketch.end);
  sketch.y += 8;
  sketch.flow(drawn, {kMetaText, false, {ColourRole::soft}}, 5, kFootDot);
  Figure& figure = sketch.figure();
  for (const FlowItem& item : all) {
    if (!figure.foot.empty()) figure.foot.append(" ").append(kFootDot).append(" ");
    figure.foot += plain_line(item.text);
  }
  sketch.describe(figure.foot);
  const bool on_paper = sketch.x > 0;
  figure.height = sketch.y + (on_paper ? kPaperMargin - 4 : 0);
  if (on_paper)
    if (Box* paper = std::get_if<Box>(&figure.shapes.front())) paper->h = figure.height;
  return std::move(figure);
}

Sketch begun_chart(const ChartSource& source, const ChartLook& look, std::string title) {
  return begun_figure(source.measure, source.words, look, std::move(title), source.workshop);
}

Figure ended_chart(Sketch& sketch, const ChartSource& source) {
  const std::vector<FlowItem> items = foot_items(source);
  std::vector<FlowItem> drawn = items;
  if (source.beside_another && drawn.size() > 2) drawn.erase(drawn.begin() + 1, drawn.end() - 1);
  return ended_figure(sketch, items, drawn);
}

bool says_that_nothing_shows(Sketch& sketch, const ChartSource& source) {
  if (!source.results.hidden && source.results.respondents > 0) return false;
  draw_message(sketch, source.words.text(source.results.respondents > 0 ? "chart.hidden" : "chart.nobody"));
  return true;
}

void draw_message(Sketch& sketch, std::string_view text) {
  sketch.describe(text);
  sketch.y += 12;
  sketch.y += sketch.draw_text({sketch.x, sketch.y}, text, {18, false, {ColourRole::soft}}, sketch.room());
  sketch.y += 12;
}

std::string point_words(const ChartSource& source, int point, bool brief) {
  for (const ScalePoint& each : source.instrument.scale)
    if (each.value == point + 1) {
      const std::string& shorter = in_language(each.short_label, source.language);
      return brief && !shorter.empty() ? shorter : in_language(each.label, source.language);
    }
  return std::to_string(point + 1);
}

std::string statement_words(const ChartSource& source, std::string_view code) {
  const InstrumentStatement* statement = source.instrument.find(code);
  return statement ? in_language(statement->text, source.language) : std::string();
}

std::string dimension_words(const ChartSource& source, std::string_view code) {
  for (const InstrumentDimension& dimension : source.instrument.dimensions)
    if (dimension.code == code) {
      const std::string& shorter = in_language(dimension.short_name, source.language);
      return shorter.empty() ? in_language(dimension.name, source.language) : shorter;
    }
  return std::string(code);
}

std::string readout_words(const ChartSource& source, Readout readout) {
  constexpr std::string_view kKeys[] = {"chart.readout.none",       "chart.readout.strength",
                                        "chart.readout.shared_gap", "chart.readout.discuss",
                                        "chart.readout.knowledge",  "chart.readout.in_between"};
  return source.words.text(kKeys[static_cast<std::size_t>(readout)]);
}

Sign sign_of(Readout readout) {
  switch (readout) {
    case Readout::strength:
      return Sign::star;
    case Readout::shared_gap:
      return Sign::flag;
    case Readout::discuss:
      return Sign::speech;
    case Readout::knowledge_gap:
      return Sign::question;
    case Readout::none:
    case Readout::in_between:
      break;
  }
  return Sign::minus;
}

Colour colour_of(Readout readout) {
  switch (readout) {
    case Readout::strength:
      return {ColourRole::good};
    case Readout::shared_gap:
      return {ColourRole::danger};
    case Readout::discuss:
    case Readout::knowledge_gap:
      return {ColourRole::wait};
    case Readout::none:
    case Readout::in_between:
      break;
  }
  return {ColourRole::soft};
}

std::string counts_in_words(const ChartSource& source, const StatementResult& statement) {
  std::string text;
  for (std::size_t i = 0; i < statement.counts.size(); ++i)
    text.append(text.empty() ? "" : ", ")
        .append(source.words.number(statement.counts[i]))
        .append(" ")
        .append(point_words(source, static_cast<int>(i), false));
  return text;
}

float chip_width(const Sketch& sketch, std::string_view code) {
  return std::clamp(sketch.width_of(code, {kMetaText, true}) + 16, kChipLeast, kChipMost);
}

void draw_chip(Sketch& sketch, Point middle_of_start, std::string_view code, float width) {
  Box chip;
  chip.x = middle_of_start.x, chip.y = middle_of_start.y - kChipHeight / 2;
  chip.w = width, chip.h = kChipHeight;
  chip.radius = 8;
  chip.fill = Colour{ColourRole::well};
  sketch.draw(chip);
  sketch.draw_word({chip.x + width / 2, middle_of_start.y}, code, {kMetaText, true, {}, Anchor::middle},
                   width - 8);
}

void draw_scale_legend(Sketch& sketch, const ChartSource& source) {
  std::vector<FlowItem> items;
  const int points = points_of(source.instrument);
  for (int point = 0; point < points; ++point)
    items.push_back({point_words(source, point, false), false, kSwatch, [=](Sketch& target, Point start) {
                       Box swatch;
                       swatch.x = start.x + kChartOutline / 2;
                       swatch.y = start.y - (kSwatch - kChartOutline) / 2;
                       swatch.w = swatch.h = kSwatch - kChartOutline;
                       swatch.fill = Colour{ColourRole::scale, point, points};
                       swatch.stroke = {{ColourRole::ink}, kChartOutline};
                       target.draw(swatch);
                     }});
  sketch.flow(items, {kMetaText}, 16, {});
}

void draw_median(Sketch& sketch, Point middle) {
  constexpr float kHalf = 5.5f;
  Box square;
  square.x = middle.x - kHalf, square.y = middle.y - kHalf;
  square.w = square.h = 2 * kHalf;
  square.radius = 1.5f;
  square.fill = Colour{ColourRole::action};
  square.stroke = {{ColourRole::surface}, 1.5f};
  sketch.draw(square);
}

void draw_median_key(Sketch& sketch, Point start) {
  constexpr float kWidth = 3;
  sketch.draw_line({start.x + kWidth / 2, start.y}, {start.x + kMedianKey - kWidth / 2, start.y},
                   {ColourRole::action}, kWidth);
  draw_median(sketch, {start.x + kMedianKey / 2, start.y});
}

void draw_band_key(Sketch& sketch, Point start) {
  Box band;
  constexpr float kWidth = 1.5f;
  band.x = start.x + kWidth / 2, band.y = start.y - 6;
  band.w = kBandKey - kWidth, band.h = 12;
  band.fill = Colour{ColourRole::band};
  band.stroke = {{ColourRole::band_edge}, kWidth};
  sketch.draw(band);
}

std::vector<FlowItem> median_legend(const ChartSource& source) {
  const std::string highest = std::to_string(points_of(source.instrument));
  return {{source.words.text("chart.median", {{"highest", highest}}), false, kMedianKey, draw_median_key},
          {source.words.text("chart.middle_half"), false, kBandKey, draw_band_key}};
}

}  // namespace ubao::core
