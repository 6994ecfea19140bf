// What the parts of the board's screen share. Lives for one frame. Rectangles are pixels; the canvas is not
// mirrored, tools are.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/intents.h"
#include "app/screens/board_cards.h"
#include "app/screens/board_view.h"
#include "app/state.h"
#include "app/sticky.h"
#include "app/theme.h"
#include "app/ui.h"

namespace ubao::app {

struct Boarding {
  Ui& ui;
  const State& state;
  const core::Board& board;
  BoardDraft& draft;
  Intents& intents;
  bool read_only = false;
  Rect canvas;  // where the canvas is seen; as wide as the window, so the same in both directions
  Rect clear;   // the part of it that no tool covers, on the glass

  Lens lens() const { return lens_of(draft.view, canvas, ui.scale); }
  const BoardIndex& index() const { return draft.cards.index(); }
  // The selected card, or null.
  const core::Card* selected() const { return card(draft.selected); }
  const core::Card* card(const std::string& id) const {
    const std::size_t at = draft.cards.place_of(board, id);
    return at == BoardIndex::kNoCard ? nullptr : &board.cards[at];
  }
};

CardColour colour_of(const core::Card& card);
CardColour colour_named(std::string_view name);

// What lies on the canvas: dots, cards. Follows mouse and touch.
void draw_canvas(Boarding& b);
// Where the card is drawn, canvas units; the selected one grows to show all of its text.
Rect shown_place(Boarding& b, const core::Card& card);
// The card that is moved stays where it is now.
void drop_card(Boarding& b);
// Moves the view just so far that the card is in sight.
void bring_into_sight(Boarding& b, const core::Card& card);
void fit_all(Boarding& b);
void zoom_by(Boarding& b, float factor);

void act_on_board_keys(Boarding& b);

// A panel that floats over the canvas: a layer of its own, so that it keeps the finger from the cards below.
struct FloatingPanel {
  Ui& ui;
  FloatingPanel(Ui& the_ui, const char* id, const Rect& rect);
  ~FloatingPanel();
  FloatingPanel(const FloatingPanel&) = delete;
  FloatingPanel& operator=(const FloatingPanel&) = delete;
};

// The words of a tool; and how wide a tool is that has room for any of these.
std::string tool_word(const Ui& ui, std::string_view id);
float tool_width(Ui& ui, std::span<const char* const> ids, float least);

// Tools that float over the canvas: undo, redo, find; zoom; the overview; the words looked for; what can be
// done with the selected card. Places are empty while the thing is not shown.
Rect clear_of_tools(Ui& ui, const Rect& canvas);
// Undo, redo, find; and zoom. On a phone one bar holds them all.
Rect tools_place(Ui& ui, const Rect& canvas);
Rect zoom_place(Ui& ui, const Rect& canvas);
Rect overview_place(const Boarding& b);
Rect find_place(const Boarding& b);
void draw_tools(Boarding& b);
void draw_overview(Boarding& b);
void draw_find(Boarding& b);
void draw_card_tools(Boarding& b);

// Six papers with their names; gives the pressed one or -1.
int draw_card_colours(Ui& ui, const Rect& rect, CardColour chosen);
float card_colours_height(Ui& ui, float width);

void begin_new_card(Boarding& b);
void begin_editing(Boarding& b, const core::Card& card);
void draw_composing(Boarding& b);
void draw_board_sheets(Boarding& b);  // those that are open
// Keeps what was typed when the keys have been still for a second.
void keep_typing(Boarding& b);

void draw_card_list(Boarding& b, const Rect& page);

// The words of the mark of a card: "2 texts", "Removed?", or empty.
std::string mark_of(const Boarding& b, const core::Card& card);

}  // namespace ubao::app
