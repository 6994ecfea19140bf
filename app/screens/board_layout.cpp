#include "app/screens/board_layout.h"

#include <cmath>

#include "app/icons.h"
#include "app/paint.h"
#include "app/screens/projector_wall.h"
#include "app/text.h"

namespace ubao::app {
namespace {

constexpr float kZoneName = 26, kZoneMargin = 18;                      // canvas units
constexpr float kLeastName = 15, kLeastOnWall = 30, kFewestWide = 44;  // px at scale 1
constexpr float kPlus = 22, kPlusTarget = 48;                          // px at scale 1
constexpr float kZoneRadius = 14;                                      // canvas units
constexpr float kAxisAway = 22, kAxisName = 26;                        // canvas units
constexpr int kMostNameLines = 3;

// The words of a zone; the languages have those of yes and no.
std::string zone_words(const Ui& ui, const core::BoardZone& zone) {
  if (!zone.title.empty()) return zone.title;
  return ui.say(zone.code == "yes" ? "board.yes" : "board.no");
}

bool is_trap(const core::BoardZone& zone) { return zone.code == "trap"; }

bool may_write(const Boarding& b) { return !b.read_only && why_no_idea(b).empty(); }

// Pixels: from a seat in the room as readable as in the hand.
float least_name(const Boarding& b) {
  const float in_hand = b.ui.px(kLeastName);
  return b.state.projecting_board() ? std::max(in_hand, kLeastOnWall * wall_of(b.ui).unit) : in_hand;
}

ImU32 ground_of(const Theme& t, const core::BoardZone& zone) {
  return is_trap(zone) ? mix(t.danger, t.ground, 0.12f) : t.ground;
}

// What stands in the head of a zone, in pixels; parts that have no room are empty.
struct ZoneHead {
  Rect sign, name, count, plus;
  TextStyle style;
  std::string words, number;
  ImU32 ground = 0;
  bool above = false;  // larger than the strip: drawn over the cards
};

ZoneHead head_of(Boarding& b, const Lens& lens, std::size_t at) {
  Ui& ui = b.ui;
  const core::BoardZone& zone = b.board.layout.zones[at];
  const Rect place = lens.to_window(rect_of(zone));
  ZoneHead head;
  head.words = zone_words(ui, zone);
  head.ground = ground_of(ui.theme, zone);
  const float size = std::max(kZoneName * lens.unit, least_name(b));
  head.above = size > kZoneName * lens.unit;
  head.style.size = size / ui.scale;
  head.style.bold = head.style.may_elide = true;
  head.style.line_height = measure::kTitleLineHeight;
  const float line = line_height(ui, head.style), margin = std::max(kZoneMargin * lens.unit, ui.px(5));
  const float strip = std::max(kZoneHead * lens.unit, line + ui.px(6));
  Rect rest{place.x + margin, place.y, place.w - 2 * margin, strip};
  if (rest.w < ui.px(kFewestWide)) return head;
  if (is_trap(zone)) head.sign = rest.take_start(std::min(rest.w, size), size * 0.3f);
  if (may_write(b) && rest.w > ui.px(kPlus) * 5) {
    const Rect plus = rest.take_end(ui.px(kPlus), ui.px(8));
    head.plus = plus.centered(plus.w, plus.w);
  }
  if (b.board.revealed)
    head.number = b.board.layout.kind == core::LayoutKind::yes_no
                      ? ui.language->number(b.draft.zone_counts.of(at))
                      : ui.count("board.cards", b.draft.zone_counts.of(at));
  TextStyle one = head.style;
  one.lines = 1;
  const float count = head.number.empty() ? 0 : text_width(ui, head.number, one) + 1;
  const bool tally = b.board.layout.kind == core::LayoutKind::yes_no;
  if (count > 0 && (tally || rest.w > count + ui.px(12) + text_width(ui, head.words, one)))
    head.count = rest.take_end(std::min(count, rest.w), ui.px(12));
  // what does not fit beside takes lines of its own, as long as half of the zone stays free
  const float wanted = text_height(ui, head.words, head.style, rest.w);
  const int most = std::clamp(static_cast<int>(place.h / 2 / line), 1, kMostNameLines);
  head.style.lines = most;
  head.name = {rest.x, rest.y, rest.w, std::max(strip, std::min(wanted, line * static_cast<float>(most)))};
  head.style.middle = true;
  head.above = head.above || head.name.h > strip;
  return head;
}

void draw_head(Boarding& b, const ZoneHead& head) {
  Ui& ui = b.ui;
  const Theme& t = ui.theme;
  if (head.name.empty()) return;
  if (head.above) {  // on paper of its own: cards may lie below
    TextStyle measured = head.style;
    const float wide = measure_text(ui, head.words, measured, head.name.w).width;
    const float start = head.sign.empty() ? head.name.x : head.sign.x;
    fill(ui, Rect{start - ui.px(4), head.name.y + 1, head.name.x + wide - start + ui.px(8), head.name.h - 1},
         faded(head.ground, 0.88f), ui.px(5));
    if (!head.count.empty())
      fill(ui, Rect{head.count.x - ui.px(4), head.count.y + 1, head.count.w + ui.px(8), head.count.h - 1},
           faded(head.ground, 0.88f), ui.px(5));
  }
  if (!head.sign.empty())
    draw_icon(ui, Icon::warning, {head.sign.middle().x, head.name.middle().y}, head.sign.w, t.danger);
  draw_text(ui, head.name, head.words, head.style);
  if (!head.count.empty()) {
    TextStyle count = head.style;
    count.lines = 1;
    count.align = Align::end;
    if (b.board.layout.kind != core::LayoutKind::yes_no) count.bold = false, count.colour = t.soft;
    draw_text(ui, head.count, head.number, count);
  }
  if (!head.plus.empty()) draw_icon(ui, Icon::plus, head.plus.middle(), head.plus.w, t.action);
}

// The zone above which a card is held.
const core::BoardZone* aimed_at(const Boarding& b) {
  if (b.draft.dragging.empty()) return nullptr;
  return b.board.layout.zone_at(std::llround(b.draft.drag_x), std::llround(b.draft.drag_y));
}

void draw_zone(Boarding& b, const Lens& lens, const core::BoardZone& zone, bool aimed) {
  Ui& ui = b.ui;
  const Theme& t = ui.theme;
  const Rect place = lens.to_window(rect_of(zone));
  const bool quadrant = b.board.layout.kind == core::LayoutKind::quadrants;
  const float radius = quadrant ? 0 : kZoneRadius * std::min(1.0f, lens.unit);
  fill(ui, place, ground_of(t, zone), radius);
  outline(ui, place,
          aimed      ? t.action
          : quadrant ? t.line
                     : t.hairline,
          radius, std::max(1.0f, ui.px(aimed ? measure::kNowOutline : 1.5f)));
}

void draw_arrow_head(Ui& ui, ImVec2 tip, ImVec2 way, float size, ImU32 colour, float width) {
  const ImVec2 across{-way.y, way.x};
  for (const float side : {-1.0f, 1.0f})
    stroke(ui, tip,
           {tip.x - way.x * size + across.x * side * size * 0.6f,
            tip.y - way.y * size + across.y * side * size * 0.6f},
           colour, width);
}

// The axes run beside the quadrants: the first to the right, the second upwards, their names at the ends.
void draw_axes(Boarding& b, const Lens& lens) {
  Ui& ui = b.ui;
  const core::BoardLayout& layout = b.board.layout;
  if (layout.axes.size() != 2) return;
  Rect square;
  for (const core::BoardZone& zone : layout.zones) square = grown_to(square, rect_of(zone));
  square = lens.to_window(square);
  const float away = std::max(kAxisAway * lens.unit, ui.px(6)), width = std::max(1.0f, ui.px(2));
  const float tip = std::max(ui.px(6), 18 * lens.unit);
  const ImU32 colour = ui.theme.soft;
  const ImVec2 right{square.end(), square.bottom() + away}, top{square.x - away, square.y};
  stroke(ui, {square.x, right.y}, right, colour, width);
  draw_arrow_head(ui, right, {1, 0}, tip, colour, width);
  stroke(ui, {top.x, square.bottom()}, top, colour, width);
  draw_arrow_head(ui, top, {0, -1}, tip, colour, width);
  TextStyle name;
  name.size = std::max(kAxisName * lens.unit, least_name(b)) / ui.scale;
  name.bold = name.may_elide = name.middle = true;
  name.lines = 1;
  const float line = line_height(ui, name);
  if (square.w < ui.px(kFewestWide)) return;
  draw_text(ui, {top.x, square.y - line - away / 2, square.w, line}, layout.axes[1].text, name);
  name.align = Align::end;
  draw_text(ui, {square.x, right.y + away / 2, square.w, line}, layout.axes[0].text, name);
}

// Where the card in hand stands on both axes.
void draw_values(Boarding& b, const Lens& lens) {
  Ui& ui = b.ui;
  const core::BoardLayout& layout = b.board.layout;
  const core::Card* card = b.card(b.draft.dragging.empty() ? b.draft.selected : b.draft.dragging);
  if (!card || layout.kind != core::LayoutKind::quadrants) return;
  Rect place = place_on_canvas(*card);
  if (b.moves(*card)) place.x = b.draft.drag_x, place.y = b.draft.drag_y;
  const auto value = layout.value_at(std::llround(place.x), std::llround(place.y));
  if (!value) return;
  Rect square;
  for (const core::BoardZone& zone : layout.zones) square = grown_to(square, rect_of(zone));
  square = lens.to_window(square);
  const ImVec2 middle = lens.to_window(place.middle().x, place.middle().y);
  const ImU32 colour = ui.theme.action;
  const float width = std::max(1.0f, ui.px(1.5f));
  stroke(ui, {square.x, middle.y}, middle, colour, width);
  stroke(ui, middle, {middle.x, square.bottom()}, colour, width);
  const auto label = [&](ImVec2 at, int thousandths) {
    TextStyle number;
    number.size = kLeastName;
    number.bold = number.middle = true;
    number.align = Align::center;
    number.colour = ui.theme.on_action;
    const std::string words = ui.say("board.percent", {{"n", ui.language->number((thousandths + 5) / 10)}});
    const float wide = text_width(ui, words, number) + ui.px(12), high = ui.px(24);
    const Rect chip{at.x - wide / 2, at.y - high / 2, wide, high};
    fill(ui, chip, colour, ui.px(6));
    draw_text(ui, chip, words, number);
  };
  label({middle.x, square.bottom()}, value->x);
  label({square.x, middle.y}, value->y);
}

template <class Draw>
void each_in_sight(Boarding& b, const Lens& lens, Draw draw) {
  const Rect sight = lens.in_sight();
  const auto& zones = b.board.layout.zones;
  for (std::size_t i = 0; i < zones.size(); ++i)
    if (!common(rect_of(zones[i]), sight).empty()) draw(i);
}

}  // namespace

void draw_layout(Boarding& b, const Lens& lens) {
  const core::BoardLayout& layout = b.board.layout;
  if (layout.zones.empty() || common(extent_of(layout), lens.in_sight()).empty()) return;
  b.draft.zone_counts.update(b.board, b.state.board_revision);
  const core::BoardZone* aimed = aimed_at(b);
  each_in_sight(b, lens, [&](std::size_t at) { draw_zone(b, lens, layout.zones[at], false); });
  if (aimed) draw_zone(b, lens, *aimed, true);  // neighbours share an edge
  each_in_sight(b, lens, [&](std::size_t at) {
    if (const ZoneHead head = head_of(b, lens, at); !head.above) draw_head(b, head);
  });
  if (layout.kind == core::LayoutKind::quadrants) draw_axes(b, lens);
  draw_values(b, lens);
}

void draw_names_above(Boarding& b, const Lens& lens) {
  each_in_sight(b, lens, [&](std::size_t at) {
    if (const ZoneHead head = head_of(b, lens, at); head.above) draw_head(b, head);
  });
}

Rect everything_on(const Boarding& b) {
  Rect all = grown_to(b.index().everything(), extent_of(b.board.layout));
  for (const auto& [id, facts] : b.draft.facts.groups) all = grown_to(all, frame_around(facts.around));
  return all;
}

void tap_begins_card(Boarding& b, ImVec2 pixel, bool second) {
  if (!may_write(b)) return;
  const Lens lens = b.lens();
  const auto& zones = b.board.layout.zones;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    const ZoneHead head = head_of(b, lens, i);
    if (head.plus.empty()) continue;
    const float target = b.ui.px(kPlusTarget);
    const ImVec2 middle = head.plus.middle();
    if (!Rect{middle.x - target / 2, middle.y - target / 2, target, target}.contains(pixel)) continue;
    const Rect zone = rect_of(zones[i]);
    begin_card_at(b, {zone.x + kCardWidth / 2, zone.y + kZoneHead + kCardHeight / 2});
    return;
  }
  if (second) begin_card_at(b, lens.to_canvas(pixel));
}

}  // namespace ubao::app
