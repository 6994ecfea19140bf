// The ledge of a board. For participants: what this moment asks of them. For facilitators: what they decide
// for all, with the next phase at its far end.
#include "app/ledge.h"

#include <algorithm>

#include "app/screens/board_parts.h"

namespace ubao::app {
namespace {

using core::BoardPhase;

constexpr int kMinute = 60;

// The phase before or after the present one in the course of this board; none at its ends.
BoardPhase neighbour(const core::Board& board, bool next) {
  const auto& phases = board.phases;
  const auto at = std::find(phases.begin(), phases.end(), board.phase);
  if (at == phases.end()) return BoardPhase::none;
  if (next) return at + 1 == phases.end() ? BoardPhase::none : *(at + 1);
  return at == phases.begin() ? BoardPhase::none : *(at - 1);
}

LedgeAction locked_act(std::string id, std::string why) {
  return {std::move(id), std::move(why), Icon::lock, true};
}

LedgeAction card_act(const Boarding& b) {
  const std::string why = why_no_idea(b);
  if (!why.empty()) return locked_act("new", why);
  return {"new", b.ui.say("board.new_card"), Icon::plus};
}

// What a participant does next: write, say what one likes, give dots.
LedgeAction next_act(const Boarding& b) {
  const Ui& ui = b.ui;
  const core::Board& board = b.board;
  const core::Card* card = b.draft.choice.empty() ? b.selected() : nullptr;
  if (board.allowed.ideas || board.locked || board.phase == BoardPhase::closed) return card_act(b);
  if (board.allowed.voting && !board.person.empty()) {
    if (!card) return locked_act("dot", ui.say("board.tap.dot"));
    const std::string why = why_no_dot(b, *card);
    if (!why.empty()) return locked_act("dot", why);
    const bool given = board.votes.mine.contains(card->id);
    return {"dot", ui.say(given ? "board.dot.take" : "board.dot.give"), given ? Icon::undo : Icon::dots};
  }
  if (board.allowed.comments) {
    if (!card) return locked_act("comment", ui.say("board.tap.comment"));
    const std::string why = why_no_comment(b, *card);
    if (!why.empty()) return locked_act("comment", why);
    return {"comment", ui.say("board.comment"), Icon::speech};
  }
  return card_act(b);
}

// On a phone the arrow behind the word says that it leads on.
std::string word_of_next(const Boarding& b, BoardPhase next) {
  const Ui& ui = b.ui;
  if (ui.phone()) return next == BoardPhase::closed ? ui.say("board.close_brief") : phase_word(ui, next);
  if (next != BoardPhase::closed) return ui.say("board.go_to", {{"phase", phase_word(ui, next)}});
  return ui.say(b.board.allowed.shortlisting ? "board.close_shortlist" : "board.close");
}

LedgeAction primary_of(const Boarding& b, bool& leads_on) {
  const Ui& ui = b.ui;
  const core::Board& board = b.board;
  leads_on = false;
  if (!b.state.facilitating()) return next_act(b);
  const BoardPhase next = neighbour(board, true);
  if (next != BoardPhase::none) {
    leads_on = true;
    return {"next", word_of_next(b, next), Icon::forward};
  }
  if (board.phase == BoardPhase::closed && board.allowed.planning) {
    leads_on = true;
    return {"shortlist", ui.say(ui.phone() ? "board.tool.plan" : "board.to_plan"), Icon::forward};
  }
  return card_act(b);
}

std::vector<LedgeAction> for_facilitators(const Boarding& b) {
  const Ui& ui = b.ui;
  const core::Board& board = b.board;
  std::vector<LedgeAction> actions;
  const bool open = board.phase != BoardPhase::closed;
  if (open && board.timer.seconds > 0) actions.push_back({"minute", ui.say("board.timer.add"), Icon::plus});
  if (open || board.timer.seconds > 0) actions.push_back({"timer", ui.say("board.timer"), Icon::clock});
  if (!board.revealed) actions.push_back({"reveal", ui.count("board.reveal", board.hidden_cards), Icon::eye});
  if (ranking_needs_sheet(b)) actions.push_back({"ranking", ui.say("board.ranking"), Icon::dots});
  if (board.revealed && board.allowed.ideas)
    actions.push_back({"private", ui.say("board.private"), Icon::pencil});
  if (open || board.locked)
    actions.push_back({"lock", ui.say(board.locked ? "board.unlock" : "board.lock"), Icon::lock});
  if (const BoardPhase back = neighbour(board, false);
      back != BoardPhase::none && board.state != core::ActivityState::closed)
    actions.push_back({"back", ui.say("board.back_to", {{"phase", phase_word(ui, back)}}), Icon::undo});
  if (ui.phone() && why_no_idea(b).empty()) actions.push_back(card_act(b));
  return actions;
}

void go_to_phase(Boarding& b, bool next) {
  drop_card(b);
  b.intents.push_back(SetPhase{b.board.activity, neighbour(b.board, next)});
}

void press(Boarding& b, std::string_view id) {
  BoardDraft& draft = b.draft;
  const core::Board& board = b.board;
  const core::Card* card = b.selected();
  if (id == "list" || id == "canvas") {
    drop_card(b);
    draft.as_list = !draft.as_list;
  }
  if (id == "new") begin_new_card(b);
  if (id == "comment" && card) begin_comment(b, *card);
  if (id == "dot" && card) toggle_dot(b, *card);
  if (id == "phase") draft.sheet = BoardSheet::phase;
  if (id == "groups") draft.sheet = BoardSheet::groups;
  if (id == "shortlist") draft.sheet = BoardSheet::shortlist;
  if (id == "timer") begin_timer(b);
  if (id == "next" || id == "back") go_to_phase(b, id == "next");
  if (id == "reveal") b.intents.push_back(SetRevealed{board.activity, true});
  if (id == "private") b.intents.push_back(SetRevealed{board.activity, false});
  if (id == "ranking") draft.sheet = BoardSheet::ranking;
  if (id == "lock") b.intents.push_back(LockBoard{board.activity, !board.locked});
  if (id == "minute") b.intents.push_back(SetTimer{board.activity, std::max(0, draft_left(b)) + kMinute});
  b.ui.want_frame();
}

}  // namespace

void draw_board_ledge(Boarding& b, const Rect& rect) {
  Ui& ui = b.ui;
  const core::Board& board = b.board;
  std::vector<LedgeAction> actions;
  if (b.state.facilitating()) actions = for_facilitators(b);
  actions.push_back(b.draft.as_list ? LedgeAction{"canvas", ui.say("board.as_board"), Icon::board}
                                    : LedgeAction{"list", ui.say("board.as_list"), Icon::list});
  if (board.phase != BoardPhase::none) actions.push_back({"phase", ui.say("board.about"), Icon::info});
  const bool organizing = core::allows(board.phase, core::BoardAct::organize);
  if (organizing || !board.groups.empty()) actions.push_back({"groups", ui.say("board.groups"), Icon::group});
  const bool choosing = core::allows(board.phase, core::BoardAct::shortlist);
  if (choosing || !b.draft.facts.chosen.empty() || !b.draft.facts.parked.empty())
    actions.push_back({"shortlist", ui.say("board.shortlist"), Icon::star});
  Ledge ledge;
  ledge.secondary = actions;
  ledge.primary = primary_of(b, ledge.primary_leads_on);
  if (ledge.primary.id == "shortlist")
    std::erase_if(actions, [](const LedgeAction& a) { return a.id == "shortlist"; });
  ledge.secondary = actions;
  const int pressed = draw_ledge(ui, rect, ledge);
  if (pressed == kPrimaryPressed && !ledge.primary.locked) press(b, ledge.primary.id);
  if (pressed >= 0) press(b, actions[static_cast<std::size_t>(pressed)].id);
}

}  // namespace ubao::app
