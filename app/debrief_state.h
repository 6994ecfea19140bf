// What is chosen and typed on the screens that go with an assessment: who has answered, the debrief, the
// teams' consensus, the projector. And what these screens show. Plain values, as in state.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/chart_bars.h"
#include "core/completion.h"
#include "core/consensus.h"
#include "core/result.h"
#include "core/results.h"

namespace ubao::app {

struct CompletionDraft {
  enum class Sheet { none, freeze, reopen };
  Sheet sheet = Sheet::none;
  std::string reason, error;  // why it is opened again; error: language key
  bool opened = false;        // its field has had the keyboard
};

// What can be looked at, and shown on the projector.
enum class DebriefFigure { bars, radar, groups, dumbbells, words };

struct DebriefDraft {
  std::string dimension;  // code; empty: all of them
  bool chosen = false;    // a dimension was: until then it is the first
  std::string statement;  // looked at closely; empty: none
  core::StatementOrder order = core::StatementOrder::dimension;
  std::string compare;  // variable of the groups beside each other: ministry, role, ...; empty: none

  enum class Sheet { none, compare, priority, notes, publish };
  Sheet sheet = Sheet::none;
  bool opened = false;           // its field has had the keyboard
  std::string note, kept_note;   // as typed, and as last handed to KeepNote
  double typed_at = 0;           // 0: nothing typed that is not kept
  std::size_t note_version = 0;  // which of several
};

// One figure of the debrief.
struct FigureChoice {
  DebriefFigure figure = DebriefFigure::bars;
  std::string dimension, compare;  // as in DebriefDraft
  core::StatementOrder order = core::StatementOrder::dimension;
  std::string statement = {};   // of groups: this one instead of all dimensions
  bool beside_another = false;  // chart, which has the whole foot
  int most = 0;                 // statements in the bars; 0: all
  bool operator==(const FigureChoice&) const = default;
};

struct ConsensusDraft {
  std::string dimension;        // code of the one whose statements are listed
  std::string statement, team;  // what is being filled in; no statement: the list. Team: empty is the plenary
  core::ConsensusEntry entry;   // as typed
  core::ConsensusEntry begun;   // as it was when typing began
  bool loaded = false;          // `entry` is of this statement and team
  double typed_at = 0;          // 0: nothing typed that is not saved
  std::size_t version = 0;      // which of several

  enum class Sheet { none, team };
  Sheet sheet = Sheet::none;
  bool opened = false;
  std::string new_team, error;  // error: language key
};

// Whether the picture of a facilitator may be given to everybody.
struct PublishView {
  int published = 0;    // number of the last snapshot; 0: none yet
  int more_needed = 0;  // respondents before the next one may be published
  bool may = false;
};

struct DebriefView {
  std::uint64_t revision = 0;       // moves with everything below
  core::AssessmentResults results;  // no statements: nothing to show
  core::ErrorCode why_none = core::ErrorCode::none;
  PublishView publish;
  std::vector<core::Consensus> consensus;
  std::vector<std::string> priorities;  // statements that are on the action plan
  std::string note;
  std::vector<std::string> note_versions;  // different ones to choose from; empty: one
};

}  // namespace ubao::app
