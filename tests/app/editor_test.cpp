// Editing several lines: what each key does to the text, without a window.
#include "app/editor.h"

#include <gtest/gtest.h>

namespace ubao::app {
namespace {

constexpr std::size_t kMuch = 1000;

TEST(Editor, Typed_letters_come_where_the_caret_is) {
  std::string text = "ac";
  Editor editor;
  editor.move(1, false);
  editor.insert(text, "b", kMuch);
  EXPECT_EQ(text, "abc");
  EXPECT_EQ(editor.caret, 2u);
}

TEST(Editor, Whole_characters_are_stepped_over_and_deleted) {
  std::string text = "é\u6570x";
  Editor editor;
  editor.move(next_character(text, 0), false);
  EXPECT_EQ(editor.caret, 2u);
  editor.erase(text, true, false);
  EXPECT_EQ(text, "éx");
  editor.erase(text, false, false);
  EXPECT_EQ(text, "x");
  editor.erase(text, false, false);
  EXPECT_EQ(text, "x");
}

TEST(Editor, A_selection_is_replaced) {
  std::string text = "one two three";
  Editor editor;
  editor.move(4, false);
  editor.move(7, true);
  EXPECT_EQ(editor.selected(text), "two");
  editor.insert(text, "2", kMuch);
  EXPECT_EQ(text, "one 2 three");
  EXPECT_FALSE(editor.has_selection());
}

TEST(Editor, Words_are_deleted_as_a_whole) {
  std::string text = "one two three";
  Editor editor;
  editor.move(7, false);
  editor.erase(text, false, true);
  EXPECT_EQ(text, "one  three");
}

TEST(Editor, Never_longer_than_allowed_and_never_half_a_character) {
  std::string text = "abc";
  Editor editor;
  editor.move(3, false);
  editor.insert(text, "ééé", 8);
  EXPECT_EQ(text, "abcéé");
  editor.insert(text, "x", 7);
  EXPECT_EQ(text, "abcéé");
}

TEST(Editor, Undo_takes_back_a_typed_word_at_once_and_redo_brings_it) {
  std::string text;
  Editor editor;
  for (const char* letter : {"o", "n", "e", " ", "t", "w", "o"}) editor.insert(text, letter, kMuch);
  editor.undo(text);
  EXPECT_EQ(text, "one ");
  editor.undo(text);
  editor.undo(text);
  EXPECT_EQ(text, "");
  editor.undo(text);
  EXPECT_EQ(text, "");
  editor.redo(text);
  editor.redo(text);
  editor.redo(text);
  EXPECT_EQ(text, "one two");
}

TEST(Editor, Survives_a_text_that_somebody_else_made_shorter) {
  std::string text = "é";
  Editor editor;
  editor.move(40, false);
  editor.clamp(text);
  EXPECT_EQ(editor.caret, 2u);
  editor.move(1, false);
  editor.clamp(text);
  EXPECT_EQ(editor.caret, 0u);
}

}  // namespace
}  // namespace ubao::app
