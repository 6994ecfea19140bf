// A whiteboard as a figure, for pictures that leave the room: the layout, groups with their names, cards with
// their words, and below in words how many there are, when, and in which phase. It shows what the board's
// view holds and nothing else: no author where authors are not shown, no dots before they are, no card that
// is still private. A canvas unit is a pixel, less on boards that reach very far; the canvas is never
// mirrored. Pure functions, any thread.
#pragma once

#include <set>
#include <string>

#include "core/board_view.h"
#include "core/figure.h"
#include "core/language.h"
#include "core/text_measure.h"

namespace ubao::core {

// Everything outlives the call.
struct BoardSource {
  const Board& board;  // with the comments that hang on cards
  const Language& words;
  const TextMeasure& measure;
  std::string workshop;  // its title
  std::string date;      // 2026-11-26
};

// `only`: ids of the cards to show, with the zones and groups that hold them; empty: the whole board.
Figure board_chart(const BoardSource& source, const std::set<std::string>& only = {});

// What `only` leaves of a board, for its table; a comment stays with its card.
Board board_of_cards(Board board, const std::set<std::string>& only);

}  // namespace ubao::core
