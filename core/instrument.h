// An assessment instrument as data: statements in dimensions, answered on one scale. Read from
// assets/instruments/*.json, from an edited file, or from a workshop, which keeps its own copy, frozen at the
// first answer. In every language it has, since the people of one room read different ones. Thresholds are
// hundredths, compared as rationals, never as floating point. Plain values, any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/texts.h"

namespace ubao::core {

struct InstrumentDimension {
  std::string code;  // e.g. "L"
  Texts name;
  Texts short_name;  // for tabs and charts; empty: the name is short enough
  Texts definition;
  bool operator==(const InstrumentDimension&) const = default;
};

struct InstrumentStatement {
  std::string code;       // stable, e.g. "L3"; a changed meaning gets a new code
  std::string dimension;  // code of its dimension
  Texts text;
  bool operator==(const InstrumentStatement&) const = default;
};

struct ScalePoint {
  int value = 0;  // stored; 1 is the lowest
  Texts label;
  Texts short_label;  // for narrow columns; empty: the label is short enough
  bool operator==(const ScalePoint&) const = default;
};

// An answer outside the scale: "dk" (don't know), "na" (not applicable).
struct OutsideAnswer {
  std::string code;
  Texts label;
  bool operator==(const OutsideAnswer&) const = default;
};

// When a statement counts as gap, strength, split or unknown. In hundredths: 250 is 2.5 on the scale, 0.5 as
// a share is 50.
struct Thresholds {
  int low_median = 250;   // interpolated median at or below: low
  int high_median = 350;  // at or above: high
  int agreed = 50;        // agreement A at or above: agreed
  int dont_know = 25;     // share of don't know above: knowledge gap
  bool operator==(const Thresholds&) const = default;
};

// Word help: what a difficult word means, and the statements where it stands.
struct GlossaryEntry {
  Texts term;
  Texts meaning;
  std::vector<std::string> statements;
  bool operator==(const GlossaryEntry&) const = default;
};

// Where a statement is rated, when it is rated at several places: the nation, local government, society.
struct InstrumentScope {
  std::string code;
  Texts label;
  bool operator==(const InstrumentScope&) const = default;
};

struct Instrument {
  std::string id;                                // e.g. "dtca-default"
  std::string version;                           // semantic version, "1.0.0"
  std::map<std::string, std::string> languages;  // code -> original (exactly one), reviewed, draft
  Texts title;
  Texts note;                                   // where it comes from; shown with every result
  Texts stem;                                   // read before every statement
  std::vector<InstrumentDimension> dimensions;  // in order of showing
  std::vector<InstrumentStatement> statements;  // in order of asking
  std::vector<ScalePoint> scale;                // in order of showing, highest first
  std::vector<OutsideAnswer> outside;           // empty: neither is offered
  Thresholds thresholds;
  std::vector<GlossaryEntry> glossary;
  std::vector<InstrumentScope> scopes;  // of a matrix that teams fill; else empty
  std::vector<std::string> retired;     // codes of statements that were taken out: none is given again

  const InstrumentStatement* find(std::string_view statement_code) const;  // null when there is none
  std::vector<const InstrumentStatement*> of_dimension(std::string_view dimension_code) const;
  std::vector<const GlossaryEntry*> words_of(std::string_view statement_code) const;
  bool takes(int value) const;  // a value of the scale
  bool takes_outside(std::string_view answer_code) const;
  const InstrumentDimension* find_dimension(std::string_view dimension_code) const;  // null when none
  const std::string& original_language() const;  // the one that every text has
  bool operator==(const Instrument&) const = default;
};

inline constexpr int kMostStatements = 400;
inline constexpr int kMostDimensions = 40;
inline constexpr int kMostScopes = 6;
inline constexpr int kMostRetired = 400;
inline constexpr int kFewestPoints = 2;
inline constexpr int kMostPoints = 11;
inline constexpr std::size_t kMostInstrumentBytes = 60 * 1024;  // of the stored form: it becomes one op

// Reads a file or the stored form: they are the same. Every text must be there in the original language.
// Errors: bad_course with the place, "statements[12]: code \"L3\" is there twice"; too_large over 512 KiB.
Result<Instrument> read_instrument(std::string_view text);

// The stored form: canonical JSON (see core/canonical.h), four levels deep, fit for a field of one op.
// Reading it again gives an equal instrument. Errors: bad_course, as in reading, for one that could not be
// read again; too_large over kMostInstrumentBytes.
Result<std::string> instrument_text(const Instrument& instrument);

}  // namespace ubao::core
