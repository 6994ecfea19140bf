// Which session is shown, its minutes and its activities.
#include <algorithm>
#include <vector>

#include "app/button.h"
#include "app/choice.h"
#include "app/paint.h"
#include "app/row.h"
#include "app/ruler.h"
#include "app/screens/agenda.h"
#include "app/screens/parts.h"

namespace ubao::app {
namespace {

using core::ActivityState;

constexpr float kLeastSegment = 104;

bool is_over(const core::AgendaSession& session) {
  for (const core::AgendaItem& item : session.items)
    if (item.state != ActivityState::closed) return false;
  return !session.items.empty();
}

// "Session 2 of 5" where the title ends in its number, else the title as it is.
std::string place_words(const Ui& ui, const core::Agenda& agenda, int shown) {
  const std::string& title = agenda.sessions[static_cast<std::size_t>(shown)].title;
  const std::string number = std::to_string(shown + 1);
  const bool numbered =
      title.size() > number.size() && title.compare(title.size() - number.size(), number.size(), number) == 0;
  if (!numbered) return title;
  return ui.say("agenda.session_of", {{"session", title}, {"total", std::to_string(agenda.sessions.size())}});
}

// One step back, the present one, one step on.
void draw_steps(Ui& ui, const Rect& rect, const core::Agenda& agenda, int shown, AgendaDraft& draft) {
  const auto last = static_cast<int>(agenda.sessions.size()) - 1;
  const std::string before = std::to_string(shown), after = std::to_string(shown + 2);
  Rect rest = rect;
  const float width = ui.px(76);
  const Rect start = rest.take_start(width, ui.px(8)), end = rest.take_end(width, ui.px(8));
  if (shown > 0 && button(ui, start, {"session before", before, ButtonLook::secondary, Icon::back}))
    draft.session = shown - 1;
  if (shown < last && button(ui, end, {"session after", after, ButtonLook::secondary, Icon::forward, true}))
    draft.session = shown + 1;
  TextStyle style;
  style.bold = true;
  style.align = Align::center;
  style.middle = true;
  style.lines = 1;
  style.may_elide = true;
  draw_text(ui, rest, place_words(ui, agenda, shown), style);
}

struct SessionLine {
  const core::AgendaItem* item;
  std::string who, minutes, due, chip, below;
  float height = 0;
};

// Where there is not the room for who and state beside the title, they go below it, on all rows of a list
// alike.
struct Fit {
  bool who_below = false, state_below = false;
};

constexpr float kMetaShare = 0.39f, kMostStateShare = 0.34f;  // of the width of a row

float longest_word(Ui& ui, const std::string& text, const TextStyle& style) {
  float longest = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    longest = std::max(longest, text_width(ui, text.substr(at, end - at), style));
    at = end + 1;
  }
  return longest;
}

Fit fit_of(Ui& ui, const std::vector<SessionLine>& lines, float width) {
  const TextStyle small = style_of(Role::meta);
  Fit fit;
  for (const SessionLine& line : lines) {
    if (width < ui.px(560)) {
      fit.state_below =
          fit.state_below || text_width(ui, line.chip, small) + ui.px(24) > width * kMostStateShare;
      continue;
    }
    const float end = line.chip.empty() ? text_width(ui, line.minutes, {})
                                        : chip_width(ui, state_chip(line.chip, line.chip, line.item->state));
    const float room = width * kMetaShare - ui.px(16 + 12 + 28) - end;
    fit.who_below = fit.who_below || longest_word(ui, line.who, small) > room ||
                    measure_text(ui, line.who, small, room).lines > 2;
  }
  return fit;
}

Row row_of(const SessionLine& line, bool preparation, const Fit& fit) {
  Row row;
  row.id = line.item->id;
  row.icon = icon_of_kind(line.item->kind);
  row.title = line.item->title;
  if (!fit.who_below) row.meta = line.who;
  row.meta_icon = icon_of_who(*line.item);
  row.subtitle = line.below;
  row.lead = line.item->time;
  row.end_text = line.minutes;
  row.now = line.item->state == ActivityState::open && !preparation;
  if (!line.chip.empty() && !fit.state_below) row.chip = state_chip(line.chip, line.chip, line.item->state);
  if (!line.chip.empty() && fit.state_below) row.end_text = {};
  return row;
}

}  // namespace

