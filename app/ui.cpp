#include "app/ui.h"

#include <cmath>

#include "imgui_internal.h"

namespace ubao::app {

void prepare_imgui() {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigInputTextCursorBlink = false;  // a blinking caret would keep the machine awake
  io.ConfigInputTrickleEventQueue = true;
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  io.ConfigNavEscapeClearFocusItem = true;
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = style.FramePadding = style.ItemSpacing = style.ItemInnerSpacing = {0, 0};
  style.WindowBorderSize = style.ChildBorderSize = style.PopupBorderSize = style.FrameBorderSize = 0;
  style.WindowRounding = style.ChildRounding = style.PopupRounding = style.FrameRounding = 0;
  style.WindowMinSize = {1, 1};
  style.CircleTessellationMaxError = 0.15f;
  for (const ImGuiCol clear :
       {ImGuiCol_WindowBg, ImGuiCol_ChildBg, ImGuiCol_PopupBg, ImGuiCol_FrameBg, ImGuiCol_NavCursor,
        ImGuiCol_Border, ImGuiCol_ScrollbarBg, ImGuiCol_ScrollbarGrab, ImGuiCol_ScrollbarGrabHovered,
        ImGuiCol_ScrollbarGrabActive})
    style.Colors[clear] = {0, 0, 0, 0};
  style.ScrollbarSize = 1;
}

Layout layout_for(float width, float height) {
  if (width < 600) return Layout::phone;
  if (height > width) return Layout::tablet;
  return width < 1200 || height < 640 ? Layout::small : Layout::laptop;
}

namespace {
constexpr ImGuiWindowFlags kPlain = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground;

void forget_old_motions(Ui& ui, int frame) {
  for (auto it = ui.motions.begin(); it != ui.motions.end();)
    it = frame - it->second.frame > 1 ? ui.motions.erase(it) : std::next(it);
}
}  // namespace

void begin_frame(Ui& ui) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  ui.screen = {0, 0, size.x, size.y};
  ui.layout = layout_for(size.x / ui.scale, size.y / ui.scale);
  ui.mirrored = ui.language != nullptr && ui.language->right_to_left();
  ui.next_frame_at = kNever;
  ui.layer = kPageLayer;
  ui.on_canvas = false;
  ui.scroll_depth = 0;
  ui.notice_room = {};
  forget_old_motions(ui, ImGui::GetFrameCount());
  if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) ui.drag = {};

  ImGuiStyle& style = ImGui::GetStyle();
  style.Colors[ImGuiCol_Text] = ImGui::ColorConvertU32ToFloat4(ui.theme.ink);
  style.Colors[ImGuiCol_TextDisabled] = ImGui::ColorConvertU32ToFloat4(ui.theme.soft);
  style.Colors[ImGuiCol_TextSelectedBg] = ImGui::ColorConvertU32ToFloat4(faded(ui.theme.action, 0.3f));
  style.Colors[ImGuiCol_InputTextCursor] = ImGui::ColorConvertU32ToFloat4(ui.theme.action);
  style.Colors[ImGuiCol_ModalWindowDimBg] = {0, 0, 0, ui.theme.name == ThemeName::contrast ? 0.75f : 0.45f};

  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::Begin("page", nullptr,
               kPlain | ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::GetWindowDrawList()->AddRectFilled({0, 0}, size, ui.theme.ground);
}

void end_frame(Ui& ui) {
  ImGui::End();
  // A sheet that was not asked for in this frame is closed.
  const bool any = ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
  if (any && ui.sheet_frame != ImGui::GetFrameCount()) ImGui::ClosePopupToLevel(0, true);
  // Tab goes on from where the keyboard is. Where that is gone, as after a change of screen, it begins anew.
  ImGuiContext& g = *ImGui::GetCurrentContext();
  if (g.NavCursorVisible && !g.NavIdIsAlive) g.NavCursorVisible = false;
}

void begin_layer(Ui& ui, const char* id, const Rect& rect, int layer) {
  const Rect glass = ui.on_glass(rect);
  // A child of the page, so that Tab reaches it; drawn after the page, so that it lies on top.
  ImGui::SetCursorScreenPos({glass.x, glass.y});
  ImGui::BeginChild(id, {glass.w, glass.h}, ImGuiChildFlags_NavFlattened,
                    kPlain | ImGuiWindowFlags_NoScrollWithMouse);
  ui.layer = layer;
}

void end_layer(Ui& ui) {
  ImGui::EndChild();
  ui.layer = kPageLayer;
}

float Ui::eased(ImGuiID id, bool on, double seconds) {
  const auto [found, fresh] = motions.try_emplace(id);
  Motion& motion = found->second;
  if (fresh) motion.value = on ? 1.0f : 0.0f;
  const float target = on ? 1.0f : 0.0f;
  // At rest no frames are drawn, so the time since the last one is not part of the movement.
  const double passed = motion.moving ? now - motion.changed : 0;
  motion.changed = now;
  motion.frame = ImGui::GetFrameCount();
  const float step = reduced_motion || seconds <= 0 ? 1.0f : static_cast<float>(passed / seconds);
  motion.value =
      motion.value < target ? std::min(target, motion.value + step) : std::max(target, motion.value - step);
  motion.moving = motion.value != target;
  if (motion.moving) want_frame();
  return motion.value;
}

float Ui::entered(ImGuiID id, double seconds) {
  const auto [found, fresh] = motions.try_emplace(id);
  Motion& motion = found->second;
  if (fresh) motion.since = now;
  motion.frame = ImGui::GetFrameCount();
  if (reduced_motion || seconds <= 0) return 1;
  const float t = static_cast<float>(std::min(1.0, (now - motion.since) / seconds));
  if (t < 1) want_frame();
  return 1 - (1 - t) * (1 - t);
}

}  // namespace ubao::app
