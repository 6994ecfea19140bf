#include "tests/support/picture.h"

#include <memory>
#include <set>

#define STB_IMAGE_IMPLEMENTATION
#define STBI_ONLY_PNG
#include <stb/stb_image.h>

namespace ubao::test {

std::size_t Picture::colours() const { return std::set<std::uint32_t>(pixels.begin(), pixels.end()).size(); }

std::uint64_t Picture::fingerprint() const {
  std::uint64_t hash = 14695981039346656037u;
  const auto mix = [&](std::uint64_t value) { hash = (hash ^ value) * 1099511628211u; };
  mix(static_cast<std::uint64_t>(width));
  mix(static_cast<std::uint64_t>(height));
  for (const std::uint32_t pixel : pixels) mix(pixel);
  return hash;
}

Picture read_picture(const std::string& path) {
  Picture picture;
  int channels = 0;
  const std::unique_ptr<stbi_uc, void (*)(void*)> bytes(
      stbi_load(path.c_str(), &picture.width, &picture.height, &channels, 3), stbi_image_free);
  if (!bytes) return {};
  const auto count = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
  picture.pixels.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const stbi_uc* rgb = bytes.get() + i * 3;
    picture.pixels.push_back(static_cast<std::uint32_t>(rgb[0] << 16 | rgb[1] << 8 | rgb[2]));
  }
  return picture;
}

}  // namespace ubao::test
