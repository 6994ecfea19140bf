// This device, the way to the office, the office.
#include <cmath>
#include <string>

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

// The state of the exchange in a word or two.
Way way_of(const Ui& ui, const State& state, const core::PeerStatus* office) {
  const Theme& t = ui.theme;
  if (office == nullptr) return {ui.say("delivery.way.no_address"), t.wait, true};
  switch (state.exchange.phase) {
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
  if (office->last.error.code == core::ErrorCode::none) return {ui.say("delivery.way.waiting"), t.soft};
  const bool unreachable = office->last.error.code == core::ErrorCode::unreachable;
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

}  // namespace

void draw_route(Ui& ui, Rect& rest, const State& state) {
  const core::Delivery& delivery = state.views.delivery;
  const core::PeerStatus* office = office_of(state);
  Station here{ui.layout == Layout::laptop ? Icon::laptop : Icon::tablet,
               ui.say(ui.layout == Layout::laptop ? "home.this_laptop" : "home.this_device"),
               ui.say(state.badge.saved ? "delivery.all_saved" : "badge.reason.writing"),
               state.badge.saved ? Icon::tick : Icon::clock,
               delivery.own_total,
               delivery.own_total};
  Station there{
      Icon::office,      ui.say("delivery.office"), ui.say("delivery.office.unknown"), Icon::question, 0,
      delivery.own_total};
  if (office) {
    there.held = office->own_total - office->own_waiting - office->refused;
    there.all = office->own_total;
    const bool moving = state.exchange.phase == Phase::sending;
    const bool complete = office->own_waiting == 0 && office->refused == 0 && office->own_total > 0;
    there.state_icon = complete ? Icon::double_tick : office->own_waiting > 0 ? Icon::tray : Icon::warning;
    there.state =
        complete ? ui.say("delivery.office.all")
        : office->own_waiting > 0
            ? ui.count(moving ? "delivery.office.moving" : "delivery.office.waiting", office->own_waiting)
        : office->refused > 0 ? ui.count("delivery.office.refused", office->refused)
                              : ui.say("delivery.empty");
  }
  const Way way = way_of(ui, state, office);
  if (rest.w < ui.px(600)) {
    draw_station(ui, rest.take_top(station_height(ui, here, rest.w)), here);
    draw_way_down(ui, rest.take_top(ui.px(48)), way);
    draw_station(ui, rest.take_top(station_height(ui, there, rest.w), ui.px(16)), there);
    return;
  }
  const float way_width = ui.px(130), card = (rest.w - way_width) / 2;
  Rect line =
      rest.take_top(std::max(station_height(ui, here, card), station_height(ui, there, card)), ui.px(16));
  draw_station(ui, line.take_start(card), here);
  draw_way_across(ui, line.take_start(way_width), way);
  draw_station(ui, line, there);
}

}  // namespace ubao::app
