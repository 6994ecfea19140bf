// Undo and redo of one's own acts on a board, each as a whole. A step remembers what its cards were before
// and after; a card is taken back only while what the step changed of it still is as the step made it, so
// that nobody undoes somebody else's work. Pure values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/views.h"
#include "core/workshop.h"

namespace ubao::app {

// A card as a step cares about it. `there` is false before it was added and after it was removed.
struct CardFace {
  bool there = false;
  std::string text = {}, colour = {};
  std::int64_t x = 0, y = 0;
  core::CardKind kind = core::CardKind::idea;
  std::string group = {};
  std::vector<std::string> tags = {};
  bool parked = false, shortlisted = false;
  bool dot = false;  // one's own
  bool operator==(const CardFace& other) const;
};

CardFace face_of(const core::Card* card, bool dot = false);

// What turns a card of one face into that of another; dots apart.
core::CardChange change_between(const CardFace& from, const CardFace& to);
bool changes_nothing(const core::CardChange& change);

struct GroupFace {
  bool there = false;
  std::string name = {};
  bool operator==(const GroupFace&) const = default;
};

struct CardStep {
  std::string card;
  CardFace before, after;
};

struct GroupStep {
  std::string group;
  GroupFace before, after;
};

// What one act did; never empty.
struct BoardStep {
  std::vector<CardStep> cards = {};
  std::vector<GroupStep> groups = {};
  bool empty() const { return cards.empty() && groups.empty(); }
};

// Whether a card, as it is now, can be brought from one face to another without touching what somebody else
// made of it: a card that comes or goes has to be as it was left, of another only what differs.
bool is_as_left(const CardFace& now, const CardFace& from, const CardFace& to);

// The steps of one person on one board, in this session.
class BoardHistory {
 public:
  void clear();
  void did(BoardStep step);  // what was undone can no longer be redone
  bool can_undo() const { return !done_.empty(); }
  bool can_redo() const { return !undone_.empty(); }

  // The next step to take back or to do again; it moves to the other side. None when there is none.
  std::optional<BoardStep> take_back();
  std::optional<BoardStep> do_again();

 private:
  std::vector<BoardStep> done_, undone_;
};

}  // namespace ubao::app
