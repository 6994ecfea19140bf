// Writes what the window shows into a PNG file. The window's thread, with its context current.
#pragma once

#include <string>

#include "core/result.h"

namespace ubao::platform {

// `width` and `height` in pixels of the frame buffer. Errors: storage_failed.
core::Result<core::Done> save_picture(const std::string& path, int width, int height);

}  // namespace ubao::platform
