#include "app/editor.h"

#include <algorithm>

namespace ubao::app {
namespace {

constexpr std::size_t kMostStates = 200;

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

}  // namespace

std::size_t next_character(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  do ++at;
  while (at < text.size() && continues(text[at]));
  return at;
}

std::size_t previous_character(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  at = std::min(at, text.size());
  do --at;
  while (at > 0 && continues(text[at]));
  return at;
}

std::size_t next_word(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_blank(text[at])) ++at;
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

std::size_t previous_word(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (at > 0 && is_blank(text[at - 1])) --at;
  while (at > 0 && !is_blank(text[at - 1])) --at;
  return at;
}

void Editor::move(std::size_t to, bool extend) {
  caret = to;
  if (!extend) anchor = to;
  typing_ = false;
}

void Editor::select_all(const std::string& text) {
  anchor = 0;
  caret = text.size();
  typing_ = false;
}

void Editor::clamp(const std::string& text) {
  caret = std::min(caret, text.size());
  anchor = std::min(anchor, text.size());
  while (caret > 0 && caret < text.size() && continues(text[caret])) --caret;
  while (anchor > 0 && anchor < text.size() && continues(text[anchor])) --anchor;
}

void Editor::remember(const std::string& text, bool typing) {
  if (!(typing && typing_)) {
    past_.push_back({text, caret});
    if (past_.size() > kMostStates) past_.erase(past_.begin());
  }
  future_.clear();
  typing_ = typing;
}

void Editor::insert(std::string& text, std::string_view what, std::size_t most_bytes) {
  const std::size_t room = most_bytes - std::min(most_bytes, text.size() - (to() - from()));
  std::size_t size = 0;
  while (size < what.size() && next_character(what, size) <= room) size = next_character(what, size);
  if (size == 0 && !has_selection()) return;
  remember(text, what.size() <= 4 && !has_selection() && what != "\n" && what != " ");
  text.replace(from(), to() - from(), what.substr(0, size));
  caret = anchor = from() + size;
  wanted_x = -1;
}

void Editor::erase(std::string& text, bool forward, bool word) {
  if (!has_selection()) {
    const std::size_t other = forward ? (word ? next_word(text, caret) : next_character(text, caret))
                                      : (word ? previous_word(text, caret) : previous_character(text, caret));
    anchor = other;
    if (!has_selection()) return;
  }
  remember(text, false);
  const std::size_t at = from();
  text.erase(at, to() - at);
  caret = anchor = at;
  wanted_x = -1;
}

void Editor::undo(std::string& text) {
  if (past_.empty()) return;
  future_.push_back({text, caret});
  text = past_.back().text;
  caret = anchor = past_.back().caret;
  past_.pop_back();
  typing_ = false;
}

void Editor::redo(std::string& text) {
  if (future_.empty()) return;
  past_.push_back({text, caret});
  text = future_.back().text;
  caret = anchor = future_.back().caret;
  future_.pop_back();
  typing_ = false;
}

}  // namespace ubao::app
