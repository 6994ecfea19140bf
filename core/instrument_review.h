// What a person should look at again before an instrument is used: things that can be read and stored, and
// that people in the room may still stumble over. Advice, never a reason to refuse. Pure functions, any
// thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/instrument.h"

namespace ubao::core {

inline constexpr int kMostStatementWords = 15;  // told by spaces

enum class Doubt {
  long_statement,
  missing_translation,
  same_text,        // two statements ask the same
  wrong_direction,  // Arabic letters in an English text, or none in an Arabic one
  open_direction,   // a mark that turns the direction and never turns it back
  looks_like_html,  // it is shown as it is written, so tags would be seen
};

struct InstrumentDoubt {
  Doubt doubt;
  std::string language;
  std::vector<std::string> statements;  // codes, in order
};

// By kind of doubt, then by language, then in the order of asking.
std::vector<InstrumentDoubt> review(const Instrument& instrument);

// Stable, for JSON and as key of the language files.
std::string_view name_of(Doubt doubt);
// One plain English sentence.
std::string describe(const InstrumentDoubt& doubt);

// "One, two or three words" are five.
int words_in(std::string_view text);
bool is_right_to_left(std::string_view language);

}  // namespace ubao::core
