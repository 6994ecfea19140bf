// What people do in the browser, handed to ImGui: mouse, finger, wheel, keys (UI Events and Touch Events of
// the W3C); two fingers are for whoever draws. The canvas fills the page, so places are those of the
// viewport, in CSS pixels. Calls back after each event that may change the picture. One page, one thread.
#pragma once

#include <emscripten/html5.h>

#include <functional>

#include "app/ui.h"

namespace ubao::platform {

class BrowserInput {
 public:
  // Listens on the canvas of that CSS selector from now on, until the page is left; as long does it live.
  BrowserInput(const char* canvas, std::function<void()> happened);
  BrowserInput(const BrowserInput&) = delete;
  BrowserInput& operator=(const BrowserInput&) = delete;

  // The fingers on the glass at this moment, two of them at the most.
  const app::Ui::Touches& touches() const { return touches_; }

 private:
  // What the browser calls; `self` is the object. True: the browser does nothing of its own about it.
  static EM_BOOL on_mouse(int type, const EmscriptenMouseEvent* event, void* self);
  static EM_BOOL on_touch(int type, const EmscriptenTouchEvent* event, void* self);
  static EM_BOOL on_wheel(int type, const EmscriptenWheelEvent* event, void* self);
  static EM_BOOL on_key(int type, const EmscriptenKeyboardEvent* event, void* self);
  static EM_BOOL on_focus(int type, const EmscriptenFocusEvent* event, void* self);
  static EM_BOOL on_resize(int type, const EmscriptenUiEvent* event, void* self);

  std::function<void()> happened_;
  bool finger_down_ = false;
  long finger_ = 0;  // the one that points
  app::Ui::Touches touches_;
};

}  // namespace ubao::platform
