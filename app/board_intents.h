// What people and facilitators want on a whiteboard, besides writing and moving cards (intents.h). Cards,
// groups and activities are named by their ids. Plain data, any thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/board_view.h"

namespace ubao::app {

// By the facilitator, for all.
struct SetPhase {
  std::string activity;
  core::BoardPhase phase = core::BoardPhase::none;
};
struct SetRevealed {
  std::string activity;
  bool revealed = true;  // false: everybody writes for herself
};
struct ShowVotes {
  std::string activity;
  bool shown = true;
};
struct LockBoard {
  std::string activity;
  bool locked = true;
};
struct SetTimer {
  std::string activity;
  int seconds = 0;  // from now on; 0: none
};
// The countdown that is on the screen came to its end.
struct TimerEnded {};

// A dot is given or taken back.
struct SetVote {
  std::string card;
  bool given = true;
};

// "What I like about this idea": hangs on it.
struct AddComment {
  std::string activity, on, text;
};

// Cards with the places where they lie from now on.
using PlacedCards = std::vector<std::pair<std::string, std::pair<std::int64_t, std::int64_t>>>;

// A group of these cards, which gather there.
struct MakeGroup {
  std::string activity, name;
  PlacedCards cards;
};
struct NameGroup {
  std::string group, name;
};  // also chooses among names
struct Ungroup {
  std::string group;
};
// Cards go into a group, or with an empty one out of theirs; those with a new place lie there.
struct PutIntoGroup {
  std::string group;
  PlacedCards cards;
};

struct TagCard {
  std::string card, principle;
  bool set = true;
};
struct AnswerWith {
  std::string card;
  core::CardKind kind = core::CardKind::yes;  // idea, yes or no
};
struct ParkCards {
  std::vector<std::string> cards;
  bool parked = true;
};
struct Shortlist {
  std::vector<std::string> cards;
  bool chosen = true;
};
struct PlanCards {  // into the action plan; those that are there stay
  std::vector<std::string> cards;
};

}  // namespace ubao::app
