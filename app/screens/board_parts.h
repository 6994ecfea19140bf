// What the parts of the board's screen share. Lives for one frame. Rectangles are pixels; the canvas is not
// mirrored, tools are.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/chalk_timer.h"
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
  bool read_only = false;  // nothing moves: the board is closed, or a facilitator has locked it
  Rect canvas;             // where the canvas is seen; as wide as the window, so the same in both directions
  Rect clear;              // the part of it that no tool covers, on the glass

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

// What stands above the canvas. The facts are for the top bar.
struct BoardHeading {
  std::string question, task;  // empty: not here
  std::string facts;
  ChalkTimer timer;
};
BoardHeading board_heading(Ui& ui, const State& state, const ChalkTimer& timer);
// Gives what remains of the page.
Rect draw_board_heading(Ui& ui, const State& state, const BoardHeading& heading, Rect page);
std::string cards_words(const Ui& ui, const core::Board& board);
std::string yes_no_words(const Ui& ui, const BoardFacts& facts);
void draw_board_ledge(Boarding& b, const Rect& rect);

// The countdown as it is now; asks for the next second while it runs, and says when it ends.
ChalkTimer count_down(Ui& ui, const State& state, BoardDraft& draft, Intents& intents);
int draft_left(const Boarding& b);  // seconds that it shows

// What a phase asks for. Why something may not be done now, in few words; empty where it may.
std::string phase_word(const Ui& ui, core::BoardPhase phase);
std::vector<std::string> rules_of(const Ui& ui, const core::Board& board);
std::string why_no_idea(const Boarding& b);
std::string why_no_comment(const Boarding& b, const core::Card& card);
std::string why_no_dot(const Boarding& b, const core::Card& card);
std::string why_no_choice(const Boarding& b);
std::string why_no_group(const Boarding& b);
std::string why_no_plan(const Boarding& b);

// Words to choose among; the chosen ones have a tick. Gives the place of the pressed one or -1, and moves on
// below them.
struct FlowChoice {
  std::string id, words;
  bool chosen = false;
};
int flow_choices(Ui& ui, Rect& content, std::span<const FlowChoice> choices);

// Groups: their frames, below the cards; the one whose name lies at a point of the canvas; into which one a
// card goes that is dropped there; where cards lie when they come together in a group, a new one or one that
// is there.
Rect frame_around(const Rect& cards);  // canvas units, with room for the name
void draw_groups(Boarding& b, const Lens& lens);
const core::BoardGroup* group_named_at(const Boarding& b, ImVec2 point);
std::string group_for_drop(const Boarding& b, const core::Card& card, const Rect& place);
PlacedCards gathered(Boarding& b, const std::vector<std::string>& cards, const std::string& group);
void begin_grouping(Boarding& b);  // of what is acted on
void open_group(Boarding& b, const core::BoardGroup& group);
void draw_group_sheets(Boarding& b);
void draw_shortlist(Boarding& b);

// The cards with most dots, for facilitators: a panel at the end of the canvas, or without room a sheet.
Rect ranking_place(const Boarding& b);
bool ranking_needs_sheet(const Boarding& b);
void draw_ranking(Boarding& b);
void draw_ranking_sheet(Boarding& b);
void draw_filter(Boarding& b);
std::map<std::string, std::string> ministries_of(const State& state);  // by author

// A dot of one's own is given to a card, or taken back.
void toggle_dot(Boarding& b, const core::Card& card);
// Where the dot lies on a card that is drawn there, and where a finger finds it; pixels.
Rect dot_place(const Boarding& b, const Rect& card);
Rect dot_reach(const Boarding& b, const Rect& card);
bool has_dot(const Boarding& b, const core::Card& card);

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
// What is in sight here, for others to follow; and going where the facilitator has all look, unless the hand
// is on the canvas or a sheet is open: then as soon as it is not.
core::BoardPlace place_in_sight(const Boarding& b);
void follow_place(Boarding& b);
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
Rect clear_of_tools(const Boarding& b);
// Undo, redo, find; and zoom. On a phone one bar holds them all. For facilitators, whose ledge has the next
// phase at its end, also a new card.
Rect tools_place(const Boarding& b);
Rect zoom_place(const Boarding& b);
Rect overview_place(const Boarding& b);
Rect find_place(const Boarding& b);
// On a low canvas there is no room for finding, zooming and what can be done with cards at once.
bool zoom_gives_way(const Boarding& b);
bool find_gives_way(const Boarding& b);
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
void begin_comment(Boarding& b, const core::Card& card);
void draw_commenting(Boarding& b);
void keep_comment(Boarding& b);
void keep_group_name(Boarding& b);
void draw_reading(Boarding& b);
void begin_timer(Boarding& b);
// Puts words behind those of the new card, with what is wrong about them; opens the sheet.
void begin_with_words(Boarding& b, const std::string& words, const char* error);
void draw_board_sheets(Boarding& b);  // those that are open
void draw_phase_sheet(Boarding& b);
void draw_timer_sheet(Boarding& b);
// Keeps what was typed when the keys have been still for a second.
void keep_typing(Boarding& b);

void draw_card_list(Boarding& b, const Rect& page);

// The words of the mark of a card, about which one should know: "2 texts", "Removed?", "Late", or empty; and
// what else is said at its foot: "6 dots · 2 likes".
std::string mark_of(const Boarding& b, const core::Card& card);
std::string foot_of(const Boarding& b, const core::Card& card);

}  // namespace ubao::app
