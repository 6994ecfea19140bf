// Noto Sans, regular and bold, from where the system keeps it. Glyphs are made on demand, so Chinese costs
// nothing at the start. The window's thread.
#pragma once

#include "app/ui.h"
#include "core/result.h"

namespace ubao::platform {

// Adds the fonts to ImGui's atlas. Errors: not_found with the folders that were searched.
core::Result<app::Fonts> load_fonts();

}  // namespace ubao::platform
