// The words of one language: a flat JSON object {"key": "text with {name}"}, as in assets/languages/. A text
// may hold
// **bold** words; the two stars are kept as kBoldMark, so that a name with stars in it stays a name. Plural
// texts are two keys, "key.one" and "key.other". Immutable after reading; any thread.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/result.h"

namespace ubao::core {

// Switches bold on and off inside a text.
inline constexpr char kBoldMark = '\x01';

// What to put in place of {name}.
using Words = std::initializer_list<std::pair<std::string_view, std::string>>;

class Language {
 public:
  Language() = default;
  explicit Language(std::unordered_map<std::string, std::string> texts);

  bool has(std::string_view key) const;

  // The text with its placeholders filled; "[key]" when the language does not have it.
  std::string text(std::string_view key, Words words = {}) const;

  // "key.one" or "key.other" by the count, which is {n}.
  std::string count(std::string_view key, std::int64_t n, Words words = {}) const;

  // Digits in groups of three, apart by the language's "language.thousands".
  std::string number(std::int64_t n) const;

  bool right_to_left() const { return right_to_left_; }

 private:
  std::unordered_map<std::string, std::string> texts_;
  std::string thousands_;
  bool right_to_left_ = false;
};

// Errors: bad_json when it is no flat object of texts.
Result<Language> read_language(std::string_view json);

}  // namespace ubao::core
