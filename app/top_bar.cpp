#include "app/top_bar.h"

#include <cmath>

#include "app/button.h"
#include "app/paint.h"
#include "app/text.h"

namespace ubao::app {
namespace {

constexpr float kLeastTitle = 150;  // px at scale 1: before the title gets less, badge and person say less

void draw_titles(Ui& ui, const Rect& rect, const TopBar& bar) {
  TextStyle title;
  title.role = Role::title;
  title.colour = ui.theme.chalk;
  title.lines = 1;
  title.may_elide = true;
  title.line_height = 1.25f;
  if (ui.phone()) title.size = 17;
  TextStyle subtitle;
  subtitle.role = Role::meta;
  subtitle.colour = ui.theme.dust;
  subtitle.lines = 1;
  subtitle.may_elide = true;
  subtitle.line_height = 1.25f;
  const bool two = !bar.subtitle.empty() && !ui.phone();
  const float first = line_height(ui, title), second = two ? line_height(ui, subtitle) : 0;
  const float y = rect.y + (rect.h - first - second) / 2;
  draw_text(ui, {rect.x, y, rect.w, first}, bar.title, title);
  if (two) draw_text(ui, {rect.x, y + first, rect.w, second}, bar.subtitle, subtitle);
}

}  // namespace

float top_bar_height(const Ui& ui) { return ui.px(ui.phone() ? measure::kTopBarPhone : measure::kTopBar); }

bool bar_has_timer(const Ui& ui) { return ui.layout == Layout::laptop; }

TopBarPress draw_top_bar(Ui& ui, const Rect& rect, const TopBar& bar) {
  const IdScope scope("top bar");
  const Theme& t = ui.theme;
  Rect rest = rect;
  fill(ui, rect, t.board);
  fill(ui, rest.take_bottom(ui.px(measure::kRail)), t.rail);
  rest = rest.inset(ui.px(ui.phone() ? 10 : 20), 0);
  const float height = ui.px(measure::kTarget), y = rest.y + (rest.h - height) / 2;
  TopBarPress pressed = TopBarPress::none;

  if (!bar.back.empty()) {
    Button back{"back", bar.back, ButtonLook::on_board, bar.back_icon};
    const Rect place = rest.take_start(button_width(ui, back), ui.px(16));
    if (button(ui, {place.x, y, place.w, height}, back)) pressed = TopBarPress::back;
  } else if (!ui.phone()) {
    TextStyle word;
    word.role = Role::title;
    word.colour = t.chalk;
    word.middle = true;
    word.lines = 1;
    word.size = 24;
    rest.take_start(ui.px(4));
    draw_text(ui, rest.take_start(text_width(ui, "ubao", word), ui.px(20)), "ubao", word);
  }

  const float timer =
      bar.timer.any() && bar_has_timer(ui) ? chalk_timer_width(ui, bar.timer, true) + ui.px(16) : 0;
  bool brief = ui.phone();
  std::vector<BadgePart> parts;
  const bool has_person = !bar.person.name.empty();
  for (;; brief = true) {  // say less once, if the title had no room otherwise
    parts = bar.has_badge ? badge_parts(ui, bar.badge, brief) : std::vector<BadgePart>{};
    const float person = has_person ? person_chip_width(ui, bar.person, brief) + ui.px(16) : 0;
    if (brief || rest.w - badge_width(ui, parts) - person - timer >= ui.px(kLeastTitle)) break;
  }
  const float gap = ui.px(ui.phone() ? 8 : 16);
  if (has_person) {
    const Rect place = rest.take_end(person_chip_width(ui, bar.person, brief), gap);
    if (draw_person_chip(ui, {place.x, y, place.w, height}, bar.person, brief)) pressed = TopBarPress::person;
  }
  if (!parts.empty()) {
    const Rect place = rest.take_end(std::min(rest.w, badge_width(ui, parts)), gap);
    if (draw_badge(ui, {place.x, y, place.w, height}, parts)) pressed = TopBarPress::badge;
  }
  if (bar.timer.any() && bar_has_timer(ui)) {
    const float width = chalk_timer_width(ui, bar.timer, true);
    draw_chalk_timer(ui, {rest.take_end(width, gap).x, y, width, height}, bar.timer, true);
  }
  const bool page_has_title = ui.phone() && !bar.back.empty();
  if (!page_has_title) draw_titles(ui, rest, bar);
  return pressed;
}

}  // namespace ubao::app
