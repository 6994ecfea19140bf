#include "app/screens/instrument.h"

#include <algorithm>
#include <cmath>

#include "app/button.h"
#include "app/ledge.h"
#include "app/paint.h"
#include "app/screens/frame.h"
#include "app/screens/parts.h"
#include "app/scroll.h"

namespace ubao::app {
namespace {

void draw_instrument_note(Ui& ui, Rect& rest, Icon icon, const std::string& words, NoteLook look) {
  draw_note(ui, rest.take_top(note_height(ui, words, rest.w), ui.px(14)), icon, words, look);
}

// Whether they may be changed, and what else there is to know.
void draw_instrument_state(Ui& ui, Rect& rest, const State& state) {
  const core::InstrumentStatus& status = state.views.instrument_status;
  if (status.answered > 0)
    draw_instrument_note(ui, rest, Icon::lock, ui.count("instrument.frozen", status.answered),
                         NoteLook::wait);
  else if (status.begun_here)
    draw_instrument_note(ui, rest, Icon::lock, ui.say("instrument.begun_here"), NoteLook::wait);
  else
    draw_instrument_note(ui, rest, Icon::pencil, ui.say("instrument.open"), NoteLook::good);
  if (status.edited_apart)
    draw_instrument_note(ui, rest, Icon::warning,
                         ui.say("instrument.edited_apart", {{"version", state.views.instrument.version}}),
                         NoteLook::wait);
}

std::string doubts_words(const Ui& ui, const std::vector<core::InstrumentDoubt>& doubts) {
  constexpr std::size_t kMostCodes = 6;
  std::string words = ui.say("instrument.doubts");
  for (const core::InstrumentDoubt& doubt : doubts) {
    std::string codes;
    for (std::size_t i = 0; i < std::min(kMostCodes, doubt.statements.size()); ++i)
      codes += (i > 0 ? ", " : "") + doubt.statements[i];
    if (doubt.statements.size() > kMostCodes) codes += " ...";
    words += "\n" + ui.say("instrument.doubt." + std::string(core::name_of(doubt.doubt)),
                           {{"codes", codes}, {"language", language_words(ui, doubt.language)}});
  }
  return words;
}

void draw_instrument_about(Ui& ui, Rect& rest, const State& state, InstrumentDraft& draft) {
  const core::Instrument& instrument = state.views.instrument;
  const bool frozen = state.views.instrument_status.frozen;
  std::string languages;
  for (const std::string& code : instrument_languages(state))
    languages += (languages.empty() ? "" : "\n") +
                 ui.say("instrument.language_line", {{"language", language_words(ui, code)},
                                                     {"status", translation_words(ui, instrument, code)}});
  const std::string note = core::in_language(instrument.note, state.settings.language);
  const std::string source_title = ui.say("instrument.source"),
                    languages_title = ui.say("instrument.languages");
  const std::string source = note.empty() ? ui.say("instrument.no_source") : note;
  const PaperButton about_source{"source", Icon::document, source_title, source};
  const PaperButton about_languages{"languages", Icon::globe, languages_title, languages};
  const bool beside = rest.w >= ui.px(720);
  const float gap = ui.px(12), width = beside ? rest.column(0, 2, gap).w : rest.w;
  const float first_height = paper_button_height(ui, about_source, width);
  const float second_height = paper_button_height(ui, about_languages, width);
  Rect first, second;
  if (beside) {
    const Rect line = rest.take_top(std::max(first_height, second_height), ui.px(18));
    first = line.column(0, 2, gap);
    second = line.column(1, 2, gap);
  } else {
    first = rest.take_top(first_height, gap);
    second = rest.take_top(second_height, ui.px(18));
  }
  if (paper_button(ui, first, about_source) && !frozen) {
    draft = {};
    draft.sheet = InstrumentSheet::note;
    draft.texts = instrument.note;
  }
  if (paper_button(ui, second, about_languages)) {
    draft = {};
    draft.sheet = InstrumentSheet::languages;
  }
}

// In hundredths: "2.5".
std::string hundredths_words(int hundredths) {
  std::string words = std::to_string(hundredths / 100);
  if (hundredths % 100 == 0) return words;
  words += hundredths % 100 < 10 ? ".0" : ".";
  words += std::to_string(hundredths % 100);
  if (words.back() == '0') words.pop_back();
  return words;
}

// What cannot be changed here: the scale, and from where on a statement is a gap or a strength.
void draw_scale_paper(Ui& ui, Rect& rest, const State& state) {
  const core::Instrument& instrument = state.views.instrument;
  std::string points;
  for (const core::ScalePoint& point : instrument.scale)
    points += (points.empty() ? "" : ", ") + std::to_string(point.value) + " " +
              core::in_language(point.label, state.settings.language);
  for (const core::OutsideAnswer& answer : instrument.outside)
    points += ", " + core::in_language(answer.label, state.settings.language);
  const core::Thresholds& limits = instrument.thresholds;
  const std::string words = ui.say("instrument.thresholds", {{"low", hundredths_words(limits.low_median)},
                                                             {"high", hundredths_words(limits.high_median)},
                                                             {"agreed", hundredths_words(limits.agreed)},
                                                             {"unknown", std::to_string(limits.dont_know)}});
  TextStyle bold;
  bold.bold = true;
  const float pad = ui.px(18), width = rest.w - 2 * pad;
  const std::string heading = ui.say("instrument.scale"), file = ui.say("instrument.scale.by_file");
  const TextStyle soft = style_of(Role::meta, ui.theme.soft);
  const float height = text_height(ui, heading, bold, width) + text_height(ui, points, {}, width) +
                       text_height(ui, words, {}, width) + text_height(ui, file, soft, width) + ui.px(14) +
                       2 * pad;
  const Rect card = rest.take_top(std::ceil(height), ui.px(18));
  paper(ui, card);
  Rect inside = card.inset(pad, pad);
  flow(ui, inside, heading, bold, ui.px(4));
  flow(ui, inside, points, {}, ui.px(6));
  flow(ui, inside, words, {}, ui.px(4));
  flow(ui, inside, file, soft, 0);
}

std::vector<LedgeAction> instrument_actions(const Ui& ui, bool frozen) {
  return {
      {"import", ui.say(frozen ? "instrument.import.frozen" : "instrument.import"), Icon::arrow_up, frozen},
      {"export", ui.say("instrument.export"), Icon::document},
      {"duplicate", ui.say("instrument.duplicate"), Icon::cards}};
}

void act_on_instrument(const State& state, InstrumentDraft& draft, int pressed, Intents& intents) {
  if (pressed == 0) draft.sheet = InstrumentSheet::import;
  if (pressed == 1) draft.sheet = InstrumentSheet::save;
  if (pressed == 2) intents.push_back(DuplicateAssessment{state.activity});
}

void draw_instrument_ledge(Ui& ui, const Rect& place, const State& state, InstrumentDraft& draft,
                           Intents& intents) {
  const std::vector<LedgeAction> actions = instrument_actions(ui, state.views.instrument_status.frozen);
  Ledge ledge;
  if (!ui.phone()) ledge.secondary = actions;
  ledge.primary = {"leave", ui.say("instrument.leave"), Icon::forward};
  const int pressed = draw_ledge(ui, place, ledge);
  if (pressed == kPrimaryPressed) intents.push_back(GoBack{});
  act_on_instrument(state, draft, pressed, intents);
}

}  // namespace

std::vector<std::string> instrument_languages(const State& state) {
  const core::Instrument& instrument = state.views.instrument;
  std::vector<std::string> codes{instrument.original_language()};
  for (const auto& [code, status] : instrument.languages)
    if (code != codes.front()) codes.push_back(code);
  const std::string& here = state.views.agenda.workshop.language;
  if (core::is_language_code(here) && std::find(codes.begin(), codes.end(), here) == codes.end())
    codes.push_back(here);
  return codes;
}

std::string language_words(const Ui& ui, const std::string& code) {
  const std::string key = "tongue." + code;
  return ui.language->has(key) ? ui.say(key) : code;
}

std::string translation_words(const Ui& ui, const core::Instrument& instrument, const std::string& code) {
  const auto status = instrument.languages.find(code);
  if (status == instrument.languages.end()) return ui.say("translation.none");
  const auto missing = std::count_if(instrument.statements.begin(), instrument.statements.end(),
                                     [&](const auto& statement) { return statement.text.count(code) == 0; });
  const std::string words = ui.say("translation." + status->second);
  return missing > 0 ? dotted({words, ui.count("translation.missing", missing)}) : words;
}

void draw_instrument_entry(Ui& ui, Rect& rest, const State& state, const core::AgendaItem& item,
                           Intents& intents) {
  if (!state.facilitating() || item.kind != "assessment") return;
  const std::string title = ui.say("instrument.entry"), text = ui.say("instrument.entry.text");
  const PaperButton entry{"statements", Icon::checklist, title, text};
  if (paper_button(ui, rest.take_top(paper_button_height(ui, entry, rest.w), ui.px(16)), entry))
    intents.push_back(GoTo{Screen::instrument, item.id});
}

void draw_instrument(Ui& ui, const State& state, InstrumentDraft& draft, Intents& intents) {
  const core::Instrument& instrument = state.views.instrument;
  Page page;
  page.back = ui.say("back");
  page.title = ui.say("instrument.heading");
  page.subtitle = workshop_place(state);
  Rect rest = draw_frame(ui, state, page, intents);
  if (!state.facilitating() || instrument.id.empty()) {
    const Rect place = middle_column(ui, rest, 440);
    empty_state(ui, {place.x, rest.y + rest.h / 4, place.w, 0}, ui.say("activity.gone"),
                ui.say("activity.gone.text"));
    return;
  }
  const Rect ledge_place = rest.take_bottom(ledge_height(ui));
  Rect column = begin_scroll(ui, "instrument", middle_column(ui, rest, 900));
  column.y += ui.px(ui.phone() ? 12 : 22);
  flow(ui, column, core::in_language(instrument.title, state.settings.language), style_of(Role::page),
       ui.px(4));
  flow(ui, column,
       dotted({ui.say("instrument.version", {{"version", instrument.version}}),
               ui.count("instrument.count", static_cast<std::int64_t>(instrument.statements.size())),
               instrument.id}),
       style_of(Role::body, ui.theme.soft), ui.px(14));
  draw_instrument_state(ui, column, state);
  if (!state.views.instrument_doubts.empty())
    draw_instrument_note(ui, column, Icon::eye, doubts_words(ui, state.views.instrument_doubts),
                         NoteLook::plain);
  draw_instrument_about(ui, column, state, draft);
  draw_statement_list(ui, column, state, draft);
  draw_scale_paper(ui, column, state);
  if (ui.phone())
    act_on_instrument(
        state, draft,
        actions_on_page(ui, column, instrument_actions(ui, state.views.instrument_status.frozen)), intents);
  end_scroll(ui, column.y + ui.px(8));
  draw_instrument_ledge(ui, ledge_place, state, draft, intents);
  if (draft.sheet != InstrumentSheet::none && state.entrance.step == Entrance::Step::none)
    draw_instrument_sheet(ui, state, draft, intents);
}

}  // namespace ubao::app
