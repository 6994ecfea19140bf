// Pictures of QR codes as people take them: scaled, turned, dim, noisy; as PNG or JPEG bytes. Grey pixels,
// row by row. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/qr_code.h"

namespace ubao::test {

struct Photo {
  int width = 0, height = 0;
  std::vector<std::uint8_t> grey;

  std::uint8_t at(int x, int y) const;  // beyond its edges: the nearest
};

// So many pixels for a square, on white.
Photo photo_of(const platform::QrCode& code, int square_pixels);
// Seen turned by so many degrees and so much larger, on a table that is grey.
Photo turned(const Photo& photo, double degrees, double larger);
// In a dim room: from `black` to `white`, each pixel off by as much as `noise`.
Photo dimmed(const Photo& photo, int black, int white, int noise, std::uint32_t seed);

std::string png_bytes(const Photo& photo);
std::string jpeg_bytes(const Photo& photo, int quality);
void write_bytes(const std::string& path, const std::string& bytes);

}  // namespace ubao::test
