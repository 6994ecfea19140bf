// What was chosen, and what was parked: the list that goes on to the action plan.
#include <array>

#include "app/button.h"
#include "app/row.h"
#include "app/screens/board_parts.h"
#include "app/screens/parts.h"
#include "app/sheet.h"
#include "app/text.h"

namespace ubao::app {
namespace {

// Rows of cards; a pressed one is opened.
void draw_card_rows(Boarding& b, Rect& content, const std::vector<std::size_t>& cards, Icon icon) {
  Ui& ui = b.ui;
  const core::Card* pressed = nullptr;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    const core::Card& card = b.board.cards[cards[i]];
    const auto tally = b.board.votes.tallies.find(card.id);
    const std::string about = dotted({card.author, tally == b.board.votes.tallies.end()
                                                       ? std::string()
                                                       : ui.count("board.dots", tally->second.counted)});
    const std::string planned =
        b.state.views.planned_cards.contains(card.id) ? ui.say("board.mark.planned") : std::string();
    Row row;
    row.id = card.id;
    row.icon = icon;
    row.title = card.text;
    row.title_may_elide = true;
    row.subtitle = about;
    if (!planned.empty()) row.chip = {planned, ChipLook::received, Icon::tick};
    row.arrow = true;
    row.last = i + 1 == cards.size();
    if (draw_row(ui, content.take_top(row_height(ui, row, content.w)), row)) pressed = &card;
  }
  if (!pressed) return;
  b.draft.choice.clear();
  b.draft.selected = pressed->id;
  b.draft.reading = true;
  b.draft.sheet = BoardSheet::none;
}

void heading(Boarding& b, Rect& content, const std::string& words) {
  TextStyle bold;
  bold.bold = true;
  draw_text(b.ui, content.take_top(text_height(b.ui, words, bold, content.w), b.ui.px(6)), words, bold);
}

}  // namespace

void draw_shortlist(Boarding& b) {
  Ui& ui = b.ui;
  BoardDraft& draft = b.draft;
  if (draft.sheet != BoardSheet::shortlist) return;
  const BoardFacts& facts = draft.facts;
  const bool none = facts.chosen.empty();
  const Sheet sheet = begin_sheet(ui, "board/shortlist", ui.say("board.shortlist"),
                                  ui.say(none ? "board.shortlist.none" : "board.shortlist.text"), 640);
  Rect content = sheet.content;
  content.h = 1e6f;
  draw_card_rows(b, content, facts.chosen, Icon::star);
  if (!facts.parked.empty()) {
    content.take_top(ui.px(16));
    heading(b, content, ui.say("board.parking"));
    draw_card_rows(b, content, facts.parked, Icon::flag);
  }
  content.take_top(ui.px(12));
  std::vector<std::string> open;
  for (const std::size_t at : facts.chosen)
    if (!b.state.views.planned_cards.contains(b.board.cards[at].id)) open.push_back(b.board.cards[at].id);
  const std::string why = none ? std::string() : why_no_plan(b);
  const std::string close = ui.say("board.close_sheet"),
                    plan = why.empty() ? ui.count("board.plan_all", static_cast<std::int64_t>(open.size()))
                                       : why;
  const std::array<Button, 2> buttons{
      {{"close", close, ButtonLook::quiet},
       {"plan", plan, why.empty() ? ButtonLook::primary : ButtonLook::locked, Icon::arrow_forward}}};
  float y = content.y;
  const int pressed = sheet_buttons(ui, content, y, std::span(buttons).first(open.empty() ? 1 : 2));
  end_sheet(ui, y);
  if (pressed == 1 && why.empty()) b.intents.push_back(PlanCards{open});
  if (pressed == 0 || sheet.dismissed) draft.sheet = BoardSheet::none;
}

}  // namespace ubao::app
