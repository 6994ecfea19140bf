// What every chart of an assessment is drawn from, and what all have in common. Each chart is a function from
// results to a figure (core/figure.h) that carries n, date, instrument version and "not a ranking", says in
// words what it hides, and never means something by colour alone. Pure functions, any thread.
#pragma once

#include <string>

#include "core/figure.h"
#include "core/instrument.h"
#include "core/language.h"
#include "core/results.h"
#include "core/text_measure.h"

namespace ubao::core {

// Everything outlives the call.
struct ChartSource {
  const AssessmentResults& results;
  const Instrument& instrument;
  const Language& words;  // of the program
  std::string language;   // of the instrument's texts
  const TextMeasure& measure;
  std::string workshop;         // its title, for pictures that leave the room; may be empty
  bool beside_another = false;  // chart, which has the whole foot: n and "not a ranking" are enough
};

struct ChartLook {
  float width = 900;    // px at scale 1; under 620 things lie below each other, 300 at least
  bool picture = true;  // with title, paper and margin; else for a screen that has its own
};

}  // namespace ubao::core
