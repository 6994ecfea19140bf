// Editing a text of several lines: caret, selection, undo. Positions are byte offsets at the beginnings of
// characters. Knows nothing of widths or keys; text_area.h gives it both. Values only, any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ubao::app {

struct Editor {
  std::size_t caret = 0;
  std::size_t anchor = 0;  // the other end of the selection; equal to caret when there is none
  float wanted_x = -1;     // column that up and down keep to; negative: none

  bool has_selection() const { return caret != anchor; }
  std::size_t from() const { return caret < anchor ? caret : anchor; }
  std::size_t to() const { return caret < anchor ? anchor : caret; }
  std::string_view selected(const std::string& text) const {
    return std::string_view(text).substr(from(), to() - from());
  }

  // Puts the caret somewhere; the selection grows when `extend`.
  void move(std::size_t to, bool extend);
  void select_all(const std::string& text);

  // Replaces the selection. What would make the text longer than `most_bytes` is left out, never half a
  // character.
  void insert(std::string& text, std::string_view what, std::size_t most_bytes);
  // Deletes the selection, else one character or word before or after the caret.
  void erase(std::string& text, bool forward, bool word);

  void undo(std::string& text);
  void redo(std::string& text);

  // Called when the text was changed by somebody else.
  void clamp(const std::string& text);

 private:
  struct State {
    std::string text;
    std::size_t caret;
  };
  void remember(const std::string& text, bool typing);
  std::vector<State> past_, future_;
  bool typing_ = false;  // letters typed in a row are one step back
};

// Beginnings of the neighbouring characters and words.
std::size_t next_character(std::string_view text, std::size_t at);
std::size_t previous_character(std::string_view text, std::size_t at);
std::size_t next_word(std::string_view text, std::size_t at);
std::size_t previous_word(std::string_view text, std::size_t at);

}  // namespace ubao::app
