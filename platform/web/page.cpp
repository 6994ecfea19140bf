#include "platform/web/page.h"

#include <GLES3/gl3.h>
#include <emscripten.h>
#include <emscripten/eventloop.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "platform/draw.h"

namespace ubao::platform {
namespace {

constexpr const char* kCanvas = "#canvas";
constexpr int kFramesPerEvent = 2;  // ImGui settles hover and focus in the frame after an event
constexpr double kLongestSleepMs = 3.6e6;
constexpr double kShortestFrame = 1e-4;  // seconds; ImGui wants time to pass

double now() { return emscripten_get_now() / 1e3; }

// The canvas gets a pixel for each pixel of the screen, whatever the browser's zoom.
void fit_canvas() {
  double width = 0, height = 0;
  emscripten_get_element_css_size(kCanvas, &width, &height);
  const double density = emscripten_get_device_pixel_ratio();
  const int wide = static_cast<int>(std::lround(width * density));
  const int high = static_cast<int>(std::lround(height * density));
  int wide_now = 0, high_now = 0;
  emscripten_get_canvas_element_size(kCanvas, &wide_now, &high_now);
  if (wide != wide_now || high != high_now) emscripten_set_canvas_element_size(kCanvas, wide, high);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
  io.DisplayFramebufferScale = {static_cast<float>(density), static_cast<float>(density)};
  glViewport(0, 0, wide, high);
}

}  // namespace

bool prepare_canvas() {
  EmscriptenWebGLContextAttributes wanted;
  emscripten_webgl_init_context_attributes(&wanted);
  wanted.majorVersion = 2;
  wanted.alpha = wanted.depth = wanted.antialias = false;
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = emscripten_webgl_create_context(kCanvas, &wanted);
  if (context <= 0 || emscripten_webgl_make_context_current(context) != EMSCRIPTEN_RESULT_SUCCESS)
    return false;
  ImGui::CreateContext();
  app::prepare_imgui();
  return ImGui_ImplOpenGL3_Init("#version 300 es");
}

Page::Page(Program& program, const app::Fonts& fonts)
    : program_(program), input_(kCanvas, [this] {
        program_.app().touched(now());
        wake(kFramesPerEvent);
      }) {
  ui_.fonts = fonts;
  wake(kFramesPerEvent);
}

void Page::wake(int frames) {
  frames_due_ = std::max(frames_due_, frames);
  if (frames_due_ == 0 || frame_asked_) return;
  frame_asked_ = true;
  emscripten_request_animation_frame(on_frame, this);
}

EM_BOOL Page::on_frame(double, void* self) {
  Page& page = *static_cast<Page*>(self);
  page.frame_asked_ = false;
  page.program_.poll(now());
  page.draw();
  page.wait();
  return false;
}

void Page::on_deadline(void* self) {
  Page& page = *static_cast<Page*>(self);
  page.deadline_ = 0;
  const bool changed = page.program_.poll(now());
  page.frames_due_ = std::max(page.frames_due_, changed || now() >= page.ui_.next_frame_at ? 1 : 0);
  page.wait();
}

// Asks for the next frame, or for a call at the next deadline.
void Page::wait() {
  if (deadline_ != 0) emscripten_clear_timeout(deadline_);
  deadline_ = 0;
  double in_ms = (ui_.next_frame_at - now()) * 1e3;
  if (in_ms <= 0) frames_due_ = std::max(frames_due_, 1);
  if (frames_due_ > 0) return wake(frames_due_);
  if (const auto wake_at = program_.wake_at_ms())
    in_ms = std::min(in_ms, static_cast<double>(*wake_at - steady_ms()));
  if (in_ms < kLongestSleepMs) deadline_ = emscripten_set_timeout(on_deadline, std::max(0.0, in_ms), this);
}

void Page::draw() {
  const double at = now();
  ImGui::GetIO().DeltaTime = static_cast<float>(std::max(kShortestFrame, at - drawn_at_));
  drawn_at_ = at;
  fit_canvas();
  ImGui_ImplOpenGL3_NewFrame();
  ui_.touches = input_.touches();
  const app::Intents intents = draw_program(program_, ui_, at);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  program_.take(intents, now());
  ++frames_;
  frames_due_ = std::max(frames_due_ - 1, intents.empty() ? 0 : kFramesPerEvent);
  // one frame takes a few events only; what is left wants the next one
  if (ImGui::GetCurrentContext()->InputEventsQueue.Size > 0) frames_due_ = std::max(frames_due_, 1);
}

std::vector<Page::Shown> Page::shown() {
  struct Listener final : app::TextProbe {
    std::vector<Shown> texts;
    void drawn(const app::DrawnText& text) override {
      if (!app::common(text.box, text.clip).empty()) texts.push_back({std::string(text.text), text.box});
    }
  } listener;
  ui_.probe = &listener;
  draw();
  ui_.probe = nullptr;
  wait();
  return std::move(listener.texts);
}

}  // namespace ubao::platform
