// The sheets over the statements: words of one statement or of the note in every language, translations,
// reading and writing files.
#include <algorithm>

#include "app/choice.h"
#include "app/field.h"
#include "app/screens/instrument.h"
#include "app/screens/parts.h"
#include "app/sheet.h"
#include "core/typed_text.h"

namespace ubao::app {
namespace {

constexpr std::size_t kMostStatementBytes = 4 * core::kMostStatementLetters;

std::string trimmed_text(const core::Texts& texts, const std::string& language) {
  const auto text = texts.find(language);
  return text == texts.end() ? std::string() : core::trimmed(text->second);
}

// A field for each language, with the state of its translation.
void draw_language_fields(Ui& ui, Rect& rest, const State& state, InstrumentDraft& draft, int lines) {
  const core::Instrument& instrument = state.views.instrument;
  for (const std::string& code : instrument_languages(state)) {
    const auto status = instrument.languages.find(code);
    const std::string label =
        ui.say("instrument.text_in",
               {{"language", language_words(ui, code)},
                {"status",
                 ui.say("translation." + (status == instrument.languages.end() ? "none" : status->second))}});
    const bool original = code == instrument.original_language();
    const std::string error = original && !draft.error.empty() ? ui.say(draft.error) : std::string();
    Field field;
    field.id = code;
    field.label = label;
    field.error = error;
    field.lines = lines;
    field.most_bytes = kMostStatementBytes;
    field.take_focus = original && !draft.opened && !ui.phone();
    std::string& text = draft.texts[code];
    const Rect place = rest.take_top(field_height(ui, field, text, rest.w), ui.px(14));
    if (draw_field(ui, place, field, text).changed) draft.error.clear();
  }
  draft.opened = true;
}

// Only what is other than before; a language that nobody wrote in stays out.
core::Texts changed_statement_texts(const InstrumentDraft& draft, const core::Texts& before) {
  core::Texts changed;
  for (const auto& [language, text] : draft.texts) {
    const std::string words = trimmed_text(draft.texts, language);
    if (words != trimmed_text(before, language)) changed[language] = words;
  }
  return changed;
}

bool original_is_there(const State& state, InstrumentDraft& draft) {
  if (!trimmed_text(draft.texts, state.views.instrument.original_language()).empty()) return true;
  draft.error = "instrument.fault.empty";
  return false;
}

// Cancel, and the buttons that the sheet has; gives the pressed one or -1.
int draw_statement_buttons(Ui& ui, const Sheet& sheet, Rect& rest, bool may_remove, InstrumentDraft& draft) {
  const std::string remove = ui.say("instrument.remove"), cancel = ui.say("cancel"),
                    save = ui.say("instrument.save");
  std::vector<Button> buttons{{"cancel", cancel, ButtonLook::secondary},
                              {"save", save, ButtonLook::primary, Icon::tick}};
  if (may_remove) buttons.insert(buttons.begin(), {"remove", remove, ButtonLook::danger, Icon::trash});
  int pressed = sheet_buttons(ui, sheet.content, rest.y, buttons);
  end_sheet(ui, rest.y);
  if (!may_remove && pressed >= 0) ++pressed;
  if (pressed == 1 || sheet.dismissed) draft = {};
  return pressed;
}

constexpr int kRemovePressed = 0, kSavePressed = 2;

void draw_meaning_box(Ui& ui, Rect& rest, const core::Instrument& instrument,
                      const core::InstrumentStatement& statement, InstrumentDraft& draft) {
  const std::string words =
      ui.say("instrument.new_meaning", {{"code", core::next_code(instrument, statement.dimension)}});
  const float height =
      std::max(ui.px(measure::kTarget), text_height(ui, words, {}, rest.w - ui.px(54)) + ui.px(16));
  if (tick_box(ui, rest.take_top(height, ui.px(14)), "new meaning", words, draft.new_meaning))
    draft.new_meaning = !draft.new_meaning;
}

void draw_edit_sheet(Ui& ui, const State& state, InstrumentDraft& draft, Intents& intents) {
  const core::Instrument& instrument = state.views.instrument;
  const core::InstrumentStatement* statement = instrument.find(draft.code);
  if (statement == nullptr) {
    draft = {};
    return;
  }
  const core::InstrumentDimension* dimension = instrument.find_dimension(statement->dimension);
  const std::string& language = state.settings.language;
  const auto sheet =
      begin_sheet(ui, "statement", ui.say("instrument.edit.heading", {{"code", statement->code}}),
                  dimension ? core::in_language(dimension->name, language) : std::string(), 680);
  Rect rest = sheet.content;
  draw_language_fields(ui, rest, state, draft, 2);
  draw_meaning_box(ui, rest, instrument, *statement, draft);
  const bool may_remove = instrument.of_dimension(statement->dimension).size() > 1;
  const core::Texts before = statement->text;
  const std::string code = statement->code;
  const int pressed = draw_statement_buttons(ui, sheet, rest, may_remove, draft);
  if (pressed == kRemovePressed) {
    intents.push_back(EditInstrument{state.activity, core::RemoveStatement{code}});
  } else if (pressed == kSavePressed && original_is_there(state, draft)) {
    const core::Texts changed = changed_statement_texts(draft, before);
    if (changed.empty())
      draft = {};
    else
      intents.push_back(
          EditInstrument{state.activity, core::SetStatementTexts{code, changed, draft.new_meaning}});
  }
}

void draw_add_sheet(Ui& ui, const State& state, InstrumentDraft& draft, Intents& intents) {
  const core::Instrument& instrument = state.views.instrument;
  const core::InstrumentDimension* dimension = instrument.find_dimension(draft.dimension);
  if (dimension == nullptr) {
    draft = {};
    return;
  }
  const std::string code = dimension->code;
  const auto sheet = begin_sheet(
      ui, "new statement", ui.say("instrument.add.heading", {{"code", core::next_code(instrument, code)}}),
      core::in_language(dimension->name, state.settings.language), 680);
  Rect rest = sheet.content;
  draw_language_fields(ui, rest, state, draft, 2);
  if (draw_statement_buttons(ui, sheet, rest, false, draft) != kSavePressed ||
      !original_is_there(state, draft))
    return;
  intents.push_back(
      EditInstrument{state.activity, core::AddStatement{code, changed_statement_texts(draft, {})}});
}

void draw_source_sheet(Ui& ui, const State& state, InstrumentDraft& draft, Intents& intents) {
  const auto sheet =
      begin_sheet(ui, "source note", ui.say("instrument.source"), ui.say("instrument.source.text"), 680);
  Rect rest = sheet.content;
  draw_language_fields(ui, rest, state, draft, 3);
  if (draw_statement_buttons(ui, sheet, rest, false, draft) != kSavePressed ||
      !original_is_there(state, draft))
    return;
  const core::Texts changed = changed_statement_texts(draft, state.views.instrument.note);
  if (changed.empty())
    draft = {};
  else
    intents.push_back(EditInstrument{state.activity, core::SetSourceNote{changed}});
}

// Each translation, and the word that somebody who knows both languages has read it.
void draw_translations_sheet(Ui& ui, const State& state, InstrumentDraft& draft, Intents& intents) {
  const core::Instrument& instrument = state.views.instrument;
  const bool frozen = state.views.instrument_status.frozen;
  const auto sheet = begin_sheet(ui, "translations", ui.say("instrument.languages"),
                                 ui.say("instrument.languages.text"), 620);
  Rect rest = sheet.content;
  for (const std::string& code : instrument_languages(state)) {
    const std::string line =
        ui.say("instrument.language_line",
               {{"language", language_words(ui, code)}, {"status", translation_words(ui, instrument, code)}});
    const auto status = instrument.languages.find(code);
    const bool translation = status != instrument.languages.end() && status->second != "original";
    if (!translation || frozen) {
      flow(ui, rest, line, {}, ui.px(14));
      continue;
    }
    const bool reviewed = status->second == "reviewed";
    const std::string words = ui.say("instrument.reviewed", {{"language", language_words(ui, code)}});
    flow(ui, rest, line, {}, ui.px(2));
    const float height =
        std::max(ui.px(measure::kTarget), text_height(ui, words, {}, rest.w - ui.px(54)) + ui.px(16));
    if (tick_box(ui, rest.take_top(height, ui.px(14)), "reviewed/" + code, words, reviewed))
      intents.push_back(EditInstrument{state.activity, core::SetTranslationStatus{code, !reviewed}});
  }
  const std::string close = ui.say("close");
  const Button buttons[] = {{"close", close, ButtonLook::secondary}};
  const int pressed = sheet_buttons(ui, sheet.content, rest.y, buttons);
  end_sheet(ui, rest.y);
  if (pressed == 0 || sheet.dismissed) draft = {};
}

void draw_import_sheet(Ui& ui, const State& state, InstrumentDraft& draft, Intents& intents) {
  const auto sheet =
      begin_sheet(ui, "import", ui.say("instrument.import"), ui.say("instrument.import.text"), 620);
  Rect rest = sheet.content;
  const std::string label = ui.say("instrument.file"), hint = ui.say("instrument.file.hint");
  const std::string error = draft.error.empty() ? std::string() : ui.say(draft.error);
  Field field;
  field.id = "path";
  field.label = label;
  field.error = error;
  field.icon = Icon::document;
  field.take_focus = !draft.opened;
  draft.opened = true;
  const FieldEvents events =
      draw_field(ui, rest.take_top(field_height(ui, field, draft.path, rest.w), ui.px(6)), field, draft.path);
  if (events.changed) draft.error.clear();
  flow(ui, rest, hint, style_of(Role::meta, ui.theme.soft), ui.px(18));
  const std::string cancel = ui.say("cancel"), act = ui.say("instrument.import.act");
  const Button buttons[] = {{"cancel", cancel, ButtonLook::secondary},
                            {"read", act, ButtonLook::primary, Icon::tick}};
  const int pressed = sheet_buttons(ui, sheet.content, rest.y, buttons);
  end_sheet(ui, rest.y);
  if (pressed == 0 || sheet.dismissed) {
    draft = {};
  } else if (pressed == 1 || events.submitted) {
    const std::string path = core::trimmed(draft.path);
    if (path.empty()) {
      draft.error = "instrument.fault.no_file";
      return ui.want_frame();
    }
    intents.push_back(ImportInstrument{state.activity, path});
    draft.sheet = InstrumentSheet::none;  // what is wrong is said on the page; the path stays for another try
  }
}

void draw_export_sheet(Ui& ui, const State& state, InstrumentDraft& draft, Intents& intents) {
  const auto sheet =
      begin_sheet(ui, "save", ui.say("instrument.export"), ui.say("instrument.export.text"), 620);
  Rect rest = sheet.content;
  const auto offer = [&](const char* id, Icon icon, const char* key, const char* text_key, bool as_table) {
    const std::string title = ui.say(key), text = ui.say(text_key);
    const PaperButton spec{id, icon, title, text};
    if (!paper_button(ui, rest.take_top(paper_button_height(ui, spec, rest.w), ui.px(12)), spec)) return;
    intents.push_back(ExportInstrument{state.activity, as_table});
    draft.sheet = InstrumentSheet::none;
  };
  offer("save/json", Icon::document, "instrument.json", "instrument.json.text", false);
  offer("save/csv", Icon::table, "instrument.csv", "instrument.csv.text", true);
  rest.y += ui.px(8);
  const std::string cancel = ui.say("cancel");
  const Button buttons[] = {{"cancel", cancel, ButtonLook::secondary}};
  const int pressed = sheet_buttons(ui, sheet.content, rest.y, buttons);
  end_sheet(ui, rest.y);
  if (pressed == 0 || sheet.dismissed) draft = {};
}

}  // namespace

void draw_instrument_sheet(Ui& ui, const State& state, InstrumentDraft& draft, Intents& intents) {
  switch (draft.sheet) {
    case InstrumentSheet::none:
      break;
    case InstrumentSheet::edit:
      draw_edit_sheet(ui, state, draft, intents);
      break;
    case InstrumentSheet::add:
      draw_add_sheet(ui, state, draft, intents);
      break;
    case InstrumentSheet::note:
      draw_source_sheet(ui, state, draft, intents);
      break;
    case InstrumentSheet::languages:
      draw_translations_sheet(ui, state, draft, intents);
      break;
    case InstrumentSheet::import:
      draw_import_sheet(ui, state, draft, intents);
      break;
    case InstrumentSheet::save:
      draw_export_sheet(ui, state, draft, intents);
      break;
  }
}

}  // namespace ubao::app
