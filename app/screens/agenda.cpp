#include "app/screens/agenda.h"

#include <algorithm>

#include "app/screens/frame.h"
#include "app/screens/parts.h"
#include "app/scroll.h"

namespace ubao::app {
namespace {

using core::ActivityState;

constexpr float kAside = 340, kAsideNarrow = 300, kAsideFrom = 900;

Page page_of(const Ui& ui, const State& state, const core::AgendaSession* session) {
  const core::Agenda& agenda = state.views.agenda;
  Page page;
  const bool narrow = ui.layout == Layout::phone || ui.layout == Layout::tablet;
  page.title = narrow ? workshop_place(state) : agenda.workshop.title;
  if (narrow) {
    page.subtitle = session ? session->title : std::string();
    return page;
  }
  page.subtitle = state.person.empty()
                      ? dotted({agenda.workshop.place, ui.say("agenda.facilitator_view")})
                      : dotted({agenda.workshop.place, ui.count("home.people", agenda.people)});
  return page;
}

// Redraws when the clock of the device moves on, where a minute is shown.
void follow_clock(Ui& ui, const State& state) {
  if (state.local.minute >= 0) ui.want_frame_at(ui.now + 60.0 - state.local.second);
}

}  // namespace

Moment moment_of(const core::Agenda& agenda, int shown_session, const std::string& wanted) {
  std::vector<Spot> here, elsewhere, preparation;
  Moment moment;
  moment.shown = &agenda.sessions[static_cast<std::size_t>(shown_session)];
  const auto current = static_cast<std::size_t>(agenda.current_session());
  for (std::size_t s = 0; s < agenda.sessions.size(); ++s) {
    const core::AgendaSession& session = agenda.sessions[s];
    for (const core::AgendaItem& item : session.items) {
      if (item.state == ActivityState::open)
        (static_cast<int>(s) == shown_session ? here : elsewhere).push_back({&session, &item, false});
      if (item.state == ActivityState::planned && s >= current && moment.next.item == nullptr)
        moment.next = {&session, &item, false};
    }
    for (const core::AgendaItem& item : session.preparation)
      if (item.state == ActivityState::open) preparation.push_back({&session, &item, true});
  }
  std::vector<Spot>& open = here;
  open.insert(open.end(), elsewhere.rbegin(), elsewhere.rend());  // the latest session first
  open.insert(open.end(), preparation.begin(), preparation.end());
  if (open.empty()) return moment;
  moment.next = {};
  auto chosen =
      std::find_if(open.begin(), open.end(), [&](const Spot& spot) { return spot.item->id == wanted; });
  if (chosen == open.end()) chosen = open.begin();
  moment.in_hand = *chosen;
  open.erase(chosen);
  moment.also = std::move(open);
  return moment;
}

int minutes_left(const State& state, const Spot& spot) {
  if (spot.preparation || state.local.minute < 0) return -1;
  const auto current = static_cast<std::size_t>(state.views.agenda.current_session());
  if (spot.session != &state.views.agenda.sessions[current]) return -1;
  const int begin = minute_of(spot.item->time);
  if (begin < 0) return -1;
  const int passed = state.local.minute - begin;
  return passed < 0 || passed >= spot.item->minutes ? -1 : spot.item->minutes - passed;
}

void draw_agenda(Ui& ui, const State& state, AgendaDraft& draft, Intents& intents) {
  const core::Agenda& agenda = state.views.agenda;
  const auto count = static_cast<int>(agenda.sessions.size());
  if (draft.session >= count) draft.session = -1;
  const int shown = draft.session >= 0 ? draft.session : agenda.current_session();
  const core::AgendaSession* session =
      count > 0 ? &agenda.sessions[static_cast<std::size_t>(shown)] : nullptr;
  Rect rest = draw_hub(ui, state, page_of(ui, state, session), intents);
  rest = rest.inset(page_margin(ui), 0);
  if (session == nullptr) {
    const Rect place = middle_column(ui, rest, 440);
    empty_state(ui, {place.x, rest.y + rest.h / 4, place.w, 0}, ui.say("agenda.empty"),
                ui.say("agenda.empty.text"));
    return;
  }
  follow_clock(ui, state);
  const Moment moment = moment_of(agenda, shown, draft.in_hand);
  const bool has_aside = rest.w >= ui.px(kAsideFrom);
  Rect aside;
  if (has_aside) aside = rest.take_end(ui.px(rest.w >= ui.px(1100) ? kAside : kAsideNarrow), ui.px(20));

  rest.take_top(ui.px(ui.phone() ? 10 : 16));
  draw_session_choice(ui, rest, agenda, shown, draft);
  rest.take_top(ui.px(ui.phone() ? 4 : 6));
  Rect column = begin_scroll(ui, session->id, rest);
  column.y += ui.px(6);
  if (!ui.phone()) draw_session_ruler(ui, column, state, *session);
  if (!has_aside) draw_moment(ui, column, state, moment, intents);
  draw_session_rows(ui, column, state, *session, intents);
  if (!has_aside) {
    draw_waits(ui, column, state, intents);
    draw_also_open(ui, column, moment, draft);
  }
  end_scroll(ui, column.y + ui.px(4));
  if (!has_aside) return;

  aside.take_top(ui.px(10));
  Rect side = begin_scroll(ui, "aside", aside);
  side.y += ui.px(6);
  draw_moment(ui, side, state, moment, intents);
  draw_waits(ui, side, state, intents);
  draw_also_open(ui, side, moment, draft);
  end_scroll(ui, side.y + ui.px(4));
}

}  // namespace ubao::app
