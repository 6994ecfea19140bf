// Numbers of who has handed in: all together, by ministry, by person.
#include <algorithm>
#include <cmath>

#include "app/paint.h"
#include "app/screens/completion.h"
#include "app/screens/frame.h"
#include "app/screens/parts.h"

namespace ubao::app {
namespace {

constexpr float kCompletionPad = 18;

std::string done_of(const Ui& ui, const char* key, int done, int of) {
  return ui.say(key, {{"done", std::to_string(done)}, {"of", std::to_string(of)}});
}

float share_of(int done, int of) { return of == 0 ? 0 : static_cast<float>(done) / static_cast<float>(of); }

struct MinistryLook {
  TextStyle name, count;
  float count_width = 0;
};

// One line for the name, one below it: every person takes the same height, whatever she is called.
void draw_person(Ui& ui, const Rect& rect, const core::PersonCompletion& person, const std::string& name,
                 const std::string& state) {
  const Theme& t = ui.theme;
  const bool narrow = rect.w < ui.px(560);
  Rect rest = rect.inset(ui.px(narrow ? 12 : 16), 0);
  const Rect icon = rest.take_start(ui.px(24), ui.px(14));
  draw_icon(ui, person.done ? Icon::tick : Icon::clock, icon.middle(), ui.px(24),
            person.done ? t.good : t.soft);
  if (!narrow) {
    const Chip chip{state, person.done ? ChipLook::received : ChipLook::plain};
    const Rect place = rest.take_end(chip_width(ui, chip), ui.px(12));
    draw_chip(ui, {place.x, place.y + (place.h - ui.px(kChipHeight)) / 2}, chip);
  }
  TextStyle title, below = style_of(Role::meta, t.soft);
  title.lines = below.lines = 1;
  title.may_elide = below.may_elide = true;
  const std::string second = narrow ? dotted({state, person.ministry}) : person.ministry;
  const float first_line = line_height(ui, title), second_line = second.empty() ? 0 : line_height(ui, below);
  Rect words = rest.centered(rest.w, first_line + second_line);
  draw_text(ui, words.take_top(first_line), name, title);
  if (!second.empty()) draw_text(ui, words, second, below);
}

}  // namespace

void draw_completion_total(Ui& ui, Rect& rest, const State& state) {
  const core::Completion& seen = state.views.completion;
  const float pad = ui.px(kCompletionPad), width = rest.w - 2 * pad;
  const TextStyle title = style_of(Role::title);
  TextStyle soft = style_of(Role::meta, ui.theme.soft);
  const std::string words =
      seen.of == 0 ? ui.say("completion.nobody") : done_of(ui, "completion.done_of", seen.done, seen.of);
  const std::string secret = ui.say("completion.secret");
  const float height =
      text_height(ui, words, title, width) + text_height(ui, secret, soft, width) + ui.px(14 + 24);
  const Rect card = rest.take_top(std::ceil(height + 2 * pad), ui.px(16));
  paper(ui, card);
  Rect inside = card.inset(pad, pad);
  flow(ui, inside, words, title, ui.px(10));
  meter(ui, inside.take_top(ui.px(14), ui.px(12)), share_of(seen.done, seen.of));
  flow(ui, inside, secret, soft, 0);
}

void draw_completion_ministries(Ui& ui, Rect& rest, const State& state) {
  const auto& ministries = state.views.completion.ministries;
  if (ministries.empty()) return;
  const float pad = ui.px(kCompletionPad), gap = ui.px(12), bar = ui.px(10);
  const TextStyle name;
  TextStyle count = style_of(Role::meta, ui.theme.soft);
  count.bold = true;
  count.lines = 1;
  count.align = Align::end;
  float counts = 0;
  for (const core::MinistryCompletion& ministry : ministries)
    counts =
        std::max(counts, text_width(ui, done_of(ui, "completion.n_of", ministry.done, ministry.of), count));
  const float names = rest.w - 2 * pad - counts - ui.px(12);
  const auto words_of = [&](const core::MinistryCompletion& ministry) {
    return ministry.ministry.empty() ? ui.say("completion.no_ministry") : ministry.ministry;
  };
  TextStyle bold;
  bold.bold = true;
  const std::string heading = ui.say("completion.by_ministry");
  float height = text_height(ui, heading, bold, rest.w - 2 * pad) + 2 * pad;
  for (const core::MinistryCompletion& ministry : ministries)
    height += text_height(ui, words_of(ministry), name, names) + bar + gap + ui.px(4);
  const Rect card = rest.take_top(std::ceil(height), ui.px(16));
  paper(ui, card);
  Rect inside = card.inset(pad, pad);
  flow(ui, inside, heading, bold, gap);
  for (const core::MinistryCompletion& ministry : ministries) {
    const std::string words = words_of(ministry);
    Rect line = inside.take_top(text_height(ui, words, name, names), ui.px(4));
    draw_text(ui, line.take_end(counts + 1, ui.px(11)),
              done_of(ui, "completion.n_of", ministry.done, ministry.of), count);
    draw_text(ui, line, words, name);
    meter(ui, inside.take_top(bar, gap), share_of(ministry.done, ministry.of));
  }
}

void draw_completion_people(Ui& ui, Rect& rest, const State& state) {
  const auto& people = state.views.completion.people;
  if (people.empty()) return;
  const std::string done = ui.say("completion.done"), missing = ui.say("completion.missing"),
                    by_closing = ui.say("completion.by_closing"), late = ui.say("completion.late"),
                    locked = ui.say("people.name_locked");
  TextStyle bold;
  bold.bold = true;
  flow(ui, rest, ui.say("completion.by_person"), bold, ui.px(8));
  const ImVec2 clip_min = ImGui::GetWindowDrawList()->GetClipRectMin();
  const ImVec2 clip_max = ImGui::GetWindowDrawList()->GetClipRectMax();
  // rows of one height, so that those out of sight cost nothing
  const float each = ui.px(ui.phone() ? 64 : 68);
  Rect list = rest.take_top(each * static_cast<float>(people.size()), ui.px(16));
  paper(ui, list);
  for (std::size_t i = 0; i < people.size(); ++i) {
    const Rect line = list.take_top(each);
    if (line.bottom() < clip_min.y || line.y > clip_max.y) continue;
    const core::PersonCompletion& person = people[i];
    draw_person(ui, line, person, person.name_locked ? locked : person.name,
                person.by_closing ? by_closing
                : person.late     ? late
                : person.done     ? done
                                  : missing);
    if (i + 1 < people.size())
      hairline_across(ui, line.x + 1, line.bottom() - 1, line.w - 2, ui.theme.hairline);
  }
}

}  // namespace ubao::app
