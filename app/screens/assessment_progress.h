// How far somebody is in an assessment: what is answered, skipped and open, where to go next. Pure functions
// of the instrument and her answers; statements are named by their place in the instrument.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/instrument.h"
#include "core/views.h"

namespace ubao::app {

enum class Mark { open, answered, skipped };

struct DimensionProgress {
  const core::InstrumentDimension* dimension = nullptr;  // lives as long as the instrument
  std::vector<std::size_t> statements;
  std::vector<Mark> marks;  // one a statement
  int answered = 0, skipped = 0;

  int total() const { return static_cast<int>(statements.size()); }
  int unanswered() const { return total() - answered; }
  bool complete() const { return answered == total(); }
};

struct Progress {
  std::vector<DimensionProgress> dimensions;  // those that have statements
  int answered = 0, skipped = 0, total = 0;

  bool complete() const { return answered == total; }
  // The place among `dimensions`; 0 for a code that there is not.
  std::size_t place_of(const std::string& dimension) const;
};

// "1" to "5", "dk", "na", "skipped", or empty.
const std::string& answer_of(const core::AnswerSheet& sheet, const std::string& code);
Mark mark_of(const core::AnswerSheet& sheet, const std::string& code);

Progress progress_of(const core::Instrument& instrument, const core::AnswerSheet& sheet);

// The first one without an answer at or after `from`; after the last one it goes on from the first when
// `around`.
std::optional<std::size_t> next_unanswered(const core::Instrument& instrument, const core::AnswerSheet& sheet,
                                           std::size_t from, bool around);

// The first dimension after this one, going round, that has statements without an answer.
std::optional<std::size_t> next_incomplete(const Progress& progress, std::size_t after);

// Where she goes on: the statement where she left off, else the first one without an answer, else the first.
std::size_t place_to_go_on(const core::Instrument& instrument, const core::AnswerSheet& sheet);

}  // namespace ubao::app
