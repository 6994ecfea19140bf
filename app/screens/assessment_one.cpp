// One statement at a time.
#include <cmath>

#include "app/button.h"
#include "app/ledge.h"
#include "app/panel.h"
#include "app/screens/assessment_answers.h"
#include "app/scroll.h"
#include "app/swipe.h"
#include "app/text.h"

namespace ubao::app {
namespace {

constexpr float kToastRoom = 78;

// The tiles of all dimensions in a row, each below its name.
constexpr float kTilesRow = 38;
void draw_all_tiles(Assessing& a, const Rect& rect) {
  Ui& ui = a.ui;
  const auto count = static_cast<int>(a.progress.dimensions.size());
  const std::size_t here = a.dimension_of(a.draft.statement);
  for (int i = 0; i < count; ++i) {
    const DimensionProgress& dimension = a.progress.dimensions[static_cast<std::size_t>(i)];
    Rect column = rect.column(i, count, ui.px(12));
    TextStyle name;
    name.role = Role::meta;
    name.bold = static_cast<std::size_t>(i) == here;
    name.colour = name.bold ? ui.theme.ink : ui.theme.soft;
    name.lines = 1;
    name.may_elide = true;
    draw_text(ui, column.take_top(ui.px(20), ui.px(6)), a.short_name(*dimension.dimension), name);
    draw_tiles(a, column.take_top(ui.px(12)), dimension, static_cast<int>(a.draft.statement));
  }
}

bool has_words(const Assessing& a) { return !a.instrument.glossary.empty(); }

void draw_word_help_button(Assessing& a, const Rect& rect) {
  const std::string word = a.ui.say("assessment.word_help");
  if (button(a.ui, rect, {"word_help", word, ButtonLook::quiet, Icon::book})) a.draft.word_help = true;
}

float word_help_width(Assessing& a) {
  const std::string word = a.ui.say("assessment.word_help");
  return button_width(a.ui, {"word_help", word, ButtonLook::quiet, Icon::book});
}

// The code, the dimension, how many there are; word help at the end where there is room for it.
void draw_header(Assessing& a, const Rect& rect, bool narrow) {
  Ui& ui = a.ui;
  const core::InstrumentStatement& statement = a.statement();
  const DimensionProgress& dimension = a.progress.dimensions[a.dimension_of(a.draft.statement)];
  Rect rest = rect;
  const float chip_height = narrow ? 30.0f : 34.0f;
  const float chip = draw_chip(ui, {rest.x, rest.y + (rest.h - ui.px(chip_height)) / 2},
                               {statement.code, ChipLook::code}, chip_height);
  rest.take_start(chip, ui.px(narrow ? 8 : 12));
  if (has_words(a) && !narrow) {
    const Rect place = rest.take_end(word_help_width(a), ui.px(12));
    draw_word_help_button(a, place.centered(place.w, ui.px(measure::kTarget)));
  }
  const std::string n = std::to_string(a.draft.statement + 1);
  const std::string total = std::to_string(a.instrument.statements.size());
  TextStyle soft;
  soft.colour = ui.theme.soft;
  soft.lines = 1;
  soft.middle = true;
  if (narrow) soft.role = Role::meta;
  TextStyle bold;
  bold.bold = true;
  bold.lines = 1;
  bold.middle = true;
  bold.may_elide = true;
  if (narrow) bold.size = 17;
  std::string count = ui.say("assessment.n_of", {{"n", n}, {"total", total}});
  const std::string name = a.name(*dimension.dimension);
  if (narrow) {
    draw_text(ui, rest.take_end(text_width(ui, count, soft) + 1, ui.px(8)), count, soft);
    draw_text(ui, rest, name, bold);
    return;
  }
  const std::string longer = ui.say("assessment.statement_n_of", {{"n", n}, {"total", total}});
  if (text_width(ui, name, bold) + ui.px(12) + text_width(ui, longer, soft) <= rest.w) count = longer;
  const float room = rest.w - text_width(ui, count, soft) - ui.px(12);
  draw_text(ui, rest.take_start(std::min(room, text_width(ui, name, bold) + 1), ui.px(12)), name, bold);
  draw_text(ui, rest, count, soft);
}

struct StatementStyles {
  TextStyle stem, statement;
  float gap = 0;
};

StatementStyles statement_styles(const Ui& ui) {
  StatementStyles s;
  s.stem.colour = ui.theme.soft;
  s.statement.role = Role::statement;
  s.stem.size = 20;
  s.gap = 8;
  if (ui.layout == Layout::small) s.statement.role = Role::page, s.stem.size = 18;
  if (ui.phone()) s.statement.role = Role::title, s.stem.size = 16, s.stem.line_height = 1.25f;
  return s;
}

float statement_height(Assessing& a, float width) {
  const StatementStyles s = statement_styles(a.ui);
  return text_height(a.ui, a.words(a.instrument.stem), s.stem, width) + a.ui.px(s.gap) +
         text_height(a.ui, a.words(a.statement().text), s.statement, width);
}

// Stem and statement; they scroll when they are longer than the room. On narrow pages word help and the list
// follow below them.
void draw_statement(Assessing& a, const Rect& rect, bool narrow) {
  Ui& ui = a.ui;
  const StatementStyles s = statement_styles(ui);
  Rect content = begin_scroll(ui, "statement/" + a.statement().code, rect);
  content.h = 1e6f;
  const auto line = [&](const std::string& text, const TextStyle& style, float gap) {
    const float height = text_height(ui, text, style, content.w);
    draw_text(ui, content.take_top(height, gap), text, style);
  };
  line(a.words(a.instrument.stem), s.stem, ui.px(s.gap));
  line(a.words(a.statement().text), s.statement, 0);
  if (narrow) {
    content.take_top(ui.px(4));
    const float height = ui.px(measure::kTarget);
    Rect actions = content.take_top(height);
    if (has_words(a)) draw_word_help_button(a, actions.take_start(word_help_width(a), ui.px(4)));
    const std::string all = see_all(a);
    const Button list{"list", all, ButtonLook::quiet, Icon::list};
    if (ui.phone()) {
      const float width = button_width(ui, list);
      if (width > actions.w) actions = content.take_top(height);
      if (button(ui, actions.take_start(width), list)) open_list(a);
    }
  }
  end_scroll(ui, content.y);
}

void draw_on_phone(Assessing& a, Rect page) {
  Ui& ui = a.ui;
  ui.notice_room = {page.x, page.y, page.w, ui.px(84)};
  page = page.inset(ui.px(14), 0);
  page.take_top(ui.px(12));
  const AnswerPlan plan = plan_for(a, page.h);
  draw_header(a, page.take_top(ui.px(30), ui.px(8)), true);
  draw_tiles(a, page.take_top(ui.px(10), ui.px(10)), a.progress.dimensions[a.dimension_of(a.draft.statement)],
             static_cast<int>(a.draft.statement));
  page.take_bottom(ui.px(10));
  const Rect answers = page.take_bottom(height_of(a, plan), ui.px(4));
  draw_statement(a, page, true);
  draw_answers(a, answers, plan);
}

void draw_in_one_column(Assessing& a, Rect page) {
  Ui& ui = a.ui;
  page = page.inset(ui.px(32), 0);
  page.take_top(ui.px(22));
  draw_all_tiles(a, page.take_top(ui.px(kTilesRow)));
  page.take_bottom(ui.px(kToastRoom));
  const float header = ui.px(34 + 20), least_gap = ui.px(12);
  const float text = statement_height(a, page.w);
  const float least_text = std::min(text, ui.px(180));
  const AnswerPlan plan = plan_for(a, page.h - header - least_text - 3 * least_gap);
  const float answers = height_of(a, plan);
  const float free = page.h - header - answers - text;
  const float gap = std::max(least_gap, std::floor(free / 3));
  page.take_top(gap);
  draw_header(a, page.take_top(ui.px(34), ui.px(20)), false);
  // What is cut from the gap below keeps descenders out of the scroll area's edge.
  const float room = page.h - answers - (free < 3 * least_gap ? least_gap : gap);
  const float shown = std::clamp(text + ui.px(10), ui.px(60), room);
  draw_statement(a, page.take_top(shown, gap - ui.px(10)), false);
  draw_answers(a, page, plan);
}

void draw_in_two_columns(Assessing& a, Rect page) {
  Ui& ui = a.ui;
  const bool tiles_above = page.h >= ui.px(540);
  const float margin = ui.px(tiles_above ? 24.0f : page.h >= ui.px(400) ? 16.0f : 6.0f);
  page = page.inset(ui.px(ui.layout == Layout::laptop ? 32 : 20), 0);
  if (tiles_above) {
    page.take_top(ui.px(22));
    draw_all_tiles(a, page.take_top(ui.px(kTilesRow)));
  }
  page = page.inset(0, margin);
  Rect side = page.take_end(page.w * 0.46f, ui.px(tiles_above ? 48 : 24));
  const AnswerPlan plan = plan_for(a, side.h);
  const float answers = height_of(a, plan);
  if (side.h > answers) side = side.centered(side.w, answers);
  ui.notice_room = {page.x - ui.px(32), page.y, page.w + ui.px(64), page.h + margin};

  page.take_top(side.y - page.y);
  const bool narrow = page.w < ui.px(520);
  draw_header(a, page.take_top(ui.px(34), ui.px(tiles_above ? 20 : 8)), narrow);
  if (!tiles_above)
    draw_tiles(a, page.take_top(ui.px(10), ui.px(10)),
               a.progress.dimensions[a.dimension_of(a.draft.statement)], static_cast<int>(a.draft.statement));
  draw_statement(a, page, narrow);
  draw_answers(a, side, plan);
}

}  // namespace

void draw_one(Assessing& a, Rect page) {
  act_on_keys_of_one(a);
  const Rect foot = page.take_bottom(ledge_height(a.ui)), across = page;
  switch (a.ui.layout) {
    case Layout::phone:
      draw_on_phone(a, page);
      break;
    case Layout::tablet:
      draw_in_one_column(a, page);
      break;
    case Layout::small:
    case Layout::laptop:
      draw_in_two_columns(a, page);
      break;
  }
  draw_actions_of_one(a, foot);
  const Swipe swipe = swipe_across(a.ui, across);
  if (swipe == Swipe::forward) show_next(a);
  if (swipe == Swipe::back) show_previous(a);
}

}  // namespace ubao::app
