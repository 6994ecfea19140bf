#include "app/screens/board.h"

#include <cmath>

#include "app/keys.h"
#include "app/ledge.h"
#include "app/paint.h"
#include "app/panel.h"
#include "app/screens/board_layout.h"
#include "app/screens/frame.h"
#include "app/text.h"

namespace ubao::app {
namespace {

// The least zoom at which a board is opened.
constexpr float kReadable = 0.6f, kReadableOnPhone = 0.9f, kWholeLayout = 0.25f;

std::string state_words(const Ui& ui, core::ActivityState state) {
  return ui.say(state == core::ActivityState::open     ? "board.state.open"
                : state == core::ActivityState::closed ? "board.state.closed"
                                                       : "board.state.planned");
}

Chip state_chip(std::string_view words, core::ActivityState state) {
  if (state == core::ActivityState::open) return {words, ChipLook::now, Icon::pencil};
  return {words, ChipLook::plain, state == core::ActivityState::closed ? Icon::lock : Icon::clock};
}

// What stands below the top bar: the question where the bar has no room for it, what to do where the screen
// is high enough, the state, how many cards there are.
struct Heading {
  std::string question, task;  // empty: not here
  bool shown() const { return !question.empty() || !task.empty(); }
};

Heading heading_of(Ui& ui, const core::Board& board) {
  TextStyle title;
  title.role = Role::title;
  const float room = ui.layout == Layout::laptop ? ui.screen.w - ui.px(640) : 0;
  Heading heading;
  if (text_width(ui, board.title, title) > room) heading.question = board.title;
  const bool high = ui.layout == Layout::laptop || ui.layout == Layout::tablet;
  if (high && board.prompt != board.title) heading.task = board.prompt;
  return heading;
}

Rect draw_board_heading(Ui& ui, const core::Board& board, const Heading& heading, Rect page) {
  const std::string words = state_words(ui, board.state);
  const std::string count = ui.count("board.cards", static_cast<std::int64_t>(board.cards.size()));
  const Chip chip = state_chip(words, board.state);
  const bool narrow = page.w < ui.px(600);
  TextStyle question;
  question.bold = true;
  question.line_height = measure::kTitleLineHeight;
  TextStyle task;
  task.size = 17;
  task.line_height = measure::kTitleLineHeight;
  if (!heading.question.empty()) task.colour = ui.theme.soft;
  TextStyle soft;
  soft.size = 16;
  soft.colour = ui.theme.soft;
  soft.lines = 1;
  soft.middle = true;
  const float margin = ui.px(narrow ? 14 : 20), chip_h = ui.px(kChipHeight);
  const float facts = chip_width(ui, chip) + ui.px(10) + text_width(ui, count, soft) + 1;
  const float width = page.w - 2 * margin - (narrow ? 0 : facts + ui.px(20));
  const float question_h = heading.question.empty() ? 0 : text_height(ui, heading.question, question, width);
  const float task_h = heading.task.empty() ? 0 : text_height(ui, heading.task, task, width);
  const float between = question_h > 0 && task_h > 0 ? ui.px(2) : 0;
  const float text_h = question_h + between + task_h;
  const float inner = narrow ? text_h + ui.px(8) + chip_h : std::max(text_h, chip_h);
  const Rect strip = page.take_top(std::ceil(inner + ui.px(20)));
  Rect inside = strip.inset(margin, ui.px(10));
  Rect line = narrow ? inside.take_bottom(chip_h, ui.px(8)) : inside.take_end(facts, ui.px(20));
  inside.take_top((inside.h - text_h) / 2);
  if (question_h > 0) draw_text(ui, inside.take_top(question_h, between), heading.question, question);
  if (task_h > 0) draw_text(ui, inside.take_top(task_h), heading.task, task);
  line = {line.x, line.y + (line.h - chip_h) / 2, line.w, chip_h};
  line.take_start(draw_chip(ui, {line.x, line.y}, chip), ui.px(10));
  draw_text(ui, line, count, soft);
  hairline_across(ui, strip.x, strip.bottom() - 1, strip.w, ui.theme.hairline);
  return page;
}

void draw_board_actions(Boarding& b, const Rect& rect) {
  Ui& ui = b.ui;
  BoardDraft& draft = b.draft;
  const std::vector<LedgeAction> actions{draft.as_list
                                             ? LedgeAction{"canvas", ui.say("board.as_board"), Icon::board}
                                             : LedgeAction{"list", ui.say("board.as_list"), Icon::list}};
  Ledge ledge;
  ledge.secondary = actions;
  ledge.primary_leads_on = false;
  if (b.read_only)
    ledge.primary = {"new", ui.say("board.closed"), Icon::lock, true};
  else
    ledge.primary = {"new", ui.say("board.new_card"), Icon::plus};
  const int pressed = draw_ledge(ui, rect, ledge);
  if (pressed == 0) {
    drop_card(b);
    draft.as_list = !draft.as_list;
    ui.want_frame();
  }
  if (pressed == kPrimaryPressed && !b.read_only) begin_new_card(b);
}

// Before anything is drawn: the cards' index, the first view, a selection that is gone.
void prepare(Boarding& b) {
  BoardDraft& draft = b.draft;
  const BoardTouches& touches = b.state.board_touches;
  if (b.state.board_revision != draft.choice_checked) {  // some may be gone
    draft.choice_checked = b.state.board_revision;
    draft.choice.keep_if([&](const std::string& card) { return b.card(card) != nullptr; });
  }
  draft.cards.update(b.board, b.state.board_revision, touches, draft.finding ? draft.find : std::string(),
                     draft.choice);
  if (!draft.selected.empty() && !b.selected()) draft.selected.clear();
  if (!draft.dragging.empty() && !b.card(draft.dragging)) draft.dragging.clear();
  if (draft.fitted) return;
  draft.fitted = true;
  // a layout is seen as a whole first: its names stay readable
  const float least = !b.board.layout.zones.empty() ? kWholeLayout
                      : b.ui.phone()                ? kReadableOnPhone
                                                    : kReadable;
  draft.view = first_view(everything_on(b), b.canvas, b.clear, b.ui.scale, least);
}

}  // namespace

CardColour colour_of(const core::Card& card) { return colour_named(card.colour); }

Rect place_on_canvas(const core::Card& card) {
  return {static_cast<float>(card.x), static_cast<float>(card.y), kCardWidth, kCardHeight};
}

std::string mark_of(const Boarding& b, const core::Card& card) {
  if (card.edited_while_removed) return b.ui.say("board.mark.removed");
  if (card.versions.size() < 2) return {};
  return b.ui.count("board.mark.texts", static_cast<std::int64_t>(card.versions.size()));
}

void draw_board(Ui& ui, const State& state, BoardDraft& draft, Intents& intents) {
  const core::Board& board = state.views.board;
  const bool here = board.activity == state.activity;
  const Heading heading = here ? heading_of(ui, board) : Heading{};
  const std::string count = ui.count("board.cards", static_cast<std::int64_t>(board.cards.size()));
  const std::string facts =
      ui.say("board.subtitle", {{"state", state_words(ui, board.state)}, {"cards", count}});
  Rect page = draw_frame(ui, state,
                         {.back = ui.say("board.leave"),
                          .title = heading.question.empty() ? board.title : ui.say("board.title"),
                          .subtitle = heading.shown() ? workshop_place(state) : facts},
                         intents);
  if (!here) return;
  if (heading.shown()) page = draw_board_heading(ui, board, heading, page);
  const Rect foot = page.take_bottom(ledge_height(ui));
  Boarding b{ui,      state,
             board,   draft,
             intents, board.state == core::ActivityState::closed,
             page,    ui.on_glass(clear_of_tools(ui, page))};
  prepare(b);
  if (draft.as_list) {
    draw_card_list(b, page);
  } else {
    if (ui.layout != Layout::laptop)  // the toast leaves the tools at the foot free
      ui.notice_room = {page.x, page.y, page.w, b.clear.bottom() + ui.px(18) - page.y};
    act_on_board_keys(b);
    draw_canvas(b);
    draw_tools(b);
    draw_card_tools(b);
    draw_choice_tools(b);
  }
  draw_board_actions(b, foot);
  draw_board_sheets(b);
  keep_typing(b);
}

}  // namespace ubao::app
