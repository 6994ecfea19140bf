// What the facilitator sees of sheets that are sealed: numbers only.
#include <cmath>
#include <string>
#include <vector>

#include "app/button.h"
#include "app/paint.h"
#include "app/screens/activity.h"
#include "app/screens/parts.h"

namespace ubao::app {
namespace {

struct TallyLine {
  std::string code, text;
  std::vector<std::pair<std::string, int>> counts;  // word, how often
};

int count_of(const std::map<std::string, int>& counts, const std::string& value) {
  const auto found = counts.find(value);
  return found == counts.end() ? 0 : found->second;
}

std::vector<TallyLine> tally_lines(const Ui& ui, const State& state, const core::Tally& tally) {
  std::vector<TallyLine> lines;
  const core::CourseActivity& plan = *state.views.plan;
  const auto add = [&](const std::string& code, const std::string& text, const char* value,
                       const char* word) {
    const auto counts = tally.counts.find(code);
    const int n = counts == tally.counts.end() ? 0 : count_of(counts->second, value);
    lines.push_back({code, text, {{ui.say(word), n}}});
  };
  for (const core::CourseItem& option : plan.options) add(option.code, option.text, "1", "tally.chosen");
  if (plan.kind == "poll" && plan.other) add("other", ui.say("sheet.other"), "text", "tally.written");
  for (const core::CourseColumn& column : plan.columns)
    add(column.code, column.title, "text", "tally.written");
  return lines;
}

// "Agree 4 · Neither 2": what nobody answered is left out, the order is the scale's.
std::string counts_words(const Ui& ui, const TallyLine& line) {
  std::string words;
  for (const auto& [word, n] : line.counts)
    if (n > 0 || line.counts.size() == 1) {
      if (!words.empty()) words += "\u00a0· ";
      words += ui.say("tally.count", {{"word", word}, {"n", std::to_string(n)}});
    }
  return words;
}

void draw_table(Ui& ui, Rect& rest, const State& state, const core::Tally& tally) {
  const std::vector<TallyLine> lines = tally_lines(ui, state, tally);
  const float pad = ui.px(18), gap = ui.px(10), width = rest.w - 2 * pad;
  const TextStyle text, counts = [&] {
    TextStyle style = style_of(Role::meta, ui.theme.ink);
    style.bold = true;
    return style;
  }();
  float height = 2 * pad - gap;
  for (const TallyLine& line : lines)
    height += text_height(ui, line.text, text, width) +
              text_height(ui, counts_words(ui, line), counts, width) + gap;
  const Rect card = rest.take_top(std::ceil(height), ui.px(16));
  paper(ui, card);
  Rect inside = card.inset(pad, pad);
  for (const TallyLine& line : lines) {
    flow(ui, inside, line.text, text, 0);
    flow(ui, inside, counts_words(ui, line), counts, gap);
  }
}

void flow_note(Ui& ui, Rect& rest, Icon icon, const std::string& words, NoteLook look) {
  draw_note(ui, rest.take_top(note_height(ui, words, rest.w), ui.px(14)), icon, words, look);
}

void draw_locked(Ui& ui, Rect& rest, Intents& intents) {
  flow_note(ui, rest, Icon::lock, ui.say("tally.locked"), NoteLook::wait);
  const std::string word = ui.say("pin.enter_passphrase");
  const Button enter{"passphrase", word, ButtonLook::secondary, Icon::key};
  const Rect line = rest.take_top(ui.px(measure::kButton), ui.px(18));
  if (button(ui, {line.x, line.y, std::min(line.w, button_width(ui, enter)), line.h}, enter))
    intents.push_back(AskPassphrase{});
}

void draw_added_up(Ui& ui, Rect& rest, const State& state, Intents& intents) {
  if (state.views.passphrase.state == core::LockState::locked) return draw_locked(ui, rest, intents);
  if (!state.views.agenda.workshop.opens_answers)
    return flow_note(ui, rest, Icon::lock, ui.say("tally.no_key"), NoteLook::plain);
  if (!state.views.tally) return;
  const core::Tally& tally = *state.views.tally;
  if (tally.unreadable > 0)
    flow_note(ui, rest, Icon::warning, ui.count("tally.unreadable", tally.unreadable), NoteLook::wait);
  if (tally.hidden)
    return flow_note(ui, rest, Icon::eye, ui.count("tally.hidden", core::kFewestShown), NoteLook::plain);
  flow(ui, rest, ui.count("tally.heading", tally.sheets), style_of(Role::title), ui.px(10));
  draw_table(ui, rest, state, tally);
}

}  // namespace

void draw_sealed(Ui& ui, Rect& rest, const State& state, const core::AgendaItem& item, Intents& intents) {
  const int people = state.views.agenda.people;
  TextStyle bold;
  bold.bold = true;
  if (people > 0) {
    flow(ui, rest,
         ui.say("waits.handed_in",
                {{"done", std::to_string(item.completions)}, {"people", std::to_string(people)}}),
         bold, ui.px(6));
    const float share = static_cast<float>(item.completions) / static_cast<float>(people);
    meter(ui, rest.take_top(ui.px(14), ui.px(8)), std::min(1.0f, share));
    flow(ui, rest, ui.count("tally.sheets_here", item.submissions), style_of(Role::meta, ui.theme.soft),
         ui.px(16));
  }
  if (item.submissions > item.completions)
    flow_note(ui, rest, Icon::warning,
              ui.say("tally.too_many", {{"sheets", std::to_string(item.submissions)},
                                        {"people", std::to_string(item.completions)}}),
              NoteLook::wait);
  if (item.state == core::ActivityState::closed) draw_added_up(ui, rest, state, intents);
}

}  // namespace ubao::app
