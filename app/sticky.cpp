#include "app/sticky.h"

#include <cmath>

#include "app/icons.h"
#include "app/paint.h"
#include "app/text.h"

namespace ubao::app {
namespace {

constexpr float kLeastReadable = 5;  // below this letters are only grey, so they are not drawn
constexpr float kCardLineHeight = 1.2f;

TextStyle text_style(const Ui& ui, float pixels) {
  TextStyle style;
  style.size = pixels / ui.scale;
  style.colour = ui.theme.card_ink;
  style.line_height = kCardLineHeight;
  style.may_elide = true;
  return style;
}

}  // namespace

float fitting_text_size(Ui& ui, const Rect& room, std::string_view text, float wanted) {
  for (const float share : {1.0f, 0.9f, 0.82f}) {
    const float size = std::round(wanted * share);
    if (text_height(ui, text, text_style(ui, size), room.w) <= room.h) return size;
  }
  return std::round(wanted * 0.75f);
}

void draw_sticky(Ui& ui, const Rect& rect, const Sticky& sticky) {
  const Theme& t = ui.theme;
  const float unit = sticky.text_size / 18;
  const float radius = measure::kRadiusSticky * unit;
  const ImU32 paper_colour = t.cards[static_cast<std::size_t>(sticky.colour)];
  const float lift = (sticky.lifted ? 6.0f : 3.0f) * unit;
  const bool shades = t.name != ThemeName::contrast;
  const ImU32 shade = IM_COL32(0, 0, 0, sticky.lifted ? 50 : 34), edge = mix(t.card_ink, paper_colour, 0.22f);
  constexpr float kSmallRadius = 6;  // pixels
  if (radius <= kSmallRadius) {
    small_sheet(ui, rect, paper_colour, edge, radius, shades ? lift : 0, shade);
  } else {
    if (shades) shadow_below(ui, rect, lift, shade, radius);
    fill(ui, rect, paper_colour, radius);
    outline(ui, rect, edge, radius, 1);
  }

  const float pad = 10 * unit;
  Rect rest = rect.inset(pad, 8 * unit);
  TextStyle author = text_style(ui, std::round(sticky.text_size * 0.78f));
  author.colour = t.card_author;
  author.lines = 1;
  const bool dotted = sticky.dot != Sticky::Dot::none;
  const bool has_foot = !sticky.author.empty() || !sticky.two_texts.empty() || !sticky.mark.empty() || dotted;
  if (author.size * ui.scale >= kLeastReadable && has_foot) {
    Rect foot = rest.take_bottom(line_height(ui, author), 4 * unit);
    const auto warn = [&](Rect line) {
      TextStyle mark = author;
      mark.bold = true;
      mark.colour = t.card_wait;
      mark.middle = true;
      const float width = text_width(ui, sticky.two_texts, mark) + 34 * unit;
      const Rect box = line.take_end(std::min(line.w, width), 6 * unit).grown(3 * unit);
      fill(ui, box, IM_COL32_WHITE, 5 * unit);
      outline(ui, box, t.card_wait, 5 * unit, std::max(1.0f, 1.5f * unit));
      Rect inner = box.inset(9 * unit, 0);
      draw_icon(ui, Icon::cards, inner.take_start(16 * unit, 4 * unit).middle(), 18 * unit, t.card_wait);
      draw_text(ui, inner, sticky.two_texts, mark);
      return line;
    };
    if (dotted) {
      const float size = 18 * unit;
      const ImVec2 middle{foot.x + size / 2 - unit, foot.bottom() - size / 2 + unit};
      foot.take_start(size, 5 * unit);
      if (sticky.dot == Sticky::Dot::given) disc(ui, middle, size * 0.36f, t.card_action);
      ring(ui, middle, size * 0.42f, sticky.dot == Sticky::Dot::given ? t.card_ink : t.card_action,
           std::max(1.0f, 2 * unit));
    }
    if (!sticky.two_texts.empty() && sticky.mark.empty()) foot = warn(foot);
    if (!sticky.mark.empty()) {
      TextStyle mark = author;
      mark.bold = true;
      mark.colour = t.card_ink;
      mark.align = Align::end;
      draw_text(ui, foot.take_end(std::min(foot.w, text_width(ui, sticky.mark, mark) + 1), 6 * unit),
                sticky.mark, mark);
    }
    if (foot.w > 24 * unit) draw_text(ui, foot, sticky.author, author);
    if (!sticky.two_texts.empty() && !sticky.mark.empty())
      warn(rest.take_bottom(line_height(ui, author), 4 * unit));
  }
  if (sticky.text_size >= kLeastReadable) {
    TextStyle style = text_style(ui, fitting_text_size(ui, rest, sticky.text, sticky.text_size));
    style.lines = std::max(1, static_cast<int>((rest.h + 2) / line_height(ui, style)));
    draw_text(ui, rest, sticky.text, style);
  }
  if (sticky.chosen)
    outline(ui, rect.grown(ui.px(5)), t.action, radius + ui.px(5), ui.px(measure::kNowOutline));
}

}  // namespace ubao::app
