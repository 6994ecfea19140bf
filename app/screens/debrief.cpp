#include "app/screens/debrief.h"

#include <algorithm>

#include "app/button.h"
#include "app/choice.h"
#include "app/ledge.h"
#include "app/screens/debrief_words.h"
#include "app/screens/frame.h"
#include "app/screens/parts.h"
#include "app/scroll.h"

namespace ubao::app {
namespace {

constexpr float kDebriefAsideFrom = 1000, kDebriefAside = 414;
constexpr double kKeepNoteAfter = 1.5;  // seconds after the last letter

void keep_note_when_typing_pauses(Debriefing& d) {
  DebriefDraft& draft = d.draft;
  if (draft.typed_at <= 0) return;
  if (d.ui.now < draft.typed_at + kKeepNoteAfter) return d.ui.want_frame_at(draft.typed_at + kKeepNoteAfter);
  draft.typed_at = 0;
  if (draft.note == draft.kept_note) return;
  draft.kept_note = draft.note;
  d.intents.push_back(KeepNote{d.state.activity, draft.note});
}

// What was chosen before may not be there in these results.
void settle_choices(Debriefing& d) {
  DebriefDraft& draft = d.draft;
  if (!draft.chosen && !d.instrument.dimensions.empty()) {
    draft.dimension = d.instrument.dimensions.front().code;
    draft.chosen = true;
  }
  if (!draft.statement.empty() && !result_of(d.results, draft.statement)) draft.statement.clear();
  const auto& breakdowns = d.results.breakdowns;
  if (std::none_of(breakdowns.begin(), breakdowns.end(),
                   [&](const core::Breakdown& b) { return b.variable == draft.compare; }))
    draft.compare.clear();
}

}  // namespace

bool Debriefing::is_priority(const std::string& statement) const {
  const auto& all = state.views.debrief.priorities;
  return std::find(all.begin(), all.end(), statement) != all.end();
}

void draw_no_results(Ui& ui, const State& state, const Rect& page, Intents& intents) {
  const core::AssessmentResults& results = state.views.debrief.results;
  const core::ErrorCode why = state.views.debrief.why_none;
  const bool facilitating = state.facilitating();
  std::string title = ui.say("debrief.none.title"), text = ui.say("debrief.none.text");
  const bool locked = facilitating && why == core::ErrorCode::locked;
  if (locked)
    title = ui.say("debrief.locked.title"), text = ui.say("tally.locked");
  else if (facilitating && why == core::ErrorCode::no_key)
    title = ui.say("debrief.locked.title"), text = ui.say("tally.no_key");
  else if (const auto* item = state.views.agenda.find(state.activity);
           facilitating && item && item->state == core::ActivityState::open)
    title = ui.say("debrief.open.title"), text = ui.say("debrief.open.text");
  else if (results.hidden)
    title = ui.say("debrief.few.title"), text = ui.count("tally.hidden", core::kFewestShown);
  else if (facilitating)
    title = ui.say("debrief.nobody.title"), text = ui.say("debrief.nobody.text");
  const Rect place = middle_column(ui, page, 480);
  const float y = empty_state(ui, {place.x, page.y + page.h / 5, place.w, 0}, title, text) + ui.px(24);
  if (!locked) return;
  const std::string word = ui.say("pin.enter_passphrase");
  const Button enter{"passphrase", word, ButtonLook::primary, Icon::key};
  const float width = std::min(place.w, button_width(ui, enter));
  if (button(ui, Rect{place.x, y, place.w, ui.px(measure::kButton)}.centered(width, ui.px(measure::kButton)),
             enter))
    intents.push_back(AskPassphrase{});
}

void draw_dimension_tabs(Debriefing& d, Rect& rest) {
  Ui& ui = d.ui;
  std::vector<Choice> choices;
  int here = -1;
  for (const core::InstrumentDimension& dimension : d.instrument.dimensions) {
    if (dimension.code == d.draft.dimension) here = static_cast<int>(choices.size());
    choices.push_back({"dimension/" + dimension.code,
                       d.words(dimension.short_name.empty() ? dimension.name : dimension.short_name)});
  }
  if (d.draft.dimension.empty()) here = static_cast<int>(choices.size());
  choices.push_back({"dimension/all", ui.say("debrief.all")});
  const bool in_a_row = choices.size() <= 8 && rest.w / static_cast<float>(choices.size()) >= ui.px(104);
  const float height = in_a_row ? ui.px(measure::kTarget) : pills_height(ui, choices, here, rest.w);
  const Rect place = rest.take_top(height, ui.px(10));
  const int pressed = in_a_row ? segments(ui, place, choices, here) : pills(ui, place, choices, here);
  if (pressed < 0) return;
  const auto at = static_cast<std::size_t>(pressed);
  d.draft.dimension = at < d.instrument.dimensions.size() ? d.instrument.dimensions[at].code : std::string();
}

void draw_debrief_overview(Debriefing& d, const Rect& page) {
  Ui& ui = d.ui;
  Rect rest = page.inset(page_margin(ui), 0);
  const bool has_aside = rest.w >= ui.px(kDebriefAsideFrom);
  Rect aside;
  if (has_aside) aside = rest.take_end(ui.px(kDebriefAside), ui.px(16));
  if (has_aside) {
    rest.take_top(ui.px(12));
    if (d.draft.compare.empty()) draw_dimension_tabs(d, rest);
  }
  Rect column = begin_scroll(ui, "debrief", rest);
  column.y += ui.px(has_aside ? 2 : 12);
  if (!has_aside) {
    phone_title(ui, column, ui.say("debrief.title"));
    if (d.state.facilitating()) draw_publishing(d, column);
    if (d.draft.compare.empty()) draw_dimension_tabs(d, column);
  }
  if (d.draft.compare.empty())
    draw_answers_chart(d, column);
  else
    draw_groups_chart(d, column);
  if (!has_aside) {
    draw_room_says(d, column);
    draw_dimensions_chart(d, column);
  }
  end_scroll(ui, column.y + ui.px(6));
  if (!has_aside) return;
  aside.take_top(ui.px(6));
  Rect side = begin_scroll(ui, "debrief/aside", aside);
  side.y += ui.px(6);
  draw_dimensions_chart(d, side);
  draw_room_says(d, side);
  if (d.state.facilitating()) draw_publishing(d, side);
  end_scroll(ui, side.y + ui.px(4));
}

void draw_debrief(Ui& ui, const State& state, DebriefDraft& draft, Intents& intents) {
  const core::AssessmentResults& results = state.views.debrief.results;
  const bool shows = !results.hidden && results.respondents > 0 && !results.statements.empty();
  Page page;
  page.back = ui.say("back");
  page.title = ui.say("debrief.title");
  page.subtitle = shows ? picture_words(ui, results) : workshop_place(state);
  Rect rest = draw_frame(ui, state, page, intents);
  if (!shows) return draw_no_results(ui, state, rest, intents);
  Debriefing d{ui, state, draft, intents, results, state.views.instrument};
  settle_choices(d);
  keep_note_when_typing_pauses(d);
  const Rect foot = rest.take_bottom(ledge_height(ui));
  if (draft.statement.empty())
    draw_debrief_overview(d, rest);
  else
    draw_debrief_statement(d, rest);
  draw_debrief_ledge(d, foot);
  draw_debrief_sheets(d);
}

}  // namespace ubao::app
