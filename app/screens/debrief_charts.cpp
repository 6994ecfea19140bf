#include "app/screens/debrief_charts.h"

#include <algorithm>
#include <cmath>

#include "app/debrief_figure.h"
#include "app/figure_painter.h"
#include "app/item.h"
#include "app/paint.h"
#include "app/screens/debrief.h"
#include "app/screens/parts.h"

namespace ubao::app {
namespace {

constexpr float kChartPad = 18, kBoardPad = 28;
constexpr float kLargest = 2.6f, kSmallest = 0.7f, kSmaller = 0.94f;

// All that a figure's layout depends on.
std::string key_of(const State& state, const FigureChoice& choice, float width, float height, float scale) {
  std::string key = std::to_string(state.views.debrief.revision) + "/" + state.activity + "/" +
                    state.settings.language + "/" + choice.dimension + "/" + choice.compare + "/" +
                    choice.statement;
  for (const float part : {width, height, scale}) key += "/" + std::to_string(std::lround(part * 16));
  return key + "/" + std::to_string(static_cast<int>(choice.figure)) +
         std::to_string(static_cast<int>(choice.order)) + "/" + std::to_string(choice.most) +
         (choice.beside_another ? "b" : "");
}

LaidOut laid_out(Ui& ui, const State& state, const FigureChoice& choice, float width, float scale) {
  const ScreenMeasure measure(ui.fonts, scale);
  return {debrief_figure(state, *ui.language, measure, choice, {width / scale, false}), scale};
}

}  // namespace

void draw_figure_on_paper(Ui& ui, const State& state, Rect& rest, const FigureChoice& choice,
                          std::string_view heading,
                          const std::function<void(const std::string&, const Rect&)>& on_zone) {
  const float pad = ui.px(ui.phone() ? 10 : kChartPad), width = rest.w - 2 * pad;
  const LaidOut& shown = ui.figures.get(key_of(state, choice, width, 0, ui.scale),
                                        [&] { return laid_out(ui, state, choice, width, ui.scale); });
  TextStyle bold;
  bold.bold = true;
  const float head = heading.empty() ? 0 : text_height(ui, heading, bold, width) + ui.px(8);
  const float above = ui.px(10);
  const Rect card = rest.take_top(std::ceil(shown.figure.height * shown.scale + head + 2 * above), ui.px(12));
  paper(ui, card);
  Rect inside = card.inset(pad, above);
  if (!heading.empty()) flow(ui, inside, heading, bold, ui.px(8));
  const ImVec2 at{inside.x, inside.y};
  paint_figure(ui, shown.figure, at, shown.scale);
  if (!on_zone) return;
  for (const core::FigureZone& zone : shown.figure.zones) on_zone(zone.id, zone_rect(zone, at, shown.scale));
}

void draw_figure_on_board(Ui& ui, const State& state, const Rect& rect, const FigureChoice& choice) {
  const float unit = std::min(ui.screen.w / 1920, ui.screen.h / 1080);
  const float pad = kBoardPad * unit;
  const Rect inside = rect.inset(pad, pad);
  const LaidOut& shown = ui.figures.get(key_of(state, choice, inside.w, inside.h, unit), [&] {
    float scale = kLargest * std::max(unit, 0.5f);
    LaidOut fits = laid_out(ui, state, choice, inside.w, scale);
    while (fits.figure.height * scale > inside.h && scale > kSmallest * std::max(unit, 0.5f)) {
      scale *= kSmaller;
      fits = laid_out(ui, state, choice, inside.w, scale);
    }
    return fits;
  });
  const float height = shown.figure.height * shown.scale + 2 * pad;
  const Rect card{rect.x, rect.y, rect.w, std::min(rect.h, height)};
  fill(ui, card, ui.theme.surface, ui.px(measure::kRadiusCard));
  const float width = shown.figure.width * shown.scale;
  paint_figure(ui, shown.figure, {card.x + (card.w - width) / 2, card.y + pad}, shown.scale);
}

void draw_answers_chart(Debriefing& d, Rect& rest) {
  Ui& ui = d.ui;
  const FigureChoice choice{DebriefFigure::bars, d.draft.dimension, {}, d.draft.order, {}};
  draw_figure_on_paper(ui, d.state, rest, choice, {}, [&](const std::string& code, const Rect& rect) {
    const core::InstrumentStatement* statement = d.instrument.find(code);
    if (!statement) return;
    const Item row = item(ui, "statement/" + code, rect, d.words(statement->text));
    if (row.held || row.hovered)
      fill(ui, rect, faded(ui.theme.ink, row.held ? 0.1f : 0.04f), ui.px(measure::kRadiusChip));
    if (row.focused) focus_ring(ui, rect, ui.px(measure::kRadiusChip), RingOn::inside);
    if (row.pressed) d.draft.statement = code;
  });
}

void draw_dimensions_chart(Debriefing& d, Rect& rest) {
  FigureChoice choice{DebriefFigure::radar, d.draft.dimension, {}, {}, {}};
  choice.beside_another = true;
  draw_figure_on_paper(d.ui, d.state, rest, choice, d.ui.say("debrief.dimensions"), nullptr);
}

void draw_groups_chart(Debriefing& d, Rect& rest) {
  const FigureChoice choice{DebriefFigure::groups, {}, d.draft.compare, {}, {}};
  draw_figure_on_paper(d.ui, d.state, rest, choice, d.ui.say("debrief.by." + d.draft.compare), nullptr);
}

void draw_consensus_chart(Ui& ui, const State& state, Rect& rest, const std::string& dimension) {
  const FigureChoice choice{DebriefFigure::dumbbells, dimension, {}, {}, {}};
  draw_figure_on_paper(ui, state, rest, choice, {}, nullptr);
}

}  // namespace ubao::app
