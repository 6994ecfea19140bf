#include "tests/support/code_pictures.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <random>

#include "platform/picture_writer.h"

namespace ubao::test {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr std::uint8_t kTable = 150;

void append(void* to, void* bytes, int count) {
  static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), static_cast<std::size_t>(count));
}

}  // namespace

std::uint8_t Photo::at(int x, int y) const {
  x = std::clamp(x, 0, width - 1);
  y = std::clamp(y, 0, height - 1);
  return grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
}

Photo photo_of(const platform::QrCode& code, int square_pixels) {
  const int side = (code.side + 2 * platform::kQuietSquares) * square_pixels;
  Photo photo{side, side, {}};
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x)
      photo.grey.push_back(
          code.dark(x / square_pixels - platform::kQuietSquares, y / square_pixels - platform::kQuietSquares)
              ? 0
              : 255);
  return photo;
}

Photo turned(const Photo& photo, double degrees, double larger) {
  const double angle = degrees * kPi / 180, c = std::cos(angle), s = std::sin(angle);
  const auto side = static_cast<int>(photo.width * larger * (std::abs(c) + std::abs(s)) + 40);
  Photo seen{side, side, {}};
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      const double dx = (x - side / 2.0) / larger, dy = (y - side / 2.0) / larger;
      const double u = dx * c + dy * s + photo.width / 2.0, v = dy * c - dx * s + photo.height / 2.0;
      const int left = static_cast<int>(std::floor(u)), top = static_cast<int>(std::floor(v));
      if (left < 0 || top < 0 || left >= photo.width || top >= photo.height) {
        seen.grey.push_back(kTable);
        continue;
      }
      const double a = u - left, b = v - top;
      const double value = (photo.at(left, top) * (1 - a) + photo.at(left + 1, top) * a) * (1 - b) +
                           (photo.at(left, top + 1) * (1 - a) + photo.at(left + 1, top + 1) * a) * b;
      seen.grey.push_back(static_cast<std::uint8_t>(value));
    }
  return seen;
}

Photo dimmed(const Photo& photo, int black, int white, int noise, std::uint32_t seed) {
  std::mt19937 chance(seed);
  Photo seen = photo;
  for (std::uint8_t& pixel : seen.grey) {
    const int value = black + (white - black) * pixel / 255;
    const int off = static_cast<int>(chance() % static_cast<std::uint32_t>(2 * noise + 1)) - noise;
    pixel = static_cast<std::uint8_t>(std::clamp(value + off, 0, 255));
  }
  return seen;
}

std::string png_bytes(const Photo& photo) {
  std::string bytes;
  stbi_write_png_to_func(append, &bytes, photo.width, photo.height, 1, photo.grey.data(), photo.width);
  return bytes;
}

std::string jpeg_bytes(const Photo& photo, int quality) {
  std::string bytes;
  stbi_write_jpg_to_func(append, &bytes, photo.width, photo.height, 1, photo.grey.data(), quality);
  return bytes;
}

void write_bytes(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace ubao::test
