// What is typed, held and open on the screen of a whiteboard, and not done yet. Plain values; the screen
// writes them, one thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/screens/board_cards.h"
#include "app/screens/board_choice.h"
#include "app/screens/board_facts.h"
#include "app/screens/board_filter.h"
#include "app/screens/board_snap.h"
#include "app/screens/board_view.h"
#include "core/board_view.h"

namespace ubao::app {

enum class BoardSheet { none, phase, timer, grouping, groups, group, naming, shortlist, ranking, filter };

// A countdown on this screen: it follows the clock of the device, and moves once a second on that of the
// screen.
struct Countdown {
  std::int64_t started = 0;
  int seconds = 0;        // of the timer that it counts; 0: none
  int left_at_sight = 0;  // when it was first seen
  double seen_at = 0;     // on the clock of Ui::now
  bool ended = false;     // has been told
};

struct BoardDraft {
  BoardView view;
  bool fitted = false;               // the view has been fitted once
  BoardCards cards;                  // what the screen needs of the board in every frame
  std::string selected;              // card; where the keyboard is
  std::uint64_t choice_checked = 0;  // the revision for which the choice holds only cards that are there
  CardChoice choice;                 // cards chosen together; empty: what is done is done to the selected one
  bool choosing = false;             // a tap adds a card to the choice, or takes it out
  bool as_list = false;

  // a press on the canvas
  BoardHold hold = BoardHold::none;
  std::string pressed;  // card under it; empty: the canvas
  ImVec2 pressed_at;    // pixels
  double pressed_since = 0;
  bool long_press = false;  // it has been one: what is lifted is no tap
  BoardView view_at_press;
  CanvasGesture gesture;
  WheelHand wheel;
  ImVec2 box_from, box_to;                 // corners of the box that chooses, canvas units
  std::vector<std::string> chosen_before;  // the box
  std::string dragging;                    // card under the finger, or moved by arrow keys
  bool drags_choice = false;               // with all that are chosen
  float drag_x = 0, drag_y = 0;            // where it is shown meanwhile, canvas units
  float grip_x = 0, grip_y = 0;            // where the finger holds it
  CardSnap snap;                           // how it stands to its neighbours
  bool by_keys = false;                    // it is the arrow keys that move it
  bool tab_leaves = false;                 // past the last card, or after Escape: Tab goes on to the tools
  bool tab_away = false;                   // it has been there since

  // sheets
  bool composing = false;                          // for a new or an edited card
  bool opened = false;                             // it was drawn before: its field has had the keyboard
  std::string editing;                             // card whose text is edited; empty: a new one
  std::string text, colour;                        // of the new card
  core::CardKind kind = core::CardKind::idea;      // of it, where cards say yes or no
  std::string edited, edited_text, edited_colour;  // of the card edited last, kept until it is saved
  std::string error;                               // language key
  bool splitting = false;                          // each line of the new card's words becomes a card
  bool choosing_colour = false;
  bool arranging = false;
  bool choosing_version = false;
  std::size_t version = 0;  // which of them
  bool reading = false;     // the selected card of the list

  bool finding = false;
  bool find_opened = false;  // its field has had the keyboard
  std::string find;
  std::string kept_text;  // as last handed to KeepTyping
  std::string kept_edit;  // of the card edited last
  double typed_at = 0;    // 0: nothing typed that is not kept

  // what facilitators and groups do, board_facilitating, _groups, _shortlist, _timer
  BoardSheet sheet = BoardSheet::none;
  std::string group;        // that the sheet is about
  std::string name, wrong;  // as typed; wrong: language key
  std::string naming;       // under which name the typed one is kept
  std::string named_for, kept_name;
  bool named = false;  // its field has had the keyboard
  Countdown countdown;

  // a comment, board_comments
  std::string commenting;             // the card that it is about; empty: none is written
  std::string comment, kept_comment;  // as typed, and as last kept; of `comment_on`
  std::string comment_on;

  CardFilter filter;
  BoardFacts facts;
};

}  // namespace ubao::app
