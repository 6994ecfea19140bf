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

// What came of an attempt, in a few words.
std::string result_words(const Ui& ui, const core::Attempt& attempt) {
  if (attempt.error.code != core::ErrorCode::none) {
    const std::string key = std::string("delivery.result.").append(core::name_of(attempt.error.code));
    return ui.say(ui.language->has(key) ? key : "delivery.result.failed");
  }
  if (attempt.pushed > 0) return ui.count("delivery.result.took", attempt.pushed);
  return attempt.pulled > 0 ? ui.count("delivery.result.gave", attempt.pulled)
                            : ui.say("delivery.result.nothing");
}

// What is safe and what to do after a try that failed.
std::string advice_words(const Ui& ui, core::ErrorCode code) {
  const std::string key = std::string("delivery.advice.").append(core::name_of(code));
  return ui.say(ui.language->has(key) ? key : "delivery.advice.failed");
}

std::string next_words(const Ui& ui, const Exchange& exchange) {
  if (exchange.phase == Phase::blocked) return ui.say("delivery.next.blocked");
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

DeliveryLine waiting_line(const Ui& ui, const State& state, const core::PeerStatus* office) {
  const std::int64_t waiting = office ? office->own_waiting : state.views.delivery.own_total;
  if (waiting > 0)
    return {Icon::tray, ui.count("delivery.waiting", waiting),
            ui.say(office ? "delivery.waiting.text" : "delivery.no_office.text"), false};
  if (state.views.delivery.own_total == 0)
    return {Icon::tray, ui.say("delivery.empty"), ui.say("delivery.empty.text"), false};
  return {Icon::double_tick, ui.say("delivery.nothing_waits"), ui.say("delivery.nothing_waits.text"), false};
}

DeliveryLine attempt_line(const Ui& ui, const State& state, const core::PeerStatus& office) {
  const core::Attempt& last = office.last;
  const std::string next = next_words(ui, state.exchange);
  if (last.at.empty()) return {Icon::clock, ui.say("delivery.untried"), next, false};
  const std::string result = result_words(ui, last);
  const std::string time = moment_words(ui, state.local, last.at);
  DeliveryLine line{Icon::clock,
                    time.empty() ? ui.say("delivery.tried", {{"result", result}})
                                 : ui.say("delivery.tried_at", {{"time", time}, {"result", result}}),
                    {},
                    false};
  const bool failed = last.error.code != core::ErrorCode::none;
  if (failed) line.subtitle = advice_words(ui, last.error.code);
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
  if (office) lines.push_back(attempt_line(ui, state, *office));
  if (state.exchange.clock_off_minutes != 0)
    lines.push_back(clock_line(ui, state.exchange.clock_off_minutes));
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
  const bool office = office_of(state) != nullptr;
  const bool moving = state.exchange.phase == Phase::sending || state.exchange.phase == Phase::receiving;
  std::vector<LedgeAction> actions;
  if (office) {
    actions.push_back({"address", ui.say("delivery.address"), Icon::sliders});
    actions.push_back({"address file", ui.say("delivery.save_file"), Icon::document});
  }
  // a phone has no room beside giving the address; settings lead there, too
  if (state.facilitating() && (office || !ui.phone()))
    actions.push_back({"devices", ui.say("devices.heading"), Icon::key});
  Ledge ledge;
  ledge.secondary = actions;
  ledge.primary_leads_on = false;
  ledge.primary.id = office ? "send" : "give address";
  ledge.primary.label = ui.say(!office  ? "delivery.give_address"
                               : moving ? "delivery.moving"
                                        : "delivery.send");
  ledge.primary.locked = office && moving;
  ledge.primary.icon = office ? Icon::arrow_up : Icon::office;
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

const core::PeerStatus* office_of(const State& state) {
  const std::vector<core::PeerStatus>& peers = state.views.delivery.peers;
  for (const core::PeerStatus& peer : peers)
    if (peer.address == state.exchange.office) return &peer;
  return peers.empty() ? nullptr : &peers.back();
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
  if (state.exchange.phase == Phase::waiting && state.exchange.next_try_in_seconds > 0)
    ui.want_frame_at(ui.now + 1);  // the seconds until the next try
  if (draft.closing) draw_closing(ui, draft, intents);
  if (draft.looking_at_refusals) draw_refusals(ui, state, draft);
  if (!draft.stick.empty()) draw_stick_sheet(ui, state, draft, intents);
  if (state.room.offer && state.facilitating()) draw_offer(ui, state, draft, intents);
  if (!draft.shutting_out.empty()) draw_shutting_out(ui, state, draft, intents);
  if (draft.editing_address) draw_office_address(ui, state, draft, intents);
}

}  // namespace ubao::app
