#include "app/text_area.h"

#include <cmath>

#include "app/item.h"
#include "app/lines.h"
#include "app/paint.h"
#include "app/scroll.h"
#include "app/text.h"
#include "imgui_internal.h"

namespace ubao::app {
namespace {

struct Geometry {
  Lines lines;
  ImFont* font;
  float size, step;
};

Geometry geometry(Ui& ui, const std::string& text, float width) {
  const TextStyle style;
  const float em = em_of(ui, style), size = imgui_size(ui.fonts.regular, em);
  const LineFonts fonts{ui.fonts.regular, ui.fonts.regular, size, size};
  return {break_lines(text, fonts, false, width, 0), ui.fonts.regular, size, line_height(ui, style)};
}

float advance(const Geometry& g, const std::string& text, std::size_t from, std::size_t to) {
  ImFontBaked* baked = g.font->GetFontBaked(g.size);
  float x = 0;
  while (from < to) {
    unsigned code = 0;
    from +=
        static_cast<std::size_t>(ImTextCharFromUtf8(&code, text.data() + from, text.data() + text.size()));
    x += baked->GetCharAdvance(static_cast<ImWchar>(code));
  }
  return x;
}

std::size_t line_with(const Geometry& g, std::size_t at) {
  std::size_t line = 0;
  while (line + 1 < g.lines.lines.size() && g.lines.lines[line + 1].from <= at) ++line;
  return line;
}

std::size_t offset_at(const Geometry& g, const std::string& text, std::size_t line, float x) {
  const Line& l = g.lines.lines[line];
  std::size_t at = l.from;
  float before = 0;
  while (at < l.to) {
    const std::size_t next = next_character(text, at);
    const float width = advance(g, text, at, next);
    if (before + width / 2 > x) return at;
    before += width;
    at = next;
  }
  // The end of a wrapped line belongs to the next one: stay before its last character.
  const bool wrapped = line + 1 < g.lines.lines.size() && g.lines.lines[line + 1].from == l.to;
  return wrapped && l.to > l.from ? previous_character(text, l.to) : l.to;
}

std::size_t vertically(Editor& editor, const Geometry& g, const std::string& text, int by) {
  const std::size_t line = line_with(g, editor.caret);
  if (editor.wanted_x < 0) editor.wanted_x = advance(g, text, g.lines.lines[line].from, editor.caret);
  if (by < 0 && line == 0) return 0;
  if (by > 0 && line + 1 == g.lines.lines.size()) return text.size();
  return offset_at(g, text, by < 0 ? line - 1 : line + 1, editor.wanted_x);
}

bool move_by_keys(Editor& editor, const Geometry& g, const std::string& text) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool word = io.KeyCtrl, extend = io.KeyShift;
  const Line& line = g.lines.lines[line_with(g, editor.caret)];
  const float column = editor.wanted_x;
  std::size_t to = editor.caret;
  bool keeps_column = false;
  if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) {
    to = editor.has_selection() && !extend ? editor.from()
         : word                            ? previous_word(text, to)
                                           : previous_character(text, to);
  } else if (ImGui::IsKeyPressed(ImGuiKey_RightArrow)) {
    to = editor.has_selection() && !extend ? editor.to()
         : word                            ? next_word(text, to)
                                           : next_character(text, to);
  } else if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) {
    to = vertically(editor, g, text, -1), keeps_column = true;
  } else if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) {
    to = vertically(editor, g, text, 1), keeps_column = true;
  } else if (ImGui::IsKeyPressed(ImGuiKey_Home)) {
    to = word ? 0 : line.from;
  } else if (ImGui::IsKeyPressed(ImGuiKey_End)) {
    to = word ? text.size() : line.to;
  } else {
    return false;
  }
  const float kept = editor.wanted_x;
  editor.move(to, extend);
  editor.wanted_x = keeps_column ? std::max(column, kept) : -1;
  return true;
}

