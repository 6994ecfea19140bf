#include "app/sheet.h"

#include <cmath>

#include "app/paint.h"
#include "app/row.h"
#include "app/scroll.h"
#include "imgui_internal.h"

namespace ubao::app {
namespace {

constexpr float kSheetMargin = 24;

Rect sheet_place(Ui& ui, float wanted_width, float height) {
  const float most = ui.screen.h - ui.px(ui.phone() ? 48 : 32);
  const float h = std::min(height, most);
  if (ui.phone()) return {ui.screen.x, ui.screen.bottom() - h, ui.screen.w, h};
  const float w = std::min(ui.px(wanted_width), ui.screen.w - ui.px(48));
  return ui.screen.centered(w, h);
}

}  // namespace

Sheet begin_sheet(Ui& ui, std::string_view id, std::string_view title, std::string_view text, float width) {
  const Theme& t = ui.theme;
  const std::string name(id);
  const ImGuiID key = ImHashStr(name.c_str());
  // Sheets belong to the whole window, wherever they are asked for.
  ImGui::PushOverrideID(key);
  if (!ImGui::IsPopupOpen("sheet", 0)) {
    ImGui::OpenPopup("sheet");
    ui.heights.erase(key);
  }
  ui.sheet_frame = ImGui::GetFrameCount();
  const auto known = ui.heights.find(key);
  const bool measured = known != ui.heights.end();
  const Rect place = sheet_place(ui, width, measured ? known->second : ui.screen.h);
  const float in = ui.entered(key, measure::kSlideSeconds);
  // Until its height is known, for one frame, it is laid out out of sight.
  const Rect now = place.moved(0, measured ? ui.px(measure::kSlide) * (1 - in) : 2 * ui.screen.h);
  const Rect glass = ui.on_glass(now);
  const float shade = ui.px(6);
  ImGui::SetNextWindowPos({glass.x - shade, glass.y - shade});
  ImGui::SetNextWindowSize({glass.w + 2 * shade, glass.h + 2 * shade});
  ImGui::BeginPopupModal("sheet", nullptr,
                         ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                             ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                             ImGuiWindowFlags_NoScrollWithMouse);
  ui.layer = kSheetLayer;
  if (!measured) ui.want_frame();

  const float radius = ui.px(measure::kRadiusCard);
  shadow(ui, now, radius);
  fill(ui, now, t.surface, radius);
  if (ui.phone()) fill(ui, {now.x, now.bottom() - radius, now.w, radius}, t.surface);
  outline(ui, now, t.line, radius, ui.px(2));
  Sheet sheet;
  const bool inside = now.contains(ui.on_glass(ImGui::GetIO().MousePos));
  const bool typing = ImGui::GetIO().WantTextInput;
  sheet.dismissed = (measured && ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !inside) ||
                    (!typing && ImGui::IsKeyPressed(ImGuiKey_Escape, false));
  if (sheet.dismissed) ui.want_frame();

  ui.sheet_key = key;
  ui.sheet_top = now.y;
  const float margin = ui.px(ui.phone() ? 16 : kSheetMargin);
  sheet.content =
      begin_scroll(ui, "content", {now.x + margin, now.y + ui.px(8), now.w - 2 * margin, now.h - ui.px(16)});
  ui.sheet_scroll = now.y + ui.px(8) - sheet.content.y;
  sheet.content.y += ui.px(12);
  TextStyle heading;
  heading.role = Role::title;
  if (!title.empty())
    sheet.content.y +=
        draw_text(ui, {sheet.content.x, sheet.content.y, sheet.content.w, 0}, title, heading).height;
  TextStyle soft;
  soft.colour = t.soft;
  if (!text.empty())
    sheet.content.y +=
        draw_text(ui, {sheet.content.x, sheet.content.y, sheet.content.w, 0}, text, soft).height;
  sheet.content.y += ui.px(12);
  return sheet;
}

void end_sheet(Ui& ui, float content_bottom) {
  const float height = std::ceil(content_bottom + ui.sheet_scroll - ui.sheet_top + ui.px(24));
  float& known = ui.heights[ui.sheet_key];
  if (known != height) ui.want_frame();
  known = height;
  end_scroll(ui, content_bottom);
  ImGui::EndPopup();
  ImGui::PopID();
  ui.layer = kPageLayer;
}

int sheet_buttons(Ui& ui, const Rect& content, float& y, std::span<const Button> buttons) {
  const float gap = ui.px(12), height = ui.px(measure::kButton);
  float total = -gap;
  for (const Button& b : buttons) total += button_width(ui, b) + gap;
  int pressed = -1;
  if (total > content.w) {
    for (std::size_t i = buttons.size(); i-- > 0;) {  // the last one, the primary, comes on top
      if (button(ui, {content.x, y, content.w, height}, buttons[i])) pressed = static_cast<int>(i);
      y += height + gap;
    }
    y -= gap;
    return pressed;
  }
  float x = content.end() - total;
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    const float width = button_width(ui, buttons[i]);
    if (button(ui, {x, y, width, height}, buttons[i])) pressed = static_cast<int>(i);
    x += width + gap;
  }
  y += height;
  return pressed;
}

int menu_sheet(Ui& ui, std::string_view id, std::string_view title, std::span<const MenuEntry> entries,
               bool& open) {
  const Sheet sheet = begin_sheet(ui, id, title, {}, 440);
  int pressed = -1;
  float y = sheet.content.y;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    Row row;
    row.id = entries[i].id;
    row.icon = entries[i].icon;
    row.icon_on_tile = false;
    row.title = entries[i].label;
    row.last = i + 1 == entries.size();
    const float height = row_height(ui, row, sheet.content.w);
    if (draw_row(ui, {sheet.content.x, y, sheet.content.w, height}, row)) pressed = static_cast<int>(i);
    y += height;
  }
  end_sheet(ui, y);
  if (sheet.dismissed || pressed >= 0) open = false;
  return pressed;
}

}  // namespace ubao::app
