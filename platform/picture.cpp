#include "platform/picture.h"

#include <GL/gl.h>

#include <cstdint>
#include <vector>

#include "platform/picture_writer.h"

namespace ubao::platform {

core::Result<core::Done> save_picture(const std::string& path, int width, int height) {
  constexpr int kChannels = 3;
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                                   kChannels);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());
  stbi_flip_vertically_on_write(1);
  if (!stbi_write_png(path.c_str(), width, height, kChannels, pixels.data(), width * kChannels))
    return {core::ErrorCode::storage_failed, path};
  return core::Done{};
}

}  // namespace ubao::platform
