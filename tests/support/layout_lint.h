// Looks for what people would stumble over, in the rectangles of one drawn frame: texts that are cut, things
// that overlap within a layer, targets smaller than 48 px at scale 1, items that leave the window or their
// area, words that the language does not have. Things on the board's canvas may overlap and leave the view.
#pragma once

#include <string>
#include <vector>

#include "tests/support/headless_ui.h"

namespace ubao::test {

enum class Fault {
  text_cut,
  text_over_text,
  text_over_edge,
  item_over_item,
  item_cut,
  small_target,
  missing_word,
  twice
};

struct Finding {
  Fault fault;
  std::string what;
};

std::vector<Finding> lint(const HeadlessUi& rig, float width, float height, float scale);

// The first findings, one a line; empty when there are none.
std::string lint_report(HeadlessUi& rig);

}  // namespace ubao::test
