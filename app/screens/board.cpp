#include "app/screens/board.h"

#include <cmath>

#include "app/keys.h"
#include "app/ledge.h"
#include "app/paint.h"
#include "app/panel.h"
#include "app/screens/board_parts.h"
#include "app/screens/frame.h"
#include "app/screens/parts.h"
#include "app/text.h"

namespace ubao::app {
namespace {

constexpr float kReadable = 0.6f, kReadableOnPhone = 0.9f;  // the least zoom at which a board is opened

// Before anything is drawn: the cards' index, the first view, a selection that is gone.
void prepare(Boarding& b) {
  BoardDraft& draft = b.draft;
  const BoardTouches& touches = b.state.board_touches;
  if (b.state.board_revision != draft.choice_checked) {  // some may be gone
    draft.choice_checked = b.state.board_revision;
    draft.choice.keep_if([&](const std::string& card) { return b.card(card) != nullptr; });
  }
  const CardFilter filter = draft.finding ? draft.filter : CardFilter{};
  draft.cards.update(b.board, b.state.board_revision, touches, draft.finding ? draft.find : std::string(),
                     draft.choice, filter,
                     filter.ministry.empty() ? std::map<std::string, std::string>{} : ministries_of(b.state));
  if (!draft.selected.empty() && !b.selected()) draft.selected.clear();
  if (!draft.dragging.empty() && !b.card(draft.dragging)) draft.dragging.clear();
  if (draft.fitted) return;
  draft.fitted = true;
  draft.view = first_view(b.index().everything(), b.canvas, b.clear, b.ui.scale,
                          b.ui.phone() ? kReadableOnPhone : kReadable);
  // cards that lie far apart leave corners empty
  const ImVec2 from = b.lens().to_canvas({b.clear.x, b.clear.y}),
               to = b.lens().to_canvas({b.clear.end(), b.clear.bottom()});
  if (!b.board.cards.empty() && !b.index().any_in({from.x, from.y, to.x - from.x, to.y - from.y}))
    bring_into_sight(b, b.board.cards[b.index().reading_order().front()]);
}

}  // namespace

CardColour colour_of(const core::Card& card) { return colour_named(card.colour); }

Rect place_on_canvas(const core::Card& card) {
  return {static_cast<float>(card.x), static_cast<float>(card.y), kCardWidth, kCardHeight};
}

std::string mark_of(const Boarding& b, const core::Card& card) {
  if (card.edited_while_removed) return b.ui.say("board.mark.removed");
  if (card.versions.size() > 1)
    return b.ui.count("board.mark.texts", static_cast<std::int64_t>(card.versions.size()));
  if (card.surplus) return b.ui.say("board.mark.surplus");
  if (card.loose) return b.ui.say("board.mark.loose");
  return card.late ? b.ui.say("board.mark.late") : std::string();
}

std::string foot_of(const Boarding& b, const core::Card& card) {
  const auto tally = b.board.votes.tallies.find(card.id);
  const int dots = tally == b.board.votes.tallies.end() ? 0 : tally->second.counted;
  const int likes = b.draft.facts.comments_on(card.id);
  return dotted({card.parked ? b.ui.say("board.mark.parked") : std::string(),
                 card.shortlisted ? b.ui.say("board.mark.chosen") : std::string(),
                 dots > 0 ? b.ui.count("board.dots", dots) : std::string(),
                 likes > 0 ? b.ui.count("board.likes", likes) : std::string()});
}

void draw_board(Ui& ui, const State& state, BoardDraft& draft, Intents& intents) {
  const core::Board& board = state.views.board;
  const bool here = board.activity == state.activity;
  if (here) draft.facts.update(board, state.views.board_comments, state.board_revision);
  const ChalkTimer timer = here ? count_down(ui, state, draft, intents) : ChalkTimer{};
  const BoardHeading heading = here ? board_heading(ui, state, timer) : BoardHeading{};
  Rect page = draw_frame(ui, state,
                         {.back = ui.say("board.leave"),
                          .title = heading.question.empty() ? board.title : ui.say("board.title"),
                          .subtitle = heading.facts,
                          .timer = timer},
                         intents);
  if (!here) return;
  page = draw_board_heading(ui, state, heading, page);
  const Rect foot = page.take_bottom(ledge_height(ui));
  Boarding b{ui, state, board, draft, intents, !board.allowed.arranging, page, {}};
  b.clear = ui.on_glass(clear_of_tools(b));
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
  draw_board_ledge(b, foot);
  draw_board_sheets(b);
  keep_typing(b);
}

}  // namespace ubao::app
