// A matrix that a team or the whole room fills: for each pillar and scope the level of today, the target, the
// gap between them, and what could close it. Everything is kept as it is tapped or typed; everybody sees it.
// One thread.
#pragma once

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_pillars(Ui& ui, const State& state, PillarsDraft& draft, Intents& intents);

// --- its parts

struct Rating {
  Ui& ui;
  const State& state;
  PillarsDraft& draft;
  Intents& intents;
  bool may_change = false;

  const core::Instrument& plan() const { return state.views.instrument; }
  const core::MatrixCell& cell(const std::string& pillar, const std::string& scope) const {
    return state.views.matrix.cell(draft.team, pillar, scope);
  }
  const std::string& words(const core::Texts& texts) const {
    return core::in_language(texts, state.settings.language);
  }
  // The name of a pillar: that of its dimension, where it is the only statement of it.
  const std::string& name_of(const core::InstrumentStatement& pillar) const;
};

// A paper for each pillar, for the chosen team and scope. Takes what it needs off the top of `rest`.
void draw_pillar_papers(Rating& r, Rect& rest);
// All scopes beside each other, to read.
void draw_pillar_overview(Rating& r, Rect& rest);
// What could close the gap of one pillar: read, written, chosen from two texts. Gives its height; draws it
// when `rest` is given.
float opportunity_height(Rating& r, const core::InstrumentStatement& pillar, float width);
void draw_opportunity(Rating& r, Rect& rest, const core::InstrumentStatement& pillar);
// The sheet in which a team gets its name.
void draw_team_sheet(Rating& r);

// "Gap 2", "No gap", "Above the target"; empty while a level is missing.
std::string gap_words(const Ui& ui, const core::MatrixCell& cell);

}  // namespace ubao::app
