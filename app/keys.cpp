#include "app/keys.h"

#include "app/item.h"
#include "imgui_internal.h"

namespace ubao::app {

bool keys_are_free() {
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  return !g.IO.WantTextInput && g.OpenPopupStack.Size == 0;
}

bool own_key(Ui&, ImGuiKey key, bool repeat) {
  if (!keys_are_free()) return false;
  // Owned while it is up, so that the navigation of the frame in which it goes down passes it by.
  ImGui::SetKeyOwner(key, id_of("keys of the screen"));
  return ImGui::IsKeyPressed(key, repeat);
}

bool keyboard_on_item() {
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  return g.NavCursorVisible && g.NavId != 0;
}

}  // namespace ubao::app