void draw_session_choice(Ui& ui, Rect& rest, const core::Agenda& agenda, int shown, AgendaDraft& draft) {
  const Rect place = rest.take_top(ui.px(measure::kTarget));
  const auto count = static_cast<int>(agenda.sessions.size());
  if (count == 1) return draw_steps(ui, place, agenda, shown, draft);
  if (ui.phone() || place.column(0, count, ui.px(6)).w < ui.px(kLeastSegment))
    return draw_steps(ui, place, agenda, shown, draft);
  std::vector<Choice> choices;
  for (const core::AgendaSession& session : agenda.sessions)
    choices.push_back({session.id, session.title, is_over(session)});
  const int pressed = segments(ui, place, choices, shown);
  if (pressed >= 0) draft.session = pressed;
}

void draw_session_ruler(Ui& ui, Rect& rest, const State& state, const core::AgendaSession& session) {
  std::vector<RulerBlock> blocks;
  int minutes = 0;
  bool running = false;
  for (const core::AgendaItem& item : session.items) {
    if (item.minutes <= 0) continue;
    const Stretch stretch = item.state == ActivityState::closed ? Stretch::done
                            : item.state == ActivityState::open ? Stretch::now
                                                                : Stretch::open;
    running = running || item.state == ActivityState::open;
    blocks.push_back({item.minutes, minutes_words(ui, item.minutes), stretch});
    minutes += item.minutes;
  }
  if (minutes == 0) return;
  Ruler ruler;
  ruler.blocks = blocks;
  const auto current = static_cast<std::size_t>(state.views.agenda.current_session());
  const int passed = state.local.minute - minute_of(session.start);
  const bool has_now = running && state.local.minute >= 0 && minute_of(session.start) >= 0 &&
                       &session == &state.views.agenda.sessions[current] && passed >= 0 && passed <= minutes;
  if (has_now) {
    ruler.now_minute = static_cast<float>(passed);
    ruler.now_label = ui.say("agenda.now_at", {{"time", clock_words(state.local.minute)}});
  }
  draw_ruler(ui, rest.take_top(ui.px(has_now ? kRulerHeight : kRulerHeight - 18), ui.px(8)), ruler);
}

void draw_session_rows(Ui& ui, Rect& rest, const State& state, const core::AgendaSession& session,
                       Intents& intents) {
  const auto draw_list = [&](const std::vector<core::AgendaItem>& items, bool preparation) {
    if (items.empty()) return;
    std::vector<SessionLine> lines;
    float height = 0;
    for (const core::AgendaItem& item : items) {
      SessionLine line{&item, who_words(ui, item), {}, {}, {}, {}};
      if (item.minutes > 0) line.minutes = minutes_words(ui, item.minutes);
      if (preparation) line.due = due_words(ui, item.due_hours, session.title);
      const int left =
          item.state == ActivityState::open ? minutes_left(state, {&session, &item, preparation}) : -1;
      if (left >= 0)
        line.chip = ui.count("agenda.left", left);
      else if (item.state != ActivityState::planned)
        line.chip = ui.say(item.state == ActivityState::open ? "state.open" : "state.closed");
      lines.push_back(std::move(line));
    }
    const Fit fit = fit_of(ui, lines, rest.w);
    for (SessionLine& line : lines) {
      const std::string again = line.item->reason.empty()
                                    ? std::string()
                                    : ui.say("completion.reason", {{"reason", line.item->reason}});
      line.below = dotted({fit.state_below ? line.chip : std::string(), line.due, again,
                           fit.who_below || fit.state_below ? line.who : std::string()});
      line.height = row_height(ui, row_of(line, preparation, fit), rest.w);
      height += line.height;
    }
    const float heading = preparation ? ui.px(50) : 0;
    Rect list = rest.take_top(height + heading, ui.px(16));
    paper(ui, list);
    if (preparation)
      panel_title(ui, list.take_top(heading).inset(ui.px(16), ui.px(12)),
                  ui.say("agenda.preparation", {{"session", session.title}}));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      Row row = row_of(lines[i], preparation, fit);
      row.last = i + 1 == lines.size();
      if (draw_row(ui, list.take_top(lines[i].height), row))
        intents.push_back(GoTo{Screen::activity, lines[i].item->id});
    }
  };
  // What is to be done before a session leads until it begins.
  bool begun = false;
  for (const core::AgendaItem& item : session.items) begun = begun || item.state != ActivityState::planned;
  if (!begun) draw_list(session.preparation, true);
  draw_list(session.items, false);
  if (begun) draw_list(session.preparation, true);
}

}  // namespace ubao::app
