#include "app/scroll.h"

#include <cmath>

#include "app/item.h"
#include "app/paint.h"
#include "imgui_internal.h"

namespace ubao::app {
namespace {

constexpr float kBleed = 6;  // room for focus rings and shadows beside the content

void follow_finger(Ui& ui, ImGuiWindow* window) {
  ImGuiContext& g = *ImGui::GetCurrentContext();
  const ImGuiIO& io = g.IO;
  const bool over =
      ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem | ImGuiHoveredFlags_ChildWindows);
  if (io.MouseClicked[0] && over && ui.drag.area == 0) ui.drag = {window->ID, window->Scroll.y, false};
  if (!io.MouseDown[0] || ui.drag.area != window->ID || window->ScrollMax.y <= 0) return;
  const ImVec2 moved{io.MousePos.x - io.MouseClickedPos[0].x, io.MousePos.y - io.MouseClickedPos[0].y};
  if (!ui.drag.scrolling) {
    const bool editing = g.ActiveId != 0 && (g.ActiveId == g.InputTextState.ID || g.ActiveId == ui.area.id);
    if (editing || std::fabs(moved.y) < ui.px(8) || std::fabs(moved.y) < std::fabs(moved.x)) return;
    ui.drag.scrolling = true;
    ImGui::ClearActiveID();
  }
  ImGui::SetScrollY(window, std::clamp(ui.drag.scroll_at_start - moved.y, 0.0f, window->ScrollMax.y));
}

// Where one is, for the eye only.
void draw_mark(Ui& ui, ImGuiWindow* window) {
  if (window->ScrollMax.y <= 0) return;
  const ImRect inner = window->InnerRect;
  const float whole = inner.GetHeight() + window->ScrollMax.y;
  const float height = std::max(ui.px(32), inner.GetHeight() * inner.GetHeight() / whole);
  const float y = inner.Min.y + (inner.GetHeight() - height) * window->Scroll.y / window->ScrollMax.y;
  const float x = ui.mirrored ? inner.Min.x + 1 : inner.Max.x - ui.px(4) - 1;
  window->DrawList->AddRectFilled({x, y + 2}, {x + ui.px(4), y + height - 2}, faded(ui.theme.soft, 0.55f),
                                  ui.px(2));
}

}  // namespace

Rect begin_scroll(Ui& ui, std::string_view id, const Rect& rect) {
  const float bleed = ui.px(kBleed);
  const Rect outer{rect.x - bleed, rect.y - bleed, rect.w + 2 * bleed, rect.h + bleed};
  const Rect glass = ui.on_glass(outer);
  ImGui::SetCursorScreenPos({glass.x, glass.y});
  ImGui::BeginChild(id_of(id), {glass.w, glass.h}, ImGuiChildFlags_NavFlattened,
                    ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollbar |
                        ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoMove);
  ++ui.scroll_depth;
  return {rect.x, rect.y - ImGui::GetScrollY(), rect.w, rect.h};
}

void end_scroll(Ui& ui, float content_bottom) {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  ImGui::SetCursorScreenPos({window->Pos.x, content_bottom + ui.px(kBleed)});
  ImGui::Dummy({0, 0});
  // Content that became shorter is scrolled back in the next frame, whether anything else happens or not.
  const float height = content_bottom + ui.px(kBleed) - window->Pos.y + window->Scroll.y;
  if (window->Scroll.y > std::max(0.0f, height - window->InnerRect.GetHeight()) + 1) ui.want_frame();
  follow_finger(ui, window);
  draw_mark(ui, window);
  --ui.scroll_depth;
  ImGui::EndChild();
}

void scroll_to(Ui& ui, const Rect& rect) {
  const Rect glass = ui.on_glass(rect);
  ImGui::ScrollToRect(ImGui::GetCurrentWindow(), {glass.x, glass.y, glass.end(), glass.bottom()},
                      ImGuiScrollFlags_KeepVisibleEdgeY);
}

}  // namespace ubao::app
