// QR codes (ISO/IEC 18004, drawn by libqrencode): a text as squares, and the squares as what a page or a
// terminal shows. Not in a browser. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace ubao::platform {

// The white that has to surround a code, in squares.
inline constexpr int kQuietSquares = 4;

struct QrCode {
  int side = 0;               // squares, without the white around
  std::vector<bool> squares;  // side * side, row by row from the upper left; true is dark

  bool dark(int x, int y) const;  // also around the code, where it is white
};

// How much of it may be lost: paper is folded and stained, a screen is not.
enum class QrFor { screen, paper };

// Capitals and digits take the least room. Errors: too_large; out_of_memory.
core::Result<QrCode> qr_code(const std::string& text, QrFor use);

// An image for a page, white around it included; `label` says what it is to who does not see it.
std::string qr_svg(const QrCode& code, std::string_view label, int square_pixels = 6);

// Lines for a terminal of any colours, two squares above each other in a character.
std::string qr_lines(const QrCode& code);

}  // namespace ubao::platform
