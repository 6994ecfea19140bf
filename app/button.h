// Buttons. One primary on a screen; secondary and quiet for the rest; danger for what removes, never filled;
// locked for "not yet", with a lock and the reason in its word. An icon never replaces the word.
#pragma once

#include <string>
#include <string_view>

#include "app/icons.h"
#include "app/item.h"

namespace ubao::app {

enum class ButtonLook {
  primary,
  secondary,
  on_ledge,  // secondary, with the darker outline that wood needs
  quiet,
  danger,
  locked,
  on_board,  // an outline in chalk
  on_toast,  // an outline on ink
};

struct Button {
  std::string_view id = {};
  std::string_view label = {};
  ButtonLook look = ButtonLook::secondary;
  Icon icon = Icon::none;
  bool icon_at_end = false;  // an arrow that leads on
  bool large = false;        // 20 px word, as the primary of a screen
};

// Draws it and gives true in the frame in which it is pressed.
bool button(Ui& ui, const Rect& rect, const Button& spec);

// The width that shows the whole word.
float button_width(Ui& ui, const Button& spec);

// A button with the icon above the word, as in tool bars. `selected` is filled.
bool tool_button(Ui& ui, const Rect& rect, std::string_view id, std::string_view label, Icon icon,
                 bool selected, bool enabled = true);

// The focus ring of a button of this look.
RingOn ring_of(ButtonLook look);

}  // namespace ubao::app
