// Before and after handing in: what is open, thanks, and a closed assessment to read; the sheet of words.
#include <array>

#include "app/button.h"
#include "app/ledge.h"
#include "app/paint.h"
#include "app/panel.h"
#include "app/row.h"
#include "app/screens/assessment_parts.h"
#include "app/scroll.h"
#include "app/sheet.h"
#include "app/text.h"

namespace ubao::app {
namespace {

// A column in the middle, not wider than is good to read.
Rect column_of(Ui& ui, const Rect& page) {
  const float margin = ui.px(ui.phone() ? 14 : 32);
  const float width = std::min(page.w - 2 * margin, ui.px(760));
  return {page.x + (page.w - width) / 2, page.y, width, page.h};
}

void draw_lines_of(Ui& ui, Rect& content, const std::string& title, const std::string& text) {
  TextStyle heading;
  heading.role = ui.phone() ? Role::title : Role::page;
  TextStyle soft;
  soft.colour = ui.theme.soft;
  draw_text(ui, content.take_top(text_height(ui, title, heading, content.w), ui.px(4)), title, heading);
  const float height = text_height(ui, text, soft, content.w);
  draw_text(ui, content.take_top(height, ui.px(16)), text, soft);
}

// A row a dimension: what is left in it, and the way there.
void draw_dimensions(Assessing& a, Rect& content) {
  Ui& ui = a.ui;
  struct Shown {
    Row row;
    std::string rest, count;
    float height = 0;
  };
  std::vector<Shown> rows(a.progress.dimensions.size());
  float height = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const DimensionProgress& dimension = a.progress.dimensions[i];
    Shown& shown = rows[i];
    shown.rest = rest_of(a, dimension);
    shown.count = ui.say("assessment.n_of", {{"n", std::to_string(dimension.answered)},
                                             {"total", std::to_string(dimension.total())}});
    shown.row.id = dimension.dimension->code;
    shown.row.icon = dimension.complete() ? Icon::tick : Icon::flag;
    shown.row.title = a.name(*dimension.dimension);
    shown.row.title_bold = true;
    shown.row.subtitle = shown.rest;
    if (!dimension.complete()) shown.row.subtitle_colour = ui.theme.wait;
    shown.row.end_text = shown.count;
    shown.row.arrow = true;
    shown.row.last = i + 1 == rows.size();
    shown.height = row_height(ui, shown.row, content.w);
    height += shown.height;
  }
  paper(ui, {content.x, content.y, content.w, height});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!draw_row(ui, content.take_top(rows[i].height), rows[i].row)) continue;
    const DimensionProgress& dimension = a.progress.dimensions[i];
    std::size_t first = dimension.statements.front();
    for (std::size_t s = dimension.statements.size(); s-- > 0;)
      if (dimension.marks[s] != Mark::answered) first = dimension.statements[s];
    show_statement(a, first);
  }
}

}  // namespace

void draw_review(Assessing& a, Rect page) {
  Ui& ui = a.ui;
  const Rect foot = page.take_bottom(ledge_height(ui));
  const Progress& p = a.progress;
  Rect content = begin_scroll(ui, "review", column_of(ui, page));
  content.h = 1e6f;
  content.take_top(ui.px(ui.phone() ? 16 : 28));
  const std::string n = std::to_string(p.answered), total = std::to_string(p.total);
  const std::string text = p.complete()      ? ui.say("assessment.review.all")
                           : p.answered == 0 ? ui.say("assessment.review.none")
                                             : ui.say("assessment.review.some");
  draw_lines_of(ui, content, ui.say("assessment.review.title", {{"n", n}, {"total", total}}), text);
  draw_dimensions(a, content);
  content.take_top(ui.px(16));
  const std::string privacy = ui.say("assessment.review.privacy");
  TextStyle soft;
  soft.role = Role::meta;
  soft.colour = ui.theme.soft;
  const Rect line = content.take_top(text_height(ui, privacy, soft, content.w - ui.px(28)), ui.px(24));
  icon_word(ui, line, Icon::lock, privacy, soft);
  end_scroll(ui, content.y);

  std::vector<LedgeAction> actions{{"back", ui.say("assessment.review.back"), Icon::back}};
  if (!ui.phone()) actions.push_back({"list", ui.say("assessment.see_all", {{"total", total}}), Icon::list});
  Ledge ledge;
  ledge.secondary = actions;
  const bool again = a.sheet.state == core::AssessmentState::submitted;
  const char* word = p.answered == 0 ? "assessment.nothing_yet"
                     : again         ? "assessment.submit_again"
                                     : "assessment.submit";
  ledge.primary = {"submit", ui.say(word), Icon::tray, p.answered == 0};
  ledge.primary_leads_on = false;
  const int pressed = draw_ledge(ui, foot, ledge);
  if (pressed == 0) show_statement(a, a.draft.statement);
  if (pressed == 1) a.draft.mode = AssessmentDraft::Mode::list;
  if (pressed == kPrimaryPressed && p.answered > 0) a.intents.push_back(SubmitSheet{a.sheet.activity});
}

