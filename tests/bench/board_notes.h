// The notes that a board is measured with: about 60 letters each, a number and words of a small vocabulary,
// on a grid that is about as wide as a screen in proportion. The same from the same number. Any thread.
#pragma once

#include <string>
#include <vector>

namespace ubao::bench {

struct Note {
  std::string text;
  int x = 0, y = 0;  // canvas units
};

std::vector<Note> notes_of_board(int count);

// As a JSON array of {"text", "x", "y"}.
std::string notes_as_json(const std::vector<Note>& notes);

}  // namespace ubao::bench
