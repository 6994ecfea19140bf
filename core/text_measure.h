// How wide a text is, asked while a figure is laid out: on screens by the real fonts (app/figure_painter.h),
// for files by the widths of Noto Sans, which the widths of Open Sans and Segoe UI do not exceed by much.
// Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ubao::core {

class TextMeasure {
 public:
  virtual ~TextMeasure() = default;
  // In the unit of `size`, which is the em; the sum of its letters.
  virtual float width(std::string_view text, float size, bool bold) const = 0;
};

// The advances of Noto Sans; of scripts without a table the widest usual letter.
class NotoMeasure : public TextMeasure {
 public:
  float width(std::string_view text, float size, bool bold) const override;
};

struct WrappedLine {
  std::string text;
  float width = 0;
};

// Breaks one line of text (see plain_line) into lines of at most `width`; a word that is longer is torn. More
// than `most_lines` (0: any number) end with an ellipsis. At least one line, unless the text is empty.
std::vector<WrappedLine> wrapped(const TextMeasure& measure, std::string_view text, float size, bool bold,
                                 float width, int most_lines = 0);

}  // namespace ubao::core
