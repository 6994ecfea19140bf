// What goes with an assessment: opening and freezing it, the teams' consensus, priorities, notes.
#include <algorithm>

#include "app/app.h"
#include "app/debrief_figure.h"
#include "app/overloaded.h"
#include "core/locks.h"
#include "core/results_table.h"
#include "core/text_measure.h"

namespace ubao::app {
namespace {

constexpr float kPictureWidth = 1000;

bool goes_with_assessment(Screen screen) {
  return screen == Screen::completion || screen == Screen::debrief || screen == Screen::consensus ||
         screen == Screen::projector;
}

// What was typed here, added to what another device wrote meanwhile: nobody's words are lost.
core::ConsensusEntry with_both(core::ConsensusEntry theirs, const core::ConsensusEntry& mine,
                               const core::ConsensusEntry& begun) {
  const auto add = [&](std::string core::ConsensusEntry::*text) {
    if (mine.*text == begun.*text || (theirs.*text).find(mine.*text) != std::string::npos) return;
    if (!(theirs.*text).empty()) theirs.*text += "\n";
    theirs.*text += mine.*text;
  };
  for (const auto text :
       {&core::ConsensusEntry::reason, &core::ConsensusEntry::evidence, &core::ConsensusEntry::dissent})
    add(text);
  return theirs;
}

}  // namespace

bool App::debrief_action(const Intent& intent, Effects& effects) {
  return std::visit(Overloaded{
                        [&](const SetActivityState& set) {
                          set_activity_state(set);
                          return true;
                        },
                        [&](const CountLate& late) {
                          if (workshop_ && state_.facilitating())
                            took(workshop_->count_late(late.activity, late.counts));
                          return true;
                        },
                        [&](const SetConsensus& set) {
                          keep_consensus(set);
                          return true;
                        },
                        [&](const MakePriority& priority) {
                          make_priority(priority);
                          return true;
                        },
                        [&](const Publish& picture) {
                          publish(picture);
                          return true;
                        },
                        [&](const SavePicture& picture) {
                          save_picture(picture.figure, effects);
                          return true;
                        },
                        [&](const SaveTable&) {
                          save_table(effects);
                          return true;
                        },
                        [&](const ShowOnProjector& shown) {
                          if (!state_.facilitating() || state_.screen != Screen::debrief) return true;
                          if (!workshop_->published(state_.activity)) return true;
                          state_.projector = shown.figure;
                          go_to(Screen::projector, state_.activity);
                          return true;
                        },
                        [&](const KeepNote& note) {
                          if (workshop_ && state_.facilitating())
                            took(workshop_->set_debrief_note(note.activity, note.text, {}));
                          return true;
                        },
                        [&](const auto&) { return false; },
                    },
                    intent);
}

void App::set_activity_state(const SetActivityState& set) {
  if (!workshop_ || !state_.facilitating()) return;
  if (!took(workshop_->set_activity_state(set.activity, set.state, set.reason))) return;
  state_.completion = {};
  const core::AgendaItem* item = state_.views.agenda.find(set.activity);
  if (item && item->kind == "assessment" && set.state == core::ActivityState::closed) toast("toast.frozen");
}

void App::say_rated(const SetConsensus& set, int before) {
  std::string word =
      language_.text(set.entry.rating == core::kNoConsensus ? "consensus.none" : "consensus.not_rated");
  for (const core::ScalePoint& point : state_.views.instrument.scale)
    if (point.value == set.entry.rating) word = core::in_language(point.label, state_.settings.language);
  SetConsensus undo = set;
  undo.entry.rating = before;
  toast("toast.consensus_saved", {{"code", set.statement}, {"rating", word}}, undo);
}

// What was typed stays in the form when it cannot be saved.
bool App::keep_consensus(const SetConsensus& set) {
  if (!workshop_ || state_.nobody) return false;
  const auto done = workshop_->set_consensus(set.activity, set.statement, set.team, set.entry, state_.person);
  ConsensusDraft& draft = state_.consensus;
  const bool shown = draft.loaded && draft.statement == set.statement && draft.team == set.team;
  if (!took(done)) {
    if (shown) draft.typed_at = 0;  // tried again with the next letter, or when the form is left
    return false;
  }
  const int before = shown ? draft.begun.rating : set.entry.rating;
  if (before != set.entry.rating) say_rated(set, before);
  if (!shown) return true;
  draft.begun = set.entry;
  draft.entry.rating = set.entry.rating;
  if (draft.entry == set.entry) draft.typed_at = 0;
  return true;
}

void App::publish(const Publish& publish) {
  if (!workshop_ || !state_.facilitating()) return;
  const auto published = workshop_->publish(publish.activity);
  if (took(published)) toast("toast.published", {{"n", std::to_string(published->number)}});
}

// Pictures and tables leave the room: they say which workshop they are of.
void App::save_picture(const FigureChoice& choice, Effects& effects) {
  if (!state_.facilitating() || state_.views.debrief.results.statements.empty()) return;
  const core::NotoMeasure measure;
  core::Figure figure = debrief_figure(state_, language_, measure, choice, {kPictureWidth, true});
  const std::string name = state_.views.agenda.workshop.title + ", " + figure.title;
  effects.push_back(WritePicture{std::move(figure), name});
}

void App::save_table(Effects& effects) {
  const Views& views = state_.views;
  if (!state_.facilitating() || views.debrief.results.statements.empty()) return;
  const core::NotoMeasure measure;
  const core::ChartSource source{views.debrief.results,    views.instrument, language_,
                                 state_.settings.language, measure,          views.agenda.workshop.title};
  effects.push_back(WriteTable{core::results_table(source),
                               views.agenda.workshop.title + ", " + language_.text("debrief.title")});
}

void App::make_priority(const MakePriority& priority) {
  if (!workshop_ || state_.nobody) return;
  const auto made = workshop_->make_priority(priority.activity, priority.statement, state_.person);
  state_.debrief.sheet = DebriefDraft::Sheet::none;
  if (!made && made.error().code == core::ErrorCode::already_there)
    return toast("toast.priority_before", {{"code", priority.statement}});
  if (took(made)) toast("toast.priority_made", {{"code", priority.statement}});
}

// Before a form goes, what is typed in it and not saved yet is saved.
void App::keep_debrief_typing() {
  ConsensusDraft& consensus = state_.consensus;
  if (state_.screen == Screen::consensus && consensus.loaded && consensus.entry != consensus.begun) {
    core::ConsensusEntry entry = consensus.entry;
    const auto all = workshop_->consensus(state_.activity);
    const core::Consensus* now = core::find_consensus(all, consensus.statement, consensus.team);
    if (now && (now->entry != consensus.begun || !now->versions.empty())) {
      entry = now->entry;
      for (const core::ConsensusEntry& version : now->versions) entry = with_both(entry, version, {});
      entry = with_both(entry, consensus.entry, consensus.begun);
    }
    keep_consensus({state_.activity, consensus.statement, consensus.team, entry});
  }
  DebriefDraft& debrief = state_.debrief;
  if (state_.screen != Screen::debrief || debrief.note == debrief.kept_note) return;
  if (took(workshop_->set_debrief_note(state_.activity, debrief.note, {}))) debrief.kept_note = debrief.note;
}

// From one statement back to all of them, before the screen is left. True if there was one.
bool App::leave_part() {
  std::string* statement = state_.screen == Screen::debrief     ? &state_.debrief.statement
                           : state_.screen == Screen::consensus ? &state_.consensus.statement
                                                                : nullptr;
  if (!statement || statement->empty()) return false;
  statement->clear();
  state_.consensus.loaded = false;
  return true;
}

// The assessment that a screen about one is to show: an activity that goes on with it stands for it.
std::string App::assessment_of(Screen screen, const std::string& activity) const {
  if (!goes_with_assessment(screen)) return activity;
  const core::AgendaItem* item = state_.views.agenda.find(activity);
  if (!item || item->kind == "assessment" || item->kind == "board" || item->from.empty()) return activity;
  const core::AgendaItem* from = state_.views.agenda.find(item->from);
  return from && from->kind == "assessment" ? from->id : activity;
}

// Live where a facilitator may open sheets, else the picture that was published last.
void App::refresh_results() {
  DebriefView& debrief = state_.views.debrief;
  const auto published = workshop_->published(state_.activity);
  debrief.publish = {};
  debrief.why_none = core::ErrorCode::none;
  debrief.results = published ? *published : core::AssessmentResults();
  // the room sees what was published, also on a device that could open sheets
  if (!state_.facilitating() || state_.screen == Screen::projector) return;
  auto live = workshop_->results(state_.activity);
  if (!live) {
    debrief.why_none = live.error().code;
    return;
  }
  debrief.results = std::move(*live);
  if (!debrief.results.live) return;
  debrief.publish.published = published ? published->number : 0;
  const int covered = published ? published->respondents : 0;
  debrief.publish.more_needed = std::max(0, covered + core::kFewestShown - debrief.results.respondents);
  debrief.publish.may = debrief.publish.more_needed == 0;
}

void App::refresh_debrief() {
  if (!goes_with_assessment(state_.screen) || state_.projecting_board()) return;
  // on the projector the picture stays when its passphrase is forgotten
  if (state_.screen == Screen::projector && state_.nobody) return;
  Views& views = state_.views;
  const std::string& activity = state_.activity;
  views.plan = workshop_->plan_of(activity);
  views.instrument = workshop_->instrument(activity);
  views.passphrase = workshop_->locks().of({});
  if (state_.screen == Screen::completion && state_.facilitating())
    views.completion = workshop_->completion(activity);
  DebriefView& debrief = views.debrief;
  ++debrief.revision;
  refresh_results();
  debrief.consensus = workshop_->consensus(activity);
  debrief.priorities = workshop_->priorities(activity);
  if (!state_.facilitating()) return;
  core::DebriefNote note = workshop_->debrief_note(activity);
  debrief.note = std::move(note.text);
  debrief.note_versions = std::move(note.versions);
}

}  // namespace ubao::app
