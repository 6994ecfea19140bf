// A card on the board: paper of its colour with the text fitted in, who wrote it, and marks. Paints only; the
// board makes it an item. Cards lie on the canvas, which is not mirrored, at any zoom: all measures follow
// `text_size`.
#pragma once

#include <string_view>

#include "app/ui.h"

namespace ubao::app {

struct Sticky {
  std::string_view text = {};
  std::string_view author = {};  // empty: no author shown
  CardColour colour = CardColour::chalk;
  float text_size = 18;  // pixels of the em as drawn; the fit may make it smaller, to three quarters
  bool chosen = false;   // the ring of what is selected
  bool lifted = false;   // follows a finger: a deeper shadow
  std::string_view two_texts = {};  // the mark of a card with several versions, e.g. "2 texts"; empty: none
  enum class Dot { none, open, given } dot = Dot::none;  // one's own, at the start of the last line
  std::string_view mark = {};  // another mark at the end of the last line, e.g. "6 dots"
};

void draw_sticky(Ui& ui, const Rect& rect, const Sticky& sticky);

// The text size at which all of it fits a card of this size, between three quarters of the wanted one and it.
float fitting_text_size(Ui& ui, const Rect& room, std::string_view text, float wanted);

}  // namespace ubao::app