void draw_done(Assessing& a, Rect page) {
  Ui& ui = a.ui;
  const Rect foot = page.take_bottom(ledge_height(ui));
  const bool changed = a.sheet.changed;
  std::vector<LedgeAction> actions;
  if (!a.sheet.answers.empty()) actions.push_back({"change", ui.say("assessment.change"), Icon::pencil});
  actions.push_back({"hand_over", ui.say("assessment.hand_over"), Icon::swap, false, true});
  std::string_view pressed;

  const Rect column = column_of(ui, page);
  const Rect middle = column.centered(std::min(column.w, ui.px(520)), ui.px(ui.phone() ? 340 : 260));
  float y = empty_state(ui, middle, ui.say(changed ? "assessment.changed.title" : "assessment.done.title"),
                        ui.say(changed ? "assessment.changed.text" : "assessment.done.text"));
  if (ui.phone()) {  // the ledge has room for one action only
    y += ui.px(24);
    for (const LedgeAction& action : actions) {
      const Rect place{middle.x, y, middle.w, ui.px(measure::kButton)};
      if (button(ui, place, {action.id, action.label, ButtonLook::secondary, action.icon}))
        pressed = action.id;
      y += place.h + ui.px(12);
    }
  }
  Ledge ledge;
  if (!ui.phone()) ledge.secondary = actions;
  ledge.primary = changed ? LedgeAction{"submit", ui.say("assessment.submit_again"), Icon::tray}
                          : LedgeAction{"leave", ui.say("assessment.to_agenda"), Icon::forward};
  ledge.primary_leads_on = !changed;
  const int on_ledge = draw_ledge(ui, foot, ledge);
  if (on_ledge == kPrimaryPressed) pressed = ledge.primary.id;
  if (on_ledge >= 0) pressed = actions[static_cast<std::size_t>(on_ledge)].id;
  if (pressed == "change") {
    a.draft.mode = AssessmentDraft::Mode::list;
    a.draft.answered.clear();
  }
  if (pressed == "hand_over") a.intents.push_back(HandOver{});
  if (pressed == "submit") a.intents.push_back(SubmitSheet{a.sheet.activity});
  if (pressed == "leave") a.intents.push_back(GoTo{Screen::agenda, {}});
}

void draw_closed(Assessing& a, Rect page) {
  Ui& ui = a.ui;
  const Rect foot = page.take_bottom(ledge_height(ui));
  Rect content = begin_scroll(ui, "closed", column_of(ui, page));
  content.h = 1e6f;
  content.take_top(ui.px(ui.phone() ? 16 : 28));
  const bool handed_in = a.sheet.state == core::AssessmentState::submitted;
  draw_lines_of(ui, content, ui.say("assessment.closed.title"),
                ui.say(handed_in ? "assessment.closed.handed_in" : "assessment.closed.not_handed_in"));
  for (const DimensionProgress& dimension : a.progress.dimensions) {
    TextStyle title;
    title.role = Role::title;
    const std::string& name = a.name(*dimension.dimension);
    draw_text(ui, content.take_top(text_height(ui, name, title, content.w), ui.px(6)), name, title);
    content.take_top(draw_statement_rows(a, content, dimension, true) - content.y, ui.px(20));
  }
  end_scroll(ui, content.y);
  Ledge ledge;
  const LedgeAction room{"room", ui.say("assessment.of_the_room"), Icon::chart};
  ledge.secondary = {&room, 1};
  ledge.primary = {"leave", ui.say("assessment.to_agenda"), Icon::forward};
  const int pressed = draw_ledge(ui, foot, ledge);
  if (pressed == 0) a.intents.push_back(GoTo{Screen::debrief, a.sheet.activity});
  if (pressed == kPrimaryPressed) a.intents.push_back(GoTo{Screen::agenda, {}});
}

void draw_word_help(Assessing& a) {
  Ui& ui = a.ui;
  const Sheet sheet = begin_sheet(ui, "assessment/words", ui.say("assessment.word_help"), {}, 640);
  Rect content = sheet.content;
  content.h = 1e6f;
  const auto entry = [&](const core::GlossaryEntry& word) {
    TextStyle term;
    term.bold = true;
    TextStyle meaning;
    meaning.colour = ui.theme.soft;
    const std::string &name = a.words(word.term), &text = a.words(word.meaning);
    draw_text(ui, content.take_top(text_height(ui, name, term, content.w)), name, term);
    draw_text(ui, content.take_top(text_height(ui, text, meaning, content.w), ui.px(12)), text, meaning);
  };
  const bool list = a.draft.mode == AssessmentDraft::Mode::list;
  const auto belongs_here = [&](const core::GlossaryEntry& word) {
    for (const std::string& code : word.statements) {
      const core::InstrumentStatement* statement = a.instrument.find(code);
      if (!statement) continue;
      if (list ? statement->dimension == a.draft.dimension : code == a.statement().code) return true;
    }
    return false;
  };
  std::size_t first = 0;
  for (const core::GlossaryEntry& word : a.instrument.glossary)
    if (belongs_here(word)) entry(word), ++first;
  if (first > 0 && first < a.instrument.glossary.size()) {
    divider_word(ui, content.take_top(ui.px(24), ui.px(12)), ui.say("assessment.more_words"));
  }
  for (const core::GlossaryEntry& word : a.instrument.glossary)
    if (!belongs_here(word)) entry(word);
  float y = content.y + ui.px(4);
  const std::string close = ui.say("assessment.close");
  const std::array<Button, 1> buttons{{{"close", close}}};
  const int pressed = sheet_buttons(ui, sheet.content, y, buttons);
  end_sheet(ui, y);
  if (pressed == 0 || sheet.dismissed) a.draft.word_help = false;
}

}  // namespace ubao::app
