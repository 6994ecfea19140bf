// Breaks one text into lines for a width and cuts the last one with an ellipsis when there are more than
// allowed. Pure apart from asking the fonts for advances. The text must outlive the result.
#pragma once

#include <string_view>
#include <vector>

#include "imgui.h"

namespace ubao::app {

struct Run {
  std::string_view text;
  bool bold = false;
  float x = 0;  // from the start of the line
};

struct Line {
  std::vector<Run> runs;
  float width = 0;
  std::size_t from = 0, to = 0;  // its bytes, spaces at its end included, the new line not
};

struct Lines {
  std::vector<Line> lines;
  float width = 0;  // of the widest
  bool elided = false;
  bool word_broken = false;  // a word was longer than the width
};

struct LineFonts {
  ImFont* regular;
  ImFont* bold;
  float regular_size;  // ImGui sizes
  float bold_size;
};

// `most_lines` 0: no limit.
Lines break_lines(std::string_view text, const LineFonts& fonts, bool bold, float width, int most_lines);

}  // namespace ubao::app
