#include "platform/web/keys.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ubao::platform {

ImGuiKey key_named(std::string_view name, bool on_number_pad) {
  static constexpr std::array<std::pair<std::string_view, ImGuiKey>, 19> kNamed{{
      {"Enter", ImGuiKey_Enter},
      {"Tab", ImGuiKey_Tab},
      {"Escape", ImGuiKey_Escape},
      {"Backspace", ImGuiKey_Backspace},
      {"Delete", ImGuiKey_Delete},
      {"Insert", ImGuiKey_Insert},
      {"ArrowLeft", ImGuiKey_LeftArrow},
      {"ArrowRight", ImGuiKey_RightArrow},
      {"ArrowUp", ImGuiKey_UpArrow},
      {"ArrowDown", ImGuiKey_DownArrow},
      {"Home", ImGuiKey_Home},
      {"End", ImGuiKey_End},
      {"PageUp", ImGuiKey_PageUp},
      {"PageDown", ImGuiKey_PageDown},
      {" ", ImGuiKey_Space},
      {"Control", ImGuiKey_LeftCtrl},
      {"Shift", ImGuiKey_LeftShift},
      {"Alt", ImGuiKey_LeftAlt},
      {"Meta", ImGuiKey_LeftSuper},
  }};
  if (name.size() == 1) {
    const char c = name.front();
    if (c >= 'a' && c <= 'z') return static_cast<ImGuiKey>(ImGuiKey_A + (c - 'a'));
    if (c >= 'A' && c <= 'Z') return static_cast<ImGuiKey>(ImGuiKey_A + (c - 'A'));
    if (c >= '0' && c <= '9')
      return static_cast<ImGuiKey>((on_number_pad ? ImGuiKey_Keypad0 : ImGuiKey_0) + (c - '0'));
  }
  if (on_number_pad && name == "Enter") return ImGuiKey_KeypadEnter;
  const auto* known =
      std::find_if(kNamed.begin(), kNamed.end(), [&](const auto& k) { return k.first == name; });
  return known == kNamed.end() ? ImGuiKey_None : known->second;
}

bool types_text(std::string_view name) {
  const auto begins_character = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u; };
  return std::count_if(name.begin(), name.end(), begins_character) == 1;
}

}  // namespace ubao::platform
