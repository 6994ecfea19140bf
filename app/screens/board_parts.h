// What the parts of the board's screen share. Lives for one frame. Rectangles are pixels; the canvas is not
// mirrored, tools are.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/intents.h"
#include "app/item.h"
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
  // Whether the card moves with the hand; how far what moves is from where it lay.
  bool moves(const core::Card& one) const {
    return !draft.dragging.empty() &&
           (draft.drags_choice ? draft.choice.has(one.id) : one.id == draft.dragging);
  }
  ImVec2 dragged_by() const {
    const core::Card* lead = card(draft.dragging);
    if (!lead) return {};
    return {draft.drag_x - static_cast<float>(lead->x), draft.drag_y - static_cast<float>(lead->y)};
  }
  // What is done is done to these: all that are chosen, else the selected one.
  std::vector<std::string> acted_on() const {
    if (!draft.choice.empty()) return draft.choice.cards();
    return selected() ? std::vector<std::string>{draft.selected} : std::vector<std::string>{};
  }
  // The box that chooses, canvas units.
  Rect box() const {
    const ImVec2 a = draft.box_from, c = draft.box_to;
    return {std::min(a.x, c.x), std::min(a.y, c.y), std::max(1.0f, std::fabs(a.x - c.x)),
            std::max(1.0f, std::fabs(a.y - c.y))};
  }
};

CardColour colour_of(const core::Card& card);
Rect place_on_canvas(const core::Card& card);

// What lies on the canvas: dots, cards. Follows mouse and touch.
void draw_canvas(Boarding& b);
void follow_pointer(Boarding& b, const Item& it);
// Where the card is drawn, canvas units; the selected one grows to show all of its text.
Rect shown_place(Boarding& b, const core::Card& card);
// What is moved stays where it is now.
void drop_card(Boarding& b);

// Chooses all cards, of those found while something is looked for; chooses nothing any more.
void choose_all(Boarding& b);
void end_choosing(Boarding& b);
void remove_chosen(Boarding& b);
void arrange_chosen(Boarding& b, Arrangement arrangement);

// What is acted on goes onto the clipboard: its words for every program, its colours and places for this one.
void copy_cards(Boarding& b);
// Cards that were copied here, else a card from each line of what the clipboard holds. A line too long for a
// card goes into the field of a new one.
void paste_cards(Boarding& b);
void duplicate_cards(Boarding& b);
// Each line of a text as the words of a card: without what cannot be seen.
std::vector<std::string> lines_for_cards(std::string_view text);
// New cards of these words in rows, where there is room.
std::vector<NewCard> cards_of_lines(Boarding& b, const std::vector<std::string>& lines,
                                    const std::string& colour);
// Moves the view just so far that the card is in sight.
void bring_into_sight(Boarding& b, const core::Card& card);
void fit_all(Boarding& b);
void zoom_to(Boarding& b, float zoom);
inline void zoom_by(Boarding& b, float factor) { zoom_to(b, b.draft.view.zoom * factor); }

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
// On a low canvas there is no room for finding, zooming and what can be done with several cards at once.
bool zoom_gives_way(const Boarding& b);
void draw_tools(Boarding& b);
void draw_overview(Boarding& b);
void draw_find(Boarding& b);
void draw_card_tools(Boarding& b);
void draw_choice_tools(Boarding& b);
void draw_arranging(Boarding& b);
// A place for a panel below the rectangle, else above it, else beside it: the first that covers neither it
// nor another panel.
Rect place_beside(const Boarding& b, const Rect& rect, float width, float height);

// Six papers with their names; gives the pressed one or -1.
int draw_card_colours(Ui& ui, const Rect& rect, CardColour chosen);
float card_colours_height(Ui& ui, float width);

void begin_new_card(Boarding& b);
void begin_card_at(Boarding& b, ImVec2 middle);  // canvas units
void begin_editing(Boarding& b, const core::Card& card);
void draw_composing(Boarding& b);
// Puts words behind those of the new card, with what is wrong about them; opens the sheet.
void begin_with_words(Boarding& b, const std::string& words, const char* error);
void draw_board_sheets(Boarding& b);  // those that are open
// Keeps what was typed when the keys have been still for a second.
void keep_typing(Boarding& b);

void draw_card_list(Boarding& b, const Rect& page);

// The words of the mark of a card: "2 texts", "Removed?", or empty.
std::string mark_of(const Boarding& b, const core::Card& card);

}  // namespace ubao::app
