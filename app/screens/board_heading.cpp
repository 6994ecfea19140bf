// What stands between the top bar and the canvas: the question where the bar has no room for it, what to do
// where the screen is high enough, and the marks of the moment: phases, rules, dots, what is hidden or
// locked. Nothing of it is pressed.
#include <cmath>
#include <functional>

#include "app/paint.h"
#include "app/panel.h"
#include "app/screens/board_parts.h"
#include "app/screens/frame.h"
#include "app/screens/parts.h"
#include "app/text.h"
#include "app/top_bar.h"

namespace ubao::app {
namespace {

constexpr float kMarkGap = 10, kLineGap = 8, kLowScreen = 480;

// Then the board needs every line of it: the question stays in the bar, marks are brief.
bool is_low(const Ui& ui) { return ui.screen.h < ui.px(kLowScreen); }

std::string state_words(const Ui& ui, core::ActivityState state) {
  return ui.say(state == core::ActivityState::open     ? "board.state.open"
                : state == core::ActivityState::closed ? "board.state.closed"
                                                       : "board.state.planned");
}

// One of the marks; some lie at the end of their line.
struct Mark {
  float width = 0;
  std::function<void(const Rect&)> draw;
  bool at_end = false;
};

TextStyle mark_style(const Ui& ui) {
  TextStyle style;
  style.size = 16;
  style.colour = ui.theme.soft;
  style.lines = 1;
  style.middle = true;
  return style;
}

Mark chip_mark(Ui& ui, std::string words, ChipLook look, Icon icon) {
  const float width = chip_width(ui, {words, look, icon});
  return {width, [&ui, words = std::move(words), look, icon](const Rect& place) {
            draw_chip(ui, {place.x, place.y}, {words, look, icon});
          }};
}

Mark text_mark(Ui& ui, std::string words) {
  const float width = std::ceil(text_width(ui, words, mark_style(ui))) + 1;
  return {width, [&ui, words = std::move(words)](const Rect& place) {
            draw_text(ui, place, words, mark_style(ui));
          }};
}

Icon phase_icon(core::BoardPhase phase) {
  switch (phase) {
    case core::BoardPhase::creative:
      return Icon::plus;
    case core::BoardPhase::appreciate:
      return Icon::star;
    case core::BoardPhase::critical:
      return Icon::dots;
    default:
      return Icon::lock;
  }
}

// The phase of now, among those before and after it.
Mark phases_mark(Ui& ui, const core::Board& board) {
  struct Step {
    std::string words;
    ChipLook look;
    Icon icon;
  };
  std::vector<Step> steps;
  bool before = std::find(board.phases.begin(), board.phases.end(), board.phase) != board.phases.end();
  for (const core::BoardPhase phase : board.phases) {
    const bool now = phase == board.phase;
    if (now) before = false;
    steps.push_back({phase_word(ui, phase), now ? ChipLook::now : ChipLook::plain,
                     before ? Icon::tick : phase_icon(phase)});
  }
  const float arrow = ui.px(32);
  float width = arrow * static_cast<float>(steps.size() - 1);
  for (const Step& step : steps) width += chip_width(ui, {step.words, step.look, step.icon});
  return {width, [&ui, steps, arrow](const Rect& place) {
            float x = place.x;
            for (std::size_t i = 0; i < steps.size(); ++i) {
              if (i > 0) {
                draw_icon(ui, Icon::forward, {x + arrow / 2, place.middle().y}, ui.px(18), ui.theme.soft);
                x += arrow;
              }
              x += draw_chip(ui, {x, place.y}, {steps[i].words, steps[i].look, steps[i].icon});
            }
          }};
}

// "Now:" and what the phase asks for, each with a tick.
Mark rules_mark(Ui& ui, const std::vector<std::string>& rules) {
  const TextStyle soft = mark_style(ui);
  TextStyle rule = soft;
  rule.colour = ui.theme.ink;
  const std::string now = ui.say("board.now");
  const float gap = ui.px(18), icon = ui.px(18 + 8);
  float width = std::ceil(text_width(ui, now, soft)) + 1;
  for (const std::string& words : rules) width += gap + icon + std::ceil(text_width(ui, words, rule)) + 1;
  return {width,
          [&ui, rules, now, soft, rule, gap, icon](const Rect& place) {
            Rect rest = place;
            draw_text(ui, rest.take_start(std::ceil(text_width(ui, now, soft)) + 1, gap), now, soft);
            for (const std::string& words : rules) {
              const float w = icon + std::ceil(text_width(ui, words, rule)) + 1;
              icon_word(ui, rest.take_start(w, gap), Icon::tick, words, rule, 18);
            }
          },
          true};
}

// One's dots as they are given out, and how many are left.
Mark dots_mark(Ui& ui, const core::Board& board, bool brief) {
  constexpr int kMostDrawn = 8;
  const int each = board.rules.votes_each, left = std::max(0, board.votes.left);
  const core::Language& language = *ui.language;
  const std::string words = ui.say(brief ? "board.dots.left_brief" : "board.dots.left",
                                   {{"n", language.number(left)}, {"most", language.number(each)}});
  const std::string yours = brief ? std::string() : ui.say("board.dots.yours");
  const int drawn = each <= kMostDrawn ? each : 0;
  TextStyle style = mark_style(ui);
  style.colour = ui.theme.ink;
  TextStyle bold = style;
  bold.bold = true;
  const float dot = ui.px(brief ? 20 : 24), gap = ui.px(10);
  const auto wide = [&ui](const std::string& text, const TextStyle& of) {
    return text.empty() ? 0 : std::ceil(text_width(ui, text, of)) + 1;
  };
  const float yours_w = wide(yours, bold), words_w = wide(words, style);
  const float width =
      (yours.empty() ? 0 : yours_w + gap) + dot * static_cast<float>(drawn) + (drawn > 0 ? gap : 0) + words_w;
  return {width,
          [&ui, words, yours, yours_w, drawn, left, dot, gap, style, bold](const Rect& place) {
            Rect rest = place;
            if (!yours.empty()) draw_text(ui, rest.take_start(yours_w, gap), yours, bold);
            for (int i = 0; i < drawn; ++i) {
              const ImVec2 middle = rest.take_start(dot).middle();
              const float radius = dot * 0.4f;
              if (i < left)
                disc(ui, middle, radius, ui.theme.action);
              else
                ring(ui, middle, radius, ui.theme.action, ui.px(1.5f));
            }
            if (drawn > 0) rest.take_start(gap);
            draw_text(ui, rest, words, style);
          },
          !brief};
}

Mark timer_mark(Ui& ui, const ChalkTimer& timer) {
  return {chalk_timer_width(ui, timer, false),
          [&ui, timer](const Rect& place) { draw_chalk_timer(ui, place, timer, false); }, ui.phone()};
}

std::vector<Mark> marks_of(Ui& ui, const State& state, const ChalkTimer& timer, float width) {
  const core::Board& board = state.views.board;
  std::vector<Mark> marks;
  const bool has_phase = board.phase != core::BoardPhase::none && !board.phases.empty();
  if (has_phase) {
    Mark phases = phases_mark(ui, board);
    if (phases.width > width || ui.phone() || is_low(ui))
      marks.push_back(chip_mark(ui, phase_word(ui, board.phase), ChipLook::now, phase_icon(board.phase)));
    else
      marks.push_back(std::move(phases));
  }
  const bool open = board.state == core::ActivityState::open;
  if (!has_phase || !open)
    marks.push_back(open ? chip_mark(ui, state_words(ui, board.state), ChipLook::now, Icon::pencil)
                         : chip_mark(ui, state_words(ui, board.state), ChipLook::plain,
                                     board.state == core::ActivityState::closed ? Icon::lock : Icon::clock));
  if (ui.phone()) marks.push_back(text_mark(ui, cards_words(ui, board)));
  if (board.locked) marks.push_back(chip_mark(ui, ui.say("board.locked"), ChipLook::late, Icon::lock));
  if (board.layout.kind == core::LayoutKind::yes_no && board.revealed)
    marks.push_back(text_mark(ui, yes_no_words(ui, state.board.facts)));
  if (board.rules.votes_each > 0 && board.allowed.voting && !board.person.empty()) {
    Mark dots = dots_mark(ui, board, false);
    const bool narrow = ui.phone() || is_low(ui) || ui.layout == Layout::small || dots.width > width;
    marks.push_back(narrow ? dots_mark(ui, board, true) : std::move(dots));
  } else if (has_phase && !ui.phone() && ui.layout != Layout::small) {
    const std::vector<std::string> rules = rules_of(ui, board.phase);
    Mark all = rules.empty() ? Mark{} : rules_mark(ui, rules);
    if (all.width > 0 && all.width <= width) marks.push_back(std::move(all));
  }
  if (timer.any() && !bar_has_timer(ui)) marks.push_back(timer_mark(ui, timer));
  return marks;
}

// Lines of marks, one after the other, as many in a line as have room.
std::vector<std::vector<std::size_t>> lines_of(const std::vector<Mark>& marks, float width, float gap) {
  std::vector<std::vector<std::size_t>> lines;
  float used = 0;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (lines.empty() || used + gap + marks[i].width > width) {
      lines.emplace_back();
      used = -gap;
    }
    lines.back().push_back(i);
    used += gap + marks[i].width;
  }
  return lines;
}

std::string hidden_words(const Ui& ui, const core::Board& board) {
  if (board.revealed) return {};
  return ui.count("board.hidden", board.hidden_cards);
}

}  // namespace

