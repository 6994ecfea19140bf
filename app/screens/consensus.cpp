#include "app/screens/consensus.h"

#include "app/screens/frame.h"
#include "app/screens/parts.h"

namespace ubao::app {
namespace {

constexpr double kSaveAfter = 1.5;  // seconds after the last letter

core::ConsensusEntry entry_now(const Agreeing& a) {
  const core::Consensus* consensus = a.recorded(a.draft.statement);
  return consensus ? consensus->entry : core::ConsensusEntry();
}

// What is recorded is what the form shows, unless something is typed that is not saved yet.
void follow_record(Agreeing& a) {
  ConsensusDraft& draft = a.draft;
  if (draft.statement.empty()) return;
  const core::ConsensusEntry now = entry_now(a);
  if (draft.loaded && draft.entry != draft.begun && draft.entry != now) return;
  draft.entry = draft.begun = now;
  draft.loaded = true;
}

void save_typing(Agreeing& a) {
  ConsensusDraft& draft = a.draft;
  if (draft.typed_at <= 0 || !draft.loaded || !versions_to_choose(a).empty()) return;
  if (a.ui.now < draft.typed_at + kSaveAfter) return a.ui.want_frame_at(draft.typed_at + kSaveAfter);
  draft.typed_at = 0;
  if (draft.entry == draft.begun) return;
  a.intents.push_back(SetConsensus{a.state.activity, draft.statement, draft.team, draft.entry});
}

}  // namespace

std::string rating_words(const Agreeing& a, int rating) {
  if (rating == core::kNoConsensus) return a.ui.say("consensus.none");
  for (const core::ScalePoint& point : a.instrument.scale)
    if (point.value == rating) return a.words(point.label);
  return a.ui.say("consensus.not_rated");
}

std::string team_words(const Agreeing& a, const std::string& team) {
  return team.empty() ? a.ui.say("consensus.plenary") : team;
}

std::vector<core::ConsensusEntry> versions_to_choose(const Agreeing& a) {
  const core::Consensus* consensus = a.recorded(a.draft.statement);
  if (!consensus) return {};
  std::vector<core::ConsensusEntry> versions = consensus->versions;
  const ConsensusDraft& draft = a.draft;
  const bool meanwhile = draft.loaded && draft.entry != draft.begun && consensus->entry != draft.begun &&
                         draft.entry != consensus->entry;
  if (!meanwhile) return versions;
  if (versions.empty()) versions.push_back(consensus->entry);
  versions.push_back(draft.entry);
  return versions;
}

void open_statement(Agreeing& a, const std::string& code) {
  ConsensusDraft& draft = a.draft;
  if (draft.loaded && draft.entry != draft.begun && versions_to_choose(a).empty())
    a.intents.push_back(SetConsensus{a.state.activity, draft.statement, draft.team, draft.entry});
  draft.statement = code;
  draft.loaded = false;
  draft.typed_at = 0;
  draft.version = 0;
  if (const core::InstrumentStatement* statement = a.instrument.find(code))
    draft.dimension = statement->dimension;
  a.ui.want_frame();
}

void draw_consensus(Ui& ui, const State& state, ConsensusDraft& draft, Intents& intents) {
  Page page;
  page.back = ui.say("back");
  page.title = ui.say("consensus.title");
  page.subtitle = ui.say("consensus.subtitle");
  const Rect rest = draw_frame(ui, state, page, intents);
  const core::Instrument& instrument = state.views.instrument;
  if (instrument.statements.empty()) {
    const Rect place = middle_column(ui, rest, 440);
    empty_state(ui, {place.x, rest.y + rest.h / 4, place.w, 0}, ui.say("assessment.empty.title"),
                ui.say("assessment.empty.text"));
    return;
  }
  Agreeing a{ui, state, draft, intents, instrument};
  if (!draft.statement.empty() && !instrument.find(draft.statement)) draft.statement.clear();
  if (draft.dimension.empty()) draft.dimension = instrument.statements.front().dimension;
  follow_record(a);
  save_typing(a);
  if (draft.statement.empty())
    draw_consensus_list(a, rest);
  else
    draw_consensus_form(a, rest);
  if (draft.sheet == ConsensusDraft::Sheet::team) draw_new_team(a);
}

}  // namespace ubao::app
