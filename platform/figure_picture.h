// A figure as a PNG picture, without a window or a screen: librsvg draws its SVG, with joined letters and
// text from right to left. The library is loaded when the first picture is wanted: it and the thirty others
// that it needs would more than double the time of every start. Any thread, one at a time.
#pragma once

#include <string>

#include "core/figure.h"
#include "core/result.h"

namespace ubao::platform {

inline constexpr double kPictureScale = 2;  // pixels for each of the figure's: sharp on paper and on screens

// The bytes of the file. Very large figures come at a smaller scale. Errors: not_found when librsvg is not
// installed; storage_failed when it cannot draw.
core::Result<std::string> png_of(const core::Figure& figure, const core::Palette& palette,
                                 double scale = kPictureScale);

}  // namespace ubao::platform
