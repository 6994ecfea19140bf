// A figure as a self-contained SVG 1.1 document (W3C, 2011): no outside font, script or style, the same bytes
// for the same figure. Texts are anybody's: they are escaped, and what XML cannot hold is left out. Pure
// functions, any thread.
#pragma once

#include <string>

#include "core/figure.h"

namespace ubao::core {

std::string svg_of(const Figure& figure, const Palette& palette);

// Text that means itself in XML and HTML, in elements and in quoted attributes.
std::string escaped_xml(std::string_view text);

}  // namespace ubao::core
