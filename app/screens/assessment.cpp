#include "app/screens/assessment.h"

#include <array>

#include "app/button.h"
#include "app/ledge.h"
#include "app/panel.h"
#include "app/screens/assessment_parts.h"
#include "app/screens/frame.h"
#include "app/screens/sheet_questions.h"
#include "app/sheet.h"

namespace ubao::app {
namespace {

// Takes up the place where she left off, once.
void go_on_where_she_was(Assessing& a) {
  if (a.draft.placed) return;
  a.draft.placed = true;
  a.draft.statement = place_to_go_on(a.instrument, a.sheet);
  a.draft.dimension = a.statement().dimension;
  if (a.sheet.state == core::AssessmentState::submitted) a.draft.mode = AssessmentDraft::Mode::done;
}

// What was answered last leads on when it is saved; when it is not, or is taken back, it is shown again.
void follow_last_answer(Assessing& a) {
  AssessmentDraft& draft = a.draft;
  if (draft.answered.empty()) return;
  if (answer_of(a.sheet, draft.answered) != draft.answered_value) {
    for (std::size_t i = 0; i < a.instrument.statements.size(); ++i)
      if (a.instrument.statements[i].code == draft.answered && draft.mode != AssessmentDraft::Mode::list)
        show_statement(a, i);
    draft.answered.clear();
    draft.advance_at = 0;
    return;
  }
  if (draft.advance_at <= 0 || draft.mode != AssessmentDraft::Mode::one) return;
  if (a.ui.now < draft.advance_at) {
    a.ui.want_frame_at(draft.advance_at);
    return;
  }
  draft.advance_at = 0;
  const auto next = next_unanswered(a.instrument, a.sheet, draft.statement + 1, false);
  if (next)
    show_statement(a, *next);
  else
    draft.mode = AssessmentDraft::Mode::review;
  a.ui.want_frame();
}

// Answers belong to somebody: asks who, in a friendly way.
void draw_nobody(Ui& ui, const Rect& page, Intents& intents) {
  const Rect middle = page.centered(std::min(page.w - ui.px(40), ui.px(480)), ui.px(220));
  empty_state(ui, middle, ui.say("assessment.nobody.title"), ui.say("assessment.nobody.behind"));
  const Sheet sheet = begin_sheet(ui, "assessment/nobody", ui.say("assessment.nobody.title"),
                                  ui.say("assessment.nobody.text"));
  float y = sheet.content.y;
  const std::string leave = ui.say("assessment.nobody.leave"), choose = ui.say("assessment.nobody.choose");
  const std::array<Button, 2> buttons{
      {{"leave", leave, ButtonLook::quiet}, {"choose", choose, ButtonLook::primary, Icon::people}}};
  const int pressed = sheet_buttons(ui, sheet.content, y, buttons);
  end_sheet(ui, y);
  if (pressed == 1)
    intents.push_back(HandOver{});  // asks who works now, and comes back here
  else if (pressed == 0 || sheet.dismissed)
    intents.push_back(GoBack{});
}

Rect draw_page(Ui& ui, const State& state, Intents& intents) {
  const bool room = ui.layout == Layout::laptop;
  return draw_frame(ui, state,
                    {.back = ui.say("assessment.leave"),
                     .title = ui.say("assessment.title"),
                     .subtitle = room ? ui.say("assessment.subtitle", {{"place", workshop_place(state)}})
                                      : ui.say("assessment.subtitle_brief")},
                    intents);
}

}  // namespace

void show_statement(Assessing& a, std::size_t statement) {
  AssessmentDraft& draft = a.draft;
  const bool moves = statement != draft.statement;
  draft.statement = statement;
  draft.dimension = a.statement().dimension;
  draft.mode = AssessmentDraft::Mode::one;
  draft.advance_at = 0;
  if (moves) a.intents.push_back(SetPlace{a.sheet.activity, a.statement().code});
  a.ui.want_frame();
}

void show_next(Assessing& a) {
  if (a.draft.statement + 1 < a.instrument.statements.size()) {
    show_statement(a, a.draft.statement + 1);
    return;
  }
  a.draft.advance_at = 0;
  a.draft.mode = AssessmentDraft::Mode::review;
  a.ui.want_frame();
}

void show_previous(Assessing& a) {
  if (a.draft.statement > 0) show_statement(a, a.draft.statement - 1);
}

void give_answer(Assessing& a, const std::string& code, const std::string& value) {
  AssessmentDraft& draft = a.draft;
  if (answer_of(a.sheet, code) != value) a.intents.push_back(SetAnswer{a.sheet.activity, code, value});
  draft.answered = code;
  draft.answered_value = value;
  draft.advance_at = a.ui.now + (a.ui.reduced_motion ? 0 : measure::kAnswerToNext);
  a.ui.want_frame();
}

std::string answer_words(const Assessing& a, const std::string& value) {
  if (value.empty()) return a.ui.say("assessment.open");
  if (value == "skipped") return a.ui.say("assessment.skipped");
  for (const core::ScalePoint& point : a.instrument.scale)
    if (std::to_string(point.value) == value) return a.words(point.label);
  for (const core::OutsideAnswer& outside : a.instrument.outside)
    if (outside.code == value) return a.words(outside.label);
  return value;
}

void draw_tiles(Assessing& a, const Rect& rect, const DimensionProgress& dimension, int current) {
  std::vector<Tile> tiles;
  int ring = -1;
  for (std::size_t i = 0; i < dimension.statements.size(); ++i) {
    const Mark mark = dimension.marks[i];
    tiles.push_back(mark == Mark::answered  ? Tile::answered
                    : mark == Mark::skipped ? Tile::skipped
                                            : Tile::open);
    if (static_cast<int>(dimension.statements[i]) == current) ring = static_cast<int>(i);
  }
  progress_tiles(a.ui, rect, tiles, ring);
}

std::string rest_of(const Assessing& a, const DimensionProgress& dimension) {
  const int open = dimension.unanswered() - dimension.skipped;
  if (dimension.complete()) return a.ui.say("assessment.complete");
  const std::string skipped = a.ui.count("assessment.n_skipped", dimension.skipped);
  if (open == 0) return skipped;
  const std::string seen = a.ui.count("assessment.n_open", open);
  if (dimension.skipped == 0) return seen;
  return a.ui.say("assessment.open_and_skipped", {{"open", seen}, {"skipped", skipped}});
}

void draw_assessment(Ui& ui, const State& state, AssessmentDraft& draft, Intents& intents) {
  const Rect page = draw_page(ui, state, intents);
  if (state.person.empty()) {
    draw_nobody(ui, page, intents);
    return;
  }
  if (state.declined) return draw_declined(ui, page, intents);
  const core::AnswerSheet& sheet = state.views.sheet;
  const core::Instrument& instrument = state.views.instrument;
  if (instrument.statements.empty() || sheet.activity != state.activity || sheet.person != state.person) {
    empty_state(ui, page.centered(std::min(page.w - ui.px(40), ui.px(480)), ui.px(220)),
                ui.say("assessment.empty.title"), ui.say("assessment.empty.text"));
    return;
  }
  Assessing a{ui, state, draft, intents, instrument, sheet, progress_of(instrument, sheet)};
  draft.statement = std::min(draft.statement, instrument.statements.size() - 1);
  go_on_where_she_was(a);
  const core::AgendaItem* planned = state.views.agenda.find(state.activity);
  if (planned && planned->state == core::ActivityState::closed) {
    draw_closed(a, page);
    return;
  }
  follow_last_answer(a);
  switch (draft.mode) {
    case AssessmentDraft::Mode::one:
      draw_one(a, page);
      break;
    case AssessmentDraft::Mode::list:
      draw_list(a, page);
      break;
    case AssessmentDraft::Mode::review:
      draw_review(a, page);
      break;
    case AssessmentDraft::Mode::done:
      draw_done(a, page);
      break;
  }
  if (draft.word_help) draw_word_help(a);
}

}  // namespace ubao::app
