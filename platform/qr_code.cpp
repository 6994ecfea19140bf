#include "platform/qr_code.h"

#include <qrencode.h>

#include <cerrno>
#include <memory>
#include <sstream>

#include "core/svg.h"

namespace ubao::platform {

bool QrCode::dark(int x, int y) const {
  if (x < 0 || y < 0 || x >= side || y >= side) return false;
  return squares[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x)];
}

core::Result<QrCode> qr_code(const std::string& text, QrFor use) {
  errno = 0;
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
      QRcode_encodeString(text.c_str(), 0, use == QrFor::paper ? QR_ECLEVEL_M : QR_ECLEVEL_L, QR_MODE_8, 1),
      &QRcode_free);
  if (!made)
    return {errno == ERANGE ? core::ErrorCode::too_large : core::ErrorCode::out_of_memory, "a QR code"};
  QrCode code{made->width, {}};
  const auto count = static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
  code.squares.reserve(count);
  for (std::size_t i = 0; i < count; ++i) code.squares.push_back((made->data[i] & 1) != 0);
  return code;
}

std::string qr_svg(const QrCode& code, std::string_view label, int square_pixels) {
  const int side = (code.side + 2 * kQuietSquares) * square_pixels;
  std::ostringstream svg;
  svg << "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" << side << "\" height=\"" << side
      << "\" role=\"img\" aria-label=\"" << core::escaped_xml(label)
      << "\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\"";
  for (int y = 0; y < code.side; ++y)
    for (int x = 0; x < code.side; ++x)
      if (code.dark(x, y))
        svg << 'M' << (x + kQuietSquares) * square_pixels << ' ' << (y + kQuietSquares) * square_pixels << 'h'
            << square_pixels << 'v' << square_pixels << "h-" << square_pixels << 'z';
  svg << "\" fill=\"#000\"/></svg>";
  return svg.str();
}

std::string qr_lines(const QrCode& code) {
  constexpr const char *kBlackOnWhite = "\x1b[30;107m", *kAsBefore = "\x1b[0m";
  std::string lines;
  for (int y = -kQuietSquares; y < code.side + kQuietSquares; y += 2) {
    lines += kBlackOnWhite;
    for (int x = -kQuietSquares; x < code.side + kQuietSquares; ++x) {
      const bool upper = code.dark(x, y), lower = code.dark(x, y + 1);
      lines += upper && lower ? "\u2588" : upper ? "\u2580" : lower ? "\u2584" : " ";
    }
    lines += std::string(kAsBefore) + "\n";
  }
  return lines;
}

}  // namespace ubao::platform
