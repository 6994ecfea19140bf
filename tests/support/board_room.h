// Whiteboards as their people use them: a facilitator and tablets in memory, what they do in one word, and
// what the board then shows. One thread.
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

#include "tests/support/classroom.h"

namespace ubao::test {

inline constexpr const char* kYesNoBoard = "activity:a17";

// What each has, the other gets.
inline void exchange(Seat& a, Seat& b) {
  Tablet::demand(a.store().sign_log(), "sign");
  Tablet::demand(b.store().sign_log(), "sign");
  a.absorb(b.documents());
  b.absorb(a.documents());
}

inline void begin_phase(Seat& facilitator, const std::string& activity, core::BoardPhase phase) {
  Tablet::demand(facilitator->set_phase(activity, phase), "phase");
}

inline std::string write_card(Seat& seat, const std::string& activity, const std::string& person,
                              const std::string& text, std::int64_t x = 0, std::int64_t y = 0) {
  return Tablet::demand(seat->add_card(activity, person, text, {x, y}, "maize"), "card").record;
}

inline core::NewCard comment_on(const std::string& activity, const std::string& card,
                                const std::string& person, const std::string& text) {
  core::NewCard comment{activity, person, text, {0, 0}, "sky"};
  comment.kind = core::CardKind::comment;
  comment.on = card;
  return comment;
}

inline const core::Card* find_card(const core::Board& board, const std::string& id) {
  for (const core::Card& card : board.cards)
    if (card.id == id) return &card;
  return nullptr;
}

// A card that is to be there.
inline core::Card card_on(Seat& seat, const std::string& activity, const std::string& id,
                          const std::string& person = {}) {
  const core::Board board = seat->board(activity, person);
  const core::Card* card = find_card(board, id);
  EXPECT_NE(card, nullptr) << id;
  return card ? *card : core::Card();
}

// What was said when it was refused; empty when it was not.
template <class T>
std::string refusal_of(const core::Result<T>& result, core::ErrorCode code) {
  if (result) return {};
  EXPECT_EQ(result.error().code, code) << describe(result.error());
  return result.error().detail.empty() ? "refused" : result.error().detail;
}

}  // namespace ubao::test
