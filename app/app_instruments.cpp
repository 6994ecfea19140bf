// Statements that a facilitator changes, and matrices that teams fill.
#include "app/app.h"
#include "app/overloaded.h"

namespace ubao::app {
namespace {

// What takes an edit back where that is natural: words, and a statement that was taken out.
std::optional<core::InstrumentEdit> undoing(const core::Instrument& before,
                                            const core::InstrumentEdit& edit) {
  if (const auto* removal = std::get_if<core::RemoveStatement>(&edit))
    for (std::size_t place = 0; place < before.statements.size(); ++place)
      if (before.statements[place].code == removal->code)
        return core::PutBackStatement{before.statements[place], place, before.glossary};
  if (const auto* words = std::get_if<core::SetStatementTexts>(&edit); words && !words->new_meaning)
    if (const core::InstrumentStatement* statement = before.find(words->code)) {
      core::SetStatementTexts old{words->code, statement->text, false};
      for (const auto& [language, text] : words->texts) old.texts.emplace(language, std::string());
      return old;
    }
  return std::nullopt;
}

}  // namespace

bool App::instrument_action(const Intent& intent, Effects& effects) {
  const auto by_facilitator = [&](const auto& effect) {
    if (state_.facilitating()) effects.push_back(effect);
    return true;
  };
  return std::visit(Overloaded{
                        [&](const EditInstrument& edit) {
                          edit_instrument(edit);
                          return true;
                        },
                        [&](const ImportInstrument& import) {
                          state_.problem.reset();
                          return by_facilitator(import);
                        },
                        [&](const ExportInstrument& save) { return by_facilitator(save); },
                        [&](const DuplicateAssessment& duplicate) {
                          if (!workshop_ || !state_.facilitating()) return true;
                          const auto made = workshop_->duplicate_assessment(duplicate.activity);
                          if (!took(made)) return true;
                          state_.views.agenda = workshop_->agenda();
                          go_to(Screen::instrument, made->record);
                          state_.came_from.clear();
                          toast("toast.assessment_duplicated");
                          return true;
                        },
                        [&](const SetRating& set) {
                          if (workshop_ && !state_.nobody)
                            took(workshop_->set_rating(set.activity, set.change));
                          return true;
                        },
                        [&](const SaveMatrix& save) {
                          keep_opportunity();
                          effects.push_back(save);
                          return true;
                        },
                        [&](const auto&) { return false; },
                    },
                    intent);
}

void App::edit_instrument(const EditInstrument& edit) {
  if (!workshop_ || !state_.facilitating()) return;
  const core::Instrument before = workshop_->instrument(edit.activity);
  if (!took(workshop_->edit_instrument(edit.activity, edit.edit))) return;
  state_.instrument = {};
  state_.views.instrument = workshop_->instrument(edit.activity);
  const auto undo = undoing(before, edit.edit);
  toast("toast.instrument_saved", {{"version", state_.views.instrument.version}},
        undo ? std::optional<Intent>(EditInstrument{edit.activity, *undo}) : std::nullopt);
}

// What is typed about a gap is the team's, not one person's, and is kept before somebody leaves.
void App::keep_opportunity() {
  PillarsDraft& draft = state_.pillars;
  if (draft.typed_at <= 0 || draft.writing.empty() || !workshop_) return;
  core::RatingChange change{draft.team, draft.writing, draft.scope, {}, {}, draft.text};
  if (took(workshop_->set_rating(draft.activity, change))) draft.typed_at = 0;
}

void App::refresh_instruments(bool fresh) {
  Views& views = state_.views;
  const Screen screen = state_.screen;
  const bool shows_statements =
      screen == Screen::assessment || screen == Screen::instrument || screen == Screen::pillars;
  if (!shows_statements) return;
  core::Instrument now = workshop_->instrument(state_.activity);
  if (now != views.instrument) {
    views.instrument = std::move(now);
    // another version may have other statements
    if (state_.assessment.statement >= views.instrument.statements.size()) state_.assessment.statement = 0;
  }
  if (screen == Screen::instrument) {
    views.instrument_status = workshop_->instrument_status(state_.activity);
    views.instrument_doubts = core::review(views.instrument);
  }
  if (screen != Screen::pillars) return;
  views.matrix = workshop_->matrix(state_.activity);
  if (!fresh || state_.pillars.activity == state_.activity) return;
  state_.pillars = {};
  state_.pillars.activity = state_.activity;
}

}  // namespace ubao::app
