#include "app/field.h"

#include <cmath>

#include "app/item.h"
#include "app/paint.h"
#include "app/panel.h"
#include "app/text.h"
#include "app/text_area.h"
#include "imgui_internal.h"

namespace ubao::app {
namespace {

TextStyle label_style() {
  TextStyle style;
  style.role = Role::meta;
  style.bold = true;
  return style;
}

TextStyle error_style(const Ui& ui) {
  TextStyle style = label_style();
  style.colour = ui.theme.danger;
  return style;
}

float label_height(Ui& ui, const Field& field, float width) {
  if (field.label_hidden || field.label.empty()) return 0;
  return text_height(ui, field.label, label_style(), width) + ui.px(2);
}

float error_height(Ui& ui, const Field& field, float width) {
  if (field.error.empty()) return 0;
  return text_height(ui, field.error, error_style(ui), width - ui.px(24)) + ui.px(6);
}

constexpr float kSide = 16, kAbove = 13;

float box_height(Ui& ui, const Field& field, const std::string& text, float width) {
  if (field.lines <= 1) return ui.px(field.icon == Icon::none ? measure::kButton : measure::kPrimary);
  return std::ceil(text_area_height(ui, text, width - 2 * ui.px(kSide), field.lines) + 2 * ui.px(kAbove));
}

int grow(ImGuiInputTextCallbackData* data) {
  if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
    auto* text = static_cast<std::string*>(data->UserData);
    text->resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = text->data();
  }
  return 0;
}

// InputText without its frame, between the start and end sides of the box.
FieldEvents one_line(Ui& ui, const Rect& inside, const Field& field, std::string& text, bool& active,
                     bool& focused) {
  const TextStyle style;
  const float size = imgui_size(ui.fonts.regular, em_of(ui, style));
  const Rect glass = ui.on_glass(inside);
  if (field.take_focus) ImGui::SetKeyboardFocusHere();
  ImGui::PushFont(ui.fonts.regular, size);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(0, std::round((glass.h - size) / 2)));
  ImGui::SetCursorScreenPos({glass.x, glass.y});
  ImGuiInputTextFlags flags = ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_EnterReturnsTrue;
  if (field.secret) flags |= ImGuiInputTextFlags_Password;
  FieldEvents events;
  const std::string before = text, hint(field.hint), id(field.id);
  text.reserve(std::max<std::size_t>(text.size(), 32));
  ImGui::PushID(id.c_str());
  events.submitted =
      ImGui::InputTextEx("##text", hint.c_str(), text.data(), static_cast<int>(text.capacity()) + 1,
                         {glass.w, glass.h}, flags, grow, &text);
  ImGui::PopID();
  if (text.size() > field.most_bytes) text = before;
  // Escape leaves the field; what was typed stays.
  if (ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) text = before;
  events.changed = text != before;
  active = ImGui::IsItemActive();
  ImGuiContext& g = *ImGui::GetCurrentContext();
  focused = active || (g.NavId == g.LastItemData.ID && g.NavCursorVisible);
#ifdef IMGUI_ENABLE_TEST_ENGINE
  const std::string label(field.label.empty() ? field.hint : field.label);
  IMGUI_TEST_ENGINE_ITEM_INFO(g.LastItemData.ID, label.c_str(), g.LastItemData.StatusFlags);
#endif
  ImGui::PopStyleVar();
  ImGui::PopFont();
  return events;
}

}  // namespace

float field_height(Ui& ui, const Field& field, const std::string& text, float width) {
  return label_height(ui, field, width) + box_height(ui, field, text, width) + error_height(ui, field, width);
}

FieldEvents draw_field(Ui& ui, const Rect& rect, const Field& field, std::string& text) {
  const Theme& t = ui.theme;
  Rect rest = rect;
  const float label = label_height(ui, field, rect.w);
  if (label > 0) draw_text(ui, rest.take_top(label), field.label, label_style());
  const Rect box = rest.take_top(box_height(ui, field, text, rect.w));
  const float radius = ui.px(measure::kRadius);
  fill(ui, box, t.surface, radius);

  FieldEvents events;
  bool active = false, focused = false;
  Rect inside = box.inset(ui.px(kSide), 0);
  if (field.icon != Icon::none) {
    const Rect place = inside.take_start(ui.px(22), ui.px(10));
    draw_icon(ui, field.icon, place.middle(), ui.px(22), t.soft);
  }
  if (field.lines > 1) {
    inside = inside.inset(0, ui.px(kAbove));
    const std::string_view name = field.label.empty() ? field.hint : field.label;
    const AreaEvents area =
        text_area(ui, field.id, box, inside, name, text, field.most_bytes, field.take_focus);
    events.changed = area.changed;
    active = area.active;
    focused = area.focused;
    TextStyle hint;
    hint.colour = t.soft;
    if (text.empty()) draw_text(ui, inside, field.hint, hint);
  } else {
    events = one_line(ui, inside, field, text, active, focused);
  }

  const bool wrong = !field.error.empty();
  const ImU32 colour = wrong ? t.danger : active ? t.action : t.line;
  outline(ui, box, colour, radius, ui.px(wrong || active ? measure::kNowOutline : t.control_outline));
  if (focused && !active) focus_ring(ui, box, radius);
  if (wrong) {
    rest.take_top(ui.px(6));
    icon_word(ui, rest, Icon::warning, field.error, error_style(ui), 17);
  }
  return events;
}

}  // namespace ubao::app