bool edit_by_keys(Editor& editor, std::string& text, std::size_t most_bytes) {
  ImGuiIO& io = ImGui::GetIO();
  const std::string before = text;
  const bool command = io.KeyCtrl && !io.KeyAlt;
  if (ImGui::IsKeyPressed(ImGuiKey_Backspace)) editor.erase(text, false, io.KeyCtrl);
  if (ImGui::IsKeyPressed(ImGuiKey_Delete)) editor.erase(text, true, io.KeyCtrl);
  const bool enter = ImGui::IsKeyPressed(ImGuiKey_Enter) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter);
  if (enter && !command)  // with Ctrl it is for the sheet
    editor.insert(text, "\n", most_bytes);
  if (command && ImGui::IsKeyPressed(ImGuiKey_A, false)) editor.select_all(text);
  if (command && editor.has_selection() &&
      (ImGui::IsKeyPressed(ImGuiKey_C, false) || ImGui::IsKeyPressed(ImGuiKey_X, false))) {
    ImGui::SetClipboardText(std::string(editor.selected(text)).c_str());
    if (ImGui::IsKeyPressed(ImGuiKey_X, false)) editor.erase(text, true, false);
  }
  if (command && ImGui::IsKeyPressed(ImGuiKey_V, false)) {  // held down it is what opened the field
    if (const char* clipboard = ImGui::GetClipboardText()) editor.insert(text, clipboard, most_bytes);
  }
  if (command && ImGui::IsKeyPressed(ImGuiKey_Z)) io.KeyShift ? editor.redo(text) : editor.undo(text);
  if (command && ImGui::IsKeyPressed(ImGuiKey_Y)) editor.redo(text);
  if (!command || io.KeyAlt) {
    for (const ImWchar code : io.InputQueueCharacters) {
      if (code < 32 || code == 127) continue;
      char utf8[5];
      ImTextCharToUtf8(utf8, code);
      editor.insert(text, utf8, most_bytes);
    }
  }
  io.InputQueueCharacters.resize(0);
  return text != before;
}

// What Dear ImGui must know of a widget that takes the keyboard.
void own_keyboard(Ui& ui, ImGuiID id, const Rect& inside, float line) {
  ImGuiContext& g = *ImGui::GetCurrentContext();
  for (const ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow,
                             ImGuiKey_Enter, ImGuiKey_KeypadEnter, ImGuiKey_Delete, ImGuiKey_Backspace,
                             ImGuiKey_Home, ImGuiKey_End, ImGuiKey_Space})
    ImGui::SetKeyOwner(key, id);
  g.ActiveIdUsingNavDirMask = ~0u;
  g.WantTextInputNextFrame = 1;
  g.PlatformImeData.WantVisible = g.PlatformImeData.WantTextInput = true;
  g.PlatformImeData.ViewportId = ImGui::GetCurrentWindow()->Viewport->ID;
  const Rect glass = ui.on_glass(inside);
  g.PlatformImeData.InputPos = {glass.x, glass.y};
  g.PlatformImeData.InputLineHeight = line;
}

void draw(Ui& ui, const Rect& inside, const Geometry& g, const std::string& text, const Editor* editor) {
  const Theme& t = ui.theme;
  float y = inside.y;
  for (const Line& line : g.lines.lines) {
    if (editor != nullptr && editor->has_selection() && editor->from() <= line.to &&
        editor->to() > line.from) {
      const float a = advance(g, text, line.from, std::max(line.from, editor->from()));
      const float b = advance(g, text, line.from, std::min(line.to, editor->to()));
      fill(ui, {inside.x + a, y, std::max(b - a, ui.px(4)), g.step}, faded(t.action, 0.3f));
    }
    y += g.step;
  }
  TextStyle style;
  style.may_elide = true;  // people's own words: a long one may be torn
  draw_text(ui, {inside.x, inside.y, inside.w, y - inside.y}, text, style);
  if (editor == nullptr) return;
  const std::size_t line = line_with(g, editor->caret);
  const float x = inside.x + advance(g, text, g.lines.lines[line].from, editor->caret);
  fill(ui, {x, inside.y + g.step * static_cast<float>(line), ui.px(2), g.step}, t.action);
}

}  // namespace

