#include "app/screens/delivery.h"

#include <algorithm>
#include <vector>

#include "app/button.h"
#include "app/ledge.h"
#include "app/paint.h"
#include "app/row.h"
#include "app/screens/frame.h"
#include "app/screens/parts.h"
#include "app/scroll.h"

namespace ubao::app {
namespace {

using Phase = Exchange::Phase;

// The first key for which there are words.
std::string first_known(const Ui& ui, const std::vector<std::string>& keys) {
  for (const std::string& key : keys)
    if (ui.language->has(key)) return key;
  return keys.back();
}

// What came of an attempt, in a few words.
std::string result_words(const Ui& ui, const core::PeerStatus& peer) {
  const core::Attempt& attempt = peer.last;
  if (attempt.error.code != core::ErrorCode::none) {
    const std::string what(core::name_of(attempt.error.code));
    return ui.say(first_known(ui, {peer.in_room ? "delivery.room.result." + what : std::string(),
                                   "delivery.result." + what, "delivery.result.failed"}));
  }
  if (attempt.pushed > 0)
    return ui.count(peer.in_room ? "delivery.room.result.took" : "delivery.result.took", attempt.pushed);
  if (attempt.pulled > 0)
    return ui.count(peer.in_room ? "delivery.room.result.gave" : "delivery.result.gave", attempt.pulled);
  return ui.say("delivery.result.nothing");
}

// What is safe and what to do after a try that failed.
std::string advice_words(const Ui& ui, const core::PeerStatus& peer) {
  const std::string what(core::name_of(peer.last.error.code));
  return ui.say(first_known(ui, {peer.in_room ? "delivery.room.advice." + what : std::string(),
                                 "delivery.advice." + what, "delivery.advice.failed"}));
}

std::string next_words(const Ui& ui, const Exchange& exchange, bool in_room) {
  if (exchange.phase == Phase::blocked)
    return ui.say(in_room ? "delivery.room.next.blocked" : "delivery.next.blocked");
  if (exchange.phase != Phase::waiting || exchange.next_try_in_seconds <= 0) return {};
  const std::int64_t seconds = exchange.next_try_in_seconds;
  return seconds < 100 ? ui.count("delivery.next.seconds", seconds)
                       : ui.count("delivery.next.minutes", (seconds + 59) / 60);
}

struct DeliveryLine {
  Icon icon = Icon::none;
  std::string title, subtitle;
  bool danger = false;
};

// Nothing waits here: it is with the laptop, which an office may not have heard of yet.
DeliveryLine with_laptop_line(const Ui& ui, const State& state, const core::PeerStatus* office) {
  const std::int64_t unconfirmed = state.views.delivery.to_office;
  return {Icon::laptop, ui.say("delivery.in_room"),
          office ? ui.count("delivery.in_room.unconfirmed", unconfirmed) : ui.say("delivery.in_room.text"),
          false};
}

DeliveryLine waiting_line(const Ui& ui, const State& state, const core::PeerStatus* office) {
  const core::PeerStatus* room = room_of(state);
  const std::int64_t waiting = room     ? state.views.delivery.waiting
                               : office ? office->own_waiting
                                        : state.views.delivery.own_total;
  if (waiting > 0)
    return {Icon::tray, ui.count("delivery.waiting", waiting),
            ui.say(room                     ? "delivery.room.waiting.text"
                   : sends_to_office(state) ? "delivery.waiting.text"
                                            : "delivery.no_office.text"),
            false};
  if (state.views.delivery.own_total == 0)
    return {Icon::tray, ui.say("delivery.empty"),
            ui.say(room ? "delivery.room.empty.text" : "delivery.empty.text"), false};
  if (room && state.views.delivery.to_office > 0) return with_laptop_line(ui, state, office);
  return {Icon::double_tick, ui.say("delivery.nothing_waits"), ui.say("delivery.nothing_waits.text"), false};
}

DeliveryLine attempt_line(const Ui& ui, const State& state, const core::PeerStatus& peer) {
  const core::Attempt& last = peer.last;
  const std::string next = next_words(ui, peer.in_room ? state.nearby : state.exchange, peer.in_room);
  if (last.at.empty()) return {Icon::clock, ui.say("delivery.untried"), next, false};
  const std::string result = result_words(ui, peer);
  const std::string time = moment_words(ui, state.local, last.at);
  DeliveryLine line{Icon::clock,
                    time.empty() ? ui.say("delivery.tried", {{"result", result}})
                                 : ui.say("delivery.tried_at", {{"time", time}, {"result", result}}),
                    {},
                    false};
  const bool failed = last.error.code != core::ErrorCode::none;
  if (failed) line.subtitle = advice_words(ui, peer);
  const std::string then = failed || !next.empty() ? next : ui.say("delivery.next.itself");
  if (!then.empty()) line.subtitle += (line.subtitle.empty() ? "" : " ") + then;
  return line;
}

// How far the clock of this device is off, in the largest unit that says it.
std::string span_words(const Ui& ui, std::int64_t minutes) {
  if (minutes < 120) return ui.count("span.minutes", minutes);
  if (minutes < 48 * 60) return ui.count("span.hours", (minutes + 30) / 60);
  return ui.count("span.days", (minutes + 12 * 60) / (24 * 60));
}

DeliveryLine clock_line(const Ui& ui, std::int64_t minutes_off) {
  const bool ahead = minutes_off > 0;
  const std::string span = span_words(ui, ahead ? minutes_off : -minutes_off);
  return {Icon::clock, ui.say(ahead ? "delivery.clock_ahead" : "delivery.clock_behind", {{"span", span}}),
          ui.say("delivery.clock.text"), false};
}

DeliveryLine refused_line(const Ui& ui, const core::Delivery& delivery) {
  std::int64_t own = 0, foreign = 0;
  for (const core::Refusal& refusal : delivery.refusals) ++(refusal.incoming ? foreign : own);
  return {Icon::warning,
          own > 0 ? ui.count("delivery.refused", own) : ui.count("delivery.set_aside", foreign),
          ui.say(own > 0 ? "delivery.refused.text" : "delivery.set_aside.text"), true};
}

void draw_delivery_lines(Ui& ui, Rect& rest, const State& state, DeliveryDraft& draft) {
  const core::PeerStatus* office = office_of(state);
  std::vector<DeliveryLine> lines{waiting_line(ui, state, office)};
  const core::PeerStatus* room = room_of(state);
  if (room) lines.push_back(attempt_line(ui, state, *room));
  // beside the laptop, an office that was never reached is nothing to worry about
  if (office && !(room && office->last.at.empty())) lines.push_back(attempt_line(ui, state, *office));
  for (const Exchange* exchange : {&state.exchange, &state.nearby}) {
    if (exchange->clock_off_minutes == 0) continue;
    lines.push_back(clock_line(ui, exchange->clock_off_minutes));
    break;
  }
  if (!state.views.delivery.refusals.empty()) lines.push_back(refused_line(ui, state.views.delivery));
  const std::string look_words = ui.say("delivery.look");
  const Button look{"look", look_words};
  const auto row_of = [&](const DeliveryLine& line) {
    Row row;
    row.icon = line.icon;
    row.icon_on_tile = false;
    row.title = line.title;
    row.title_bold = true;
    row.subtitle = line.subtitle;
    row.danger = line.danger;
    if (line.danger) row.end_room = button_width(ui, look);
    row.last = &line == &lines.back();
    return row;
  };
  std::vector<float> heights;
  float height = 0;
  for (const DeliveryLine& line : lines) {
    heights.push_back(row_height(ui, row_of(line), rest.w));
    height += heights.back();
  }
  Rect list = rest.take_top(height, ui.px(16));
  paper(ui, list);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Row row = row_of(lines[i]);
    Rect place = list.take_top(heights[i]);
    draw_row(ui, place, row);
    if (!lines[i].danger) continue;
    place.take_end(ui.px(place.w < ui.px(560) ? 12 : 16));
    const Rect end = place.take_end(row.end_room);
    if (button(ui, end.centered(end.w, ui.px(measure::kTarget)), look)) draft.looking_at_refusals = true;
  }
}

void open_address(const State& state, DeliveryDraft& draft, Intents& intents) {
  draft.editing_address = true;
  draft.error.clear();
  const core::PeerStatus* office = office_of(state);
  draft.address = office ? office->address : std::string();
  if (state.problem) intents.push_back(DismissProblem{});
}

void draw_delivery_actions(Ui& ui, const Rect& place, const State& state, DeliveryDraft& draft,
                           Intents& intents) {
  const bool office = sends_to_office(state), can_send = office || room_of(state) != nullptr;
  bool moving = false;
  for (const Exchange* exchange : {&state.exchange, &state.nearby})
    moving = moving || exchange->phase == Phase::sending || exchange->phase == Phase::receiving;
  std::vector<LedgeAction> actions;
  if (can_send) actions.push_back({"address", ui.say("delivery.address"), Icon::sliders});
  if (office) actions.push_back({"address file", ui.say("delivery.save_file"), Icon::document});
  // a phone has no room beside giving the address; settings lead there, too
  if (state.facilitating() && (can_send || !ui.phone()))
    actions.push_back({"devices", ui.say("devices.heading"), Icon::key});
  Ledge ledge;
  ledge.secondary = actions;
  ledge.primary_leads_on = false;
  ledge.primary.id = can_send ? "send" : "give address";
  ledge.primary.label = ui.say(!can_send ? "delivery.give_address"
                               : moving  ? "delivery.moving"
                                         : "delivery.send");
  ledge.primary.locked = can_send && moving;
  ledge.primary.icon = can_send ? Icon::arrow_up : Icon::office;
  const int pressed = draw_ledge(ui, place, ledge);
  if (pressed == kNothingPressed) return;
  const std::string& id = pressed >= 0 ? actions[static_cast<std::size_t>(pressed)].id : ledge.primary.id;
  if (id == "send")
    intents.push_back(SendNow{});
  else if (id == "address file")
    intents.push_back(SaveAddressFile{});
  else if (id == "devices")
    intents.push_back(GoTo{Screen::devices, {}});
  else
    open_address(state, draft, intents);
}

}  // namespace

