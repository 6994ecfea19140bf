#include "app/screens/pin_pad.h"

#include <algorithm>
#include <array>

#include "app/icons.h"
#include "app/item.h"
#include "app/keys.h"
#include "app/paint.h"
#include "app/text.h"
#include "app/typed_secret.h"

namespace ubao::app {
namespace {

constexpr float kKey = 72, kKeyPhone = 60, kKeyGap = 10;
constexpr int kColumns = 3, kLines = 4;

float key_height(const Ui& ui) { return ui.px(ui.phone() ? kKeyPhone : kKey); }

void add(std::string& digits, char digit) {
  if (digits.capacity() < 2 * kMostDigits) digits.reserve(2 * kMostDigits);  // it must not move about
  if (digits.size() < kMostDigits) digits += digit;
}

bool pad_key(Ui& ui, const Rect& rect, const std::string& label, Icon icon, bool shut) {
  const Theme& t = ui.theme;
  const Item it = item(ui, "key/" + label, rect, label, shut ? ItemKind::locked : ItemKind::ordinary);
  const float radius = ui.px(measure::kRadius), edge = ui.px(measure::kEdge);
  const bool digit = icon == Icon::none;
  if (digit) fill(ui, rect, shut ? t.ground : t.well, radius);
  const float down = ui.eased(it.id, it.held, measure::kPressSeconds);
  const Rect face{rect.x, rect.y + edge * 0.5f * down, rect.w, rect.h - (digit ? edge : 0)};
  fill(ui, face, it.held ? t.well : digit && !shut ? t.surface : t.ground, radius);
  if (it.hovered && !it.held && !shut) fill(ui, face, faded(t.ink, 0.05f), radius);
  outline(ui, rect, shut ? t.hairline : t.line, radius, ui.px(t.control_outline));
  TextStyle word;
  word.bold = true;
  word.align = Align::center;
  word.middle = true;
  word.lines = 1;
  word.colour = shut ? t.soft : t.ink;
  if (digit) {
    word.size = 32;
    word.line_height = measure::kTitleLineHeight;
    draw_text(ui, face, label, word);
  } else {
    word.role = Role::meta;
    const float height = ui.px(24) + line_height(ui, word);
    Rect inside = face.centered(face.w, height);
    draw_icon(ui, icon, inside.take_top(ui.px(22), ui.px(2)).middle(), ui.px(20), word.colour);
    draw_text(ui, inside, label, word);
  }
  if (it.focused) focus_ring(ui, rect, radius);
  return it.pressed;
}

// Digits, Delete and Enter of a keyboard; Enter is the item's where the keyboard is on one.
PadEvents typed_on_keyboard(std::string& digits) {
  PadEvents events;
  const ImGuiIO& io = ImGui::GetIO();
  for (const ImWchar code : io.InputQueueCharacters) {
    if (code < '0' || code > '9') continue;
    add(digits, static_cast<char>(code));
    events.changed = true;
  }
  if (ImGui::IsKeyPressed(ImGuiKey_Backspace) && !digits.empty()) {
    digits.back() = 0;
    digits.pop_back();
    events.changed = true;
  }
  if (events.changed) ImGui::SetNavCursorVisible(false);
  const bool enter =
      ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
  events.submitted = enter && !keyboard_on_item();
  return events;
}

}  // namespace

float pin_pad_height(const Ui& ui) {
  return key_height(ui) * kLines + ui.px(kKeyGap) * static_cast<float>(kLines - 1);
}

PadEvents draw_pin_pad(Ui& ui, const Rect& rect, std::string& digits, bool shut) {
  PadEvents events;
  if (!shut) events = typed_on_keyboard(digits);
  const std::string clear = ui.say("pin.clear"), erase = ui.say("pin.delete");
  Rect rest = rect, line;
  for (int i = 0; i < kColumns * kLines; ++i) {
    if (i % kColumns == 0) line = rest.take_top(key_height(ui), ui.px(kKeyGap));
    const Rect place = line.column(i % kColumns, kColumns, ui.px(kKeyGap));
    if (i == 9) {
      if (pad_key(ui, place, clear, Icon::cross, shut)) wipe(digits), events.changed = true;
    } else if (i == 11) {
      if (pad_key(ui, place, erase, Icon::back, shut) && !digits.empty()) {
        digits.back() = 0;
        digits.pop_back();
        events.changed = true;
      }
    } else {
      const char digit = static_cast<char>(i == 10 ? '0' : '1' + i);
      if (pad_key(ui, place, std::string(1, digit), Icon::none, shut))
        add(digits, digit), events.changed = true;
    }
  }
  if (events.changed) ui.want_frame();
  return events;
}

void draw_pin_dots(Ui& ui, Rect& rest, std::size_t typed, bool centered) {
  const std::size_t count = std::max(typed, kFewestDigits);
  const float most = ui.px(ui.phone() ? 20 : 26), gap = ui.px(12);
  const auto n = static_cast<float>(count);
  const float side = std::min(most, (rest.w - gap * 0.5f * (n - 1)) / n);
  const float step = std::min(side + gap, (rest.w - side) / std::max(1.0f, n - 1));
  const Rect line = rest.take_top(most, ui.px(10));
  const float start = centered ? (line.w - side - step * (n - 1)) / 2 : 0;
  float x = line.x + start + side / 2;
  for (std::size_t i = 0; i < count; ++i, x += step) {
    if (i < typed)
      disc(ui, {x, line.middle().y}, side / 2, ui.theme.ink);
    else
      ring(ui, {x, line.middle().y}, side / 2, ui.theme.ink, ui.px(2.5f));
  }
}

}  // namespace ubao::app
