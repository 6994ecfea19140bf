// The wordmark on its board, and how safe everything is that was typed on this device.
#include <vector>

#include "app/button.h"
#include "app/paint.h"
#include "app/screens/home.h"
#include "app/screens/parts.h"

namespace ubao::app {
namespace {

struct Fact {
  Icon icon;
  std::string words;
  ImU32 colour;
};

// Entries of samples are nobody's work: they are not counted.
std::vector<Fact> facts_of(const Ui& ui, const State& state, ImU32 plain, ImU32 waiting_colour) {
  std::int64_t own = 0, waiting = 0, kept_here = 0;
  for (const core::WorkshopSummary& workshop : state.views.home.workshops) {
    if (workshop.sample) continue;
    own += workshop.own_total;
    if (workshop.has_office)
      waiting += workshop.waiting;
    else
      kept_here += workshop.own_total;
  }
  std::vector<Fact> facts{{Icon::tick, ui.say("home.all_saved"), plain}};
  if (waiting > 0) facts.push_back({Icon::tray, ui.count("home.waiting", waiting), waiting_colour});
  if (kept_here > 0) facts.push_back({Icon::tablet, ui.count("home.kept_here", kept_here), plain});
  const std::int64_t received = own - waiting - kept_here;
  if (received > 0) facts.push_back({Icon::double_tick, ui.count("home.received", received), plain});
  return facts;
}

std::string device_title(const Ui& ui) {
  return ui.say(ui.layout == Layout::laptop ? "home.this_laptop" : "home.this_device");
}

TextStyle fact_style(ImU32 colour) {
  TextStyle style = style_of(Role::body, colour);
  style.size = 17;
  return style;
}

constexpr float kIconRoom = 31;  // icon and gap before the words of a fact

float facts_height(Ui& ui, const std::vector<Fact>& facts, float width) {
  float height = 0;
  for (const Fact& fact : facts)
    height += text_height(ui, fact.words, fact_style(0), width - ui.px(kIconRoom)) + ui.px(12);
  return height;
}

void draw_facts(Ui& ui, Rect& rest, const std::vector<Fact>& facts) {
  for (const Fact& fact : facts) {
    const TextStyle style = fact_style(fact.colour);
    draw_icon(ui, fact.icon, {rest.x + ui.px(11), rest.y + line_height(ui, style) / 2}, ui.px(21),
              fact.colour);
    Rect words = rest;
    words.take_start(ui.px(kIconRoom));
    flow(ui, words, fact.words, style, ui.px(12));
    rest.y = words.y;
  }
}

void draw_title(Ui& ui, Rect& rest, Icon icon, const std::string& title, ImU32 colour) {
  TextStyle style = style_of(Role::body, colour);
  style.bold = true;
  draw_icon(ui, icon, {rest.x + ui.px(11), rest.y + line_height(ui, style) / 2}, ui.px(23), colour);
  Rect words = rest;
  words.take_start(ui.px(34));
  flow(ui, words, title, style, ui.px(14));
  rest.y = words.y;
}

Button delivery_button(const std::string& words, ButtonLook look) {
  return {"open delivery", words, look, Icon::arrow_up};
}

// What lies on the ledge at the foot of the board: chalk and a sponge.
void draw_board_foot(Ui& ui, Rect& rest) {
  const Theme& t = ui.theme;
  const Rect ledge = rest.take_bottom(ui.px(26));
  const float y = ledge.y;
  fill(ui, {ledge.x + ui.px(34), y - ui.px(11), ui.px(62), ui.px(11)}, t.chalk, ui.px(3));
  fill(ui, {ledge.x + ui.px(104), y - ui.px(11), ui.px(34), ui.px(11)},
       t.cards[static_cast<std::size_t>(CardColour::maize)], ui.px(3));
  const Rect sponge{ledge.end() - ui.px(104), y - ui.px(22), ui.px(76), ui.px(22)};
  fill(ui, sponge, t.dust, ui.px(3));
  fill(ui, {sponge.x, sponge.y, sponge.w, ui.px(15)}, mix(t.chalk, t.board, 0.35f), ui.px(3));
  wood(ui, ledge);
  fill(ui, {ledge.x, ledge.y, ledge.w, ui.px(measure::kRail)}, t.rail);
  rest.take_bottom(ui.px(32));
}

}  // namespace

void draw_home_board(Ui& ui, const Rect& rect, const State& state, Intents& intents) {
  const Theme& t = ui.theme;
  Rect rest = rect;
  fill(ui, rect, t.board);
  fill(ui, rest.take_end(ui.px(measure::kRail)), t.rail);
  draw_board_foot(ui, rest);

  const float side = ui.px(rest.w >= ui.px(380) ? 28 : 16), pad = ui.px(rest.w >= ui.px(380) ? 21 : 14);
  const ImU32 maize = t.cards[static_cast<std::size_t>(CardColour::maize)];
  const std::vector<Fact> facts = facts_of(ui, state, t.chalk, maize);
  const std::string delivery_words = ui.say("home.delivery"), title = device_title(ui);
  const float inner = rest.w - 2 * side - 2 * pad;
  float height = ui.px(24 + 14) + pad + facts_height(ui, facts, inner) + pad;
  if (state.workshop_open) height += ui.px(measure::kTarget + 8);
  rest = rest.inset(side, 0);
  const Rect panel = rest.take_bottom(height, ui.px(12));
  outline(ui, panel, faded(t.chalk, t.name == ThemeName::contrast ? 1.0f : 0.34f),
          ui.px(measure::kRadiusCard), ui.px(1));
  Rect inside = panel.inset(pad, pad);
  draw_title(ui, inside, ui.layout == Layout::laptop ? Icon::laptop : Icon::tablet, title, t.chalk);
  draw_facts(ui, inside, facts);
  if (state.workshop_open && button(ui, inside.take_top(ui.px(measure::kTarget)),
                                    delivery_button(delivery_words, ButtonLook::on_board)))
    intents.push_back(GoTo{Screen::delivery, {}});

  // The wordmark, and as much of what it means as there is room for.
  TextStyle mark = style_of(Role::page, t.chalk);
  mark.size = rest.h >= ui.px(300) ? 68 : 44;
  mark.line_height = 1.1f;
  rest.x += ui.px(8);
  rest.w -= ui.px(16);
  rest.y += ui.px(rest.h >= ui.px(300) ? 32 : 16);
  if (rest.y + line_height(ui, mark) > panel.y) return;
  const float mark_width = text_width(ui, "ubao", mark);
  flow(ui, rest, "ubao", mark, 0);
  chalk_line(ui, {rest.x + ui.px(2), rest.y + ui.px(2)}, mark_width + ui.px(10), ui.px(5), maize);
  rest.y += ui.px(24);
  TextStyle tagline = style_of(Role::body, t.chalk);
  tagline.size = 22;
  tagline.line_height = measure::kLineHeight;
  TextStyle quiet = style_of(Role::body, t.dust);
  const std::string first = ui.say("home.tagline"), second = ui.say("home.offline");
  const float first_height = text_height(ui, first, tagline, rest.w);
  if (rest.y + first_height <= panel.y) flow(ui, rest, first, tagline, ui.px(6));
  if (rest.y + text_height(ui, second, quiet, rest.w) <= panel.y) flow(ui, rest, second, quiet, 0);
}

void draw_home_device(Ui& ui, Rect& rest, const State& state, Intents& intents) {
  const Theme& t = ui.theme;
  const std::vector<Fact> facts = facts_of(ui, state, t.ink, t.wait);
  const std::string delivery_words = ui.say("home.delivery");
  const float pad = ui.px(18);
  float height = ui.px(24 + 14) + 2 * pad + facts_height(ui, facts, rest.w - 2 * pad);
  if (state.workshop_open) height += ui.px(measure::kButton + 8);
  const Rect panel = rest.take_top(height, 0);
  paper(ui, panel);
  Rect inside = panel.inset(pad, pad);
  draw_title(ui, inside, Icon::tablet, device_title(ui), t.ink);
  draw_facts(ui, inside, facts);
  if (state.workshop_open && button(ui, inside.take_top(ui.px(measure::kButton)),
                                    delivery_button(delivery_words, ButtonLook::secondary)))
    intents.push_back(GoTo{Screen::delivery, {}});
}

}  // namespace ubao::app
