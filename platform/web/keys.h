// The keys of a keyboard as the browser names them ("key" of UI Events: a named key, or the text it types) as
// ImGui knows them. Plain functions.
#pragma once

#include <string_view>

#include "imgui.h"

namespace ubao::platform {

// ImGuiKey_None for a key that the interface has no use for. Letters go by what they type, so that shortcuts
// follow the layout of the keyboard.
ImGuiKey key_named(std::string_view name, bool on_number_pad);

// Whether the key types its name: one character, however many bytes it takes.
bool types_text(std::string_view name);

}  // namespace ubao::platform
