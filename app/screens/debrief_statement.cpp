// One statement closely: how many chose each answer, in all and by group, and what teams agreed on.
#include <algorithm>
#include <cmath>

#include "app/paint.h"
#include "app/screens/debrief.h"
#include "app/screens/debrief_charts.h"
#include "app/screens/debrief_words.h"
#include "app/screens/parts.h"
#include "app/scroll.h"
#include "core/figures_text.h"

namespace ubao::app {
namespace {

struct AnswerBar {
  std::string label;
  int count = 0;
  int point = -1;  // of the scale, 0 the lowest; -1: outside
};

std::vector<AnswerBar> bars_of(const Debriefing& d, const core::StatementResult& result) {
  std::vector<AnswerBar> bars;
  for (const core::ScalePoint& point : d.instrument.scale) {
    const auto at = static_cast<std::size_t>(point.value - 1);
    bars.push_back(
        {d.words(point.label), at < result.counts.size() ? result.counts[at] : 0, point.value - 1});
  }
  for (const core::OutsideAnswer& outside : d.instrument.outside)
    bars.push_back(
        {d.words(outside.label), outside.code == "dk" ? result.dont_know : result.not_applicable, -1});
  bars.push_back({d.ui.say("assessment.skipped"), result.skipped, -1});
  return bars;
}

// "24 people. Median 2.3. 42% agree. Agreement 0.52."
std::string facts_of(const Ui& ui, const core::StatementResult& result) {
  std::string agreement, share, median;
  if (result.interpolated_median)
    median = ui.say("debrief.median", {{"median", core::decimal(*result.interpolated_median, 1)}});
  if (result.agree_share) share = ui.say("debrief.agree", {{"share", core::percent(*result.agree_share)}});
  if (result.agreement)
    agreement = ui.say("debrief.agreement", {{"agreement", core::decimal(*result.agreement, 2)}});
  return dotted({ui.count("debrief.people", result.n), median, share, agreement});
}

void draw_distribution(Debriefing& d, Rect& rest, const core::StatementResult& result) {
  Ui& ui = d.ui;
  const Theme& t = ui.theme;
  const std::vector<AnswerBar> bars = bars_of(d, result);
  const float pad = ui.px(18), gap = ui.px(8), thick = ui.px(26);
  int most = 1;
  for (const AnswerBar& bar : bars) most = std::max(most, bar.count);
  TextStyle label, count;
  count.bold = true;
  count.lines = 1;
  const float counts = text_width(ui, std::to_string(most), count) + ui.px(12);
  const bool above = rest.w < ui.px(560);  // the label above its bar
  const float inner = rest.w - 2 * pad, labels = above ? inner : inner * 0.36f;
  const auto height_of_bar = [&](const AnswerBar& bar) {
    const float words = text_height(ui, bar.label, label, labels);
    return above ? words + thick : std::max(words, thick);
  };
  float height = 2 * pad - gap;
  for (const AnswerBar& bar : bars) height += height_of_bar(bar) + gap;
  const Rect card = rest.take_top(std::ceil(height), ui.px(14));
  paper(ui, card);
  Rect inside = card.inset(pad, pad);
  for (const AnswerBar& bar : bars) {
    Rect line = inside.take_top(height_of_bar(bar), gap);
    label.middle = !above;
    if (above)
      draw_text(ui, line.take_top(text_height(ui, bar.label, label, labels)), bar.label, label);
    else
      draw_text(ui, line.take_start(labels, ui.px(12)), bar.label, label);
    const Rect number = line.take_end(counts);
    const Rect track = line.centered(line.w, thick);
    const float width = track.w * static_cast<float>(bar.count) / static_cast<float>(most);
    const bool five = d.instrument.scale.size() == t.scale.size() && bar.point >= 0;
    if (bar.count > 0) {
      const Rect filled{track.x, track.y, std::max(width, ui.px(4)), track.h};
      fill(ui, filled, five ? t.scale[static_cast<std::size_t>(bar.point)] : t.well, 0);
      outline(ui, filled, t.ink, 0, ui.px(1.2f));
    }
    count.middle = true;
    count.align = Align::end;
    draw_text(ui, number, std::to_string(bar.count), count);
  }
}

}  // namespace

void draw_debrief_statement(Debriefing& d, const Rect& page) {
  Ui& ui = d.ui;
  const core::StatementResult& result = *result_of(d.results, d.draft.statement);
  const core::InstrumentStatement* asked = d.instrument.find(result.code);
  const bool two = page.w >= ui.px(1000);
  Rect content =
      begin_scroll(ui, "debrief/statement/" + result.code, middle_column(ui, page, two ? 1280 : 720));
  content.y += ui.px(ui.phone() ? 12 : 18);
  const float chip = draw_chip(ui, {content.x, content.y}, {result.code, ChipLook::code});
  TextStyle readout;
  readout.bold = true;
  readout.colour = colour_of_readout(ui.theme, result.readout);
  readout.middle = true;
  Rect line = content.take_top(ui.px(kChipHeight), ui.px(10));
  line.take_start(chip, ui.px(14));
  icon_word(ui, line, icon_of_readout(result.readout), words_of_readout(ui, result.readout), readout);
  flow(ui, content, asked ? d.words(asked->text) : result.code,
       style_of(ui.phone() ? Role::title : Role::page), ui.px(8));
  flow(ui, content, facts_of(ui, result), style_of(Role::body, ui.theme.soft), ui.px(14));
  Rect left = two ? content.column(0, 2, ui.px(20)) : content;
  draw_distribution(d, left, result);
  draw_teams_of(d, left, result.code);
  Rect right = two ? content.column(1, 2, ui.px(20)) : left;
  for (const core::Breakdown& breakdown : d.results.breakdowns) {
    const FigureChoice groups{DebriefFigure::groups, {}, breakdown.variable, {}, result.code};
    draw_figure_on_paper(ui, d.state, right, groups, ui.say("debrief.by." + breakdown.variable), nullptr);
  }
  end_scroll(ui, std::max(left.y, right.y) + ui.px(6));
}

}  // namespace ubao::app
