#include "app/text.h"

#include <cmath>

#include "app/lines.h"
#include "app/text_run.h"
#include "imgui_internal.h"

namespace ubao::app {
namespace {

bool is_heading(Role role) { return role == Role::title || role == Role::page || role == Role::statement; }

float size_of(Role role) {
  switch (role) {
    case Role::meta:
      return measure::kMeta;
    case Role::body:
      return measure::kBody;
    case Role::title:
      return measure::kTitle;
    case Role::page:
      return measure::kPage;
    case Role::statement:
      return measure::kStatement;
  }
  return measure::kBody;
}

unsigned big_endian(const unsigned char* bytes, int count) {
  unsigned value = 0;
  for (int i = 0; i < count; ++i) value = value << 8 | bytes[i];
  return value;
}

struct Metrics {
  float height = 1.362f;  // ascent to descent, in ems; these two are Noto Sans
  float ascent = 1.069f;
};

// Read from the font file: the table `head` has the units of an em, `hhea` ascent and descent.
Metrics metrics_of(const ImFont& font) {
  Metrics metrics;
  if (font.Sources.empty()) return metrics;
  const auto* data = static_cast<const unsigned char*>(font.Sources[0]->FontData);
  const auto size = static_cast<unsigned>(font.Sources[0]->FontDataSize);
  if (data == nullptr || size < 12) return metrics;
  const unsigned tables = big_endian(data + 4, 2);
  float em = 0, ascent = 0, height = 0;
  for (unsigned i = 0; i < tables && 12 + 16 * (i + 1) <= size; ++i) {
    const unsigned char* entry = data + 12 + 16 * i;
    const unsigned tag = big_endian(entry, 4), at = big_endian(entry + 8, 4);
    if (at + 20 > size) continue;
    if (tag == 0x68656164) em = static_cast<float>(big_endian(data + at + 18, 2));
    if (tag == 0x68686561) {
      ascent = static_cast<float>(static_cast<short>(big_endian(data + at + 4, 2)));
      height = ascent - static_cast<float>(static_cast<short>(big_endian(data + at + 6, 2)));
    }
  }
  if (em > 0 && height > 0) metrics = {height / em, ascent / em};
  return metrics;
}

LineFonts fonts_for(Ui& ui, float em) {
  return {ui.fonts.regular, ui.fonts.bold, imgui_size(ui.fonts.regular, em), imgui_size(ui.fonts.bold, em)};
}

Lines lines_of(Ui& ui, std::string_view text, const TextStyle& style, float width) {
  return break_lines(text, fonts_for(ui, em_of(ui, style)), style.bold || is_heading(style.role), width,
                     style.lines);
}

// The base line falls on a whole pixel, as high as a browser would put it; ImGui rounds its ascent up.
void add_letters(ImVec2 base, std::string_view text, ImFont* font, float size, ImU32 colour) {
  const ImVec2 pos{std::round(base.x), std::round(base.y) - font->GetFontBaked(size)->Ascent};
  ImGui::GetWindowDrawList()->AddText(font, size, pos, colour, text.data(), text.data() + text.size());
}

void report(Ui& ui, std::string_view text, const Rect& box, const Rect& given, const Lines& lines,
            const TextStyle& style) {
  const ImRect clip = ImGui::GetCurrentWindow()->ClipRect;
  DrawnText seen;
  seen.text = text;
  seen.box = ui.on_glass(box);
  seen.given = ui.on_glass(given);
  seen.clip = {clip.Min.x, clip.Min.y, clip.GetWidth(), clip.GetHeight()};
  seen.layer = ui.layer;
  seen.on_canvas = ui.on_canvas;
  seen.scrolls = ui.scroll_depth > 0;
  seen.elided = lines.elided;
  seen.may_elide = style.may_elide;
  seen.word_broken = lines.word_broken;
  ui.probe->drawn(seen);
}

}  // namespace

float imgui_size(ImFont* font, float em) {
  // Dear ImGui bakes whole sizes and stretches between them, which blurs; so text is drawn in whole sizes
  // only.
  return std::max(1.0f, std::round(em * metrics_of(*font).height));
}

float em_of(Ui& ui, const TextStyle& style) {
  return ui.px(style.size > 0 ? style.size : size_of(style.role));
}

float line_height(Ui& ui, const TextStyle& style) {
  const float factor = style.line_height > 0    ? style.line_height
                       : is_heading(style.role) ? measure::kTitleLineHeight
                                                : measure::kLineHeight;
  return em_of(ui, style) * factor;
}

TextExtent measure_text(Ui& ui, std::string_view text, const TextStyle& style, float width) {
  const Lines lines = lines_of(ui, text, style, width);
  const auto count = static_cast<int>(lines.lines.size());
  return {lines.width, line_height(ui, style) * static_cast<float>(count), count, lines.elided};
}

TextExtent draw_text(Ui& ui, const Rect& rect, std::string_view text, const TextStyle& style) {
  if (text.empty()) return {};
  // Half a pixel of grace: a width that was measured must be enough to draw in.
  const Lines lines = lines_of(ui, text, style, rect.w + 0.5f);
  const float step = line_height(ui, style);
  const auto count = static_cast<float>(lines.lines.size());
  const float em = em_of(ui, style);
  const LineFonts fonts = fonts_for(ui, em);
  const ImU32 colour = style.colour != 0 ? style.colour : ui.theme.ink;
  float y = rect.y + (style.middle ? (rect.h - step * count) / 2 : 0);
  Rect box{rect.end(), y, 0, step * count};
  float end = rect.x;
  for (const Line& line : lines.lines) {
    const float room = rect.w - line.width;
    const float x = rect.x + (style.align == Align::start    ? 0
                              : style.align == Align::center ? room / 2
                                                             : room);
    const Rect glass = ui.on_glass(Rect{x, y, line.width, step});
    for (const Run& run : line.runs) {
      ImFont* font = run.bold ? fonts.bold : fonts.regular;
      const float size = run.bold ? fonts.bold_size : fonts.regular_size;
      const Metrics metrics = metrics_of(*font);
      const float ascent = metrics.ascent / metrics.height * size;
      add_letters({glass.x + run.x, glass.y + (step - size) / 2 + ascent}, run.text, font, size, colour);
    }
    box.x = std::min(box.x, x);
    end = std::max(end, x + line.width);
    y += step;
  }
  box.w = std::max(0.0f, end - box.x);
  box = box.inset(0, (step - em) / 2);  // the letters, without the air between lines
  if (ui.probe != nullptr) report(ui, text, box, rect, lines, style);
  return {lines.width, step * count, static_cast<int>(lines.lines.size()), lines.elided};
}

void draw_text_run(Ui& ui, const Rect& letters, float base, std::string_view text, float em, bool bold,
                   ImU32 colour) {
  ImFont* font = bold ? ui.fonts.bold : ui.fonts.regular;
  const Rect glass = ui.on_glass(letters);
  add_letters({glass.x, base}, text, font, imgui_size(font, em), colour);
  if (ui.probe != nullptr) report(ui, text, letters, letters, {}, {});
}

}  // namespace ubao::app
