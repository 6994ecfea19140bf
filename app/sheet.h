// A sheet over the page: from below on a phone, in the middle elsewhere. It takes keyboard and touch for
// itself, is left by Escape or a tap beside it, slides in within 160 ms. Whether it is open is the caller's
// draft; while it is, call begin_sheet every frame:
//
//   const Sheet sheet = begin_sheet(ui, "remove", title, text);
//   ... draw from sheet.content downwards ...
//   end_sheet(ui, bottom_of_what_was_drawn);
//   if (sheet.dismissed) draft.sheet = none;
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/button.h"

namespace ubao::app {

struct Sheet {
  Rect content = {};  // of any height
  bool dismissed = false;
};

Sheet begin_sheet(Ui& ui, std::string_view id, std::string_view title, std::string_view text,
                  float width = 560);
void end_sheet(Ui& ui, float content_bottom);

// Buttons in a row at the end side, the last one at the very end; under each other where the sheet is narrow.
// Gives the pressed one or -1, and moves `y` below them.
int sheet_buttons(Ui& ui, const Rect& content, float& y, std::span<const Button> buttons);

struct MenuEntry {
  std::string id = {};
  std::string label = {};
  Icon icon = Icon::none;
};

// A sheet of rows, one of which is pressed; gives its place, -1 for none so far. `open` becomes false when it
// is left.
int menu_sheet(Ui& ui, std::string_view id, std::string_view title, std::span<const MenuEntry> entries,
               bool& open);

}  // namespace ubao::app
