#include "app/swipe.h"

#include <cmath>

#include "app/keys.h"
#include "imgui_internal.h"

namespace ubao::app {
namespace {

constexpr float kCancelsTap = 24, kSwipes = 72, kFlatness = 2;

}  // namespace

Swipe swipe_across(Ui& ui, const Rect& area) {
  const ImGuiIO& io = ImGui::GetIO();
  if (!(io.MouseDown[0] || io.MouseReleased[0]) || !keys_are_free() || ui.drag.scrolling) return Swipe::none;
  if (!ui.on_glass(area).contains(io.MouseClickedPos[0])) return Swipe::none;
  const float across = io.MousePos.x - io.MouseClickedPos[0].x;
  const float down = io.MousePos.y - io.MouseClickedPos[0].y;
  if (std::fabs(across) < kFlatness * std::fabs(down)) return Swipe::none;
  if (io.MouseDown[0] && std::fabs(across) >= ui.px(kCancelsTap)) ImGui::ClearActiveID();
  if (!io.MouseReleased[0] || std::fabs(across) < ui.px(kSwipes)) return Swipe::none;
  return (across < 0) != ui.mirrored ? Swipe::forward : Swipe::back;
}

}  // namespace ubao::app
