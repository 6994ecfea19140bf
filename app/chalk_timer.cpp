#include "app/chalk_timer.h"

#include <cmath>
#include <cstdio>

#include "app/icons.h"
#include "app/paint.h"
#include "app/text.h"

namespace ubao::app {
namespace {

constexpr float kChalkLong = 60, kChalkHigh = 16;

std::string words_of(const Ui& ui, const ChalkTimer& timer) {
  return timer.left > 0 ? time_left(timer.left) : ui.say("board.timer.over");
}

TextStyle clock_style(bool on_board) {
  TextStyle style;
  style.role = on_board ? Role::title : Role::meta;
  style.size = on_board ? 20 : 0;
  style.bold = true;
  style.lines = 1;
  style.middle = true;
  return style;
}

// As wide as the figures may become, so that nothing moves beside it.
float words_width(Ui& ui, const ChalkTimer& timer, const TextStyle& style) {
  std::string widest = time_left(timer.seconds);
  for (char& c : widest)
    if (c != ':') c = '0';
  return std::ceil(std::max(text_width(ui, timer.left > 0 ? widest : words_of(ui, timer), style),
                            text_width(ui, words_of(ui, timer), style))) +
         1;
}

// What is left of it is white; where it was, the dust remains.
void draw_chalk(Ui& ui, const Rect& place, float share, ImU32 chalk, ImU32 dust) {
  outline(ui, place, dust, ui.px(3), std::max(1.0f, ui.px(1)));
  const Rect stick = place.inset(ui.px(1), 0);
  fill(ui, {stick.x, stick.y, stick.w * share, stick.h}, chalk, ui.px(3));
}

}  // namespace

std::string time_left(int seconds) {
  char text[24];
  if (seconds >= 3600)
    std::snprintf(text, sizeof text, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  else
    std::snprintf(text, sizeof text, "%02d:%02d", seconds / 60, seconds % 60);
  return text;
}

float chalk_timer_width(Ui& ui, const ChalkTimer& timer, bool on_board) {
  const float words = words_width(ui, timer, clock_style(on_board));
  return ui.px(on_board ? 14 + 22 + 10 + 10 + kChalkLong + 14 : 10 + 18 + 6 + 12) + words;
}

void draw_chalk_timer(Ui& ui, const Rect& rect, const ChalkTimer& timer, bool on_board) {
  const Theme& t = ui.theme;
  const bool over = timer.left <= 0;
  const float radius = ui.px(on_board ? measure::kRadius : 8);
  TextStyle style = clock_style(on_board);
  style.colour = on_board ? t.chalk : t.ink;
  if (over) style.colour = on_board ? t.refused_paper : t.danger;
  const ImU32 edge = on_board ? faded(t.chalk, t.name == ThemeName::contrast ? 1.0f : 0.34f)
                     : over   ? t.danger
                              : t.hairline;
  if (!on_board) fill(ui, rect, over ? tint(t, t.danger) : t.surface, radius);
  outline(ui, rect, over && on_board ? style.colour : edge, radius, std::max(1.0f, ui.px(over ? 2 : 1)));
  Rect inside = rect.inset(ui.px(on_board ? 14 : 10), 0);
  const float icon = ui.px(on_board ? 22 : 18);
  draw_icon(ui, Icon::clock, inside.take_start(icon, ui.px(on_board ? 10 : 6)).middle(), icon, style.colour);
  if (on_board) {
    const Rect stick = inside.take_end(ui.px(kChalkLong), ui.px(10));
    draw_chalk(ui, stick.centered(stick.w, ui.px(kChalkHigh)),
               static_cast<float>(timer.left) / static_cast<float>(std::max(1, timer.seconds)), t.chalk,
               faded(t.chalk, 0.34f));
  }
  draw_text(ui, inside, words_of(ui, timer), style);
}

}  // namespace ubao::app
