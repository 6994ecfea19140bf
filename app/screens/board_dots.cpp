// Dots of one's own: where they lie on a card, and giving one.
#include "app/screens/board_parts.h"

namespace ubao::app {
namespace {

constexpr float kDotSize = 18, kDotInset = 9;  // canvas units, as sticky.cpp lays them out

}  // namespace

bool has_dot(const Boarding& b, const core::Card& card) {
  if (b.board.votes.mine.contains(card.id)) return true;
  return b.board.allowed.voting && !b.board.person.empty() && !card.parked &&
         card.kind != core::CardKind::comment && b.board.votes.left > 0;
}

Rect dot_place(const Boarding& b, const Rect& card) {
  const float unit = b.lens().unit;
  return {card.x + kDotInset * unit, card.bottom() - (kDotInset + kDotSize) * unit, kDotSize * unit,
          kDotSize * unit};
}

// As large as a finger, but for the half of a card: the rest of it selects.
Rect dot_reach(const Boarding& b, const Rect& card) {
  const float side = b.ui.px(measure::kTarget);
  const float w = std::min(side, card.w / 2), h = std::min(side, card.h / 2);
  return {card.x, card.bottom() - h, w, h};
}

void toggle_dot(Boarding& b, const core::Card& card) {
  if (!why_no_dot(b, card).empty()) return;
  b.intents.push_back(SetVote{card.id, !b.board.votes.mine.contains(card.id)});
  b.ui.want_frame();
}

}  // namespace ubao::app
