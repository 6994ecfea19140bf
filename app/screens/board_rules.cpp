// What a phase asks for and what it locks, in words. What is locked says so before anybody types.
#include "app/button.h"
#include "app/panel.h"
#include "app/screens/board_parts.h"
#include "app/sheet.h"
#include "app/text.h"

namespace ubao::app {
namespace {

using core::BoardAct;
using core::BoardPhase;

// The phase that has that act, of those that the board has; none: it never comes.
BoardPhase phase_for(const core::Board& board, BoardAct act) {
  for (const BoardPhase phase : board.phases)
    if (core::allows(phase, act)) return phase;
  return BoardPhase::none;
}

// Why it may not be done now; empty where it may.
std::string why_locked(const Boarding& b, BoardAct act, bool allowed, std::string_view comes) {
  if (allowed) return {};
  const Ui& ui = b.ui;
  const core::Board& board = b.board;
  if (board.phase == BoardPhase::closed) return ui.say("board.closed");
  if (core::allows(board.phase, act)) return ui.say("board.locked");
  if (act == BoardAct::idea) return ui.say("board.why.idea", {{"phase", phase_word(ui, board.phase)}});
  const BoardPhase phase = phase_for(board, act);
  if (phase == BoardPhase::none) return ui.say("board.why.never");
  if (phase == BoardPhase::closed) return ui.say("board.why.end");
  return ui.say(comes, {{"phase", phase_word(ui, phase)}});
}

}  // namespace

std::string phase_word(const Ui& ui, BoardPhase phase) {
  return ui.say("board.phase." + std::string(phase == BoardPhase::none ? "none" : core::name_of(phase)));
}

std::vector<std::string> rules_of(const Ui& ui, BoardPhase phase) {
  std::vector<std::string> rules;
  const auto add = [&](std::initializer_list<const char*> keys) {
    for (const char* key : keys) rules.push_back(ui.say(key));
  };
  if (phase == BoardPhase::creative)
    add({"board.rule.no_judging", "board.rule.many", "board.rule.beyond", "board.rule.build"});
  if (phase == BoardPhase::appreciate) add({"board.rule.like", "board.rule.others", "board.rule.no_but"});
  if (phase == BoardPhase::critical) add({"board.rule.group", "board.rule.weigh", "board.rule.choose"});
  return rules;
}

std::string why_no_idea(const Boarding& b) {
  const core::BoardRules& rules = b.board.rules;
  const std::string locked = why_locked(b, BoardAct::idea, b.board.allowed.ideas, {});
  if (!locked.empty()) return locked;
  if (!b.board.revealed && b.board.person.empty()) return b.ui.say("board.why.private");
  if (rules.cards_each > 0 && !b.board.person.empty() && b.draft.facts.own_ideas >= rules.cards_each)
    return b.ui.count("board.why.cards_written", rules.cards_each);
  return {};
}

std::string why_no_comment(const Boarding& b, const core::Card& card) {
  const core::Board& board = b.board;
  if (card.kind == core::CardKind::comment) return b.ui.say("board.why.comment_on_comment");
  const std::string locked = why_locked(b, BoardAct::comment, board.allowed.comments, "board.why.comment");
  if (!locked.empty()) return locked;
  if (!board.revealed && board.person.empty()) return b.ui.say("board.why.private");
  if (card.mine && board.phase == BoardPhase::appreciate) return b.ui.say("board.why.own");
  if (!card.mine && board.rules.comments_each > 0 && !board.person.empty() &&
      b.draft.facts.own_comments >= board.rules.comments_each)
    return b.ui.count("board.why.comments_written", board.rules.comments_each);
  return {};
}

std::string why_no_dot(const Boarding& b, const core::Card& card) {
  const core::Board& board = b.board;
  if (board.rules.votes_each <= 0) return b.ui.say("board.why.no_votes");
  const std::string locked = why_locked(b, BoardAct::vote, board.allowed.voting, "board.why.dot");
  if (!locked.empty()) return locked;
  if (board.person.empty()) return b.ui.say("board.why.nobody_votes");
  if (card.kind == core::CardKind::comment) return b.ui.say("board.why.dot_on_comment");
  if (card.parked) return b.ui.say("board.why.parked");
  if (board.votes.left <= 0 && !board.votes.mine.contains(card.id)) return b.ui.say("board.why.no_dots");
  return {};
}

std::string why_no_choice(const Boarding& b) {
  return why_locked(b, BoardAct::shortlist, b.board.allowed.shortlisting, "board.why.choose");
}

std::string why_no_group(const Boarding& b) {
  return why_locked(b, BoardAct::organize, b.board.allowed.organizing, "board.why.group");
}

std::string why_no_plan(const Boarding& b) {
  if (!b.board.revealed) return b.ui.say("board.why.private");
  return why_locked(b, BoardAct::plan, b.board.allowed.planning, "board.why.plan");
}

// What the phase is about, what holds in it and what waits.
void draw_phase_sheet(Boarding& b) {
  Ui& ui = b.ui;
  if (b.draft.sheet != BoardSheet::phase) return;
  const core::Board& board = b.board;
  const Sheet sheet = begin_sheet(ui, "board/phase", phase_word(ui, board.phase),
                                  board.prompt != board.title ? board.prompt : std::string(), 560);
  Rect content = sheet.content;
  content.h = 1e6f;
  TextStyle line;
  const auto say = [&](Icon icon, const std::string& words, ImU32 colour) {
    line.colour = colour;
    const float height = text_height(ui, words, line, content.w - ui.px(28));
    icon_word(ui, content.take_top(height, ui.px(8)), icon, words, line);
  };
  for (const std::string& rule : rules_of(ui, board.phase)) say(Icon::tick, rule, ui.theme.ink);
  const auto words_of_share = [&](std::string_view key, int each) {
    if (each > 0) say(Icon::person, ui.count(key, each), ui.theme.ink);
  };
  words_of_share("board.share.cards", board.rules.cards_each);
  words_of_share("board.share.comments", board.rules.comments_each);
  words_of_share("board.share.dots", board.rules.votes_each);
  if (!board.revealed) say(Icon::eye, ui.count("board.hidden", board.hidden_cards), ui.theme.ink);
  const auto locked = [&](const std::string& why) {
    if (!why.empty()) say(Icon::lock, why, ui.theme.soft);
  };
  content.take_top(ui.px(4));
  if (board.locked) {
    locked(ui.say("board.locked"));
  } else if (board.phase == BoardPhase::closed) {
    locked(ui.say("board.closed.text"));
  } else {
    locked(why_locked(b, BoardAct::idea, board.allowed.ideas, {}));
    locked(why_locked(b, BoardAct::comment, board.allowed.comments, "board.why.comment"));
    if (board.rules.votes_each > 0)
      locked(why_locked(b, BoardAct::vote, board.allowed.voting, "board.why.dot"));
    locked(why_no_group(b));
    locked(why_no_choice(b));
  }
  const std::string done = ui.say("board.understood");
  const Button button_done{"understood", done, ButtonLook::primary, Icon::tick};
  float y = content.y + ui.px(8);
  const int pressed = sheet_buttons(ui, content, y, std::span(&button_done, 1));
  end_sheet(ui, y);
  if (pressed >= 0 || sheet.dismissed) b.draft.sheet = BoardSheet::none;
}

}  // namespace ubao::app
