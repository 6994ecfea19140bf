// What the parts of the assessment's screen share: what is shown, and how one gets from statement to
// statement. Lives for one frame.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/answer.h"
#include "app/intents.h"
#include "app/rect.h"
#include "app/screens/assessment_progress.h"
#include "app/state.h"
#include "app/ui.h"
#include "core/texts.h"

namespace ubao::app {

struct Assessing {
  Ui& ui;
  const State& state;
  AssessmentDraft& draft;
  Intents& intents;
  const core::Instrument& instrument;
  const core::AnswerSheet& sheet;
  Progress progress;

  const std::string& words(const core::Texts& texts) const {
    return core::in_language(texts, state.settings.language);
  }
  const std::string& name(const core::InstrumentDimension& dimension) const { return words(dimension.name); }
  const std::string& short_name(const core::InstrumentDimension& dimension) const {
    return words(dimension.short_name.empty() ? dimension.name : dimension.short_name);
  }
  const core::InstrumentStatement& statement() const { return instrument.statements[draft.statement]; }
  std::size_t dimension_of(std::size_t statement) const {
    return progress.place_of(instrument.statements[statement].dimension);
  }
};

// Shows that statement, one at a time, and remembers the place.
void show_statement(Assessing& a, std::size_t statement);
// The statement that follows, or the review.
void show_next(Assessing& a);
void show_previous(Assessing& a);
// Saves the answer; in the mode of one statement it leads on.
void give_answer(Assessing& a, const std::string& code, const std::string& value);

// What an answer is called: "Agree", "Don't know", "Skipped", "Open".
std::string answer_words(const Assessing& a, const std::string& value);

// The code of a statement on a small plate.
void draw_code_plate(Ui& ui, const Rect& rect, const std::string& code);

// "See all 42"; and going there.
std::string see_all(const Assessing& a);
void open_list(Assessing& a);

// The keys of the mode of one statement, and its ledge.
void act_on_keys_of_one(Assessing& a);
void draw_actions_of_one(Assessing& a, const Rect& rect);

// The tiles of a dimension; `current` is a statement or -1.
void draw_tiles(Assessing& a, const Rect& rect, const DimensionProgress& dimension, int current);

// "3 open, 1 skipped", or "Complete".
std::string rest_of(const Assessing& a, const DimensionProgress& dimension);

// The parts; each draws below the top bar, its ledge included.
void draw_one(Assessing& a, Rect page);
void draw_list(Assessing& a, Rect page);
void draw_review(Assessing& a, Rect page);
void draw_done(Assessing& a, Rect page);
void draw_closed(Assessing& a, Rect page);

// The sheet of difficult words: those of the statement (or of the dimension, in the list) first.
void draw_word_help(Assessing& a);

// All statements, or those of one dimension, as rows that open a statement; gives the bottom. Without a press
// when it is only to be read.
float draw_statement_rows(Assessing& a, const Rect& rect, const DimensionProgress& dimension, bool read_only);

}  // namespace ubao::app
