// The program in a browser's page: one canvas drawn with WebGL 2, and only when there is a reason to, as the
// window does on other systems. Nothing blocks: the browser calls for input, for frames and at deadlines. One
// thread.
#pragma once

#include <emscripten/html5.h>

#include <string>
#include <vector>

#include "app/ui.h"
#include "platform/program.h"
#include "platform/web/input.h"

namespace ubao::platform {

// Makes ImGui and a WebGL 2 context for the page's canvas. Once, before the fonts are loaded and the page is
// made. False when the browser has no WebGL 2.
bool prepare_canvas();

class Page {
 public:
  // Draws the first frame soon after. The program outlives the page, and both live until the page is left.
  Page(Program& program, const app::Fonts& fonts);
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  // How many frames have been drawn.
  int frames() const { return frames_; }

  // A text on the screen and its box, in CSS pixels of the viewport.
  struct Shown {
    std::string text;
    app::Rect box;
  };
  // Draws a frame and tells which texts can be seen in it.
  std::vector<Shown> shown();

 private:
  static EM_BOOL on_frame(double time_ms, void* self);
  static void on_deadline(void* self);
  void wake(int frames);
  void wait();
  void draw();

  Program& program_;
  app::Ui ui_;
  int frames_due_ = 0;
  bool frame_asked_ = false;  // the browser will call on_frame
  long deadline_ = 0;         // the browser's timer that calls on_deadline; 0: none
  int frames_ = 0;
  double drawn_at_ = 0;  // seconds
  BrowserInput input_;
};

}  // namespace ubao::platform