float text_area_height(Ui& ui, const std::string& text, float width, int least_lines) {
  const Geometry g = geometry(ui, text, width);
  return g.step * static_cast<float>(
                      std::max<std::size_t>(g.lines.lines.size(), static_cast<std::size_t>(least_lines)));
}

AreaEvents text_area(Ui& ui, std::string_view id, const Rect& box, const Rect& inside, std::string_view label,
                     std::string& text, std::size_t most_bytes, bool take_focus) {
  ImGuiContext& g = *ImGui::GetCurrentContext();
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  AreaEvents events;
  const ImGuiID key = id_of(id);
  const Rect glass = ui.on_glass(box);
  const ImRect bb(glass.x, glass.y, glass.end(), glass.bottom());
  if (take_focus) ImGui::SetKeyboardFocusHere();
  const bool visible = ImGui::ItemAdd(bb, key, nullptr, ImGuiItemFlags_Inputable);
#ifdef IMGUI_ENABLE_TEST_ENGINE
  IMGUI_TEST_ENGINE_ITEM_INFO(key, std::string(label).c_str(),
                              g.LastItemData.StatusFlags | ImGuiItemStatusFlags_Inputable);
#else
  (void)label;
#endif
  if (!visible) return events;
  const bool hovered = ImGui::ItemHoverable(bb, key, g.LastItemData.ItemFlags);
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  const bool clicked = hovered && g.IO.MouseClicked[0];
  if (g.ActiveId != key && (clicked || g.NavActivateId == key)) {
    if (ui.area.id != key) ui.area = {key, {}};
    ImGui::SetActiveID(key, window);
    ImGui::SetFocusID(key, window);
    ImGui::FocusWindow(window);
    if (!clicked) ui.area.editor.move(text.size(), false);
  }
  Geometry shape = geometry(ui, text, inside.w);
  if (g.ActiveId == key && ui.area.id == key) {
    Editor& editor = ui.area.editor;
    editor.clamp(text);
    own_keyboard(ui, key, inside, shape.step);
    const ImVec2 at = ui.on_glass(g.IO.MousePos);
    if (g.IO.MouseDown[0] && (clicked || g.IO.MouseDownDuration[0] > 0)) {
      const float row = std::floor((at.y - inside.y) / shape.step);
      const float last = static_cast<float>(shape.lines.lines.size() - 1);
      const auto line = static_cast<std::size_t>(std::clamp(row, 0.0f, last));
      if (hovered || !clicked)
        editor.move(offset_at(shape, text, line, at.x - inside.x), !clicked || g.IO.KeyShift);
    }
    const std::size_t caret = editor.caret;
    if (!move_by_keys(editor, shape, text) && edit_by_keys(editor, text, most_bytes)) {
      events.changed = true;
      shape = geometry(ui, text, inside.w);
    }
    if (editor.caret != caret && ui.scroll_depth > 0) {  // the caret of a long text stays in sight
      const float line = static_cast<float>(line_with(shape, editor.caret));
      scroll_to(ui, {inside.x, inside.y + shape.step * line, inside.w, shape.step});
    }
    if ((g.IO.MouseClicked[0] && !hovered) || ImGui::IsKeyPressed(ImGuiKey_Escape, false))
      ImGui::ClearActiveID();
  }
  events.active = g.ActiveId == key;
  events.focused = events.active || (g.NavId == key && g.NavCursorVisible);
  draw(ui, inside, shape, text, events.active ? &ui.area.editor : nullptr);
  return events;
}

}  // namespace ubao::app
