// Where a team records what it agrees on about each statement: a rating or "no consensus", reason, evidence,
// confidence, dissent. Saved as one whole with each tap, and when typing pauses. Where two devices wrote
// apart from each other, both stand beside each other until somebody chooses. One thread.
#pragma once

#include <string>

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_consensus(Ui& ui, const State& state, ConsensusDraft& draft, Intents& intents);

// --- what its parts share; lives for one frame

struct Agreeing {
  Ui& ui;
  const State& state;
  ConsensusDraft& draft;
  Intents& intents;
  const core::Instrument& instrument;

  const std::string& words(const core::Texts& texts) const {
    return core::in_language(texts, state.settings.language);
  }
  // What this team has about a statement; null when it has nothing yet.
  const core::Consensus* recorded(const std::string& statement) const {
    return core::find_consensus(state.views.debrief.consensus, statement, draft.team);
  }
  bool rated(const std::string& statement) const {
    const core::Consensus* consensus = recorded(statement);
    return consensus && consensus->entry.rating != core::kNotRated;
  }
};

// "Agree", "No consensus", or "Not rated yet".
std::string rating_words(const Agreeing& a, int rating);
// "The plenary" for no team.
std::string team_words(const Agreeing& a, const std::string& team);

void open_statement(Agreeing& a, const std::string& code);  // empty: back to the list

// The list of statements by dimension, the form of one, and the sheet for another team; the first two draw
// below the top bar, their ledge included.
void draw_consensus_list(Agreeing& a, Rect page);
void draw_consensus_form(Agreeing& a, Rect page);
void draw_new_team(Agreeing& a);

// --- parts of the form; each takes what it needs off the top of `rest`

void draw_consensus_statement(Agreeing& a, Rect& rest);
void draw_consensus_ratings(Agreeing& a, Rect& rest);
void draw_consensus_words(Agreeing& a, Rect& rest);
void draw_consensus_versions(Agreeing& a, Rect& rest, const std::vector<core::ConsensusEntry>& versions);

// What there is to choose from: versions of devices, and what is typed here when another device wrote
// meanwhile. Empty when there is nothing to choose.
std::vector<core::ConsensusEntry> versions_to_choose(const Agreeing& a);

}  // namespace ubao::app
