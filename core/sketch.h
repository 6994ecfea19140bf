// Lays out a figure from above to below: wraps and measures text as it places it, so that nothing overlaps
// and the figure grows with its words. Every text of whatever origin goes through plain_line. For the charts'
// own sources; one thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/figure.h"
#include "core/text_measure.h"

namespace ubao::core {

inline constexpr float kMetaText = 15, kBodyText = 16, kTitleText = 22;  // sizes of the em
inline constexpr float kChartOutline = 1.2f;

struct TextLook {
  float size = kMetaText;
  bool bold = false;
  Colour colour = {};
  Anchor anchor = Anchor::start;
  int most_lines = 0;  // 0: as many as it takes

  float line_height() const { return size * (size >= kTitleText ? 1.2f : 1.3f); }
};

// A word of a legend or foot line, perhaps behind a mark that is drawn from its start and middle.
struct FlowItem {
  std::string text;
  bool bold = false;
  float mark_width = 0;
  std::function<void(class Sketch&, Point)> mark = {};
};

class Sketch {
 public:
  Sketch(const TextMeasure& measure, float width, bool right_to_left);

  // Where things may be: from `x` to `end`, below `y`, which the caller moves on.
  float x = 0, end = 0, y = 0;
  float room() const { return end - x; }

  float width_of(std::string_view text, const TextLook& look) const;
  // The lines of a text and how high they are.
  std::vector<WrappedLine> lines_of(std::string_view text, const TextLook& look, float width) const;
  static float height_of(const std::vector<WrappedLine>& lines, const TextLook& look);

  void draw(Shape shape) { figure_.shapes.push_back(std::move(shape)); }
  // Lines below each other; the anchor of `look` says what `at.x` is of them.
  void draw_lines(Point top, const std::vector<WrappedLine>& lines, const TextLook& look);
  // Wraps, draws and gives the height.
  float draw_text(Point top, std::string_view text, const TextLook& look, float width);
  // Words that lie over lines: on paper of their own, from `start` at the middle of their height.
  void draw_note(Point start, std::string_view text, const TextLook& look, float width);
  // One line whose capitals have their middle at that height; cut to `width` if there is one.
  void draw_word(Point middle, std::string_view text, const TextLook& look, float width = 0);
  void draw_line(Point from, Point to, Colour colour, float width, float dash = 0);
  void draw_rule(float at_y, float from, float to);

  // Items beside each other, in as many lines as it takes; between two of a line `gap`, or `separator` with
  // `gap` on both sides. Below `y`, which moves on.
  void flow(const std::vector<FlowItem>& items, const TextLook& look, float gap, std::string_view separator);

  void describe(std::string_view sentence);
  void add_zone(std::string id, float zone_x, float zone_y, float w, float h) {
    figure_.zones.push_back({std::move(id), zone_x, zone_y, w, h});
  }

  Figure& figure() { return figure_; }

 private:
  const TextMeasure& measure_;
  Figure figure_;
};

}  // namespace ubao::core
