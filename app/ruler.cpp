#include "app/ruler.h"

#include <cmath>

#include "app/icons.h"
#include "app/paint.h"
#include "app/text.h"

namespace ubao::app {
namespace {

void draw_block(Ui& ui, const Rect& rect, const RulerBlock& block, float now_x) {
  const Theme& t = ui.theme;
  const float radius = ui.px(5);
  const bool now = block.state == Stretch::now, done = block.state == Stretch::done;
  fill(ui, rect, now ? t.action : done ? t.soft : t.surface, radius);
  if (!now && !done) outline(ui, rect, t.line, radius, ui.px(1.5f));
  TextStyle word;
  word.role = Role::meta;
  word.bold = true;
  word.colour = now ? t.on_action : done ? t.ground : t.ink;
  word.align = Align::center;
  word.middle = true;
  word.lines = 1;
  if (done && rect.w >= ui.px(20)) draw_icon(ui, Icon::tick, rect.middle(), ui.px(20), word.colour);
  if (done) return;
  // The mark of now would strike the word through: it goes to the longer side.
  Rect room = rect;
  if (now_x > rect.x && now_x < rect.end()) {
    if (now_x - rect.x > rect.end() - now_x)
      room.w = now_x - rect.x;
    else
      room.w = rect.end() - now_x, room.x = now_x;
  }
  // A short block says only its number, a very short one nothing: the scale below has the minutes.
  const std::string number = std::to_string(block.minutes);
  for (const std::string& label : {block.label, number}) {
    if (text_width(ui, label, word) > room.w - ui.px(6)) continue;
    draw_text(ui, room, label, word);
    break;
  }
}

// Ticks every five minutes, long ones every ten, numbers every twenty (or fewer, where they would touch).
void draw_scale(Ui& ui, const Rect& wood_rect, int minutes) {
  const Theme& t = ui.theme;
  const float minute = wood_rect.w / static_cast<float>(std::max(1, minutes));
  TextStyle number;
  number.size = 13;
  number.lines = 1;
  const int every = minute * 20 > ui.px(40) ? 20 : minute * 60 > ui.px(40) ? 60 : 120;
  const int shortest = minute * 5 > ui.px(5) ? 5 : 10;
  for (int m = 0; m <= minutes; m += shortest) {
    const float x = wood_rect.x + minute * static_cast<float>(m);
    const bool long_one = m % 10 == 0;
    if (m > 0 && m < minutes)
      fill(ui, {std::round(x), wood_rect.y + ui.px(1), ui.px(1.5f), ui.px(long_one ? 12 : 6)},
           mix(t.ink, t.ledge, 0.62f));
    if (m % every != 0 && m != minutes) continue;
    if (m != minutes && minutes - m < every / 2 + 1 && m % every == 0 && m > 0)
      continue;  // too near the last one
    const std::string digits = std::to_string(m);
    const float width = text_width(ui, digits, number);
    const float at = m == 0 ? x + ui.px(4) : m == minutes ? x - width - ui.px(4) : x - width / 2;
    draw_text(ui, {at, wood_rect.bottom() - ui.px(19), width, ui.px(18)}, digits, number);
  }
}

}  // namespace

void draw_ruler(Ui& ui, const Rect& rect, const Ruler& ruler) {
  const Theme& t = ui.theme;
  int minutes = 0;
  for (const RulerBlock& block : ruler.blocks) minutes += block.minutes;
  if (minutes <= 0) return;
  const float minute = rect.w / static_cast<float>(minutes);
  const float now_x = ruler.now_minute >= 0 ? rect.x + minute * ruler.now_minute : -1;
  const Rect blocks{rect.x, rect.y + ui.px(4), rect.w, ui.px(28)};
  float x = rect.x;
  for (const RulerBlock& block : ruler.blocks) {
    const float width = minute * static_cast<float>(block.minutes);
    draw_block(ui, Rect{x, blocks.y, width, blocks.h}.inset(ui.px(1), 0), block, now_x);
    x += width;
  }
  const Rect scale{rect.x, blocks.bottom() + ui.px(2), rect.w, ui.px(28)};
  fill(ui, scale, t.ledge, ui.px(4));
  outline(ui, scale, t.rail, ui.px(4), ui.px(1.5f));
  draw_scale(ui, scale, minutes);
  if (now_x < 0) return;
  const float foot = scale.bottom() + ui.px(5);
  stroke(ui, {now_x, rect.y}, {now_x, foot}, t.danger, ui.px(3));
  disc(ui, {now_x, foot}, ui.px(5), t.danger);
  TextStyle now;
  now.role = Role::meta;
  now.bold = true;
  now.colour = t.danger;
  now.lines = 1;
  const float width = text_width(ui, ruler.now_label, now);
  const bool fits = now_x + ui.px(11) + width <= rect.end();
  const float at = fits ? now_x + ui.px(11) : now_x - ui.px(11) - width;
  draw_text(ui, {at, scale.bottom(), width, line_height(ui, now)}, ruler.now_label, now);
}

}  // namespace ubao::app
