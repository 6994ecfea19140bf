// What the screens and the command line show of a whiteboard, for one person: computed from the store by
// core/workshop.h. What she may not see yet is not in it. Plain values, any thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/board_layout.h"
#include "core/board_phase.h"

namespace ubao::core {

enum class ActivityState { planned, open, closed };

enum class CardKind { idea, comment, yes, no };
std::string_view name_of(CardKind kind);
std::optional<CardKind> card_kind_named(std::string_view name);

// The five principles as codes: access, quality, inclusion, people, trust.
const std::vector<std::string>& principles();

struct Card {
  std::string id, text, colour, author;  // author: name, or empty
  std::int32_t x = 0, y = 0;             // canvas units
  std::vector<std::string> versions;     // different texts to choose from; empty when there is one
  bool edited_while_removed = false;
  CardKind kind = CardKind::idea;
  std::string on = {};                      // id of the card that a comment hangs on
  bool loose = false;                       // that one was removed, or has not come yet
  std::string group = {};                   // id of one that is there, or empty
  std::vector<std::string> tags = {};       // of principles()
  bool parked = false;                      // in the parking lot: votes rest
  bool shortlisted = false;                 // chosen
  bool mine = false;                        // of the person who looks
  std::string author_id = {};               // empty where authors are not shown
  BoardPhase phase = BoardPhase::none;      // that its author saw
  bool late = false;                        // came after its phase was over: kept, and marked
  bool surplus = false;                     // more than everybody may write: shown, and not counted
  std::string zone = {};                    // code of the zone, column or quadrant in which it lies
  std::optional<QuadrantValue> value = {};  // on quadrants
};

struct BoardGroup {
  std::string id, name, colour;
  std::vector<std::string> versions;  // different names to choose from; empty when there is one
  bool edited_while_removed = false;
  int cards = 0;
};

struct BoardRules {
  int cards_each = 0;     // 0: as many as they like
  int comments_each = 0;  // on cards of others; 0: as many as they like
  int votes_each = 0;     // dots; 0: nobody votes
};

// What may be done now by the person who looks, on this device.
struct BoardAllowed {
  bool ideas = true, comments = true, edits = true, arranging = true;
  bool organizing = true;  // groups
  bool voting = true, shortlisting = true;
  bool planning = true;  // taking what was chosen on to a plan
};

struct BoardTimer {
  std::int64_t started = 0;  // seconds since 1970 by the facilitator's clock
  int seconds = 0;           // 0: none runs
};
// From 0 to its length, whatever the clocks say.
int seconds_left(const BoardTimer& timer, std::int64_t now);

struct VoteTally {
  int counted = 0;
  int late = 0;     // of these, given without knowing that voting was over
  int surplus = 0;  // over the limit of those who gave them: not counted
};

// What can be said of the dots of all, and of one's own.
struct BoardVotes {
  int left = 0;                              // dots of the person who looks
  int voters = 0;                            // people who gave at least one
  bool shown = true;                         // false: tallies stay empty until the facilitator shows them
  std::map<std::string, VoteTally> tallies;  // by card; a card without votes has none
  std::map<std::string, VoteTally>
      unshown;                         // these, for a facilitator at a device of hers, until they are shown
  std::set<std::string> mine;          // cards
  std::set<std::string> mine_surplus;  // of these, over the limit
};

struct Board {
  std::string activity, title, prompt;  // the question; what people are asked to do
  ActivityState state = ActivityState::planned;
  std::vector<Card> cards;  // in the order of their ids

  std::string person;  // who looks; empty: nobody, e.g. a projector
  std::vector<BoardPhase> phases;
  BoardPhase phase = BoardPhase::none;
  BoardAllowed allowed;
  bool locked = false;        // by the facilitator, for all others
  bool revealed = true;       // false: one sees one's own cards, and how many others there are
  bool authors_shown = true;  // false: neither names nor ids of authors
  BoardTimer timer;
  BoardRules rules;
  BoardLayout layout;
  std::vector<BoardGroup> groups;  // by name
  BoardVotes votes;
  int hidden_cards = 0;  // of other people, until they are revealed
  int writers = 0;       // people who wrote a card
  int yes = 0, no = 0;   // cards that count; 0 until they are revealed
};

}  // namespace ubao::core
