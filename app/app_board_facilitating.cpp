// What the facilitator decides for a whole board, dots, and what goes on to a plan.
#include "app/app.h"
#include "app/theme.h"

namespace ubao::app {

// Phases, reveals and locks change what may be done and what is seen: the board is read anew.
bool App::decided_for_all(const core::Result<core::Recorded>& recorded) {
  if (!took(recorded)) return false;
  read_board();
  return true;
}

bool App::facilitate_board(const Intent& intent) {
  core::Board& board = state_.views.board;
  if (const auto* phase = std::get_if<SetPhase>(&intent)) {
    if (decided_for_all(workshop_->set_phase(phase->activity, phase->phase))) close_card_sheets();
  } else if (const auto* reveal = std::get_if<SetRevealed>(&intent)) {
    decided_for_all(workshop_->set_revealed(reveal->activity, reveal->revealed));
  } else if (const auto* show = std::get_if<ShowVotes>(&intent)) {
    if (took(workshop_->show_votes(show->activity, show->shown))) votes_changed();
  } else if (const auto* lock = std::get_if<LockBoard>(&intent)) {
    decided_for_all(workshop_->lock_board(lock->activity, lock->locked));
  } else if (const auto* timer = std::get_if<SetTimer>(&intent)) {
    if (took(workshop_->set_timer(timer->activity, timer->seconds)))
      board.timer = {workshop_->now(), timer->seconds};
  } else if (const auto* given = std::get_if<SetVote>(&intent)) {
    vote(*given);
  } else if (const auto* plan = std::get_if<PlanCards>(&intent)) {
    plan_cards(plan->cards);
  } else {
    return false;
  }
  return true;
}

// Dots alone are counted again, no card is read.
void App::votes_changed() {
  core::Board& board = state_.views.board;
  if (board.rules.votes_each <= 0) return;
  board.votes = workshop_->board_votes(state_.activity, state_.person);
  ++state_.board_revision;
}

void App::vote(const SetVote& vote) {
  BoardStep step{{{vote.card, shown_face(vote.card), {}}}, {}};
  if (!took(workshop_->set_vote(vote.card, state_.person, vote.given))) return;
  votes_changed();
  remember(std::move(step));
}

// Those that have their row already stay as they are.
void App::plan_cards(const std::vector<std::string>& cards) {
  std::size_t planned = 0;
  for (const std::string& card : cards) {
    if (state_.views.planned_cards.contains(card)) continue;
    const auto recorded = workshop_->plan_card(card, state_.person);
    if (!recorded && recorded.error().code == core::ErrorCode::already_there) continue;
    if (!took(recorded)) break;
    ++planned;
  }
  state_.views.planned_cards = workshop_->planned_cards(state_.activity);
  if (planned > 0)
    state_.toast = Notice{language_.count("toast.cards_planned", static_cast<std::int64_t>(planned)),
                          {},
                          now_ + measure::kToastSeconds};
}

}  // namespace ubao::app