std::string cards_words(const Ui& ui, const core::Board& board) {
  return ui.count("board.cards", static_cast<std::int64_t>(board.cards.size()) + board.hidden_cards);
}

std::string yes_no_words(const Ui& ui, const BoardFacts& facts) {
  return ui.say("board.tally",
                {{"yes", ui.language->number(facts.yes)}, {"no", ui.language->number(facts.no)}});
}

BoardHeading board_heading(Ui& ui, const State& state, const ChalkTimer& timer) {
  const core::Board& board = state.views.board;
  BoardHeading heading;
  heading.timer = timer;
  TextStyle title;
  title.role = Role::title;
  const float clock = timer.any() && bar_has_timer(ui) ? chalk_timer_width(ui, timer, true) + ui.px(16) : 0;
  const float room = ui.layout == Layout::laptop ? ui.screen.w - ui.px(640) - clock : 0;
  if (text_width(ui, board.title, title) > room && !is_low(ui)) heading.question = board.title;
  if (ui.layout == Layout::tablet && board.prompt != board.title) heading.task = board.prompt;
  std::string people;
  if (board.phase == core::BoardPhase::critical && board.rules.votes_each > 0)
    people = ui.count("board.voters", board.votes.voters);
  else if (board.allowed.ideas && board.writers > 0)
    people = ui.count("board.writers", board.writers);
  heading.facts = dotted({workshop_place(state), cards_words(ui, board), people});
  return heading;
}

