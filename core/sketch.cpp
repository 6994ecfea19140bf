#include "core/sketch.h"

#include <algorithm>

#include "core/line_breaks.h"

namespace ubao::core {
namespace {

constexpr float kCapitalMiddle = 0.36f;  // of the em, above the base line
constexpr float kLetterMiddle = 0.388f;  // the same of the line box
constexpr float kRoundingRoom = 0.01f;   // a width that was measured is enough to draw in
constexpr float kMarkGap = 7;

}  // namespace

Sketch::Sketch(const TextMeasure& measure, float width, bool right_to_left) : end(width), measure_(measure) {
  figure_.width = width;
  figure_.right_to_left = right_to_left;
}

float Sketch::width_of(std::string_view text, const TextLook& look) const {
  return measure_.width(plain_line(text), look.size, look.bold);
}

std::vector<WrappedLine> Sketch::lines_of(std::string_view text, const TextLook& look, float width) const {
  return wrapped(measure_, plain_line(text), look.size, look.bold, width + kRoundingRoom, look.most_lines);
}

float Sketch::height_of(const std::vector<WrappedLine>& lines, const TextLook& look) {
  return static_cast<float>(lines.size()) * look.line_height();
}

void Sketch::draw_lines(Point top, const std::vector<WrappedLine>& lines, const TextLook& look) {
  const float step = look.line_height();
  for (const WrappedLine& line : lines) {
    TextRun run;
    run.at = {top.x, top.y + step / 2 + kLetterMiddle * look.size};
    run.anchor = look.anchor;
    run.text = line.text;
    run.size = look.size;
    run.bold = look.bold;
    run.colour = look.colour;
    run.width = line.width;
    draw(std::move(run));
    top.y += step;
  }
}

float Sketch::draw_text(Point top, std::string_view text, const TextLook& look, float width) {
  const std::vector<WrappedLine> lines = lines_of(text, look, width);
  draw_lines(top, lines, look);
  return height_of(lines, look);
}

void Sketch::draw_note(Point start, std::string_view text, const TextLook& look, float width) {
  const std::vector<WrappedLine> lines = lines_of(text, look, width);
  Box paper;
  for (const WrappedLine& line : lines) paper.w = std::max(paper.w, line.width);
  paper.h = height_of(lines, look);
  paper.x = start.x, paper.y = start.y - paper.h / 2;
  paper.fill = Colour{ColourRole::surface};
  draw(paper);
  draw_lines({paper.x, paper.y}, lines, look);
}

void Sketch::draw_word(Point middle, std::string_view text, const TextLook& look, float width) {
  TextLook one_line = look;
  one_line.most_lines = 1;
  const float given = width > 0 ? width : width_of(text, look);
  const std::vector<WrappedLine> lines = lines_of(text, one_line, given);
  const float above_base = look.line_height() / 2 + (kLetterMiddle - kCapitalMiddle) * look.size;
  draw_lines({middle.x, middle.y - above_base}, lines, one_line);
}

void Sketch::draw_line(Point from, Point to, Colour colour, float width, float dash) {
  Path path;
  path.points = {from, to};
  path.stroke = {colour, width, dash};
  draw(std::move(path));
}

void Sketch::draw_rule(float at_y, float from, float to) {
  draw_line({from, at_y}, {to, at_y}, {ColourRole::hairline}, 1);
}

void Sketch::flow(const std::vector<FlowItem>& items, const TextLook& look, float gap,
                  std::string_view separator) {
  const float step = std::max(look.line_height(), 24.0f);
  const float between = separator.empty() ? gap : width_of(separator, look) + 2 * gap;
  float at = x;
  bool first = true;
  for (const FlowItem& item : items) {
    TextLook words = look;
    words.bold = item.bold;
    const float mark = item.mark_width > 0 ? item.mark_width + kMarkGap : 0;
    const float width = mark + width_of(item.text, words);
    if (!first && at + between + width > end) {
      y += step;
      at = x;
      first = true;
    }
    if (!first) {
      if (!separator.empty())
        draw_text({at + gap, y + (step - look.line_height()) / 2}, separator, look, between);
      at += between;
    }
    first = false;
    if (item.mark) item.mark(*this, {at, y + step / 2});
    // one that is wider than the figure takes lines of its own
    const std::vector<WrappedLine> lines = lines_of(item.text, words, end - at - mark);
    draw_lines({at + mark, y + (step - look.line_height()) / 2}, lines, words);
    if (lines.size() > 1) y += height_of(lines, words) - look.line_height();
    at += lines.size() > 1 ? end - x : width;
  }
  if (!items.empty()) y += step;
}

void Sketch::describe(std::string_view sentence) {
  if (!figure_.description.empty()) figure_.description += '\n';
  figure_.description += plain_line(sentence);
}

}  // namespace ubao::core
