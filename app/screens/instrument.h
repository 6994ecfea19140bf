// The statements of an assessment, for the facilitator: by dimension, with the state of translations, what
// should be looked at again, and whether they may still be changed. Words are changed, statements added and
// taken out while nobody has answered; files come and go. One thread.
#pragma once

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

using InstrumentSheet = InstrumentDraft::Sheet;

void draw_instrument(Ui& ui, const State& state, InstrumentDraft& draft, Intents& intents);

// The way there, on the page of an assessment. Takes what it needs off the top of `rest`; nothing for who may
// not change statements.
void draw_instrument_entry(Ui& ui, Rect& rest, const State& state, const core::AgendaItem& item,
                           Intents& intents);

// --- its parts

// The statements, each a row that is pressed to change it. Takes what it needs off the top of `rest`.
void draw_statement_list(Ui& ui, Rect& rest, const State& state, InstrumentDraft& draft);

// The sheet that is open.
void draw_instrument_sheet(Ui& ui, const State& state, InstrumentDraft& draft, Intents& intents);

// The languages that statements are or should be in: the original first, that of the workshop always.
std::vector<std::string> instrument_languages(const State& state);
// "French", or the code where there is no word for it.
std::string language_words(const Ui& ui, const std::string& code);
// "original", "reviewed", "draft", "not begun".
std::string translation_words(const Ui& ui, const core::Instrument& instrument, const std::string& code);

}  // namespace ubao::app
