// This device, the way to the office, perhaps by the laptop in the room, the office.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "app/paint.h"
#include "app/screens/delivery.h"
#include "app/screens/parts.h"

namespace ubao::app {
namespace {

using Phase = Exchange::Phase;

struct Station {
  Icon icon = Icon::none;
  std::string title, state;
  Icon state_icon = Icon::none;
  std::int64_t held = 0, all = 0;
};

constexpr float kRoutePad = 17, kMeter = 14;

TextStyle title_style() {
  TextStyle style;
  style.bold = true;
  style.line_height = 1.3f;
  return style;
}

TextStyle number_style() {
  TextStyle style = style_of(Role::page);
  style.size = 34;
  return style;
}

TextStyle state_style() {
  TextStyle style = style_of(Role::meta);
  style.bold = true;
  return style;
}

float state_height(Ui& ui, const Station& station, float width) {
  return text_height(ui, station.state, state_style(), width - ui.px(26));
}

float station_height(Ui& ui, const Station& station, float width) {
  const float inner = width - 2 * ui.px(kRoutePad);
  return std::ceil(2 * ui.px(kRoutePad) - ui.px(6) +
                   text_height(ui, station.title, title_style(), inner - ui.px(36)) +
                   line_height(ui, number_style()) + ui.px(6) + ui.px(kMeter) + ui.px(10) +
                   state_height(ui, station, inner));
}

void draw_station(Ui& ui, const Rect& rect, const Station& station) {
  paper(ui, rect);
  Rect inside = rect.inset(ui.px(kRoutePad), ui.px(kRoutePad - 3));
  const float heading = text_height(ui, station.title, title_style(), inside.w - ui.px(36));
  Rect first = inside.take_top(heading);
  const Rect icon = first.take_start(ui.px(26), ui.px(10));
  draw_icon(ui, station.icon, {icon.middle().x, first.y + line_height(ui, title_style()) / 2}, ui.px(26),
            ui.theme.ink);
  draw_text(ui, first, station.title, title_style());

  Rect numbers = inside.take_top(line_height(ui, number_style()), ui.px(6));
  const std::string held = ui.language->number(station.held);
  const float width = text_width(ui, held, number_style());
  draw_text(ui, numbers.take_start(width, ui.px(10)), held, number_style());
  TextStyle of = style_of(Role::meta, ui.theme.soft);
  of.lines = 1;
  of.may_elide = true;
  of.middle = true;
  draw_text(ui, numbers, ui.count("delivery.of", station.all), of);
  const float share =
      station.all > 0 ? static_cast<float>(station.held) / static_cast<float>(station.all) : 0.0f;
  meter(ui, inside.take_top(ui.px(kMeter), ui.px(10)), share);
  icon_word(ui, inside, station.state_icon, station.state, state_style(), 18);
}

struct Way {
  std::string words;
  ImU32 colour;
  bool broken = false;
};

// The state of an exchange in a word or two; `peer` is null for an office whose address is not known.
Way way_of(const Ui& ui, const Exchange& exchange, const core::PeerStatus* peer) {
  const Theme& t = ui.theme;
  if (peer == nullptr) return {ui.say("delivery.way.no_address"), t.wait, true};
  switch (exchange.phase) {
    case Phase::sending:
      return {ui.say("delivery.way.sending"), t.action};
    case Phase::receiving:
      return {ui.say("delivery.way.receiving"), t.action};
    case Phase::up_to_date:
      return {ui.say("delivery.way.in_touch"), t.good};
    case Phase::blocked:
      return {ui.say("delivery.way.blocked"), t.danger, true};
    case Phase::waiting:
    case Phase::off:
      break;
  }
  if (peer->last.error.code == core::ErrorCode::none) return {ui.say("delivery.way.waiting"), t.soft};
  const bool unreachable = peer->last.error.code == core::ErrorCode::unreachable;
  return {ui.say(unreachable ? "delivery.way.no_answer" : "delivery.way.trouble"), t.wait, true};
}

// Across: the arrow with the word below it. A broken way has a cross in its middle.
void draw_way_across(Ui& ui, const Rect& rect, const Way& way) {
  const float y = rect.y + rect.h * 0.42f, width = ui.px(4), x = rect.x + ui.px(7),
              end = rect.end() - ui.px(7);
  const float middle = rect.middle().x, gap = ui.px(16);
  if (way.broken) {
    stroke(ui, {x, y}, {middle - gap, y}, way.colour, width);
    stroke(ui, {middle + gap, y}, {end, y}, way.colour, width);
    draw_icon(ui, Icon::cross, {middle, y}, ui.px(28), way.colour);
  } else {
    const float head = ui.px(10);
    stroke(ui, {x, y}, {end, y}, way.colour, width);
    stroke(ui, {end - head, y - head}, {end, y}, way.colour, width);
    stroke(ui, {end - head, y + head}, {end, y}, way.colour, width);
  }
  TextStyle word = style_of(Role::meta, way.colour);
  word.bold = true;
  word.align = Align::center;
  const Rect place{rect.x, y + ui.px(18), rect.w, 0};
  draw_text(ui, {place.x, place.y, place.w, text_height(ui, way.words, word, place.w)}, way.words, word);
}

// Down, on narrow pages: the arrow with the word beside it.
void draw_way_down(Ui& ui, const Rect& rect, const Way& way) {
  TextStyle word = style_of(Role::meta, way.colour);
  word.bold = true;
  word.middle = true;
  word.lines = 1;
  const float width = text_width(ui, way.words, word);
  Rect line = rect.centered(std::min(rect.w, ui.px(34) + width), rect.h);
  draw_icon(ui, way.broken ? Icon::cross : Icon::down, line.take_start(ui.px(26), ui.px(8)).middle(),
            ui.px(26), way.colour);
  draw_text(ui, line, way.words, word);
}

// Behind the laptop, which passes on whether this device reaches the office itself or not.
Way way_behind_room(const Ui& ui, const Exchange& exchange, const core::PeerStatus* office) {
  const bool in_touch = exchange.phase == Phase::sending || exchange.phase == Phase::receiving ||
                        exchange.phase == Phase::up_to_date;
  return in_touch ? way_of(ui, exchange, office) : Way{ui.say("delivery.way.passed_on"), ui.theme.soft};
}

Station this_device(const Ui& ui, const State& state) {
  const bool laptop = ui.layout == Layout::laptop;
  return {laptop ? Icon::laptop : Icon::tablet,
          ui.say(laptop ? "home.this_laptop" : "home.this_device"),
          ui.say(state.badge.saved ? "delivery.all_saved" : "badge.reason.writing"),
          state.badge.saved ? Icon::tick : Icon::clock,
          state.views.delivery.own_total,
          state.views.delivery.own_total};
}

// What a peer has of this device's work. `waiting`: the words for what it lacks while nothing moves.
void show_held(const Ui& ui, Station& station, const core::PeerStatus& peer, const Exchange& exchange,
               const char* waiting) {
  station.held = peer.own_total - peer.own_waiting - peer.refused;
  station.all = peer.own_total;
  const bool moving = exchange.phase == Phase::sending;
  const bool complete = peer.own_waiting == 0 && peer.refused == 0 && peer.own_total > 0;
  station.state_icon = complete ? peer.in_room ? Icon::tick : Icon::double_tick
                       : peer.refused > 0 && peer.own_waiting == 0 ? Icon::warning
                                                                   : Icon::tray;
  station.state = complete ? ui.say("delivery.office.all")
                  : peer.own_waiting > 0
                      ? ui.count(moving ? "delivery.office.moving" : waiting, peer.own_waiting)
                  : peer.refused > 0 ? ui.count("delivery.office.refused", peer.refused)
                                     : ui.say("delivery.empty");
}

Station laptop_in_room(const Ui& ui, const State& state, const core::PeerStatus& room) {
  Station station;
  station.icon = Icon::laptop;
  station.title = ui.say("delivery.room");
  show_held(ui, station, room, state.nearby, "delivery.room.waiting");
  return station;
}

Station the_office(const Ui& ui, const State& state, const core::PeerStatus* office, bool behind_room) {
  Station station{Icon::office,
                  ui.say("delivery.office"),
                  ui.say("delivery.office.unknown"),
                  Icon::question,
                  0,
                  state.views.delivery.own_total};
  const char* waiting = behind_room ? "delivery.office.unconfirmed" : "delivery.office.waiting";
  if (office) show_held(ui, station, *office, state.exchange, waiting);
  return station;
}

}  // namespace

void draw_route(Ui& ui, Rect& rest, const State& state) {
  const core::PeerStatus* office = office_of(state);
  const core::PeerStatus* room = room_of(state);
  std::vector<Station> stations{this_device(ui, state)};
  std::vector<Way> ways;
  if (room) {
    ways.push_back(way_of(ui, state.nearby, room));
    stations.push_back(laptop_in_room(ui, state, *room));
  }
  if (office || !room) {
    ways.push_back(room ? way_behind_room(ui, state.exchange, office)
                        : way_of(ui, state.exchange, sends_to_office(state) ? office : nullptr));
    stations.push_back(the_office(ui, state, office, room != nullptr));
  }
  const auto count = static_cast<float>(ways.size());
  if (rest.w < ui.px(200 + 400 * count)) {
    for (std::size_t i = 0; i < stations.size(); ++i) {
      const float gap = i < ways.size() ? 0 : ui.px(16);
      draw_station(ui, rest.take_top(station_height(ui, stations[i], rest.w), gap), stations[i]);
      if (i < ways.size()) draw_way_down(ui, rest.take_top(ui.px(48)), ways[i]);
    }
    return;
  }
  const float way_width = ui.px(130), card = (rest.w - count * way_width) / (count + 1);
  float height = 0;
  for (const Station& station : stations) height = std::max(height, station_height(ui, station, card));
  Rect line = rest.take_top(height, ui.px(16));
  for (std::size_t i = 0; i < stations.size(); ++i) {
    draw_station(ui, i < ways.size() ? line.take_start(card) : line, stations[i]);
    if (i < ways.size()) draw_way_across(ui, line.take_start(way_width), ways[i]);
  }
}

}  // namespace ubao::app
