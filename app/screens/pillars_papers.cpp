// A pillar on its paper: two rows of levels, the gap between them, and what could close it.
#include <algorithm>
#include <cmath>

#include "app/answer.h"
#include "app/paint.h"
#include "app/screens/parts.h"
#include "app/screens/pillars.h"

namespace ubao::app {
namespace {

constexpr float kPillarPad = 16, kLeastCell = 52;

// Levels from the lowest to the highest; an instrument shows the highest first.
std::vector<core::ScalePoint> levels_of(const Rating& r) {
  std::vector<core::ScalePoint> levels = r.plan().scale;
  std::sort(levels.begin(), levels.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
  return levels;
}

TextStyle level_style() {
  TextStyle style = style_of(Role::meta);
  style.bold = true;
  style.line_height = 1.07f;
  return style;
}

// The longest word of a label has to fit: else levels are shown as numbers, and explained above.
bool labels_fit(Rating& r, float cell_width) {
  for (const core::ScalePoint& level : r.plan().scale) {
    const std::string& label = r.words(level.label);
    for (std::size_t at = 0; at <= label.size();) {
      const std::size_t end = std::min(label.find(' ', at), label.size());
      if (text_width(r.ui, label.substr(at, end - at), level_style()) > cell_width - r.ui.px(12))
        return false;
      at = end + 1;
    }
  }
  return true;
}

struct PaperPlan {
  bool beside = false;  // today and target side by side
  bool numbers = false;
  float cell_height = 0, heading_height = 0;
};

PaperPlan paper_plan(Rating& r, float width) {
  Ui& ui = r.ui;
  PaperPlan plan;
  const float inner = width - 2 * ui.px(kPillarPad), gap = ui.px(24);
  const auto count = static_cast<int>(r.plan().scale.size());
  const auto cell_of = [&](float line) { return Rect{0, 0, line, 0}.column(0, count, ui.px(6)).w; };
  const float half = (inner - gap) / 2;
  plan.beside = inner >= ui.px(800) && labels_fit(r, cell_of(half));
  const float line = plan.beside ? half : inner, cell = cell_of(line);
  plan.numbers = !labels_fit(r, cell);
  plan.cell_height = ui.px(kLeastCell);
  if (!plan.numbers)
    for (const core::ScalePoint& level : r.plan().scale)
      plan.cell_height =
          std::max(plan.cell_height,
                   text_height(ui, r.words(level.label), level_style(), cell - ui.px(12)) + ui.px(26));
  for (const char* key : {"pillars.today", "pillars.target"})
    plan.heading_height =
        std::max(plan.heading_height, text_height(ui, ui.say(key), style_of(Role::meta), line));
  plan.cell_height = std::ceil(plan.cell_height);
  return plan;
}

// Tapping the chosen level again takes it back.
void draw_levels(Rating& r, Rect line, const PaperPlan& plan, const std::string& pillar, bool target) {
  Ui& ui = r.ui;
  const core::MatrixCell& cell = r.cell(pillar, r.draft.scope);
  const int chosen = target ? cell.target : cell.current;
  const std::string heading = ui.say(target ? "pillars.target" : "pillars.today");
  TextStyle soft = style_of(Role::meta, ui.theme.soft);
  draw_text(ui, line.take_top(plan.heading_height, ui.px(4)), heading, soft);
  const std::vector<core::ScalePoint> levels = levels_of(r);
  const auto count = static_cast<int>(levels.size());
  const Rect cells = line.take_top(plan.cell_height);
  for (int i = 0; i < count; ++i) {
    const core::ScalePoint& level = levels[static_cast<std::size_t>(i)];
    const std::string number = std::to_string(level.value);
    const std::string id = pillar + (target ? "/target/" : "/today/") + number;
    const std::string label = plan.numbers ? number + " " + r.words(level.label) : r.words(level.label);
    const Answer answer{
        id, label, 0, Icon::none, {}, level.value == chosen, plan.numbers ? number : std::string_view()};
    if (!answer_cell(ui, cells.column(i, count, ui.px(6)), answer) || !r.may_change) continue;
    core::RatingChange change{r.draft.team, pillar, r.draft.scope, {}, {}, {}};
    (target ? change.target : change.current) = level.value == chosen ? 0 : level.value;
    r.intents.push_back(SetRating{r.state.activity, change});
  }
}

// The numbers in words, once, where the cells have no room for them.
void draw_legend(Rating& r, Rect& rest) {
  Ui& ui = r.ui;
  std::vector<std::string> lines;
  const float pad = ui.px(kPillarPad), width = rest.w - 2 * pad;
  float height = 2 * pad;
  for (const core::ScalePoint& level : levels_of(r)) {
    lines.push_back(std::to_string(level.value) + "  " + r.words(level.label));
    height += text_height(ui, lines.back(), {}, width);
  }
  const Rect card = rest.take_top(std::ceil(height), ui.px(14));
  paper(ui, card, Paper::outlined);
  Rect inside = card.inset(pad, pad);
  for (const std::string& line : lines) flow(ui, inside, line, {}, 0);
}

void draw_pillar(Rating& r, Rect& rest, const core::InstrumentStatement& pillar, const PaperPlan& plan) {
  Ui& ui = r.ui;
  const core::MatrixCell& cell = r.cell(pillar.code, r.draft.scope);
  const float pad = ui.px(kPillarPad), width = rest.w - 2 * pad;
  const std::string& name = r.name_of(pillar);
  const std::string gap = gap_words(ui, cell);
  const TextStyle title = style_of(Role::title), soft = style_of(Role::meta, ui.theme.soft);
  const bool explained = name != r.words(pillar.text);
  const float line_height = plan.heading_height + ui.px(4) + plan.cell_height;
  const float levels = plan.beside ? line_height : 2 * line_height + ui.px(10);
  float height = 2 * pad + text_height(ui, name, title, width) + ui.px(10) + levels + ui.px(10);
  if (explained) height += text_height(ui, r.words(pillar.text), soft, width) + ui.px(2);
  if (!gap.empty()) height += ui.px(kChipHeight + 8);
  height += opportunity_height(r, pillar, width);
  const Rect card = rest.take_top(std::ceil(height), ui.px(14));
  paper(ui, card);
  Rect inside = card.inset(pad, pad);
  flow(ui, inside, name, title, ui.px(2));
  if (explained) flow(ui, inside, r.words(pillar.text), soft, 0);
  inside.y += ui.px(8);
  if (plan.beside) {
    const Rect line = inside.take_top(line_height, ui.px(10));
    draw_levels(r, line.column(0, 2, ui.px(24)), plan, pillar.code, false);
    draw_levels(r, line.column(1, 2, ui.px(24)), plan, pillar.code, true);
  } else {
    draw_levels(r, inside.take_top(line_height, ui.px(10)), plan, pillar.code, false);
    draw_levels(r, inside.take_top(line_height, ui.px(10)), plan, pillar.code, true);
  }
  if (!gap.empty()) {
    const ChipLook look = cell.gap() > 0 ? ChipLook::late : ChipLook::received;
    draw_chip(ui, {inside.x, inside.y}, {gap, look, cell.gap() > 0 ? Icon::flag : Icon::tick});
    inside.take_top(ui.px(kChipHeight), ui.px(8));
  }
  draw_opportunity(r, inside, pillar);
}

}  // namespace

void draw_pillar_papers(Rating& r, Rect& rest) {
  const PaperPlan plan = paper_plan(r, rest.w);
  if (plan.numbers) draw_legend(r, rest);
  for (const core::InstrumentStatement& pillar : r.plan().statements) draw_pillar(r, rest, pillar, plan);
}

}  // namespace ubao::app
