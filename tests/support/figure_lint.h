// Looks for what people would stumble over in a figure: texts over each other, texts or shapes that leave it,
// control characters, texts that are wider than they were measured.
#pragma once

#include <string>

#include "core/figure.h"
#include "core/text_measure.h"

namespace ubao::test {

// The first findings, one a line; empty when there are none.
std::string figure_lint(const core::Figure& figure, const core::TextMeasure& measure);

}  // namespace ubao::test