bool sends_to_office(const State& state) { return !state.exchange.office.empty(); }

const core::PeerStatus* office_of(const State& state) {
  const std::vector<core::PeerStatus>& peers = state.views.delivery.peers;
  const core::PeerStatus* last = nullptr;
  for (const core::PeerStatus& peer : peers) {
    if (peer.in_room) continue;
    if (peer.address == state.exchange.office) return &peer;
    last = &peer;
  }
  return last;
}

const core::PeerStatus* room_of(const State& state) {
  const core::PeerStatus* last = nullptr;
  for (const core::PeerStatus& peer : state.views.delivery.peers)
    if (peer.in_room) last = &peer;
  return last;
}

void draw_delivery(Ui& ui, const State& state, DeliveryDraft& draft, Intents& intents) {
  Page page;
  page.back = ui.say("back");
  page.title = ui.say("delivery.heading");
  page.subtitle = ui.say("delivery.subtitle");
  Rect rest = draw_frame(ui, state, page, intents);
  const Rect ledge_place = rest.take_bottom(ledge_height(ui));
  Rect column = begin_scroll(ui, "delivery", middle_column(ui, rest, 1100));
  column.y += ui.px(ui.phone() ? 12 : 16);
  phone_title(ui, column, page.title);
  draw_route(ui, column, state);
  Rect beside = office_of(state) ? take_receipt_column(ui, column) : Rect{};
  const bool two_columns = beside.w > 0;
  draw_delivery_lines(ui, column, state, draft);
  draw_receipt(ui, two_columns ? beside : column, state, draft, intents);
  draw_sticks(ui, column, state, draft, intents);
  draw_room(ui, column, state, draft, intents);
  end_scroll(ui, std::max(column.y, beside.y));
  draw_delivery_actions(ui, ledge_place, state, draft, intents);
  for (const Exchange* exchange : {&state.exchange, &state.nearby})
    if (exchange->phase == Phase::waiting && exchange->next_try_in_seconds > 0)
      ui.want_frame_at(ui.now + 1);  // the seconds until the next try
  if (draft.closing) draw_closing(ui, draft, intents);
  if (draft.looking_at_refusals) draw_refusals(ui, state, draft);
  if (!draft.stick.empty()) draw_stick_sheet(ui, state, draft, intents);
  if (state.room.offer && state.facilitating()) draw_offer(ui, state, draft, intents);
  if (!draft.shutting_out.empty()) draw_shutting_out(ui, state, draft, intents);
  if (draft.editing_address) draw_office_address(ui, state, draft, intents);
}

}  // namespace ubao::app
