// The cards with most dots: for a facilitator a panel beside the board where there is room, else a sheet; she
// sees them before she shows them to all.
#include <algorithm>
#include <array>

#include "app/button.h"
#include "app/item.h"
#include "app/paint.h"
#include "app/screens/board_parts.h"
#include "app/sheet.h"
#include "app/text.h"

namespace ubao::app {
namespace {

constexpr float kPanelWidth = 258, kPanelMargin = 14, kLeastCanvasWidth = 1100, kLeastCanvasHeight = 420;
constexpr float kRankLine = 59, kRankNumber = 30, kRankDots = 36, kBarHigh = 8;
constexpr std::size_t kMostRanks = 10;

bool ranks_dots(const Boarding& b) {
  return b.state.facilitating() && b.board.rules.votes_each > 0 &&
         (b.board.phase == core::BoardPhase::critical || b.board.phase == core::BoardPhase::closed);
}

// A card of the ranking, with a bar as long as its share of the most; true when it is pressed.
bool draw_rank(Boarding& b, const Rect& line, std::size_t rank, const BoardFacts::Ranked& ranked, int most) {
  Ui& ui = b.ui;
  const Theme& t = ui.theme;
  const core::Card& card = b.board.cards[ranked.card];
  const Item it = item(ui, "rank/" + card.id, line, card.text);
  if (it.hovered || it.held) fill(ui, line, t.well, ui.px(measure::kRadiusChip));
  TextStyle figure;
  figure.bold = figure.middle = true;
  figure.lines = 1;
  Rect rest = line.inset(ui.px(4), 0);
  draw_text(ui, rest.take_start(ui.px(kRankNumber)), ui.language->number(static_cast<std::int64_t>(rank)),
            figure);
  figure.align = Align::end;
  draw_text(ui, rest.take_end(ui.px(kRankDots), ui.px(6)), ui.language->number(ranked.dots), figure);
  TextStyle words;
  words.role = Role::meta;
  words.lines = 2;
  words.may_elide = words.middle = true;
  Rect bar = rest.take_bottom(ui.px(kBarHigh + 6));
  bar.h = ui.px(kBarHigh);
  draw_text(ui, rest, card.text, words);
  fill(ui, bar, t.well, bar.h / 2);
  const float share = static_cast<float>(ranked.dots) / static_cast<float>(std::max(1, most));
  fill(ui, {bar.x, bar.y, std::max(bar.h, bar.w * share), bar.h}, t.action, bar.h / 2);
  hairline_across(ui, line.x, line.bottom() - 1, line.w, t.hairline);
  if (it.focused) focus_ring(ui, line, ui.px(measure::kRadiusChip), RingOn::inside);
  return it.pressed;
}

// As many as there is room for; a pressed one is opened.
void draw_ranks(Boarding& b, Rect& content, std::size_t count) {
  Ui& ui = b.ui;
  const auto& ranking = b.draft.facts.ranking;
  const core::Card* pressed = nullptr;
  for (std::size_t i = 0; i < std::min(count, ranking.size()); ++i)
    if (draw_rank(b, content.take_top(ui.px(kRankLine)), i + 1, ranking[i], ranking.front().dots))
      pressed = &b.board.cards[ranking[i].card];
  if (!pressed) return;
  b.draft.choice.clear();
  b.draft.selected = pressed->id;
  if (b.draft.sheet == BoardSheet::ranking) b.draft.sheet = BoardSheet::none;
  b.draft.reading = true;
  bring_into_sight(b, *pressed);
}

std::string about_ranking(const Boarding& b) {
  if (b.draft.facts.ranking.empty()) return b.ui.say("board.ranking.none");
  return b.ui.say(b.board.votes.shown ? "board.ranking.shown" : "board.ranking.secret");
}

Button show_button(const Boarding& b, const std::string& word) {
  const bool shown = b.board.votes.shown;
  return {"votes", word, shown ? ButtonLook::quiet : ButtonLook::secondary, Icon::eye};
}

std::string show_word(const Boarding& b) {
  return b.ui.say(b.board.votes.shown ? "board.votes.hide" : "board.votes.show");
}

}  // namespace

Rect ranking_place(const Boarding& b) {
  Ui& ui = b.ui;
  if (ui.layout != Layout::laptop || !ranks_dots(b) || b.draft.as_list ||
      b.canvas.w < ui.px(kLeastCanvasWidth) || b.canvas.h < ui.px(kLeastCanvasHeight))
    return {};
  const float margin = ui.px(kPanelMargin);
  return {b.canvas.end() - margin - ui.px(kPanelWidth), b.canvas.y + margin, ui.px(kPanelWidth),
          b.canvas.h - 2 * margin};
}

bool ranking_needs_sheet(const Boarding& b) { return ranks_dots(b) && ranking_place(b).empty(); }

void draw_ranking(Boarding& b) {
  const Rect rect = ranking_place(b);
  if (rect.empty()) return;
  Ui& ui = b.ui;
  const FloatingPanel panel(ui, "board/ranking", rect);
  Rect inside = rect.inset(ui.px(12), ui.px(12));
  const std::string word = show_word(b), title = ui.say("board.ranking"), about = about_ranking(b);
  const Rect foot = inside.take_bottom(ui.px(measure::kButton), ui.px(8));
  TextStyle head;
  head.bold = true;
  TextStyle soft;
  soft.role = Role::meta;
  soft.colour = ui.theme.soft;
  draw_text(ui, inside.take_top(text_height(ui, title, head, inside.w)), title, head);
  draw_text(ui, inside.take_top(text_height(ui, about, soft, inside.w), ui.px(6)), about, soft);
  draw_ranks(b, inside, static_cast<std::size_t>(std::max(0.0f, inside.h / ui.px(kRankLine))));
  if (button(ui, foot, show_button(b, word)))
    b.intents.push_back(ShowVotes{b.board.activity, !b.board.votes.shown});
}

void draw_ranking_sheet(Boarding& b) {
  if (b.draft.sheet != BoardSheet::ranking) return;
  Ui& ui = b.ui;
  const Sheet sheet = begin_sheet(ui, "board/ranking", ui.say("board.ranking"), about_ranking(b), 560);
  Rect content = sheet.content;
  content.h = 1e6f;
  draw_ranks(b, content, kMostRanks);
  content.take_top(ui.px(12));
  const std::string close = ui.say("board.close_sheet"), word = show_word(b);
  const std::array<Button, 2> buttons{{{"close", close, ButtonLook::quiet}, show_button(b, word)}};
  float y = content.y;
  const int pressed = sheet_buttons(ui, content, y, buttons);
  end_sheet(ui, y);
  if (pressed == 1) b.intents.push_back(ShowVotes{b.board.activity, !b.board.votes.shown});
  if (pressed >= 0 || sheet.dismissed) b.draft.sheet = BoardSheet::none;
}

}  // namespace ubao::app
