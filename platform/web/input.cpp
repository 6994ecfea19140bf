#include "platform/web/input.h"

#include <cfloat>
#include <string_view>

#include "imgui.h"
#include "platform/web/keys.h"

namespace ubao::platform {
namespace {

// One step of a wheel as browsers tell it in pixels, lines or pages.
constexpr double kPixelsPerStep = 100, kLinesPerStep = 3, kStepsPerPage = 10;

BrowserInput& input(void* self) { return *static_cast<BrowserInput*>(self); }

ImGuiIO& io_for(ImGuiMouseSource source) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(source);
  return io;
}

void point_at(ImGuiIO& io, long x, long y) {
  io.AddMousePosEvent(static_cast<float>(x), static_cast<float>(y));
}

void point_nowhere(ImGuiIO& io) { io.AddMousePosEvent(-FLT_MAX, -FLT_MAX); }

// The browser counts left, middle, right; ImGui left, right, middle.
int button_of(unsigned short button) { return button == 1 ? 2 : button == 2 ? 1 : button; }

double steps(double delta, unsigned long mode) {
  if (mode == DOM_DELTA_PIXEL) return delta / kPixelsPerStep;
  return mode == DOM_DELTA_LINE ? delta / kLinesPerStep : delta * kStepsPerPage;
}

// Shortcuts that are the interface's; every other combination stays the browser's.
bool is_shortcut(std::string_view name) {
  return name.size() == 1 && std::string_view("acvxyzACVXYZ").find(name) != std::string_view::npos;
}

}  // namespace

BrowserInput::BrowserInput(const char* canvas, std::function<void()> happened)
    : happened_(std::move(happened)) {
  // a button or key may be let go outside the canvas
  const char* window = EMSCRIPTEN_EVENT_TARGET_WINDOW;
  emscripten_set_mousedown_callback(canvas, this, false, on_mouse);
  emscripten_set_mousemove_callback(window, this, false, on_mouse);
  emscripten_set_mouseup_callback(window, this, false, on_mouse);
  emscripten_set_mouseleave_callback(canvas, this, false, on_mouse);
  emscripten_set_wheel_callback(canvas, this, false, on_wheel);
  emscripten_set_touchstart_callback(canvas, this, false, on_touch);
  emscripten_set_touchmove_callback(canvas, this, false, on_touch);
  emscripten_set_touchend_callback(canvas, this, false, on_touch);
  emscripten_set_touchcancel_callback(canvas, this, false, on_touch);
  emscripten_set_keydown_callback(window, this, false, on_key);
  emscripten_set_keyup_callback(window, this, false, on_key);
  emscripten_set_focus_callback(window, this, false, on_focus);
  emscripten_set_blur_callback(window, this, false, on_focus);
  emscripten_set_resize_callback(window, this, false, on_resize);
}

EM_BOOL BrowserInput::on_mouse(int type, const EmscriptenMouseEvent* event, void* self) {
  ImGuiIO& io = io_for(ImGuiMouseSource_Mouse);
  if (type == EMSCRIPTEN_EVENT_MOUSELEAVE && event->buttons == 0)
    point_nowhere(io);
  else
    point_at(io, event->clientX, event->clientY);
  if ((type == EMSCRIPTEN_EVENT_MOUSEDOWN || type == EMSCRIPTEN_EVENT_MOUSEUP) &&
      event->button < ImGuiMouseButton_COUNT)
    io.AddMouseButtonEvent(button_of(event->button), type == EMSCRIPTEN_EVENT_MOUSEDOWN);
  input(self).happened_();
  return type == EMSCRIPTEN_EVENT_MOUSEDOWN;
}

EM_BOOL BrowserInput::on_touch(int type, const EmscriptenTouchEvent* event, void* self) {
  BrowserInput& me = input(self);
  ImGuiIO& io = io_for(ImGuiMouseSource_TouchScreen);
  me.touches_.count = 0;
  for (int i = 0; i < event->numTouches && me.touches_.count < 2; ++i) {
    const EmscriptenTouchPoint& touch = event->touches[i];
    const bool lifted =
        touch.isChanged && type != EMSCRIPTEN_EVENT_TOUCHSTART && type != EMSCRIPTEN_EVENT_TOUCHMOVE;
    if (lifted) continue;
    me.touches_.at[me.touches_.count++] = {static_cast<float>(touch.clientX),
                                           static_cast<float>(touch.clientY)};
  }
  for (int i = 0; i < event->numTouches; ++i) {
    const EmscriptenTouchPoint& touch = event->touches[i];
    if (!touch.isChanged) continue;
    if (type == EMSCRIPTEN_EVENT_TOUCHSTART) {
      if (me.finger_down_) continue;
      me.finger_down_ = true;
      me.finger_ = touch.identifier;
      point_at(io, touch.clientX, touch.clientY);
      io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    } else if (me.finger_down_ && touch.identifier == me.finger_) {
      point_at(io, touch.clientX, touch.clientY);
      if (type == EMSCRIPTEN_EVENT_TOUCHMOVE) continue;
      me.finger_down_ = false;
      io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
      point_nowhere(io);  // no finger hovers
    }
  }
  me.happened_();
  return true;
}

EM_BOOL BrowserInput::on_wheel(int, const EmscriptenWheelEvent* event, void* self) {
  ImGuiIO& io = io_for(ImGuiMouseSource_Mouse);
  io.AddMouseWheelEvent(static_cast<float>(-steps(event->deltaX, event->deltaMode)),
                        static_cast<float>(-steps(event->deltaY, event->deltaMode)));
  input(self).happened_();
  return true;
}

EM_BOOL BrowserInput::on_key(int type, const EmscriptenKeyboardEvent* event, void* self) {
  ImGuiIO& io = ImGui::GetIO();
  const bool down = type == EMSCRIPTEN_EVENT_KEYDOWN;
  const std::string_view name(event->key);
  io.AddKeyEvent(ImGuiMod_Ctrl, event->ctrlKey);
  io.AddKeyEvent(ImGuiMod_Shift, event->shiftKey);
  io.AddKeyEvent(ImGuiMod_Alt, event->altKey);
  io.AddKeyEvent(ImGuiMod_Super, event->metaKey);
  const ImGuiKey key = key_named(name, event->location == DOM_KEY_LOCATION_NUMPAD);
  if (key != ImGuiKey_None) io.AddKeyEvent(key, down);
  // the key at the right of the space bar that types a third character looks like both of these held down
  const bool command = (event->ctrlKey != event->altKey) || event->metaKey;
  const bool text = types_text(name) && !command;
  if (down && text) io.AddInputCharactersUTF8(event->key);
  input(self).happened_();
  return text || (!command && key != ImGuiKey_None) || (event->ctrlKey && is_shortcut(name));
}

EM_BOOL BrowserInput::on_focus(int type, const EmscriptenFocusEvent*, void* self) {
  ImGui::GetIO().AddFocusEvent(type == EMSCRIPTEN_EVENT_FOCUS);
  input(self).happened_();
  return false;
}

EM_BOOL BrowserInput::on_resize(int, const EmscriptenUiEvent*, void* self) {
  input(self).happened_();
  return false;
}

}  // namespace ubao::platform
