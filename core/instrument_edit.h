// What a facilitator does to an instrument before anybody answers: each edit gives a new version of it, or
// says why not. A statement that comes to mean something else gets a new code, and no code is given twice.
// Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "core/instrument.h"
#include "core/result.h"

namespace ubao::core {

inline constexpr std::size_t kMostStatementLetters = 400;

// Better words; an empty text takes a translation away. `new_meaning`: it asks something else from now on.
struct SetStatementTexts {
  std::string code;
  Texts texts;
  bool new_meaning = false;
};
struct AddStatement {
  std::string dimension;
  Texts texts;
};
struct RemoveStatement {
  std::string code;
};
// Takes a removal back.
struct PutBackStatement {
  InstrumentStatement statement;
  std::size_t place = 0;
  std::vector<GlossaryEntry> glossary = {};  // as it was, with the word help of this statement
};
// A person who knows both languages has read a translation, or found it wanting.
struct SetTranslationStatus {
  std::string language;
  bool reviewed = false;
};
struct SetSourceNote {
  Texts note;
};

using InstrumentEdit = std::variant<SetStatementTexts, AddStatement, RemoveStatement, PutBackStatement,
                                    SetTranslationStatus, SetSourceNote>;

// Errors: bad_input, not_found, too_large, bad_course for one that could not be stored.
Result<Instrument> edited(const Instrument& before, const InstrumentEdit& edit);

// The next code of a dimension, "L8" after "L7", also when L8 was taken out: then "L9".
std::string next_code(const Instrument& instrument, std::string_view dimension);

}  // namespace ubao::core
