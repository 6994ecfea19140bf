#include "app/lines.h"

#include "core/language.h"
#include "core/line_breaks.h"
#include "imgui_internal.h"

namespace ubao::app {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

struct Glyph {
  std::size_t at = 0, size = 0;  // bytes
  unsigned code = 0;
  float advance = 0;
  bool bold = false;
};

std::vector<Glyph> glyphs_of(std::string_view text, const LineFonts& fonts, bool bold) {
  ImFontBaked* regular = fonts.regular->GetFontBaked(fonts.regular_size);
  ImFontBaked* heavy = fonts.bold->GetFontBaked(fonts.bold_size);
  std::vector<Glyph> glyphs;
  glyphs.reserve(text.size());
  bool marked = false;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == core::kBoldMark) {
      marked = !marked;
      ++at;
      continue;
    }
    Glyph glyph;
    glyph.at = at;
    glyph.size = static_cast<std::size_t>(
        ImTextCharFromUtf8(&glyph.code, text.data() + at, text.data() + text.size()));
    glyph.bold = bold || marked;
    if (glyph.code != '\n' && glyph.code != '\r')
      glyph.advance = (glyph.bold ? heavy : regular)->GetCharAdvance(static_cast<ImWchar>(glyph.code));
    at += glyph.size;
    glyphs.push_back(glyph);
  }
  return glyphs;
}

// The runs of one weight in a stretch of glyphs, trailing spaces left out.
Line line_of(std::string_view text, const std::vector<Glyph>& glyphs, std::size_t from, std::size_t to) {
  while (to > from && (core::is_break_space(glyphs[to - 1].code) || glyphs[to - 1].code == '\r')) --to;
  Line line;
  for (std::size_t i = from; i < to; ++i) {
    const Glyph& glyph = glyphs[i];
    const bool goes_on =
        !line.runs.empty() && line.runs.back().bold == glyph.bold &&
        line.runs.back().text.data() + line.runs.back().text.size() == text.data() + glyph.at;
    if (goes_on)
      line.runs.back().text = {line.runs.back().text.data(), line.runs.back().text.size() + glyph.size};
    else
      line.runs.push_back({text.substr(glyph.at, glyph.size), glyph.bold, line.width});
    line.width += glyph.advance;
  }
  return line;
}

// The end of the line that begins at `from`, and whether a word had to be torn.
std::size_t end_of_line(const std::vector<Glyph>& glyphs, std::size_t from, float width, bool& torn) {
  float x = 0;
  std::size_t last_break = from;
  for (std::size_t i = from; i < glyphs.size(); ++i) {
    if (glyphs[i].code == '\n') return i;
    if (i > from && core::may_break_between(glyphs[i - 1].code, glyphs[i].code)) last_break = i;
    x += glyphs[i].advance;
    if (x <= width || core::is_break_space(glyphs[i].code)) continue;
    if (last_break > from) return last_break;
    torn = true;
    return i > from ? i : from + 1;
  }
  return glyphs.size();
}

// The last line that may be shown, shortened until the ellipsis fits as well.
Line elided_line(std::string_view text, const std::vector<Glyph>& glyphs, std::size_t from,
                 const LineFonts& fonts, float width) {
  const bool bold = from < glyphs.size() && glyphs[from].bold;
  ImFontBaked* baked =
      bold ? fonts.bold->GetFontBaked(fonts.bold_size) : fonts.regular->GetFontBaked(fonts.regular_size);
  const float ellipsis = baked->GetCharAdvance(0x2026);
  float x = 0;
  std::size_t to = from;
  while (to < glyphs.size() && glyphs[to].code != '\n' && x + glyphs[to].advance + ellipsis <= width)
    x += glyphs[to++].advance;
  Line line = line_of(text, glyphs, from, to);
  line.runs.push_back({kEllipsis, bold, line.width});
  line.width += ellipsis;
  return line;
}

}  // namespace

Lines break_lines(std::string_view text, const LineFonts& fonts, bool bold, float width, int most_lines) {
  const std::vector<Glyph> glyphs = glyphs_of(text, fonts, bold);
  Lines result;
  std::size_t from = 0;
  do {
    bool torn = false;
    const std::size_t to = end_of_line(glyphs, from, width, torn);
    const bool is_last = most_lines > 0 && static_cast<int>(result.lines.size()) + 1 == most_lines;
    if (is_last && to < glyphs.size()) {
      result.lines.push_back(elided_line(text, glyphs, from, fonts, width));
      result.elided = true;
      result.width = std::max(result.width, result.lines.back().width);
      return result;
    }
    result.word_broken |= torn;
    result.lines.push_back(line_of(text, glyphs, from, to));
    result.lines.back().from = from < glyphs.size() ? glyphs[from].at : text.size();
    result.lines.back().to = to < glyphs.size() ? glyphs[to].at : text.size();
    result.width = std::max(result.width, result.lines.back().width);
    from = to;
    if (from < glyphs.size() && glyphs[from].code == '\n') {
      ++from;
      if (from == glyphs.size())
        // a text that ends with a new line has an empty last one
        result.lines.push_back({{}, 0, text.size(), text.size()});
    }
  } while (from < glyphs.size());
  return result;
}

}  // namespace ubao::app
