// Keys that a screen takes before Dear ImGui's own navigation gets them: arrows, Tab, Enter. Nothing is taken
// while somebody types or a sheet lies above. One thread.
#pragma once

#include "app/ui.h"

namespace ubao::app {

// Call in every frame in which the screen wants the key; true in the frame in which it goes down (and again
// while it is held, with `repeat`).
bool own_key(Ui& ui, ImGuiKey key, bool repeat = false);

// Whether the keyboard is on an item, with its ring: then Enter and Space are the item's.
bool keyboard_on_item();

// Whether keys belong to the screen: nobody types and no sheet lies above.
bool keys_are_free();

}  // namespace ubao::app
