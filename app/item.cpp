#include "app/item.h"

#include <string>

#include "app/paint.h"
#include "imgui_internal.h"

namespace ubao::app {

ImGuiID id_of(std::string_view id) {
  return ImGui::GetCurrentWindow()->GetID(id.data(), id.data() + id.size());
}

Item item(Ui& ui, std::string_view id, const Rect& rect, std::string_view label, ItemKind kind) {
  Item result;
  result.id = id_of(id);
  const Rect glass = ui.on_glass(rect);
  const ImRect box(glass.x, glass.y, glass.end(), glass.bottom());
  const ImGuiItemFlags flags =
      kind == ItemKind::canvas ? static_cast<ImGuiItemFlags>(ImGuiItemFlags_AllowOverlap) : 0;
  const bool visible = ImGui::ItemAdd(box, result.id, nullptr, flags);
  [[maybe_unused]] ImGuiContext& g = *ImGui::GetCurrentContext();
#ifdef IMGUI_ENABLE_TEST_ENGINE
  IMGUI_TEST_ENGINE_ITEM_INFO(result.id, std::string(label).c_str(), g.LastItemData.StatusFlags);
#else
  (void)label;
#endif
  if (!visible) return result;
  result.pressed = ImGui::ButtonBehavior(box, result.id, &result.hovered, &result.held);
  result.focused = g.NavId == result.id && g.NavCursorVisible;
  if (kind == ItemKind::locked || ui.drag.scrolling) result.pressed = result.held = false;
  // A finger does not hover, and what the keyboard is on has its ring.
  if (g.IO.MouseSource == ImGuiMouseSource_TouchScreen || result.focused) result.hovered = false;
  if (result.pressed) ui.want_frame();
  return result;
}

void focus_ring(Ui& ui, const Rect& rect, float radius, RingOn on) {
  const float width = ui.px(3), gap = ui.px(2);
  const ImU32 colour = on == RingOn::board ? ui.theme.chalk : ui.theme.ink;
  if (on == RingOn::inside)
    outline(ui, rect.inset(gap), colour, std::max(0.0f, radius - gap), width);
  else
    outline(ui, rect.grown(gap + width), colour, radius + gap + width, width);
}

bool shortcut(Ui&, ImGuiKey key) {
  if (ImGui::GetIO().WantTextInput) return false;
  if (ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel)) return false;
  return ImGui::IsKeyPressed(key, false);
}

}  // namespace ubao::app
