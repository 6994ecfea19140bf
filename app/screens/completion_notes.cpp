// What the numbers do not say by themselves: sheets that are missing or too many, why it was opened again,
// what it is about.
#include <algorithm>
#include <cmath>

#include "app/button.h"
#include "app/paint.h"
#include "app/screens/completion.h"
#include "app/screens/parts.h"

namespace ubao::app {
namespace {

using core::ActivityState;

constexpr std::size_t kMostHistoryLines = 8;

void draw_completion_note(Ui& ui, Rect& rest, Icon icon, const std::string& words, NoteLook look) {
  draw_note(ui, rest.take_top(note_height(ui, words, rest.w), ui.px(14)), icon, words, look);
}

std::string change_words(const Ui& ui, const State& state, const core::StateChange& change, bool again) {
  const char* key = change.state == ActivityState::closed ? "completion.history.frozen"
                    : again                               ? "completion.history.again"
                                                          : "completion.history.opened";
  return dotted({ui.say(key), moment_words(ui, state.local, change.at)});
}

// Sheets that came after the freezing, and the decision about them.
void draw_late(Ui& ui, Rect& rest, const core::Completion& seen, Intents& intents) {
  if (seen.late == 0) return;
  const std::string words =
      ui.count(seen.late_counts ? "completion.late.counted" : "completion.late.not_counted", seen.late);
  draw_completion_note(ui, rest, Icon::clock, words, NoteLook::wait);
  const std::string word = ui.say(seen.late_counts ? "completion.late.leave_out" : "completion.late.count");
  const Button decide{"count late", word, ButtonLook::secondary, seen.late_counts ? Icon::minus : Icon::plus};
  const Rect line = rest.take_top(ui.px(measure::kButton), ui.px(16));
  if (button(ui, {line.x, line.y, std::min(line.w, button_width(ui, decide)), line.h}, decide))
    intents.push_back(CountLate{seen.activity, !seen.late_counts});
}

}  // namespace

void draw_completion_notes(Ui& ui, Rect& rest, const State& state, Intents& intents) {
  const core::Completion& seen = state.views.completion;
  const core::AgendaItem* item = state.views.agenda.find(seen.activity);
  if (item && !item->reason.empty())
    draw_completion_note(ui, rest, Icon::undo, ui.say("completion.reason", {{"reason", item->reason}}),
                         NoteLook::plain);
  // a late sheet waits where it was made until it is decided that it counts
  const int said = seen.done + seen.unknown - (seen.late_counts ? 0 : seen.late);
  const core::Words numbers{{"sheets", std::to_string(seen.sheets)}, {"people", std::to_string(said)}};
  if (seen.sheets > said)
    draw_completion_note(ui, rest, Icon::warning, ui.say("tally.too_many", numbers), NoteLook::wait);
  else if (seen.state == ActivityState::closed && seen.sheets < said)
    draw_completion_note(ui, rest, Icon::tray, ui.say("completion.on_their_way", numbers), NoteLook::wait);
  if (seen.unknown > 0)
    draw_completion_note(ui, rest, Icon::question, ui.count("completion.unknown", seen.unknown),
                         NoteLook::plain);
  draw_late(ui, rest, seen, intents);
}

void draw_completion_history(Ui& ui, Rect& rest, const State& state) {
  const auto& history = state.views.completion.history;
  if (history.empty()) return;
  struct HistoryLine {
    std::string what, why;
  };
  std::vector<HistoryLine> lines;
  bool was_frozen = false;
  for (const core::StateChange& change : history) {
    lines.push_back({change_words(ui, state, change, was_frozen), change.reason});
    was_frozen = was_frozen || change.state == ActivityState::closed;
  }
  if (lines.size() > kMostHistoryLines) lines.erase(lines.begin(), lines.end() - kMostHistoryLines);
  const float pad = ui.px(18), width = rest.w - 2 * pad;
  TextStyle bold;
  bold.bold = true;
  const TextStyle what, why = style_of(Role::meta, ui.theme.soft);
  const std::string heading = ui.say("completion.history");
  float height = text_height(ui, heading, bold, width) + 2 * pad;
  for (const HistoryLine& line : lines) {
    height += text_height(ui, line.what, what, width) + ui.px(8);
    if (!line.why.empty()) height += text_height(ui, line.why, why, width);
  }
  const Rect card = rest.take_top(std::ceil(height), ui.px(16));
  paper(ui, card);
  Rect inside = card.inset(pad, pad);
  flow(ui, inside, heading, bold, 0);
  for (const HistoryLine& line : lines) {
    inside.take_top(ui.px(8));
    flow(ui, inside, line.what, what, 0);
    flow(ui, inside, line.why, why, 0);
  }
}

void draw_completion_plan(Ui& ui, Rect& rest, const State& state, const core::AgendaItem& item) {
  const core::Instrument& instrument = state.views.instrument;
  const std::string& note = core::in_language(instrument.note, state.settings.language);
  const std::string version = ui.say("completion.instrument",
                                     {{"title", core::in_language(instrument.title, state.settings.language)},
                                      {"version", instrument.version}});
  TextStyle bold;
  bold.bold = true;
  flow(ui, rest, ui.say("completion.about"), bold, ui.px(8));
  flow(ui, rest, item.prompt, {}, ui.px(10));
  const TextStyle soft = style_of(Role::meta, ui.theme.soft);
  flow(ui, rest, item.guide, soft, ui.px(10));
  flow(ui, rest, version, soft, ui.px(4));
  flow(ui, rest, note, soft, ui.px(10));
}

}  // namespace ubao::app
