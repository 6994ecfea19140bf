// What the screen says of a board as a whole, counted again whenever something on it changed, and not in
// every frame: what one has written, comments, groups, what is chosen. Kept in the board's draft, one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "app/rect.h"
#include "core/board_view.h"

namespace ubao::app {

struct GroupFacts {
  Rect around;  // its cards, canvas units; empty without any
  int cards = 0;
  int dots = 0;  // as far as tallies are shown
};

struct BoardFacts {
  std::uint64_t revision = 0;  // of the board that it was counted for; 0: none
  int own_ideas = 0;           // of the person who looks: what her share is counted by
  int own_comments = 0;        // on cards of others
  std::map<std::string, std::vector<std::size_t>> comments;  // by card; places in the list of comments
  std::map<std::string, GroupFacts> groups;                  // by id
  std::vector<std::size_t> chosen, parked;                   // places in the board's list; most dots first
  struct Ranked {
    std::size_t card = 0;  // its place
    int dots = 0;
  };
  std::vector<Ranked> ranking;  // most dots first; for a facilitator also before they are shown
  int yes = 0, no = 0;          // that count

  void update(const core::Board& board, const std::vector<core::Card>& hung, std::uint64_t now);
  int comments_on(const std::string& card) const;

 private:
  void rank(const core::Board& board);
};

}  // namespace ubao::app
