// A QR code as a camera can read it off the screen: dark squares on white paper, the white around it
// included, whatever the theme; whole pixels for each square, and never mirrored. One thread.
#pragma once

#include <vector>

#include "app/ui.h"

namespace ubao::app {

// Pixels of the whole picture for a code of that many squares, at most `room`; 0 where that is too little to
// be read.
float qr_side(int squares, float room);

// In the middle of the place, as large as it allows. `dark` has side * side squares, row by row.
void draw_qr(Ui& ui, const Rect& place, int side, const std::vector<bool>& dark);

}  // namespace ubao::app
