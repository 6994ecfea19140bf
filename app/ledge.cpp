#include "app/ledge.h"

#include <vector>

#include "app/paint.h"
#include "app/sheet.h"
#include "app/text.h"

namespace ubao::app {
namespace {

Button button_of(const LedgeAction& action) {
  return {action.id, action.label, action.locked ? ButtonLook::locked : ButtonLook::on_ledge, action.icon};
}

Button primary_of(const Ui& ui, const Ledge& ledge) {
  Button b = button_of(ledge.primary);
  if (!ledge.primary.locked && !ledge.primary_is_quiet) b.look = ButtonLook::primary;
  b.icon_at_end = ledge.primary_leads_on;
  b.large = !ui.phone() && b.look != ButtonLook::locked;
  return b;
}

// How many of the secondary actions stay, so that they, "More" and the primary have room.
std::size_t that_stay(const std::vector<float>& widths, float more, float room, float gap) {
  float all = 0;
  for (const float w : widths) all += w + gap;
  if (all <= room) return widths.size();
  float used = more + gap;
  std::size_t n = 0;
  while (n < widths.size() && used + widths[n] + gap <= room) used += widths[n++] + gap;
  return n;
}

// How wide the primary is. Where a phone has no room for both words with their signs, the signs go, then the
// primary's word takes two lines.
float made_fit(Ui& ui, const Ledge& ledge, Button& primary, Button& more, float room) {
  const float wanted = button_width(ui, primary);
  if (!ui.phone() || ledge.secondary.empty()) return wanted;
  for (Button* b : {&more, &primary})
    if (button_width(ui, primary) + button_width(ui, more) > room) b->icon = Icon::none;
  return std::min(button_width(ui, primary), room - button_width(ui, more));
}

}  // namespace

float ledge_height(const Ui& ui) { return ui.px(ui.phone() ? measure::kLedgePhone : measure::kLedge); }

int draw_ledge(Ui& ui, const Rect& rect, const Ledge& ledge) {
  const IdScope scope("ledge");
  int pressed = kNothingPressed;
  wood(ui, rect);
  Rect rest = rect;
  fill(ui, rest.take_top(ui.px(measure::kRail)), ui.theme.rail);
  rest = rest.inset(ui.px(ui.phone() ? 12 : 20), 0);
  const float height = ui.px(measure::kButton), gap = ui.px(12);
  const auto in_line = [&](const Rect& place, float h) {
    return Rect{place.x, place.y + (place.h - h) / 2, place.w, h};
  };

  // Laid out from the far end, but submitted from the start: that is the order of Tab.
  Rect primary_place;
  const std::string more_word = ui.say("ledge.more");
  Button primary = primary_of(ui, ledge), more{"more", more_word, ButtonLook::on_ledge, Icon::more};
  if (!ledge.primary.label.empty())
    primary_place = in_line(rest.take_end(made_fit(ui, ledge, primary, more, rest.w - gap), gap),
                            ui.px(ui.phone() ? measure::kButton : measure::kPrimary));

  std::vector<float> widths;
  for (const LedgeAction& action : ledge.secondary) widths.push_back(button_width(ui, button_of(action)));
  const std::size_t stay = that_stay(widths, button_width(ui, more), rest.w + gap, gap);

  Rect beside_room = rest;  // from the far end inwards
  std::vector<Rect> places(stay);
  for (std::size_t i = stay; i-- > 0;)
    if (ledge.secondary[i].beside) places[i] = beside_room.take_end(widths[i], gap);
  rest.w = beside_room.w;
  for (std::size_t i = 0; i < stay; ++i) {
    if (!ledge.secondary[i].beside) places[i] = rest.take_start(widths[i], gap);
    if (button(ui, in_line(places[i], height), button_of(ledge.secondary[i]))) pressed = static_cast<int>(i);
  }

  const ImGuiID here = id_of("more");
  if (stay < widths.size()) {
    if (button(ui, in_line(rest.take_start(button_width(ui, more), gap), height), more)) ui.more_open = here;
  }
  TextStyle note;
  note.middle = true;
  note.lines = 1;
  if (!ledge.note.empty() && text_width(ui, ledge.note, note) <= rest.w - ui.px(12))
    draw_text(ui, rest.inset(ui.px(12), 0), ledge.note, note);
  if (!primary_place.empty() && button(ui, primary_place, primary)) pressed = kPrimaryPressed;

  if (ui.more_open == here && stay < widths.size()) {
    std::vector<MenuEntry> entries;
    for (std::size_t i = stay; i < ledge.secondary.size(); ++i)
      entries.push_back({ledge.secondary[i].id, ledge.secondary[i].label,
                         ledge.secondary[i].locked ? Icon::lock : ledge.secondary[i].icon});
    bool open = true;
    const int chosen = menu_sheet(ui, "ledge/more", ui.say("ledge.more_title"), entries, open);
    if (chosen >= 0 && !ledge.secondary[stay + static_cast<std::size_t>(chosen)].locked)
      pressed = static_cast<int>(stay) + chosen;
    if (!open) ui.more_open = 0;
  }
  return pressed;
}

}  // namespace ubao::app
