// The one interactive thing under all widgets: a rectangle with a stable id (from the record, never from its
// place), a label that tests and later readers find it by, reached by touch, mouse, Tab and arrows, pressed
// by a tap, Enter or Space. A tap that turns into a drag of a scroll area presses nothing. Its place is in
// Ui's reading direction.
#pragma once

#include <string_view>

#include "app/ui.h"

namespace ubao::app {

struct Item {
  ImGuiID id = 0;
  bool pressed = false;  // this frame
  bool held = false;     // finger or key down on it
  bool hovered = false;
  bool focused = false;  // by keyboard: the ring is to be shown
};

enum class ItemKind {
  ordinary,
  locked,  // can be reached and read, cannot be pressed
  canvas,  // lies on the board: may overlap others, may leave the view
};

Item item(Ui& ui, std::string_view id, const Rect& rect, std::string_view label,
          ItemKind kind = ItemKind::ordinary);

// The ring around what the keyboard is on: 3 px, with a gap of 2 px; on the board in chalk.
enum class RingOn { paper, board, inside };
void focus_ring(Ui& ui, const Rect& rect, float radius, RingOn on = RingOn::paper);

// A key that acts on the whole screen; not while somebody types or a sheet lies above.
bool shortcut(Ui& ui, ImGuiKey key);

// Everything inside has its ids below this one.
struct IdScope {
  explicit IdScope(std::string_view id) { ImGui::PushID(id.data(), id.data() + id.size()); }
  ~IdScope() { ImGui::PopID(); }
  IdScope(const IdScope&) = delete;
  IdScope& operator=(const IdScope&) = delete;
};

// The id that a text has in the present scope.
ImGuiID id_of(std::string_view id);

}  // namespace ubao::app