Rect draw_board_heading(Ui& ui, const State& state, const BoardHeading& heading, Rect page) {
  const float margin = ui.px(page.w < ui.px(600) ? 14 : 20), chip_h = ui.px(kChipHeight);
  const float width = page.w - 2 * margin, gap = ui.px(kMarkGap), line_gap = ui.px(kLineGap);
  TextStyle question;
  question.bold = true;
  question.line_height = measure::kTitleLineHeight;
  TextStyle task;
  task.size = 17;
  task.line_height = measure::kTitleLineHeight;
  if (!heading.question.empty()) task.colour = ui.theme.soft;
  TextStyle alone;
  alone.size = 16;
  alone.bold = true;
  const std::string hidden = hidden_words(ui, state.views.board);
  const std::vector<Mark> marks = marks_of(ui, state, heading.timer, width);
  const auto lines = lines_of(marks, width, gap);

  struct Words {
    const std::string* text;
    const TextStyle* style;
  };
  std::vector<Words> texts;
  if (!heading.question.empty()) texts.push_back({&heading.question, &question});
  if (!heading.task.empty()) texts.push_back({&heading.task, &task});
  float height = static_cast<float>(lines.size()) * (chip_h + line_gap);
  for (const Words& words : texts) height += text_height(ui, *words.text, *words.style, width) + line_gap;
  if (!hidden.empty()) height += text_height(ui, hidden, alone, width) + line_gap;
  const Rect strip = page.take_top(std::ceil(height - line_gap + ui.px(20)));
  Rect inside = strip.inset(margin, ui.px(10));
  for (const Words& words : texts)
    draw_text(ui, inside.take_top(text_height(ui, *words.text, *words.style, width), line_gap), *words.text,
              *words.style);
  for (const auto& line : lines) {
    Rect rest = inside.take_top(chip_h, line_gap);
    // what lies at the end is laid out from there
    std::size_t last = line.size();
    if (line.size() > 1 && marks[line.back()].at_end) --last;
    if (last < line.size()) marks[line.back()].draw(rest.take_end(marks[line.back()].width, gap));
    for (std::size_t i = 0; i < last; ++i) marks[line[i]].draw(rest.take_start(marks[line[i]].width, gap));
  }
  if (!hidden.empty()) draw_text(ui, inside, hidden, alone);
  hairline_across(ui, strip.x, strip.bottom() - 1, strip.w, ui.theme.hairline);
  return page;
}

}  // namespace ubao::app
